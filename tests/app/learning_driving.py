"""A stand-in for the learning service in a real library without a worker, and simulated user actions in the review."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.learning.models.review import ClipMark
from app.learning.views.page import ReviewPage
from app.shell.desk import Desk
from core.api.learning import Learning
from core.api.library import Library
from core.catalog import suggestions
from core.domain.audits import Audit
from core.domain.changes import Changes
from core.domain.events import Events, WorkerState
from core.domain.learning import AuditSheet, LearnReport, Question, ReviewMode, TagComparison, TrainReport
from core.domain.learning_service import LearningCalls, Progress, ignore_progress
from core.domain.outlook import TagOutlook
from core.domain.tags import HeadVersion, Suggestion
from core.errors import WorkerError
from core.jobs.learning import tag_estimates
from tests.app.driving import Open

Key = Qt.Key


class StandInLearning(LearningCalls):
    """Returns the answers that a test set and records its calls; calls without an answer fail."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.calls: list[tuple[str, Any]] = []
        self.to_ask: list[Question] = []
        self.counts: dict[int, int] = {}
        self.error: Exception | None = None
        self.cards: list[HeadVersion] = []
        self.version = 0
        self.n_new = 0
        self.report = TrainReport(1, 0, 0, 1.0, None, None, 0.0, False, ())
        self.during_training: Callable[[Callable[[float], object]], object] = lambda _tell: None
        self.during_adoption: Callable[[], object] = lambda: None
        self.proposed = 0
        self.suggested: dict[int, list[Suggestion]] = {}

    def _note(self, name: str, value: object = None) -> None:
        self.calls.append((name, value))
        if self.error is not None:
            raise self.error

    def _call(self, name: str, arguments: object, on_progress: Progress | None = None) -> Any:
        raise NotImplementedError(f"no test answers {name}: {arguments}")

    def catch_up(self, tag_ids: Collection[int] | None = None) -> LearnReport:
        self._note("catch_up", tag_ids)
        return LearnReport(tuple(tag_ids or ()), 1, 1, 0.01, 0)

    def suggestion_counts(self) -> dict[int, int]:
        return dict(self.counts)

    def outlooks(self, tag_ids: Collection[int]) -> dict[int, TagOutlook]:
        return Learning(self.library.paths, self.library.database).outlooks(tag_ids)

    def audits(self, tag_ids: Collection[int]) -> dict[int, Audit]:
        return Learning(self.library.paths, self.library.database).audits(tag_ids)

    def suggestions_of(self, video_id: int) -> list[Suggestion]:
        with self.library.database.read() as session:
            return suggestions.of_video(session, video_id)

    def suggestions_of_tag(self, tag_id: int, *, limit: int = 100, offset: int = 0) -> list[Suggestion]:
        return self.suggested.get(tag_id, [])[offset : offset + limit]

    def questions(
        self, tag_id: int, *, mode: ReviewMode = ReviewMode.MIXED, n_wanted: int = 12, seed: int = 0
    ) -> list[Question]:
        self._note("questions", (tag_id, mode, n_wanted, seed))
        if mode is ReviewMode.DISAGREES:
            return self.to_ask[:n_wanted]
        found = [one for video_id in self.library.videos.ids() for one in self.library.decisions.of_video(video_id)]
        decided = {(one.video_id, one.start_seconds) for one in found}
        return [one for one in self.to_ask if (one.video_id, one.start_seconds) not in decided][:n_wanted]

    def start_audit(self, tag_id: int, *, n_wanted: int = 12) -> AuditSheet:
        with self.library.database.write() as session:
            return tag_estimates.start_audit(session, tag_id, n_wanted=n_wanted)

    def active_version(self) -> int:
        return self.version

    def n_new_decisions(self) -> int:
        return self.n_new

    def versions(self) -> list[HeadVersion]:
        return list(self.cards)

    def propose(self, *, full: bool, on_progress: Progress = ignore_progress) -> TrainReport:
        self._note("propose", full)
        self.during_training(on_progress)
        if self.error is not None:
            raise self.error
        self.proposed = self.report.version
        return self.report

    def proposed_version(self) -> int:
        return self.proposed

    def proposal(self, version: int) -> TrainReport:
        self._note("proposal", version)
        return self.report

    def adopt_version(self, version: int, keep_old: Collection[int] = ()) -> None:
        self._note("adopt_version", (version, tuple(keep_old)))
        self.during_adoption()
        self.version, self.proposed = version, 0

    def discard_version(self, version: int) -> None:
        self._note("discard_version", version)
        self.proposed = 0

    def stop_training(self) -> None:
        self.calls.append(("stop_training", None))

    def use_version(self, version: int) -> None:
        self._note("use_version", version)
        self.version = version

    def compare(self, first: int, second: int) -> tuple[TagComparison, ...]:
        self._note("compare", (first, second))
        return self.report.tags

    def export_version(self, version: int, target: Path) -> None:
        self._note("export_version", (version, target))
        target.write_bytes(b"head")

    def import_version(self, source: Path) -> tuple[int, tuple[str, ...]]:
        self._note("import_version", source)
        return 9, ("unicorn",)

    def close(self) -> None:
        pass

    def called(self, name: str) -> list[Any]:
        return [value for known, value in self.calls if known == name]


