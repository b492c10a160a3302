"""``clipshelf map``: a map of real videos in both formats, and what happens to bad input."""

import json
import os
from pathlib import Path

import pytest
from PIL import Image

from tests.core.cli.conftest import Command


def test_points_are_written_with_paths_and_places(clipshelf: Command, copied: Path, tmp_path: Path):
    out = tmp_path / "map.json"

    outcome = clipshelf("map", "--out", out, "--library", copied)

    assert outcome.code == 0
    document = json.loads(out.read_bytes())
    assert (document["of"], document["is_arranged"]) == ("videos", True)
    assert sorted(Path(point["video"]).name for point in document["points"]) == [
        "clip 000.mp4",
        "clip 001.mp4",
        "clip 002.mp4",
    ]
    assert set(document["points"][0]) == {"video", "start_seconds", "end_seconds", "x", "y", "group"}
    assert "3 of 4 videos are on the map" in outcome.err, "one file is no video"
    assert "Map of 3 videos written" in outcome.err
    assert "replac" not in outcome.err


def test_equal_libraries_have_equal_maps_and_a_replaced_file_is_said(clipshelf: Command, copied: Path, tmp_path: Path):
    out = tmp_path / "map.json"
    clipshelf("map", "--out", out, "--library", copied)
    first = out.read_bytes()

    outcome = clipshelf("map", "--out", out, "--new", "--library", copied)

    assert out.read_bytes() == first
    assert "replacing the old file" in outcome.err


def test_moments_have_times(clipshelf: Command, copied: Path, tmp_path: Path):
    out = tmp_path / "map.json"

    assert clipshelf("map", "--of", "moments", "--out", out, "--library", copied).code == 0

    points = json.loads(out.read_bytes())["points"]
    assert all(0 <= point["start_seconds"] < point["end_seconds"] for point in points)


def test_picture_shows_points_in_the_colours_of_their_groups(clipshelf: Command, copied: Path, tmp_path: Path):
    out = tmp_path / "map.PNG"
    assert clipshelf("map", "--out", out, "--library", copied).code == 0
    plain = _colours(out)

    assert clipshelf("clusters", "--count", "2", "--library", copied).code == 0
    assert clipshelf("map", "--out", out, "--library", copied).code == 0

    assert len(plain) == 1
    assert len(_colours(out)) == 2


def _colours(path: Path) -> set[tuple[int, ...]]:
    """Return the colours of points, without their smooth edges."""
    with Image.open(path) as image:
        assert image.size == (1600, 1200)
        found = image.convert("RGB").getcolors(1 << 24)
    assert found is not None
    # Coarsely: the edges are mixed with the ground.
    coarse = [(count, tuple(channel // 64 for channel in colour)) for count, colour in found]  # type: ignore[union-attr]
    return {colour for count, colour in coarse if count > 20 and max(colour) > min(colour) + 1}


@pytest.mark.parametrize("name", ["map.svg", "map", "map.json.zip"])
def test_other_ending_is_refused_before_anything_is_done(clipshelf: Command, tmp_path: Path, name: str):
    outcome = clipshelf("map", "--out", tmp_path / name, "--library", tmp_path / "library")

    assert outcome.code == 2
    assert ".png or .json" in outcome.sentence
    assert not (tmp_path / "library").exists()


def test_folder_that_is_missing_is_named(clipshelf: Command, copied: Path, tmp_path: Path):
    outcome = clipshelf("map", "--out", tmp_path / "missing" / "map.png", "--library", copied)

    assert "cannot be written" in outcome.sentence
    assert "No such file" in outcome.sentence


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_folder_without_permission_is_named(clipshelf: Command, copied: Path, tmp_path: Path):
    (tmp_path / "locked").mkdir(mode=0o500)

    assert (
        "cannot be written" in clipshelf("map", "--out", tmp_path / "locked" / "map.png", "--library", copied).sentence
    )


def test_library_without_videos_says_so(clipshelf: Command, tmp_path: Path):
    outcome = clipshelf("map", "--out", tmp_path / "map.png", "--library", tmp_path / "library")

    assert "Nothing has been analysed yet" in outcome.sentence
    assert not (tmp_path / "map.png").exists()
