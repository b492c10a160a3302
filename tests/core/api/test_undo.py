"""Everything that people write can be undone and redone exactly; on a real library without a worker."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from core.api.library import Library
from core.catalog import files, folders
from core.domain.changes import Change, Changes, Undo
from core.domain.learning import Answer, Question
from core.domain.moments import Moment
from core.domain.query.filters import Filter
from core.domain.query.grammar import FilterError
from core.domain.tags import TagEffect, TagState, Verdict
from core.domain.videos import VideoSort, VideoSums
from core.errors import UsageError
from tests.core.catalog.samples import found


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library.open(tmp_path / "library")) as opened:
        with opened.database.write() as session:
            folder_id = folders.add(session, tmp_path / "videos").id
            files.put_files(session, folder_id, [found(f"{name}.mp4", number) for number, name in enumerate("abcd")])
        yield opened


def words_of_people(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Return everything that only people write, row by row."""
    with closing(sqlite3.connect(library.paths.catalog)) as raw:
        tables = ("tags", "tag_aliases", "decisions", "saved_searches", "folders", "files")
        rows = {table: raw.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in tables}
        rows["videos"] = raw.execute(
            "SELECT id, rating, note, cover_seconds, is_removed, is_listed FROM videos ORDER BY id"
        ).fetchall()
    return rows


def _tag(library: Library, name: str) -> int:
    return library.tags.add(name)[0].id


WRITES: dict[str, Callable[[Library, list[int], int, int, Path], Change]] = {
    "tag": lambda lib, ids, one, two, _: lib.decisions.accept(ids, [one, two]),
    "reject": lambda lib, ids, one, two, _: lib.decisions.reject(ids[1:], [one]),
    "moment": lambda lib, ids, one, two, _: lib.decisions.accept(ids[:1], [two], moment=Moment(ids[0], 1.5, 2.5)),
    "withdraw": lambda lib, ids, one, two, _: lib.decisions.withdraw(ids, [one], with_moments=True),
    "split": lambda lib, ids, one, two, _: lib.decisions.replace(lib.decisions.of_video(ids[0]), []),
    "answer": lambda lib, ids, one, two, _: lib.decisions.answer([
        Answer(Question(ids[0], one, None, None, 0.9), is_right=False),
        Answer(Question(ids[0], one, 0.0, 5.0, 0.5), is_right=None),
        Answer(Question(ids[3], one, 5.0, 10.0, 0.1), is_right=True),
    ]),
    "toggle on": lambda lib, ids, one, two, _: lib.decisions.toggle(ids, two)[0],
    "toggle off": lambda lib, ids, one, two, _: lib.decisions.toggle(ids[:2], one)[0],
    "make and give": lambda lib, ids, one, two, _: lib.decisions.accept_new(["fresh", "DARK", "Fresh"], ids)[1],
    "make and give at a moment": lambda lib, ids, one, two, _: lib.decisions.accept_new(
        ["fresh"], ids[:1], moment=Moment(ids[0], 1.5, 2.5)
    )[1],
    "rename": lambda lib, ids, one, two, _: lib.tags.rename(one, "Sand"),
    "aliases": lambda lib, ids, one, two, _: lib.tags.set_aliases(one, ["shore", "strand"]),
    "describe": lambda lib, ids, one, two, _: lib.tags.describe(one, "sea"),
    "colour": lambda lib, ids, one, two, _: lib.tags.set_colour(one, "#112233"),
    "move": lambda lib, ids, one, two, _: lib.tags.set_parent(one, two),
    "slot": lambda lib, ids, one, two, _: lib.tags.set_slot(one, 2),
    "merge": lambda lib, ids, one, two, _: lib.tags.merge([two], one),
    "remove tag": lambda lib, ids, one, two, _: lib.tags.remove([one, two]),
    "add tag": lambda lib, ids, one, two, _: lib.tags.add("new", parent_id=one, aliases=["newer"])[1],
    "rate": lambda lib, ids, one, two, _: lib.ratings.rate(ids, 5),
    "note": lambda lib, ids, one, two, _: lib.notes.write(ids[0], "words"),
    "cover": lambda lib, ids, one, two, _: lib.videos.set_cover(ids[0], 1.25, picture=b"jpeg"),
    "save search": lambda lib, ids, one, two, _: lib.saved_searches.put("new", "rated>4"),
    "replace search": lambda lib, ids, one, two, _: lib.saved_searches.put("KEPT", "rated>4"),
    "remove video": lambda lib, ids, one, two, _: lib.videos.remove_from_library(ids[:2]),
    "remove folder": lambda lib, ids, one, two, _: lib.folders.remove(lib.folders.list_all()[0].id),
    "relocate": lambda lib, ids, one, two, elsewhere: lib.folders.relocate(lib.folders.list_all()[0].id, elsewhere),
}


