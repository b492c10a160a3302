"""Progress bars on stderr for long commands; rich is imported only when a bar is drawn."""

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from core.cli.output import printable
from core.domain.jobs import JobKind, JobsSummary

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn

_REFRESH_SECONDS = 0.2


def make_bar(*columns: "str | ProgressColumn", is_wanted: bool = True) -> "Progress":
    """Return a progress bar that is wiped when it ends; it is never drawn if stderr is not a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    return Progress(*columns, console=console, transient=True, disable=not (is_wanted and console.is_terminal))


@contextlib.contextmanager
def show_progress(summary: Callable[[], JobsSummary], *, is_wanted: bool) -> Iterator[None]:
    """Draw a progress bar while the body runs, if `is_wanted` and stderr is a terminal.

    Parameters
    ----------
    summary : callable
        Returns the current state of the queue; called from another thread.
    is_wanted : bool
        Whether to draw at all.

    Yields
    ------
    None
        While it is drawn.
    """
    if not (is_wanted and sys.stderr.isatty()):
        yield
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[speed]}"))
    with make_bar(*columns, TextColumn("{task.fields[left]}")) as bar:
        task = bar.add_task("Starting", total=None, speed="", left="")
        ended = threading.Event()

        def draw() -> None:
            while not ended.wait(_REFRESH_SECONDS):
                state = summary()
                done, total = count_done(state)
                speed = f"{state.frames_per_second:.0f} frames/s, {state.speed_ratio:.0f}x" if state.speed_ratio else ""
                words = printable(state.activity or "Working")[:60]
                left = format_left(state.remaining_seconds)
                bar.update(task, completed=done, total=total or None, description=words, speed=speed, left=left)

        thread = threading.Thread(target=draw, name="progress")
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()


def format_left(seconds: float | None) -> str:
    """Return a rough time left in words; empty if it is not known."""
    if seconds is None:
        return ""
    if seconds < 60:
        return "less than a minute left"
    minutes = round(seconds / 60)
    return f"about {minutes} min left" if minutes < 90 else f"about {round(minutes / 60)} h left"


def count_done(state: JobsSummary) -> tuple[int, int]:
    """Return how many videos are done (failed ones included), and how many there are to analyse in all."""
    counts = [count for count in state.counts if count.kind is JobKind.ANALYSE]
    done = sum(count.done + count.failed for count in counts)
    return done, done + sum(count.queued + count.running for count in counts)
