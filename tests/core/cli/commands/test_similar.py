"""``clipshelf similar``: what looks like videos and moments."""

from pathlib import Path

import pytest

from tests.core.cli.conftest import Command


def names(document: dict[str, list[dict[str, str]]]) -> list[str]:
    return [Path(hit["path"]).name for hit in document["results"]]


@pytest.fixture
def where(filled: Path) -> tuple[str, Path, str]:
    return ("--library", filled / "library", "--json")


def test_a_video_finds_other_videos_each_once(clipshelf: Command, filled: Path, where: tuple[str, Path, str]):
    found = clipshelf("similar", filled / "videos" / "clip 000.mp4", *where).document

    assert sorted(names(found)) == ["clip 001.mp4", "clip 002.mp4"]
    assert all(hit["reasons"] == ["looks like"] and 0 <= hit["score"] <= 1 for hit in found["results"])


def test_a_moment_finds_moments_and_may_be_named_from_here(
    clipshelf: Command, filled: Path, where: tuple[str, Path, str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(filled / "videos")
    by_path = clipshelf("similar", "clip 001.mp4@0:00", "--limit", "1", *where).document
    by_name = clipshelf("similar", "clip 001@0", "--limit", "1", *where).document

    assert names(by_path) == ["clip 001.mp4"]
    assert by_name == by_path


def test_several_examples_count_together(clipshelf: Command, filled: Path, where: tuple[str, Path, str]):
    first, second = (filled / "videos" / f"clip 00{number}.mp4" for number in (0, 1))

    assert names(clipshelf("similar", first, second, *where).document) == ["clip 002.mp4"]


def test_minus_takes_videos_frames_and_words(clipshelf: Command, filled: Path, where: tuple[str, Path, str]):
    def score(*minus: object) -> float:
        found = clipshelf("similar", f"{filled / 'videos' / 'clip 000.mp4'}@0.4", *minus, "--per-video", *where)
        return next(hit["score"] for hit in found.document["results"] if hit["path"].endswith("clip 001.mp4"))

    less = score("--minus", f"{filled / 'videos' / 'clip 001.mp4'}@0.4")
    assert less == score("--minus", "clip 001@0.4") < score()
    assert score("--minus", "a red car") != score()


def test_an_unknown_video_is_named(clipshelf: Command, filled: Path):
    outcome = clipshelf("similar", "nowhere.mp4@3", "--library", filled / "library")

    assert "The library has no video nowhere.mp4@3" in outcome.sentence
