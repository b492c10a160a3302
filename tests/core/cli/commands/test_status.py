from pathlib import Path

import pytest

from tests.core.cli.conftest import Command
from tests.support.clips import make_clip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make three clips: with a date and its zone, with a date alone, without."""
    root = tmp_path_factory.mktemp("dated")
    (root / "videos").mkdir()
    tags = {
        "a.mp4": {},
        "b.mov": {"com.apple.quicktime.creationdate": "2024-05-17T21:00:00+0900"},
        "c.mkv": {"creation_time": "2024-05-16T12:00:00Z"},
    }
    for seed, (name, ours) in enumerate(tags.items()):
        make_clip(root / "videos" / name, seconds=1.0, size=(96, 64), seed=seed, tags=ours)
    return root


@pytest.fixture
def shown(library: Path, clipshelf: Command) -> Path:
    clipshelf("add", library / "videos", "--encoder", "builtin", "--library", library / "library", "--json")
    return library / "library"


def test_both_dates_of_a_video_are_told(shown: Path, clipshelf: Command) -> None:
    listed = clipshelf("videos", "--sort", "recorded", "--json", "--library", shown).document["videos"]

    assert [Path(video["path"]).name for video in listed] == ["c.mkv", "b.mov", "a.mp4"]
    dates = [(video["recorded_at"], video["recorded_zone_minutes"], video["is_date_read"]) for video in listed]
    assert dates == [
        ("2024-05-16T12:00:00+00:00", None, True),
        ("2024-05-17T12:00:00+00:00", 540, True),
        (None, None, True),
    ]
    assert all(video["modified_at"].startswith("20") for video in listed)
    by_file = clipshelf("videos", "--sort", "modified", "--json", "--library", shown).document["videos"]
    modified = [video["modified_at"] for video in by_file]
    assert modified == sorted(modified)


def test_the_table_shows_the_time_at_the_place_with_its_zone(shown: Path, clipshelf: Command) -> None:
    head, *rows = clipshelf("videos", "--library", shown).out.splitlines()

    assert head.split()[:5] == ["stage", "length", "recorded", "file", "date"]
    assert "2024-05-17 21:00+09:00" in rows[1]
    assert "2024-05-1" not in rows[0]
