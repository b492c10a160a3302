"""Notices for the user: posted from anywhere, kept until the window can show them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from core.domain.events import Level, NextStep, Notice
from core.errors import EncoderError, HeadError, KnownError, PictureError, QueryError, UsageError

_USELESS_AGAIN = (UsageError, PictureError, QueryError, HeadError)
"""Errors that would only be repeated: what was asked for is wrong, not the state of the computer."""


@dataclass(frozen=True, slots=True)
class Action:
    """The button of a notice.

    Attributes
    ----------
    words : str
        Its text.
    call : callable
        Called when it is pressed.
    """

    words: str
    call: Callable[[], object]


class NoticeBoard(QObject):
    """Queues notices until a view is attached. Every warning and error gets a button that leads on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[Notice, Action | None]] = []
        self._steps: dict[NextStep, Action] = {}
        self._show: Callable[[Notice, Action | None], object] | None = None
        self._withdraw: Callable[[str], bool] = lambda _text: False

    def offer(self, steps: Mapping[NextStep, Action]) -> None:
        """Set the buttons of notices that only name their next step, such as those of the engine."""
        self._steps.update(steps)

    def attach(
        self,
        show: Callable[[Notice, Action | None], object],
        withdraw: Callable[[str], bool] = lambda _text: False,
    ) -> None:
        """Show the queued notices, oldest first, and later ones at once.

        `withdraw` is called with the text of a notice whose cause is gone, and returns whether it was still there.
        """
        self._show, self._withdraw = show, withdraw
        waiting, self._waiting = self._waiting, []
        for notice, action in waiting:
            self.post(notice, action)

    def post(self, notice: Notice, action: Action | None = None) -> None:
        """Show a notice, one sentence of plain text; a warning without an action gets that of its next step."""
        if self._show is None:
            self._waiting.append((notice, action))
            return
        if action is None and notice.level is not Level.INFO:
            action = self._steps.get(notice.next_step)
        self._show(notice, action)

    def withdraw(self, text: str) -> bool:
        """Remove a notice whose cause is gone, and return whether it was still there, not dismissed."""
        kept = [waiting for waiting in self._waiting if str(waiting[0].text) != text]
        was_waiting, self._waiting = len(kept) < len(self._waiting), kept
        return self._withdraw(text) or was_waiting

    def inform(self, text: str, action: Action | None = None) -> None:
        """Report a success, with or without a button."""
        self.post(Notice(Level.INFO, text), action)

    def warn(self, text: str, action: Action | None = None, *, again: Callable[[], object] | None = None) -> None:
        """Report a failure, and offer a button that leads on: `action`, or to try again."""
        self.post(Notice(Level.WARNING, text), action or self._try_again(again))

    def complain(self, error: KnownError, again: Callable[[], object] | None = None) -> None:
        """Report an error and what to do about it; `again` repeats what failed, where that can help."""
        is_about_models = isinstance(error, EncoderError)
        notice = Notice(Level.ERROR, error.whole, NextStep.CHOOSE_MODEL if is_about_models else NextStep.HELP)
        can_help = not (is_about_models or isinstance(error, _USELESS_AGAIN))
        self.post(notice, self._try_again(again) if can_help else None)

    def _try_again(self, call: Callable[[], object] | None) -> Action | None:
        return None if call is None else Action(self.tr("Try again"), call)
