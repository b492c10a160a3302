"""The videos that ``like:`` names."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from core.catalog import examples, files, folders
from core.catalog.store.database import Database
from core.domain.query.filters import Example
from core.domain.search import FrameQuery, ImageQuery, VideoQuery
from core.errors import UnknownVideoError, UsageError
from tests.core.catalog.samples import found


def fill(session: Session) -> dict[str, int]:
    folder = folders.add(session, Path("/media/Trip")).id
    paths = ["a/Beach 1.mp4", "a/same.mp4", "b/same.mp4", "b/odd@5.mp4", "b/no suffix", "b/same.cut.mp4"]
    return {
        path: files.put_files(session, folder, [found(path, number)]).new_video_ids[0]
        for number, path in enumerate(paths)
    }


@pytest.mark.parametrize(
    ("name", "path", "seconds"),
    [
        ("Beach 1.mp4", "a/Beach 1.mp4", None),
        ("beach 1", "a/Beach 1.mp4", None),
        ("beach 1@12.5", "a/Beach 1.mp4", 12.5),
        ("Beach 1.mp4@1:30", "a/Beach 1.mp4", 90),
        ("/media/Trip/a/Beach 1.mp4", "a/Beach 1.mp4", None),
        ("/media/Trip/a/Beach 1.mp4@2", "a/Beach 1.mp4", 2),
        ("a/same.mp4", "a/same.mp4", None),
        ("b/same", "b/same.mp4", None),
        ("trip/b/same.mp4", "b/same.mp4", None),
        ("same.cut", "b/same.cut.mp4", None),
        ("odd@5.mp4", "b/odd@5.mp4", None),
        ("odd@5", "b/odd@5.mp4", None),
        ("odd@5@7", "b/odd@5.mp4", 7),
        ("no suffix", "b/no suffix", None),
    ],
)
def test_names_and_times(database: Database, name: str, path: str, seconds: float | None) -> None:
    with database.write() as session:
        video_id = fill(session)[path]
        query = VideoQuery(video_id) if seconds is None else FrameQuery(video_id, seconds)
        assert examples.find(session, Example(name)) == query


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("same", "2 videos are called 'same'.*folder/clip.mp4"),
        ("baech 1.mp4", "no video 'baech 1.mp4'"),
        ("Beech 1.mp4", "no video 'Beech 1.mp4'.*Did you mean Beach 1.mp4"),
        ("each 1.mp4", "no video"),
        ("beach 1@soon", "'soon' is not a time in a video.*VIDEO@12.5"),
        ("beach 1@", "'' is not a time in a video"),
        ("beach 1@inf", "'inf' is not a time in a video"),
        ("/media/Trip", "no video"),
        ("@3", "no video"),
    ],
)
def test_other_names_are_refused(database: Database, name: str, problem: str) -> None:
    with database.write() as session:
        fill(session)
        with pytest.raises(UsageError, match=problem):
            examples.find(session, Example(name))


@pytest.mark.parametrize(
    ("path", "shortest"),
    [
        ("a/Beach 1.mp4", "Beach 1.mp4"),
        ("a/same.mp4", "a/same.mp4"),
        ("b/odd@5.mp4", "odd@5.mp4"),
        ("b/no suffix", "no suffix"),
    ],
)
def test_the_shortest_name_finds_the_same_again(database: Database, path: str, shortest: str) -> None:
    with database.write() as session:
        video_id = fill(session)[path]
        assert examples.name_of(session, video_id) == shortest
        assert examples.name_of(session, video_id, 12.5) == f"{shortest}@12.5"
        assert examples.find(session, Example(f"{shortest}@12.5")) == FrameQuery(video_id, 12.5)
        with pytest.raises(UnknownVideoError):
            examples.name_of(session, 4_000)


def test_a_picture_file_is_an_example_by_its_whole_path(database: Database, tmp_path: Path) -> None:
    (tmp_path / "sea.png").touch()
    with database.write() as session:
        fill(session)
        assert examples.find(session, Example(str(tmp_path / "sea.png"))) == ImageQuery(tmp_path / "sea.png")
        for absent in ("sea.png", str(tmp_path / "no.png"), str(tmp_path)):
            with pytest.raises(UnknownVideoError):
                examples.find(session, Example(absent))
