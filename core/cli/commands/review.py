"""``clipshelf review``: questions about a tag, answered in the terminal with one key each."""

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

from core import private
from core.api.library import Library
from core.cli import learning_report
from core.cli.learning_report import NOTHING_ANALYSED, describe_audit, describe_end, format_span
from core.cli.options import LibraryOption, open_library
from core.cli.output import printable, say
from core.domain.learning import Answer, Question, ReviewMode
from core.domain.tags import Tag
from core.domain.videos import VideoStage
from core.errors import LibraryLockedError, UsageError

_PAGE, _MOST = 12, 1000
_HELP = "y yes, n no, u not sure, o open the video, q quit"
# These accept a start time, unlike the system's default player.
_PLAYERS = (
    ("mpv", lambda start: [f"--start={start:g}"]),
    ("vlc", lambda start: [f"--start-time={start:g}"]),
    ("ffplay", lambda start: ["-ss", f"{start:g}"]),
)


def review(
    tag: Annotated[
        str | None, typer.Argument(metavar="TAG", help="A tag; by default the one with the fewest videos.")
    ] = None,
    *,
    mode: Annotated[ReviewMode, typer.Option(help="Which questions to ask.")] = ReviewMode.MIXED,
    audit: Annotated[
        bool, typer.Option("--audit", help="Check a random sample of its suggestions to see how many are right.")
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(
            min=1, show_default=False, help=f"Maximum number of questions; {_PAGE} for a check, otherwise 1000."
        ),
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Answer questions about a tag. Each answer is saved as a decision at once and improves the next questions."""
    with contextlib.closing(open_library(library)) as opened:
        chosen = opened.tags.find(tag) if tag else _least_known(opened)
        if not opened.videos.count_stages().get(VideoStage.ANALYSED):
            say(f"{NOTHING_ANALYSED}.")
            return
        is_audit = audit or mode is ReviewMode.AUDIT
        n_yes, n_no = _audit(opened, chosen, limit or _PAGE) if is_audit else _Round(opened, chosen, mode).run(limit)
        if n_yes or n_no:
            with contextlib.suppress(LibraryLockedError):  # the next command learns from the answers
                opened.learning.catch_up([chosen.id])
        outlook = opened.learning.outlooks([chosen.id])[chosen.id]
        said = opened.learning.audits([chosen.id]).get(chosen.id) if is_audit else None
    left = outlook.n_suggested
    say(f"{n_yes} accepted, {n_no} rejected. {printable(chosen.name)} is now suggested for {left} videos.")
    if said is not None:
        say(describe_audit(said))
    elif words := describe_end(chosen, outlook):
        say(words)
    elif left:
        say(f"There are {learning_report.describe_left(outlook)}, including those suggested.")


def _least_known(library: Library) -> Tag:
    tags, counts = library.tags.list_all(), library.tags.counts()
    if not tags:
        raise UsageError("There are no tags yet", "Create one: clipshelf tags add NAME.")
    return min(tags, key=lambda tag: counts[tag.id].n_videos)


def _audit(library: Library, tag: Tag, n_wanted: int) -> tuple[int, int]:
    sheet = library.learning.start_audit(tag.id, n_wanted=n_wanted)
    if not sheet.questions:
        say(f"{printable(tag.name)} is not suggested for any video, so there is nothing to check.")
        return 0, 0
    say(f"{len(sheet.questions)} of the {sheet.n_suggested} suggested videos, drawn at random.")
    return _Round(library, tag, ReviewMode.AUDIT).ask_all(sheet.questions)


class _Round:
    """Asks page after page of questions, and saves each answer before asking the next."""

    def __init__(self, library: Library, tag: Tag, mode: ReviewMode) -> None:
        self._library, self._tag, self._mode = library, tag, mode
        self._passed: set[tuple[int, float | None]] = set()
        self._counts = {"y": 0, "n": 0}

    def ask_all(self, questions: Sequence[Question]) -> tuple[int, int]:
        """Ask questions in order; return how many were accepted and rejected."""
        say(f"Does {printable(self._tag.name)} fit? {_HELP}.")
        for question in questions:
            if not self._ask(question):
                break
        return self._counts["y"], self._counts["n"]

    def run(self, limit: int | None) -> tuple[int, int]:
        """Ask page after page; return how many were accepted and rejected."""
        outlook = self._library.learning.outlooks([self._tag.id])[self._tag.id]
        if self._mode is not ReviewMode.DISAGREES and (words := describe_end(self._tag, outlook)):
            say(words)
        say(f"Does {printable(self._tag.name)} fit? {_HELP}.")
        n_asked, page, limit = 0, 0, limit or _MOST
        while n_asked < limit:
            questions = [one for one in self._page(page) if (one.video_id, one.start_seconds) not in self._passed]
            if not questions:
                say("There are no more questions.")
                break
            page += 1
            for question in questions[: limit - n_asked]:
                n_asked += 1
                if not self._ask(question):
                    return self._counts["y"], self._counts["n"]
        return self._counts["y"], self._counts["n"]

    def _page(self, number: int) -> Sequence[Question]:
        # Skipped questions may come up again, so ask for that many more.
        wanted = _PAGE + len(self._passed)
        return self._library.learning.questions(self._tag.id, mode=self._mode, n_wanted=wanted, seed=number)[:wanted]

    def _ask(self, question: Question) -> bool:
        """Ask one question; return whether to continue."""
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
        self._library.decisions.answer([Answer(question, is_accepted)])


def _line(question: Question, paths: Sequence[Path]) -> str:
    where = format_span(question.start_seconds, question.end_seconds)
    before = {None: "", True: ", accepted before", False: ", rejected before"}[question.was_accepted]
    name = printable(paths[0]) if paths else "a video that is gone"
    if question.audit_id is not None:  # knowing the score would bias the answer
        return f"{name} {where}".rstrip() + " "
    return f"{name} {where}".rstrip() + f" ({question.score:.2f}{before}) "


def _answer(question: str) -> str:
    """Ask for one key and Enter; return an empty string at the end of the input."""
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
        with private.outside():
            player = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip
        threading.Thread(target=player.wait, daemon=True).start()  # it keeps playing while the next question is asked
    except OSError:
        say(f"No player was found to open {printable(path)}. The moment starts at {start_seconds:.0f} s.")
