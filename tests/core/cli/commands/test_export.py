"""``clipshelf export``: descriptions of the formats, and decisions moved between libraries."""

import contextlib
import shutil
from pathlib import Path

import pytest

from core.api.library import Library
from core.interchange.formats import EXPORTERS
from tests.core.cli.conftest import Command


def make_tags(folder: Path) -> None:
    with contextlib.closing(Library.open(folder)) as library:
        library.tags.add("red", aliases=["crimson"])
        library.tags.add("=blue")


def decided(folder: Path) -> set[tuple[Path, str, str, float | None, float | None]]:
    with contextlib.closing(Library.open(folder)) as library:
        names = {tag.id: tag.name for tag in library.tags.list_all()}
        return {
            (video.path, names[one.tag_id], one.verdict.value, one.start_seconds, one.end_seconds)
            for video in library.videos.get_many(library.videos.ids())
            for one in library.decisions.of_video(video.id)
        }


def test_decisions_are_exported_into_another_library_of_the_same_videos(
    clipshelf: Command, taught: Path, shelf: Path, tmp_path: Path
):
    other = Path(shutil.copytree(shelf, tmp_path / "other"))
    for folder in (shelf, other):
        make_tags(folder)
    first, second, *_ = sorted((taught / "videos").iterdir())
    assert clipshelf("decide", first, "+red", "-=blue", "--library", shelf).code == 0
    assert clipshelf("decide", second, "+crimson", "--at", "0:01-3.5", "--library", shelf).code == 0

    done = clipshelf("export", "decisions", tmp_path / "table.csv", "--library", shelf)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("3 decisions written to ")
    taken = clipshelf("decide", tmp_path / "table.csv", "--strict", "--json", "--library", other).document
    assert (taken["applied"], taken["problems"]) == (3, [])
    assert decided(other) == decided(shelf)
    assert decided(other) == {
        (first, "red", "accepted", None, None),
        (first, "=blue", "rejected", None, None),
        (second, "red", "accepted", 1.0, 3.5),
    }


def test_library_without_decisions_gives_a_table_to_fill_in(clipshelf: Command, shelf: Path, tmp_path: Path):
    table = tmp_path / "table.csv"

    assert "0 decisions written" in clipshelf("export", "decisions", table, "--library", shelf).err
    assert table.read_text(encoding="utf-8-sig") == "path,tag,decision,start_seconds,end_seconds\n"
    assert "no rows below its first line" in clipshelf("decide", table, "--library", shelf).err


def test_unwritable_place_is_reported(clipshelf: Command, shelf: Path, tmp_path: Path):
    for out in (tmp_path / "nowhere" / "x.csv", tmp_path):
        assert "cannot be written" in clipshelf("export", "decisions", out, "--library", shelf).sentence


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.format.name)
def test_format_describes_its_output(clipshelf: Command, exporter):
    help_text = clipshelf("export", exporter.format.name, "--help").out

    first, _, rest = (" ".join(part.split()) for part in exporter.format.help.partition("\n"))
    assert first in " ".join(help_text.split())
    assert rest in " ".join(help_text.split())
    assert f"OUT{exporter.format.extension}" in help_text
    assert exporter.format.name in clipshelf("export", "--help").out
