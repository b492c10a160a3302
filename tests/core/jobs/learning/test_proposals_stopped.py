"""Stopping while a proposal is made or adopted leaves either the old or the new head, whole."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from core.catalog import heads, suggestions
from core.errors import StorageError
from core.jobs.learning import head_files, proposals, training, versions
from tests.core.jobs.learning.conftest import Bench
from tests.core.jobs.learning.test_proposals import in_use, propose, score, taught
from tests.core.jobs.learning.test_training import cards


@contextmanager
def stopping(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> Iterator[None]:
    """Make the program end where it would call a function."""

    def stops(*_arguments: object, **_others: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, stops)
        with pytest.raises(KeyboardInterrupt):
            yield


@pytest.mark.parametrize(("owner", "name"), [(head_files, "write"), (heads, "put"), (training, "learn_shared")])
def test_stop_while_proposing_leaves_everything_unchanged(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    taught(bench)
    before = in_use(bench)
    with stopping(monkeypatch, owner, name):
        propose(bench)
    again = bench.again()
    assert again.catch_up().tag_ids == ()
    assert in_use(bench, again) == before
    assert cards(bench) == []
    assert propose(bench) == 1


STEPS: list[tuple[Callable[[Bench], tuple[object, str]], bool]] = [
    (lambda _bench: (head_files, "write"), False),
    (lambda bench: (bench.learner, "set_aside"), False),
    (lambda _bench: (heads, "change"), False),
    (lambda bench: (bench.learner, "save"), True),
    (lambda bench: (bench.learner, "suggest_all"), True),
    (lambda _bench: (proposals, "_unlink"), True),
]


@pytest.mark.parametrize(("step", "is_adopted"), STEPS)
@pytest.mark.usefixtures("teaches")
def test_stop_while_adopting_adopts_completely_or_not_at_all(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, step: Callable[[Bench], tuple[object, str]], *, is_adopted: bool
) -> None:
    red, green, rare = taught(bench)
    tags = (red, green, rare)
    old = {tag_id: score(bench.learner, tag_id) for tag_id in tags}
    version = propose(bench)
    with stopping(monkeypatch, *step(bench)):
        proposals.adopt(bench.context, bench.learner, version, keep_old=[rare])

    again = bench.again()
    again.catch_up()
    assert again.version() == (version if is_adopted else 0)
    found = {tag_id: score(again, tag_id) for tag_id in tags}
    assert found[rare] == old[rare]
    assert (found[red] == old[red]) is not is_adopted
    with bench.library.database.read() as session:
        written = suggestions.counts(session)
        assert heads.list_all(session)[0].is_proposal is not is_adopted
    assert {tag_id: n for tag_id, n in again.book.counts(again.feature_table, tags).items() if n} == written
    if not is_adopted:
        proposals.adopt(bench.context, again, version, keep_old=[rare])
        assert again.version() == version, "it can still be chosen"
    versions.go_back(bench.context, again)
    assert {tag_id: score(again, tag_id) for tag_id in tags} == old


def test_full_disk_while_adopting_keeps_the_old_head(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    red, _green, _rare = taught(bench)
    version, before = propose(bench), in_use(bench)
    with monkeypatch.context() as patch:

        def full(*_arguments: object, **_others: object) -> str:
            raise StorageError("The disk is full", "Free some space.")

        patch.setattr(versions.meta, "put", full)
        with pytest.raises(StorageError):
            proposals.adopt(bench.context, bench.learner, version)
    bench.learner.catch_up()
    assert in_use(bench) == before
    assert score(bench.learner, red)
