"""Cycle the focus through the parts of the window: search, page, and each visible panel."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.stage.stage import Stage


class FocusRingController(QObject):
    """Moves the focus to the next part, to the widget that last had it there.

    Parameters
    ----------
    stage : Stage
        Shared by the features.
    above : sequence of QWidget
        Widgets above the pages, from the top.
    below, search_edit : QWidget
        The widget below the pages, and the search field.
    """

    def __init__(self, stage: Stage, *, above: Sequence[QWidget], below: QWidget, search_edit: QWidget) -> None:
        super().__init__(stage.frame)
        self._stage = stage
        self._above, self._below, self._search_edit = above, below, search_edit
        self._last: dict[QWidget, QWidget] = {}
        stage.actions.on("next_part", lambda: self._go(1))
        stage.actions.on("previous_part", lambda: self._go(-1))

    @property
    def parts(self) -> list[QWidget]:
        """The visible parts in reading order: above the pages, the page, the player, panels, below the pages."""
        docks = [dock for dock in self._stage.panels.docks.values() if not dock.visibleRegion().isEmpty()]
        player = self._stage.centre.player
        parts = [*self._above, self._stage.pages, *([player] if player else []), *docks, self._below]
        return [part for part in parts if part.isVisible() and self._stops(part)]

    def _stops(self, part: QWidget) -> list[QWidget]:
        """Return the widgets within a part that accept focus, in tab order; the part itself first if it does."""
        found = [part] if _is_stop(part) else []
        one = part.nextInFocusChain()
        while one is not None and one is not part:
            if part.isAncestorOf(one) and one.isVisible() and one.isEnabled() and _is_stop(one):
                found.append(one)
            one = one.nextInFocusChain()
        return found

    def _go(self, step: int) -> None:
        parts, focused = self.parts, QApplication.focusWidget()
        here = next((place for place, part in enumerate(parts) if focused and _holds(part, focused)), None)
        if here is not None and focused is not None:
            self._last[parts[here]] = focused
        if not parts:
            return
        part = parts[(here + step) % len(parts)] if here is not None else parts[0]
        stops = self._stops(part)
        last = next((one for one in stops if one is self._last.get(part)), None)
        (last or self._first(stops)).setFocus(Qt.FocusReason.TabFocusReason)

    def _first(self, stops: list[QWidget]) -> QWidget:
        # Prefer a part's contents over the buttons above them.
        wanted = [self._search_edit, self._stage.pages.main_view]
        first = next(iter(_lists(stops)), stops[0])
        return next((one for one in stops if one in wanted), first)


def _holds(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _lists(stops: list[QWidget]) -> list[QWidget]:
    return [one for one in stops if one.inherits("QAbstractItemView") or one.inherits("QAbstractScrollArea")]
