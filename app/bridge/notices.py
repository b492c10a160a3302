"""Notices for the user: posted from anywhere, kept until the window can show them."""

from collections.abc import Callable

from core.domain.events import Level, Notice
from core.errors import KnownError


class NoticeBoard:
    """Queues notices until a view is attached."""

    def __init__(self) -> None:
        self._waiting: list[Notice] = []
        self._show: Callable[[Notice], object] | None = None
        self._withdraw: Callable[[str], object] = lambda _text: None

    def attach(self, show: Callable[[Notice], object], withdraw: Callable[[str], object] = lambda _text: None) -> None:
        """Show the queued notices, oldest first, and later ones at once.

        `withdraw` is called with the text of a notice whose cause is gone.
        """
        self._show, self._withdraw = show, withdraw
        waiting, self._waiting = self._waiting, []
        for notice in waiting:
            show(notice)

    def post(self, notice: Notice) -> None:
        """Show a notice, one sentence of plain text."""
        if self._show is None:
            self._waiting.append(notice)
        else:
            self._show(notice)

    def withdraw(self, text: str) -> None:
        """Remove a notice whose cause is gone; does nothing if it was dismissed."""
        self._waiting = [notice for notice in self._waiting if notice.text != text]
        self._withdraw(text)

    def inform(self, text: str) -> None:
        """Report a success."""
        self.post(Notice(Level.INFO, text))

    def complain(self, error: KnownError) -> None:
        """Report an error and what to do about it."""
        self.post(Notice(Level.ERROR, error.whole))
