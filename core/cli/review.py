"""``clipshelf review``: questions about a tag, answered in the terminal one key at a time."""

import contextlib
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from core.api.library import Library
from core.cli.learned import NOTHING_ANALYSED, span
from core.cli.options import LibraryOption, open_library
from core.cli.output import printable, say
from core.domain.learning import Question, ReviewMode
from core.domain.moments import Moment
from core.domain.tags import Tag
from core.domain.videos import VideoStage
from core.errors import LibraryLockedError, UsageError

_PAGE = 12
_HELP = "y it fits, n it does not, u not sure, o open it, q end"
# Each takes a start; whatever the system opens videos with does not.
_PLAYERS = (
    ("mpv", lambda start: [f"--start={start:g}"]),
    ("vlc", lambda start: [f"--start-time={start:g}"]),
    ("ffplay", lambda start: ["-ss", f"{start:g}"]),
)


def review(
    tag: Annotated[
        str | None, typer.Argument(metavar="TAG", help="A tag; else the one with the fewest videos.")
    ] = None,
    *,
    mode: Annotated[ReviewMode, typer.Option(help="What to ask.")] = ReviewMode.MIXED,
    limit: Annotated[int, typer.Option(min=1, help="At most so many questions.")] = 1000,
    library: LibraryOption = None,
) -> None:
    """Answer questions about a tag: each answer is a decision at once, and after a dozen the questions are better."""
    with contextlib.closing(open_library(library)) as opened:
        chosen = opened.tags.find(tag) if tag else _least_known(opened)
        if not opened.videos.count_stages().get(VideoStage.ANALYSED):
            say(f"{NOTHING_ANALYSED}.")
            return
        n_yes, n_no = _Round(opened, chosen, mode).run(limit)
        if n_yes or n_no:
            with contextlib.suppress(LibraryLockedError):  # then the next command learns from the answers
                opened.learning.catch_up([chosen.id])
        left = opened.learning.suggestion_counts([chosen.id]).get(chosen.id, 0)
    say(f"{n_yes} accepted, {n_no} rejected. {printable(chosen.name)} is suggested for {left} videos now.")


def _least_known(library: Library) -> Tag:
    tags, counts = library.tags.list_all(), library.tags.counts()
    if not tags:
        raise UsageError("There are no tags yet", "Make one: clipshelf tags add NAME.")
    return min(tags, key=lambda tag: counts[tag.id].n_videos)


class _Round:
    """Asks page after page, and writes down each answer before the next question."""

    def __init__(self, library: Library, tag: Tag, mode: ReviewMode) -> None:
        self._library, self._tag, self._mode = library, tag, mode
        self._passed: set[tuple[int, float | None]] = set()
        self._counts = {"y": 0, "n": 0}

    def run(self, limit: int) -> tuple[int, int]:
        say(f"Does {printable(self._tag.name)} fit? {_HELP}.")
        n_asked = page = 0
        while n_asked < limit:
            questions = [one for one in self._page(page) if (one.video_id, one.start_seconds) not in self._passed]
            if not questions:
                say("There is nothing left to ask.")
                break
            page += 1
            for question in questions[: limit - n_asked]:
                n_asked += 1
                if not self._ask(question):
                    return self._counts["y"], self._counts["n"]
        return self._counts["y"], self._counts["n"]

    def _page(self, number: int) -> Sequence[Question]:
        # Those that were passed over may come again: ask for as many more.
        wanted = _PAGE + len(self._passed)
        return self._library.learning.questions(self._tag.id, mode=self._mode, n_wanted=wanted, seed=number)[:wanted]

    def _ask(self, question: Question) -> bool:
        """Ask one question; gives whether to go on."""
        paths = self._library.videos.paths(question.video_id)
        self._passed.add((question.video_id, question.start_seconds))
        while True:
            key = _answer(_line(question, paths))
            if key in {"", "q"}:
                return False
            if key in self._counts:
                self._decide(question, is_accepted=key == "y")
                self._counts[key] += 1
                return True
            if key == "u":
                return True
            if key == "o" and paths:
                _open(paths[0], question.start_seconds or 0.0)
            else:
                say(_HELP)

    def _decide(self, question: Question, *, is_accepted: bool) -> None:
        start, end = question.start_seconds, question.end_seconds
        moment = None if start is None or end is None else Moment(question.video_id, start, end)
        decide = self._library.decisions.accept if is_accepted else self._library.decisions.reject
        decide([question.video_id], [self._tag.id], moment=moment)


def _line(question: Question, paths: Sequence[Path]) -> str:
    where = span(question.start_seconds, question.end_seconds)
    before = {None: "", True: ", accepted before", False: ", rejected before"}[question.was_accepted]
    name = printable(paths[0]) if paths else "a video that is gone"
    return f"{name} {where}".rstrip() + f" ({question.score:.2f}{before}) "


def _answer(question: str) -> str:
    """Ask for one key and Enter; nothing at the end of the input."""
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        sys.stderr.write(f"{printable(line.strip())}\n")
    return line.strip().casefold()[:1] or ("?" if line else "")


def _open(path: Path, start_seconds: float) -> None:
    command = next(
        ([found, *start(start_seconds), str(path)] for name, start in _PLAYERS if (found := shutil.which(name))), None
    )
    if command is None and sys.platform == "win32":
        os.startfile(path)
        return
    command = command or ["open" if sys.platform == "darwin" else "xdg-open", str(path)]
    try:
        player = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        threading.Thread(target=player.wait, daemon=True).start()  # it goes on while the next is asked
    except OSError:
        say(f"There is no player to open {printable(path)} with. It begins at {start_seconds:.0f} s.")
