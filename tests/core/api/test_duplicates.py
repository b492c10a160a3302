"""Answers about real copies: keeping one merges what was said about both, and undo takes all of it back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.api import duplicates as api
from core.api.library import Library
from core.domain.duplicates import PairAnswer, PairKind, VideoPair
from core.domain.moments import Moment
from core.domain.query.text import parse
from core.domain.tags import Verdict
from core.errors import UsageError
from tests.support import copies
from tests.support.copies import Change
from tests.support.libraries import moved_copy, opened, state_of, work_off
from tests.support.takes import make_take


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("answers")
    folder = root / "videos"
    folder.mkdir()
    takes = [make_take(folder / f"scene {scene}.mp4", scene, 1) for scene in range(2)]
    copies.copy(takes[0], folder / "trimmed.mp4", Change(start=0.25))
    copies.join(takes, folder / "film.mp4")
    with opened(root / "library") as library:
        library.folders.add([folder])
        work_off(library.folder)
        library.duplicates.find()
    return root


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Iterator[Library]:
    with opened(moved_copy(made, tmp_path / "moved")) as library:
        yield library


def pair_of(library: Library, *wanted: str) -> VideoPair:
    (pair,) = [pair for pair in library.duplicates.listed().pairs if {pair.a.name, pair.b.name} == set(wanted)]
    return pair


def id_of(library: Library, name: str) -> int:
    return next(video.id for video in library.videos.get_many(library.videos.ids()) if video.path.name == name)


def said(library: Library, name: str) -> set[tuple]:
    tags = {node.tag.id: node.tag.name for node in library.tags.tree()}
    return {
        (tags[one.tag_id], one.verdict, one.start_seconds, one.end_seconds)
        for one in library.decisions.of_video(id_of(library, name))
    }


def everything(library: Library) -> list:
    ids = library.videos.ids()
    return [library.videos.get_many(ids), *(library.decisions.of_video(video_id) for video_id in ids)]


def talk_about(library: Library, name: str) -> None:
    video_id = id_of(library, name)
    beach, sea, rain = (library.tags.add(word)[0].id for word in ("beach", "sea", "rain"))
    library.decisions.accept([video_id], [beach])
    library.decisions.accept([video_id], [sea], moment=Moment(video_id, 2.0, 3.0))
    library.decisions.reject([video_id], [rain])
    library.ratings.rate([video_id], 4)
    library.notes.write(video_id, "from the old phone")


def test_keeping_one_merges_tags_moments_rating_and_note_and_undo_takes_it_back(library: Library, tmp_path: Path):
    files = state_of(tmp_path / "moved" / "videos")
    talk_about(library, "scene 0.mp4")
    before = everything(library)
    pair = pair_of(library, "scene 0.mp4", "trimmed.mp4")
    start = min(pair.a_start_seconds, pair.b_start_seconds), max(pair.a_start_seconds, pair.b_start_seconds)
    kept = id_of(library, "trimmed.mp4")

    change = library.duplicates.keep(pair, kept)

    (sea,) = [one for one in said(library, "trimmed.mp4") if one[0] == "sea"]
    assert sea[2:] == pytest.approx((2.0 - start[1], 3.0 - start[1]), abs=0.1)
    assert said(library, "trimmed.mp4") - {sea} == {
        ("beach", Verdict.ACCEPTED, None, None),
        ("rain", Verdict.REJECTED, None, None),
    }
    (video,) = library.videos.get_many([kept])
    assert (video.rating, video.note) == (4, "from the old phone")
    given = pair_of(library, "scene 0.mp4", "trimmed.mp4").given
    assert given is not None
    assert (given.answer, given.kept_video_id) == (PairAnswer.BEST, kept)

    assert change.undo is not None
    undone = library.undo(change.undo)
    assert everything(library) == before
    assert pair_of(library, "scene 0.mp4", "trimmed.mp4").given is None
    assert undone.undo is not None
    library.undo(undone.undo)
    assert len(said(library, "trimmed.mp4")) == 3
    assert state_of(tmp_path / "moved" / "videos") == files, "no file is touched"


def test_tag_of_a_piece_becomes_a_moment_of_the_film(library: Library):
    talk_about(library, "scene 1.mp4")
    pair = pair_of(library, "scene 1.mp4", "film.mp4")
    assert pair.kind is PairKind.PIECE
    library.duplicates.keep(pair, id_of(library, "film.mp4"))
    (beach,) = [one for one in said(library, "film.mp4") if one[0] == "beach"]
    assert beach[2:] == pytest.approx((4.0, 8.0), abs=0.3)


def test_failed_merge_changes_nothing(library: Library, monkeypatch: pytest.MonkeyPatch):
    """It is killed after the first of its writes."""

    class KilledError(BaseException):
        pass

    def die(*_arguments, **_named):
        raise KilledError

    talk_about(library, "scene 0.mp4")
    before, pair = everything(library), pair_of(library, "scene 0.mp4", "trimmed.mp4")
    monkeypatch.setattr(api.videos, "write_note", die)
    with pytest.raises(KilledError):
        library.duplicates.keep(pair, pair.a_video_id)
    assert everything(library) == before
    assert pair_of(library, "scene 0.mp4", "trimmed.mp4").given is None


def test_answers_are_kept_through_later_searches_and_heeded_by_the_filter(library: Library, tmp_path: Path):
    pair = pair_of(library, "scene 0.mp4", "trimmed.mp4")
    copied = {id_of(library, "scene 0.mp4"), id_of(library, "trimmed.mp4")}
    wanted = parse("is:duplicate")
    assert set(library.filters.ids(wanted)) == copied
    change = library.duplicates.answer([pair], PairAnswer.UNRELATED)
    copies.copy(tmp_path / "moved" / "videos" / "scene 1.mp4", tmp_path / "moved" / "videos" / "new.mp4", Change())
    library.folders.rescan()
    work_off(library.folder)
    library.duplicates.find()
    given = pair_of(library, "scene 0.mp4", "trimmed.mp4").given
    assert given is not None
    assert given.answer is PairAnswer.UNRELATED
    assert copied.isdisjoint(library.filters.ids(wanted))
    assert change.undo is not None
    library.undo(change.undo)
    assert copied < set(library.filters.ids(wanted))


def test_videos_that_only_share_a_part_or_look_alike_cannot_replace_each_other(library: Library):
    pair = pair_of(library, "scene 0.mp4", "trimmed.mp4")
    other = VideoPair(PairKind.ALIKE, pair.a, pair.b, *pair.video_ids, 0.0, 1.0, 0.0, 1.0)
    with pytest.raises(UsageError, match="can stand for the other"):
        library.duplicates.keep(other, pair.a_video_id)
    with pytest.raises(UsageError, match="can stand for the other"):
        library.duplicates.keep(pair, id_of(library, "film.mp4"))
