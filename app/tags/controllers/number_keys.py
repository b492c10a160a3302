"""The number keys: each gives the tag that lies on it, or takes it away; with Shift it rejects."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.stage.commands.tags import SLOTS
from app.stage.stage import Stage
from app.tags.controllers.giving import Giving
from app.ui.text import display_text, tr

_SCOPE = "tagging"


class NumberKeys(QObject):
    """Ties the number keys to tags. They count in the pages of videos, the player and the timeline.

    Parameters
    ----------
    giving : Giving
        What carries it out.
    stage : Stage
        What the window's features share.
    on_empty : callable
        Given the number of a key that has no tag.
    """

    def __init__(self, giving: Giving, stage: Stage, *, on_empty: Callable[[int], object]) -> None:
        super().__init__(stage.frame)
        self._giving = giving
        self._stage = stage
        self._book = stage.tags
        self._on_empty = on_empty
        actions = stage.actions
        for slot in SLOTS:
            actions.on(f"toggle_{slot}", lambda slot=slot: self._on_key(slot))
            actions.on(f"reject_{slot}", lambda slot=slot: self._on_reject(slot))
        actions.attach(_SCOPE, *stage.pages.main_views)
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
                self._stage.actions[f"{command}_{slot}"].setText(f"&{slot}  {name}")