@pytest.mark.parametrize("name", WRITES)
def test_every_write_is_undone_and_redone(library: Library, tmp_path: Path, name: str):
    ids = library.videos.ids()
    one, two = _tag(library, "beach"), _tag(library, "night")
    library.tags.set_aliases(two, ["dark"])
    library.tags.set_slot(two, 2)
    library.tags.add("below", parent_id=two)
    library.decisions.accept(ids[:2], [one])
    library.decisions.accept(ids[:1], [one], moment=Moment(ids[0], 0.0, 5.0))
    library.decisions.reject(ids[:1], [two])
    library.saved_searches.put("Kept", "tag:beach")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    before = words_of_people(library)

    done = WRITES[name](library, ids, one, two, elsewhere)
    after = words_of_people(library)
    assert after != before
    assert done.changes
    assert isinstance(done.undo, Undo)
    undone = library.undo(done.undo)
    assert words_of_people(library) == before
    assert undone.changes == done.changes
    assert undone.undo is not None
    again = library.undo(undone.undo)
    assert words_of_people(library) == after
    assert again.undo is not None
    library.undo(again.undo)
    assert words_of_people(library) == before


def test_answers_decide_and_undecided_ones_withdraw(library: Library):
    ids, tag_id = library.videos.ids(), _tag(library, "beach")
    asked = [Question(video_id, tag_id, 0.0, 5.0, 0.5) for video_id in ids[:3]]
    library.decisions.answer([Answer(one, is_right=True) for one in asked])
    library.decisions.answer([Answer(one, is_right) for one, is_right in zip(asked, (True, False, None), strict=True)])
    verdicts = [[one.verdict for one in library.decisions.of_video(video_id)] for video_id in ids[:3]]
    assert verdicts == [[Verdict.ACCEPTED], [Verdict.REJECTED], []]


def test_unchanged_write_has_no_undo_step(library: Library):
    ids = library.videos.ids()
    tag_id = _tag(library, "beach")
    library.decisions.accept(ids, [tag_id])
    nothing = Change(Changes.NOTHING)
    assert library.decisions.accept(ids[:2], [tag_id]) == nothing
    assert library.decisions.withdraw(ids, [_tag(library, "other")]) == nothing
    assert library.tags.rename(tag_id, "beach") == nothing
    assert library.ratings.rate(ids, 0) == nothing
    assert library.notes.write(ids[0], "  ") == nothing


def test_toggle_applies_to_all_before_it_removes_from_all(library: Library):
    ids = library.videos.ids()
    tag_id = _tag(library, "beach")
    moment = Moment(ids[0], 1.0, 2.0)
    library.decisions.accept(ids[:1], [tag_id], moment=moment)
    # A tagged moment does not mean that the whole video is tagged.
    assert library.decisions.toggle(ids[:1], tag_id)[1]
    assert library.decisions.toggle(ids, tag_id)[1]
    assert library.decisions.states(ids) == [TagState(tag_id, 4, 0, 4)]
    assert not library.decisions.toggle(ids, tag_id)[1]
    assert library.decisions.states(ids) == [TagState(tag_id, 1, 0, 4)]
    library.decisions.reject(ids[1:2], [tag_id])
    assert library.decisions.toggle(ids[1:2], tag_id)[1]
    assert not library.decisions.toggle(ids[:1], tag_id, moment=moment)[1]
    assert library.decisions.states(ids) == [TagState(tag_id, 1, 0, 4)]


def test_withdrawing_by_verdict_keeps_the_others(library: Library):
    ids = library.videos.ids()
    tag_id = _tag(library, "beach")
    library.decisions.accept(ids[:2], [tag_id])
    library.decisions.reject(ids[2:], [tag_id])
    library.decisions.withdraw(ids, [tag_id], verdict=Verdict.REJECTED)
    assert library.decisions.states(ids) == [TagState(tag_id, 2, 0, 4)]
    library.decisions.withdraw(ids, [tag_id], verdict=Verdict.ACCEPTED)
    assert library.decisions.states(ids) == []


def test_tags_are_created_and_applied_in_one_step(library: Library):
    ids = library.videos.ids()
    old = library.tags.add("night", aliases=["dark"])[0]
    given, change = library.decisions.accept_new(["Beach", "dark", "beach"], ids)
    assert [tag.name for tag in given] == ["Beach", "night"]
    assert change.changes == Changes.TAGS | Changes.DECISIONS
    assert library.decisions.accept_new(["BEACH"], ids) == (given[:1], Change(Changes.NOTHING))
    assert library.decisions.accept_new(["night"], ids)[1] == Change(Changes.NOTHING)
    assert change.undo is not None
    library.undo(change.undo)
    assert library.tags.list_all() == [old]
    assert library.decisions.states(ids) == []
    with pytest.raises(UsageError, match="name"):
        library.decisions.accept_new(["good", " "], ids)
    with pytest.raises(UsageError, match="in the meantime"):
        library.decisions.accept_new(["good"], [4711])
    assert library.tags.list_all() == [old]


