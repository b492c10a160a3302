"""Answering questions in the terminal."""

import contextlib
import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from core.api.library import Library
from tests.core.cli.commands.test_training import teach
from tests.core.cli.conftest import Command, Outcome

Review = Callable[..., Outcome]


@pytest.fixture
def review(clipshelf: Command, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> Review:
    teach(shelf)

    def run(keys: str, *words: str) -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{key}\n" for key in keys)))
        return clipshelf("review", *words, "--library", shelf)

    return run


def verdicts(shelf: Path, name: str) -> list[str]:
    with contextlib.closing(Library.open(shelf)) as library:
        tag_id = library.tags.find(name).id
        found = [one for video_id in library.videos.ids() for one in library.decisions.of_video(video_id)]
        return sorted(one.verdict.value for one in found if one.tag_id == tag_id)


def test_each_answer_is_a_decision_at_once(review: Review, shelf: Path):
    before = verdicts(shelf, "red")

    done = review("yunq", "red")

    assert done.code == 0
    assert "1 accepted, 1 rejected" in done.err
    assert verdicts(shelf, "red") == sorted([*before, "accepted", "rejected"])
    asked = [line.split(".mp4")[0] for line in done.err.splitlines() if ".mp4" in line]
    assert len(set(asked)) == 4, "four different videos"


def test_end_of_input_ends_the_review(review: Review, shelf: Path):
    before = verdicts(shelf, "red")
    assert review("", "red").code == 0
    assert verdicts(shelf, "red") == before


def test_unknown_key_asks_again(review: Review, shelf: Path):
    before = verdicts(shelf, "green")
    done = review("x?yq", "green")
    assert done.err.count("u not sure") == 3
    assert len(verdicts(shelf, "green")) == len(before) + 1


def test_review_ends_when_everything_was_asked_once(review: Review, shelf: Path):
    done = review("n" * 40, "red", "--mode", "random")
    assert "no more questions" in done.err
    lines = [line for line in done.err.splitlines() if ".mp4" in line]
    assert len(lines) == len({line.split(" (")[0] for line in lines})
    assert done.code == 0


def test_number_of_questions_is_limited_and_the_least_known_tag_comes_first(
    review: Review, clipshelf: Command, shelf: Path
):
    with contextlib.closing(Library.open(shelf)) as library:
        library.tags.add("new")
    done = review("nnnn", "--limit", "2")
    assert "Does new fit?" in done.err
    assert len(verdicts(shelf, "new")) == 2


def test_moment_opens_in_the_player(review: Review, shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    if sys.platform == "win32":
        pytest.skip("the stand-in player is a shell script")
    player, said = tmp_path / "bin" / "mpv", tmp_path / "said"
    player.parent.mkdir()
    player.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{said}.tmp" && mv "{said}.tmp" "{said}"\n')
    player.chmod(0o755)
    monkeypatch.setenv("PATH", f"{player.parent}{os.pathsep}{os.environ['PATH']}")
    done = review("oq", "red")
    assert done.code == 0
    deadline = time.monotonic() + 20
    while not said.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    start, path = said.read_text().splitlines()
    assert start.startswith("--start=")
    assert path.endswith(".mp4")


def test_missing_tags_or_videos_are_reported(clipshelf: Command, tmp_path: Path):
    assert "no tags yet" in clipshelf("review", "--library", tmp_path / "empty").sentence
    clipshelf("tags", "add", "red", "--library", tmp_path / "empty")
    assert "Nothing has been analysed yet" in clipshelf("review", "--library", tmp_path / "empty").err
    assert "no tag 'blue'" in clipshelf("review", "blue", "--library", tmp_path / "empty").sentence


def test_audit_asks_a_random_sample_without_scores_and_prints_its_result(
    clipshelf: Command, review: Review, shelf: Path
):
    suggest_all(shelf, "red")

    done = review("ynyuq", "red", "--audit", "--limit", "6")

    assert done.code == 0
    assert "drawn at random" in done.err
    asked = [line for line in done.err.splitlines() if ".mp4" in line]
    assert len({line.split(".mp4")[0] for line in asked}) == 5
    assert not [line for line in asked if "(0." in line], "nobody is led by a score"
    assert "2 of 3 suggestions right (3 of 6 checked), so 0.06 to 0.99 of all" in done.err
    with contextlib.closing(Library.open(shelf)) as library:
        red = library.tags.find("red").id
        found = library.learning.audits([red])[red]
        assert (found.n_right, found.n_wrong, found.n_drawn, found.since) == (2, 1, 6, ())

    clipshelf("decide", str(video_path(shelf, -1)), "-red", "--library", shelf)
    again = review("q", "red", "--audit", "--limit", "1")
    assert "Since then the tag learned from 1 more decision." in again.err


def test_without_suggestions_there_is_nothing_to_audit(review: Review, shelf: Path):
    with contextlib.closing(Library.open(shelf)) as library:
        library.tags.set_threshold(library.tags.find("red").id, 0.999)
    done = review("yyy", "red", "--audit")
    assert done.code == 0
    assert "nothing to check" in done.err


def test_review_says_when_searching_on_is_hardly_worth_it(review: Review, shelf: Path):
    with contextlib.closing(Library.open(shelf)) as library:
        ids = library.videos.ids()
        library.decisions.reject(ids[:11], [library.tags.find("red").id])
        open_path = library.videos.paths(ids[11])[0]
    done = review("n", "red")
    assert open_path.name in done.err
    assert "More review of red is hardly worth it: probably " in done.err


def suggest_all(shelf: Path, name: str) -> None:
    with contextlib.closing(Library.open(shelf, works_here=True)) as library:
        library.tags.set_threshold(library.tags.find(name).id, 0.001)
        library.learning.catch_up()


def video_path(shelf: Path, place: int) -> Path:
    with contextlib.closing(Library.open(shelf)) as library:
        red = library.tags.find("red").id
        decided = {
            one.video_id for i in library.videos.ids() for one in library.decisions.of_video(i) if one.tag_id == red
        }
        return library.videos.paths([i for i in library.videos.ids() if i not in decided][place])[0]
