"""The number keys: each gives the tag that lies on it, or takes it away; with Shift it rejects."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.shell.main_window import MainWindow
from app.stage.commands.tags import SLOTS
from app.tags.controllers.giving import Giving
from app.ui.text import display_text, tr

_SCOPE = "tagging"


class NumberKeys(QObject):
    """Ties the number keys to tags. They count in the pages of videos, the player and the timeline.

    Parameters
    ----------
    giving : Giving
        What carries it out.
    window : MainWindow
        Its commands.
    on_empty : callable
        Given the number of a key that has no tag.
    """

    def __init__(self, giving: Giving, window: MainWindow, *, on_empty: Callable[[int], object]) -> None:
        super().__init__(window)
        self._giving = giving
        self._window = window
        self._book = window.models.tags
        self._on_empty = on_empty
        actions = window.actions_by_name
        for slot in SLOTS:
            actions.on(f"toggle_{slot}", lambda slot=slot: self._on_key(slot))
            actions.on(f"reject_{slot}", lambda slot=slot: self._on_reject(slot))
        actions.attach(_SCOPE, *_places(window))
        self._book.changed.connect(self._name)
        self._name()

    def _on_key(self, slot: int) -> None:
        tag = self._book.in_slot(slot)
        if tag is None:
            self._on_empty(slot)
        else:
            self._giving.toggle(tag, self._giving.target)

    def _on_reject(self, slot: int) -> None:
        tag = self._book.in_slot(slot)
        if tag is None:
            self._on_empty(slot)
        else:
            self._giving.reject([tag], self._giving.target)

    def _name(self) -> None:
        for slot in SLOTS:
            tag = self._book.in_slot(slot)
            name = display_text(tag.name).replace("&", "&&") if tag else tr("NumberKeys", "choose a tag")
            for command in ("toggle", "reject"):
                self._window.actions_by_name[f"{command}_{slot}"].setText(f"&{slot}  {name}")


def _places(window: MainWindow) -> list[QWidget]:
    pages = [window.pages.widget(at) for at in range(window.pages.count())]
    lists = [view for page in pages if isinstance(view := getattr(page, "list_view", None), QWidget)]
    return [*lists, window.player, window.timeline]
