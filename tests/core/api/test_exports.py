"""Exports are complete or absent, safe to open in a spreadsheet, and unchanged when read back."""

import contextlib
import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.api import decision_tables
from core.api.library import Library
from core.catalog import clusters, decisions, files, folders, tags, videos
from core.domain.clusters import ClusterMember, ClusterScope
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


def put_groups(library: Library) -> None:
    """Put the first two videos into a group each, and the second one into one of moments; the third is hidden."""
    with library.database.write() as session:
        for scope, groups in ((ClusterScope.VIDEOS, ([1], [3])), (ClusterScope.MOMENTS, ([2],))):
            ids = clusters.new_ids(session, scope, len(groups))
            made = [
                clusters.FoundCluster(
                    cluster_id, "=group", (), [ClusterMember(video_id, 0.0, 2.0, 0.5) for video_id in those]
                )
                for cluster_id, those in zip(ids, groups, strict=True)
            ]
            clusters.replace(session, scope, made, made=clusters.ClusteringRecord(1, None, ""))
        clusters.set_hidden(session, [2], is_hidden=True)


def test_groups_are_a_table_without_formulas(tmp_path: Path) -> None:
    made_up_library.make(tmp_path / "library", [np.eye(32)[:4]] * 3)
    with contextlib.closing(Library.open(tmp_path / "library")) as library:
        put_groups(library)
        outcome = library.exports.write("groups", tmp_path / "groups.csv")
        paths = {video.id: str(video.path) for video in library.videos.get_many([1, 2])}

    assert str(outcome.contents) == "2 groups"
    with (tmp_path / "groups.csv").open(newline="", encoding="utf-8-sig") as file:
        head, *rows = csv.reader(file)
    assert head == ["of", "group", "name", "path", "start_seconds", "end_seconds", "closeness"]
    assert rows == [
        ["videos", "1", "'=group", paths[1], "0.0", "2.0", "0.5000"],
        ["moments", "3", "'=group", paths[2], "0.0", "2.0", "0.5000"],
    ]


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
        put_groups(library)
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
        put_groups(library)
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
        pytest.raises(UsageError, match=r"'tea'.*decisions, embeddings, groups"),
    ):
        library.exports.write("tea", tmp_path / "out")
    assert not (tmp_path / "out").exists()