def test_sums_of_several_videos(library: Library):
    ids = library.videos.ids()
    library.ratings.rate(ids[:2], 4)
    assert library.videos.sums([]) == VideoSums(0, 0, 0.0, 0, None, None, None, None, None)
    two, all_ = library.videos.sums(ids[:2]), library.videos.sums(ids)
    assert (two.n_videos, two.n_timed, two.rating, two.codec) == (2, 0, 4, None)
    assert (all_.n_videos, all_.rating) == (4, None)
    assert all_.size_bytes == sum(one.content.size_bytes for one in library.videos.get_many(ids))


def test_impossible_undo_is_reported(library: Library):
    ids = library.videos.ids()
    tag_id = _tag(library, "beach")
    library.decisions.accept(ids, [tag_id])
    withdrawn = library.decisions.withdraw(ids, [tag_id])
    library.tags.remove([tag_id])
    assert withdrawn.undo is not None
    before = words_of_people(library)
    with pytest.raises(UsageError, match="can no longer be undone"):
        library.undo(withdrawn.undo)
    assert words_of_people(library) == before
    with pytest.raises(UsageError, match="removed in the meantime"):
        library.decisions.accept(ids, [tag_id])
    with pytest.raises(ValueError, match="a moment of video"):
        library.decisions.accept(ids, [tag_id], moment=Moment(ids[0], 0, 1))


def test_decisions_survive_a_killed_process(library: Library, tmp_path: Path):
    ids = library.videos.ids()
    tag_id = _tag(library, "beach")
    library.decisions.accept(ids[:3], [tag_id])
    # Another process sees them while this one still has the catalog open.
    with closing(Library.open(tmp_path / "library")) as other:
        assert other.decisions.states(ids) == [TagState(tag_id, 3, 0, 4)]
        assert [one.verdict for one in other.decisions.of_video(ids[0])] == [Verdict.ACCEPTED]


def test_tag_tree_and_effects_of_changes(library: Library):
    ids = library.videos.ids()
    top = _tag(library, "places")
    beach, _ = library.tags.add("beach", parent_id=top)
    library.decisions.accept(ids, [beach.id])
    (root,) = library.tags.tree()
    assert (root.tag.name, root.count.n_videos, root.count.n_with_children) == ("places", 0, 4)
    assert library.tags.preview_remove([beach.id]) == TagEffect(4, 4, 0, 0)
    assert library.tags.preview_merge([top], beach.id) == TagEffect(0, 0, 0, 0)
    assert library.tags.counts()[beach.id].n_videos == 4
    with pytest.raises(UsageError, match="no tag 99"):
        library.tags.add("x", parent_id=99)


def test_search_box(library: Library):
    ids = library.videos.ids()
    library.decisions.accept(ids[:2], [_tag(library, "two words")])
    library.tags.set_aliases(library.tags.find("two words").id, ["Zwei"])
    asked = library.filters.parse('tag:"two words" b')
    assert library.filters.ids(asked) == ids[:2]
    assert library.filters.ids(asked, words_in_path=True) == [ids[1]]
    assert library.filters.ids(asked, sort=VideoSort.NAME, descending=True) == ids[1::-1]
    assert library.filters.ids(Filter(), folder_id=library.folders.list_all()[0].id) == ids
    assert library.filters.count(asked) == 2
    assert [one.text for one in library.filters.complete("-tag:zw", 7)] == ["Zwei"]
    assert [one.text for one in library.filters.complete("path:vid", 8)] == ["videos"]
    with pytest.raises(FilterError, match="Did you mean tag:"):
        library.filters.parse("tga:beach")
    with pytest.raises(FilterError):
        library.saved_searches.put("wrong", "tga:beach")
    with pytest.raises(UsageError, match="no tag 'tow words'"):
        library.filters.ids(library.filters.parse('tag:"tow words"'))


def test_saved_searches_keep_their_order(library: Library):
    for name in ("one", "two"):
        library.saved_searches.put(name, "rated>3")
    one, two = library.saved_searches.list_all()
    library.saved_searches.arrange([two.id, one.id])
    library.saved_searches.rename(one.id, "eins")
    library.saved_searches.remove(two.id)
    assert [(search.name, search.rule) for search in library.saved_searches.list_all()] == [("eins", "rated>3")]


def test_removed_videos_are_listed_apart_and_restored(library: Library):
    ids = library.videos.ids()
    library.videos.remove_from_library(ids[:2])
    assert library.videos.ids() == ids[2:]
    assert [video.id for video in library.videos.removed()] == ids[:2]
    library.videos.put_back(ids[:1])
    assert library.videos.ids() == [ids[0], *ids[2:]]


def test_cover_is_shown_until_it_is_removed(library: Library):
    (video_id, *_) = library.videos.ids()
    library.videos.set_cover(video_id, 2.5, picture=b"first")
    second = library.videos.set_cover(video_id, 3.0, picture=b"second")

    def shown() -> bytes | None:
        (video,) = library.videos.get_many([video_id])
        path = library.videos.poster(video)
        return path.read_bytes() if path else None

    assert shown() == b"second"
    assert second.undo is not None
    library.undo(second.undo)
    assert shown() == b"first"
    library.videos.set_cover(video_id, None)
    assert shown() is None
