"""Exports are complete or absent, safe to open in a spreadsheet, and unchanged when read back."""

import contextlib
import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.api import decision_tables
from core.api.library import Library
from core.catalog import decisions, files, folders, tags, videos
from core.domain.moments import Moment
from core.domain.tags import NamedDecision
from core.errors import PathError, UsageError
from core.interchange.formats import EXPORTERS
from tests.core.catalog.samples import MEDIA, found
from tests.support import made_up_library

PATHS = ["a.mp4", 'b, "c"; d.mp4', "two\r\nlines.mp4", "na\udcefve.mp4", "=1+1.mp4", " é.mp4"]
TAGS = ["sea", "=cmd|'/c calc'!A1", "+1", "-5", "@home", "'tis", "'=x", 'with, comma; and "quote"', "Grüße"]


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Library]:
    """Open a library whose folder, videos and tags have difficult names."""
    with contextlib.closing(Library.open(folder)) as library:
        with library.database.write() as session:
            place = folders.add(session, Path("/media"))
            listed = [found(path, number) for number, path in enumerate(PATHS)]
            for video_id in files.put_files(session, place.id, listed).new_video_ids:
                videos.set_media(session, video_id, media=MEDIA)
            for tag in TAGS:
                tags.add(session, tag)
        yield library


def held(library: Library) -> list[NamedDecision]:
    with library.database.read() as session:
        return list(decisions.with_names(session))


def test_decisions_read_back_are_the_same(tmp_path: Path) -> None:
    with opened(tmp_path / "one") as library:
        ids, tag_ids = library.videos.ids(), [tag.id for tag in library.tags.list_all()]
        library.decisions.accept(ids[:4], tag_ids[::2])
        library.decisions.reject(ids[2:], tag_ids[1::2])
        library.decisions.accept([ids[0]], [tag_ids[1]], moment=Moment(ids[0], 0.1, 1 / 3))
        library.decisions.reject([ids[5]], [tag_ids[0]], moment=Moment(ids[5], 2.0, 12.5))
        outcome = library.exports.write("decisions", tmp_path / "table.csv")
        expected = held(library)
    assert str(outcome.contents) == f"{len(expected)} decisions"

    with opened(tmp_path / "other") as library:
        taken = decision_tables.import_table(
            library.database, library.decisions, tmp_path / "table.csv", is_strict=True
        )
        assert taken.problems == ()
        assert held(library) == expected
    assert {one.tag for one in expected} == set(TAGS)
    assert {one.path for one in expected} == {Path("/media", path) for path in PATHS}


def test_no_cell_is_a_spreadsheet_formula(tmp_path: Path) -> None:
    with opened(tmp_path / "one") as library:
        library.decisions.accept(library.videos.ids(), [tag.id for tag in library.tags.list_all()])
        library.exports.write("decisions", tmp_path / "table.csv")

    text = (tmp_path / "table.csv").read_text(encoding="utf-8-sig", errors="surrogateescape")
    cells = [cell for row in csv.reader(text.splitlines(keepends=True)) for cell in row]
    assert len(cells) == 5 * (1 + len(PATHS) * len(TAGS))
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


def test_decision_about_a_video_without_a_file_is_counted(tmp_path: Path) -> None:
    with opened(tmp_path / "one") as library:
        ids = library.videos.ids()
        library.decisions.accept(ids, [1])
        with library.database.write() as session:
            files.forget(session, library.videos.paths(ids[0]))
        outcome = library.exports.write("decisions", tmp_path / "table.csv")

    assert (str(outcome.contents), outcome.n_left_out) == (f"{len(PATHS) - 1} decisions", 1)


@pytest.mark.parametrize("name", [exporter.format.name for exporter in EXPORTERS])
def test_every_format_is_listed_and_replaces_an_earlier_file(tmp_path: Path, name: str) -> None:
    made_up_library.make(tmp_path / "library", [np.eye(32)[:4]] * 3)
    out = tmp_path / "out"
    out.write_text("earlier")
    with contextlib.closing(Library.open(tmp_path / "library")) as library:
        library.tags.add("red")
        library.decisions.accept([1, 2], [1])
        (listed,) = [one for one in library.exports.formats() if one.name == name]
        outcome = library.exports.write(listed.name, out)

    assert any(number in str(outcome.contents) for number in ("2", "3"))
    assert out.stat().st_size > len("earlier")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["library", "out", "videos"]


@pytest.mark.parametrize("name", [exporter.format.name for exporter in EXPORTERS])
def test_full_disk_keeps_the_earlier_file(tmp_path: Path, name: str) -> None:
    resource = pytest.importorskip("resource", reason="the system has no limit for the size of a file")
    made_up_library.make(tmp_path / "library", [np.eye(32)[:4]] * 3)
    out = tmp_path / "out"
    out.write_text("earlier")
    with contextlib.closing(Library.open(tmp_path / "library")) as library:
        library.tags.add("red")
        library.decisions.accept([1, 2, 3], [1])
        limit = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, limit[1]))
        try:
            with pytest.raises(PathError, match="cannot be written"):
                library.exports.write(name, out)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limit)

    assert out.read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["library", "out", "videos"]


def test_unknown_format_error_lists_the_existing_ones(tmp_path: Path) -> None:
    with (
        contextlib.closing(Library.open(tmp_path / "library")) as library,
        pytest.raises(UsageError, match=r"'tea'.*decisions, embeddings"),
    ):
        library.exports.write("tea", tmp_path / "out")
    assert not (tmp_path / "out").exists()
