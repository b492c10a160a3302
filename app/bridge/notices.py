"""Sentences for the person: posted from anywhere, kept until the window is there to show them."""

from collections.abc import Callable

from core.domain.events import Level, Notice
from core.errors import KnownError


class NoticeBoard:
    """Keeps notices until somebody shows them."""

    def __init__(self) -> None:
        self._waiting: list[Notice] = []
        self._show: Callable[[Notice], object] | None = None
        self._withdraw: Callable[[str], object] = lambda _text: None

    def attach(self, show: Callable[[Notice], object], withdraw: Callable[[str], object] = lambda _text: None) -> None:
        """Show what has waited, and from now on everything at once.

        Parameters
        ----------
        show : callable
            Given each notice, oldest first.
        withdraw : callable
            Given the text of a notice whose cause is gone.
        """
        self._show, self._withdraw = show, withdraw
        waiting, self._waiting = self._waiting, []
        for notice in waiting:
            show(notice)

    def post(self, notice: Notice) -> None:
        """Say something.

        Parameters
        ----------
        notice : Notice
            One sentence, plain text.
        """
        if self._show is None:
            self._waiting.append(notice)
        else:
            self._show(notice)

    def withdraw(self, text: str) -> None:
        """Take a notice back whose cause is gone; nothing happens where it was dismissed meanwhile."""
        self._waiting = [notice for notice in self._waiting if notice.text != text]
        self._withdraw(text)

    def inform(self, text: str) -> None:
        """Say that something went well."""
        self.post(Notice(Level.INFO, text))

    def complain(self, error: KnownError) -> None:
        """Say what went wrong and what to do."""
        self.post(Notice(Level.ERROR, error.whole))
