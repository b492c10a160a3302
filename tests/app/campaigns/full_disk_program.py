"""The whole program; simulated key presses tag a video repeatedly while the disk fills up at some write.

Prints one JSON list: for each tag its name, after which write the disk was full, and what the window then reported.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.main import Arguments, make_application, run
from app.shell.main_window import MainWindow
from app.tags.views.bar import TagBar
from app.ui.widgets.questions import ReportDialog
from tests.app.day_program import tag_first_video
from tests.soak.faults import Page

_STEP_MS = 30
_LOST = 70
Told = dict[str, str | int]


def work(page: Page, turns: list[int], told: list[Told]) -> Iterator[None]:
    """Apply one tag per round, with the disk full from that write on; 0 means enough room."""
    for number, first in enumerate(turns):
        name = f"tag {number}"
        for _ in tag_first_video(name, before=lambda first=first: page.arm(first=first)):
            yield
        (window,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
        bar = window.findChild(TagBar)
        while not (said := window.notice_bar.text or _answer(bar.message)):
            yield
        page.arm()
        told.append({"tag": name, "first": first, "said": said})
        while window.notice_bar.text:
            window.notice_bar.withdraw(window.notice_bar.text)
        bar.line.clear()
        bar.leave()
        yield
    reports = [one for one in QApplication.topLevelWidgets() if isinstance(one, ReportDialog)]
    told.extend({"tag": "", "first": 0, "said": "a crash report is shown"} for _ in reports)
    window.close()


def _answer(said: str) -> str:
    """Return the message that the bar shows; empty while it only shows its usage hint."""
    return "" if said.startswith("Enter ") or "Shift+Enter" in said else said


def main() -> None:
    """Open the library in the first argument; the second is the page of faults, the rest are the rounds."""
    folder, page, *turns = sys.argv[1:]
    application = make_application(sys.argv[:1])
    told: list[Told] = []
    steps, timer = work(Page(Path(page)), [int(turn) for turn in turns], told), QTimer(application)

    def step() -> None:
        try:
            next(steps, None)
        except Exception:
            application.exit(_LOST)
            raise

    timer.timeout.connect(step)
    timer.start(_STEP_MS)
    code = run(Arguments(Path(folder)))
    print(json.dumps(told))  # noqa: T201
    sys.exit(code)


if __name__ == "__main__":
    main()