class StandInEvents:
    """Reports the worker state that a test set."""

    def __init__(self) -> None:
        self.worker = WorkerState.RUNNING
        self.changes = Changes.NOTHING

    def poll(self) -> Events:
        changes, self.changes = self.changes, Changes.NOTHING
        return Events(None, changes, (), self.worker)


def stand_in(shelf: Library) -> tuple[StandInLearning, StandInEvents]:
    """Replace worker and learning service of a library by stand-ins."""
    learning, events = StandInLearning(shelf), StandInEvents()
    shelf.learning.close()
    shelf.learning, shelf.events = learning, events  # type: ignore[assignment]
    return learning, events


def moments_of(shelf: Library, tag_id: int) -> list[Question]:
    """Return questions about two moments of each of the eight videos, the likeliest first."""
    spans = ((0.0, 3.0), (3.0, 6.0))
    asked = [(video_id, *span) for span in spans for video_id in shelf.videos.ids()]
    return [
        Question(video_id, tag_id, start, end, 0.9 - place / 50) for place, (video_id, start, end) in enumerate(asked)
    ]


def open_review(open_desk: Open, shelf: Library, qtbot: QtBot, *, keys: bool = True) -> Desk:
    """Open a window and, by its key, the review of the only tag."""
    desk = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: bool(desk.stage.tags.tags) and desk.session.worker_state is WorkerState.RUNNING)
    if keys:
        desk.browse.pages.current.list_view.setFocus()
        qtbot.keyClick(desk.browse.pages.current.list_view, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return desk


def page(desk: Desk) -> ReviewPage:
    return desk.learning.reviewing.page


def has_clips(desk: Desk, n: int) -> Callable[[], bool]:
    return lambda: len(page(desk).model.cells) == n and not page(desk).sentence


def press(desk: Desk, qtbot: QtBot, *keys: Key) -> None:
    """Press keys on the sheet of clips."""
    for key in keys:
        qtbot.keyClick(page(desk).sheet, key)


def answers(desk: Desk) -> str:
    """Return the marks, one letter for each clip."""
    letters = {ClipMark.RIGHT: "A", ClipMark.WRONG: "X", ClipMark.OPEN: "U"}
    return "".join(letters[cell.mark] for cell in page(desk).model.cells)


def no_worker() -> WorkerError:
    return WorkerError("The analysis is not running yet", "Try again in a moment.")


def click_clip(
    desk: Desk, qtbot: QtBot, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Click a clip of the sheet."""
    sheet = page(desk).sheet
    place = sheet.visualRect(sheet.model().index(row, 0)).center()
    qtbot.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, modifier, place)
