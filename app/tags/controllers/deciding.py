"""Applies, rejects and removes tags, and rates videos: each one undo step, with a short message about the result."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.bridge.session import Session
from app.stage.selection import Selection
from app.tags.models.chips import TagTarget, target_of
from app.tags.models.tag_words import listed
from app.tags.operations import decisions, remarks
from app.ui.localization.text import filled, tr
from core.domain.changes import Change
from core.domain.tags import Tag, Verdict


class Tagger(QObject):
    """Carries out decisions about the selection.

    Attributes
    ----------
    reported : Signal
        A short message, and the `Change`, or None if nothing could be done.
    refused : Signal
        `KnownError`.
    used : Signal
        A `Tag` that was used in a decision.
    """

    reported = Signal(str, object)
    refused = Signal(object)
    used = Signal(object)

    def __init__(self, session: Session, selection: Selection, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection

    @property
    def target(self) -> TagTarget:
        """The selection: the current moment, or the videos."""
        return target_of(self._selection)

    def apply(self, tags: Sequence[Tag], target: TagTarget) -> None:
        """Apply tags."""
        if self._has(target):
            had, done = tr("Tagger", "%1 \N{MIDDLE DOT} already applied"), tr("Tagger", "%1 \N{MIDDLE DOT} %2")
            work = decisions.apply(target, tags)
            self._session.run(work.then(self._reporter(done, had, tags, target)).otherwise(self.refused.emit))

    def apply_by_name(self, names: Sequence[str], target: TagTarget) -> None:
        """Apply tags by name or alias; those that do not exist are created."""

        def _report(result: tuple[list[Tag], Change]) -> None:
            done, had = tr("Tagger", "%1 \N{MIDDLE DOT} %2"), tr("Tagger", "%1 \N{MIDDLE DOT} already applied")
            self._reporter(done, had, result[0], target)(result[1])

        if self._has(target):
            self._session.run(decisions.apply_by_name(target, names).then(_report).otherwise(self.refused.emit))

    def reject(self, tags: Sequence[Tag], target: TagTarget) -> None:
        """Reject tags."""
        if self._has(target):
            had, done = (
                tr("Tagger", "%1 \N{MIDDLE DOT} already rejected"),
                tr("Tagger", "%1 rejected \N{MIDDLE DOT} %2"),
            )
            work = decisions.reject(target, tags)
            self._session.run(work.then(self._reporter(done, had, tags, target)).otherwise(self.refused.emit))

    def remove(self, tags: Sequence[Tag], target: TagTarget, *, verdict: Verdict | None = None) -> None:
        """Remove decisions, or only those with one verdict."""
        if self._has(target):
            had, done = (
                tr("Tagger", "%1 \N{MIDDLE DOT} nothing to remove"),
                tr("Tagger", "%1 removed \N{MIDDLE DOT} %2"),
            )
            work = decisions.remove(target, tags, verdict=verdict)
            self._session.run(work.then(self._reporter(done, had, tags, target)).otherwise(self.refused.emit))

    def toggle(self, tag: Tag, target: TagTarget) -> None:
        """Apply a tag to all, or remove it if all have it."""

        def _report(result: tuple[Change, bool]) -> None:
            given, taken = tr("Tagger", "%1 \N{MIDDLE DOT} %2"), tr("Tagger", "%1 removed \N{MIDDLE DOT} %2")
            self._reporter(given if result[1] else taken, taken, [tag], target)(result[0])

        if self._has(target):
            self._session.run(decisions.toggle(target, tag).then(_report).otherwise(self.refused.emit))

    def rate(self, target: TagTarget, rating: int) -> None:
        """Rate videos, 0 (none) to 5."""
        if self._has(target):
            words = f"{remarks.stars(rating)} \N{MIDDLE DOT} {target.words}"
            work = remarks.rate(target.video_ids, rating)
            self._session.run(work.then(lambda change: self.reported.emit(words, change)))

    def _has(self, target: TagTarget) -> bool:
        if not target:
            self.reported.emit(tr("Tagger", "Nothing selected: select videos or a moment first"), None)
        return bool(target)

    def _reporter(self, done: str, had: str, tags: Sequence[Tag], target: TagTarget) -> Callable[[Change], None]:
        def _report(change: Change) -> None:
            for tag in tags:
                self.used.emit(tag)
            words = done if change.undo is not None else had
            self.reported.emit(filled(words, listed(tags), target.words), change)

        return _report
