"""Decisions by command: about one video, from a table, and errors in a table."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.api.library import Library
from core.domain.library import LibraryPaths
from core.domain.tags import Decision, Verdict
from core.worker import lock
from tests.core.cli.conftest import Command

HEAD = "path,tag,decision,start_seconds,end_seconds"


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Library]:
    with contextlib.closing(Library.open(folder)) as library:
        yield library


@pytest.fixture
def clips(taught: Path) -> list[Path]:
    return sorted((taught / "videos").iterdir())


@pytest.fixture
def tagged(shelf: Path) -> Path:
    """Return a library with the tags red (also called crimson) and blue."""
    with opened(shelf) as library:
        library.tags.add("red", aliases=["crimson"])
        library.tags.add("blue")
    return shelf


def decided(folder: Path, video: Path) -> set[tuple[str, str, float | None, float | None, str]]:
    with opened(folder) as library:
        video_id = library.videos.find(video)
        assert video_id is not None
        names = {tag.id: tag.name for tag in library.tags.list_all()}
        return {
            (names[one.tag_id], one.verdict.value, one.start_seconds, one.end_seconds, one.source)
            for one in library.decisions.of_video(video_id)
        }


def table(folder: Path, *lines: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(os.fsencode("\n".join([HEAD, *lines])))
    return path


def test_one_video_is_decided(clipshelf: Command, tagged: Path, clips: list[Path]):
    done = clipshelf("decide", clips[0], "+Red", "-blue", "--library", tagged)

    assert (done.code, done.out) == (0, "")
    assert "suggestion" in done.err
    assert decided(tagged, clips[0]) == {
        ("red", "accepted", None, None, "person"),
        ("blue", "rejected", None, None, "person"),
    }


def test_one_moment_is_decided(clipshelf: Command, tagged: Path, clips: list[Path]):
    report = clipshelf("decide", clips[0], "-crimson", "--at", "0:01-3.5", "--json", "--library", tagged).document

    assert (report["applied"], report["problems"], report["learned"]["decisions"]) == (1, [], 1)
    assert decided(tagged, clips[0]) == {("red", "rejected", 1.0, 3.5, "person")}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["+reed"], "Did you mean 'red'"),
        (["red"], "neither +TAG nor -TAG"),
        (["+"], "neither +TAG nor -TAG"),
        (["+red", "-crimson"], "given twice"),
        (["+red", "--at", "3"], "not a moment"),
        (["+red", "--at", "5-3"], "from 5 to 3"),
        (["+red", "--at", "a-b"], "not a length"),
        (["+red", "--at", "77-78"], "ends at 6."),
        (["+red", "--strict"], "to tables only"),
        (["--at", "1-2"], "needs a video and tags"),
        ([], "No tag given"),
    ],
)
def test_invalid_arguments_change_nothing(
    clipshelf: Command, tagged: Path, clips: list[Path], words: list[str], sentence: str
):
    failed = clipshelf("decide", clips[0], *words, "--library", tagged)

    assert sentence in failed.sentence
    assert failed.code == 2
    assert decided(tagged, clips[0]) == set()


def test_moment_ends_with_its_video(clipshelf: Command, tagged: Path, clips: list[Path]):
    assert clipshelf("decide", clips[0], "+red", "--at", "5-99", "--library", tagged).code == 0
    ((_, _, start, end, _),) = decided(tagged, clips[0])
    assert (start, round(end or 0)) == (5.0, 6)


def test_deciding_while_another_command_learns_is_not_an_error(
    clipshelf: Command, tagged: Path, clips: list[Path], monkeypatch: pytest.MonkeyPatch
):
    from core.api import learning

    monkeypatch.setattr(learning, "_TURN_SECONDS", 0.0)
    with lock.hold(LibraryPaths(tagged)):
        done = clipshelf("decide", clips[0], "+red", "--json", "--library", tagged)
        assert clipshelf("tags", "add", "green", "--library", tagged).code == 0
        assert clipshelf("suggest", "--json", "--library", tagged).document["suggestions"] == []
    assert (done.document["applied"], done.document["learned"]["tags"]) == (1, 0)
    assert "Your changes are saved" in done.err
    assert decided(tagged, clips[0]) == {("red", "accepted", None, None, "person")}
    assert clipshelf("suggest", "--all", "--json", "--library", tagged).document["suggestions"], "the next one learns"


def test_missing_video_or_table_is_reported(clipshelf: Command, tagged: Path, tmp_path: Path):
    assert "has no video" in clipshelf("decide", tmp_path / "x.mp4", "+red", "--library", tagged).sentence
    assert "cannot be read" in clipshelf("decide", tmp_path / "x.csv", "--library", tagged).sentence


def test_table_is_applied_except_for_its_invalid_rows(
    clipshelf: Command, tagged: Path, taught: Path, clips: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(taught)
    path = table(
        tmp_path,
        f"{clips[0]},red,accepted,,",
        "videos/clip 001.mp4,CRIMSON,rejected,1,99",
        "./videos/../videos/clip 001.mp4,blue,accepted,,",
        "videos/clip 999.mp4,red,accepted,,",
        "videos/clip 002.mp4,rad,accepted,,",
        "videos/clip 002.mp4,red,yes,,",
        "videos/clip 002.mp4,red,accepted,77,78",
        "videos/clip 003.mp4,red,accepted,,",
        "videos/clip 003.mp4,red,rejected,,",
    )

    done = clipshelf("decide", path, "--library", tagged)

    assert done.code == 0
    lines = done.err.splitlines()
    assert [line.split(":")[1] for line in lines[:4]] == ["5", "6", "7", "8"]
    assert "no video videos/clip 999.mp4" in lines[0]
    assert "no tag 'rad' (did you mean 'red'?)." in lines[1]
    assert "'yes' is not a decision" in lines[2]
    assert "ends at 6." in lines[3]
    assert "5 of 9 decisions applied." in lines[4]
    assert decided(tagged, clips[0]) == {("red", "accepted", None, None, "person")}
    ((_, _, start, end, _),) = {row for row in decided(tagged, clips[1]) if row[0] == "red"}
    assert (start, round(end or 0)) == (1.0, 6), "a moment ends with its video"
    assert ("blue", "accepted", None, None, "person") in decided(tagged, clips[1])
    assert decided(tagged, clips[3]) == {("red", "rejected", None, None, "person")}, "the last row holds"

    again = clipshelf("decide", path, "--library", tagged, "--json").document
    assert (again["applied"], [problem["line"] for problem in again["problems"]]) == (5, [5, 6, 7, 8])
    assert again["learned"]["tags"] == 0, "nothing is new"


def test_strict_is_all_or_nothing(clipshelf: Command, tagged: Path, clips: list[Path], tmp_path: Path):
    path = table(tmp_path, f"{clips[0]},red,accepted,,", f"{clips[1]},rad,accepted,,")

    failed = clipshelf("decide", path, "--strict", "--library", tagged)

    assert failed.code == 1
    assert "table.csv:3: There is no tag 'rad'" in failed.err
    assert "Nothing was applied: 1 of 2 rows" in failed.err
    failed = clipshelf("decide", path, "--strict", "--json", "--library", tagged)
    assert (failed.code, failed.document["applied"]) == (1, 0)
    assert [problem["line"] for problem in failed.document["problems"]] == [3]
    assert decided(tagged, clips[0]) == set()
    whole = table(tmp_path, f"{clips[0]},red,accepted,,")
    assert clipshelf("decide", whole, "--strict", "--library", tagged).code == 0
    assert decided(tagged, clips[0]) == {("red", "accepted", None, None, "person")}


def test_imported_labels_never_replace_a_persons_decision(
    clipshelf: Command, tagged: Path, clips: list[Path], tmp_path: Path
):
    clipshelf("decide", clips[0], "-red", "--library", tagged)
    path = table(tmp_path, f"{clips[0]},red,accepted,,", f"{clips[1]},red,accepted,,")

    assert clipshelf("decide", path, "--source", "list", "--library", tagged).code == 0

    assert decided(tagged, clips[0]) == {("red", "rejected", None, None, "person")}
    assert decided(tagged, clips[1]) == {("red", "accepted", None, None, "import:list")}
    clipshelf("decide", clips[1], "+red", "--library", tagged)
    assert decided(tagged, clips[1]) == {("red", "accepted", None, None, "person")}, "said by a person, it weighs more"


def test_table_is_one_undo_step(tagged: Path, clips: list[Path]):
    with opened(tagged) as library:
        red, blue = library.tags.find("red").id, library.tags.find("blue").id
        ids = library.videos.ids()
        library.decisions.accept(ids[:1], [red])
        before = [library.decisions.of_video(video_id) for video_id in ids]
        at = before[0][0].decided_at
        made = [
            Decision(video_id, tag_id, verdict, None, None, at)
            for video_id in ids
            for tag_id, verdict in ((red, Verdict.REJECTED), (blue, Verdict.ACCEPTED))
        ]
        change = library.decisions.put_all(made)
        assert change.undo is not None
        assert library.decisions.put_all(made).undo is None
        again = library.undo(change.undo)
        assert [library.decisions.of_video(video_id) for video_id in ids] == before
        assert again.undo is not None
        library.undo(again.undo)
        assert all(len(library.decisions.of_video(video_id)) == 2 for video_id in ids)


def test_decisions_about_unanalysed_videos_are_kept(clipshelf: Command, tmp_path: Path, filled: Path):
    library = tmp_path / "fresh"
    assert "Nothing has been analysed yet" in clipshelf("tags", "add", "red", "--library", library).err
    assert clipshelf("jobs", "pause", "--library", library).code == 0
    assert clipshelf("add", filled / "videos", "--library", library).code == 1
    video = sorted((filled / "videos").glob("clip*"))[0]
    done = clipshelf("decide", video, "+red", "--library", library)
    assert done.code == 0
    assert "Nothing has been analysed yet" in done.err
    assert decided(library, video) == {("red", "accepted", None, None, "person")}
