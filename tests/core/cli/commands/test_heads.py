"""``clipshelf train``: proposals, and tags that keep their version."""

from pathlib import Path

import pytest

from tests.core.cli.commands.test_training import teach
from tests.core.cli.conftest import Command


@pytest.fixture
def trained(clipshelf: Command, shelf: Path) -> Path:
    teach(shelf)
    assert clipshelf("train", "--json", "--library", shelf).document["head"] == 1
    return shelf


def test_proposal_is_shown_and_adopted_later(clipshelf: Command, trained: Path, taught: Path):
    def scores() -> list[dict[str, object]]:
        return clipshelf("suggest", "--all", "--json", "--library", trained).document["suggestions"]

    clipshelf("decide", taught / "videos" / "clip 007.mp4", "-red", "--library", trained)
    before = scores()
    report = clipshelf("train", "--propose", "--json", "--library", trained).document
    assert (report["head"], report["proposed"]) == (2, True)
    assert {"tag", "before", "after", "suggested_before", "suggested_after", "kept", "why"} <= report["by_tag"][
        0
    ].keys()
    assert scores() == before
    assert clipshelf("heads", "list", "--json", "--library", trained).document["in_use"] == 1
    assert "proposed" in clipshelf("heads", "list", "--library", trained).out

    shown = clipshelf("train", "--propose", "--library", trained)
    assert "quality before" in shown.out
    assert "clipshelf heads use 3" in shown.err
    assert "no version 2" in clipshelf("heads", "use", "2", "--library", trained).sentence, (
        "the next one took its place"
    )
    assert clipshelf("heads", "use", "3", "--library", trained).code == 0
    assert clipshelf("heads", "list", "--json", "--library", trained).document["in_use"] == 3
    assert "proposed" not in clipshelf("heads", "list", "--library", trained).out
    assert clipshelf("heads", "use", "0", "--library", trained).code == 0
    assert scores() == before


def test_unmeasurable_tag_keeps_its_version_and_is_named(clipshelf: Command, trained: Path):
    before = clipshelf("suggest", "--all", "--json", "--library", trained).document["suggestions"]
    told = clipshelf("train", "--library", trained)
    assert "kept: too few decisions" in told.out
    assert "2 tags kept their previous state" in told.err
    assert clipshelf("suggest", "--all", "--json", "--library", trained).document["suggestions"] == before
