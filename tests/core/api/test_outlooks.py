"""The reason for no suggestions is derived from the catalog, at once and without a worker."""

import contextlib
import dataclasses
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.api.library import Library
from core.catalog import suggestions
from core.domain.outlook import OutlookReason, StoredOutlook
from core.domain.tags import Suggestion
from tests.support import made_up_library

KEPT = StoredOutlook(0, 1, 0.4, "", True, "mark", 3, 0.8, 0.5, 0.3, 0.0, 2.5)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made_up_library.make(tmp_path / "library", [np.eye(32)[:4]] * 4)
    with contextlib.closing(Library.open(tmp_path / "library")) as library:
        yield library


def write(library: Library, tag_id: int, **facts: object) -> None:
    with library.database.write() as session:
        suggestions.replace_outlooks(session, [dataclasses.replace(KEPT, tag_id=tag_id, **facts)])  # type: ignore[arg-type]


def reason(library: Library, tag_id: int) -> OutlookReason:
    return library.learning.outlooks([tag_id])[tag_id].reason


def test_nothing_is_claimed_before_analysis_and_learning(library: Library, tmp_path: Path) -> None:
    tag_id = library.tags.add("red")[0].id
    found = library.learning.outlooks()[tag_id]
    assert (found.reason, found.is_estimated, found.left_estimate) == (OutlookReason.WAITS, False, 0.0)
    assert not found.is_hardly_worth_it

    with contextlib.closing(Library.open(tmp_path / "other")) as other:
        tag_id = other.tags.add("red")[0].id
        assert reason(other, tag_id) is OutlookReason.NOTHING_ANALYSED


def test_reason_for_no_suggestions_follows_from_the_decisions(library: Library) -> None:
    tag_id = library.tags.add("red")[0].id
    write(library, tag_id)
    assert reason(library, tag_id) is OutlookReason.NOTHING_LIKELY
    library.decisions.accept([1], [tag_id])
    assert reason(library, tag_id) is OutlookReason.ONLY_ACCEPTED
    library.decisions.reject([2], [tag_id])
    assert reason(library, tag_id) is OutlookReason.NOTHING_LIKELY
    library.decisions.withdraw([1], [tag_id])
    assert reason(library, tag_id) is OutlookReason.ONLY_REJECTED
    write(library, tag_id, knows_something=False)
    assert reason(library, tag_id) is OutlookReason.KNOWS_NOTHING
    write(library, tag_id, n_open=0)
    assert reason(library, tag_id) is OutlookReason.ALL_DECIDED


def test_stored_figures_are_returned_and_only_undecided_videos_count_as_suggested(library: Library) -> None:
    tag_id, other = (library.tags.add(name)[0].id for name in ("red", "green"))
    write(library, tag_id)
    with library.database.write() as session:
        found = [Suggestion(video_id, tag_id, 0.6, 0.0, 1.0, 1) for video_id in (1, 2, 3)]
        suggestions.replace_of_tags(session, [tag_id], found)
    library.decisions.accept([1], [tag_id])

    found = library.learning.outlooks([tag_id, other, 99])
    assert found.keys() == {tag_id, other}, "tags that are there"
    one = found[tag_id]
    assert (one.n_suggested, one.reason) == (2, OutlookReason.SUGGESTS)
    assert (one.left_estimate, one.left_low, one.left_high, one.likeliest, one.n_open) == (0.8, 0.0, 2.5, 0.3, 3)
    assert library.learning.audits([tag_id, other]) == {}
