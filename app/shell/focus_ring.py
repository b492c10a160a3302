"""From part to part of the window by one key: search, page, and each panel on show."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.stage.stage import Stage


class PartsController(QObject):
    """Takes the keyboard on to the next part, where it was there last time.

    Parameters
    ----------
    stage : Stage
        What the window's features share.
    above : sequence of QWidget
        What stands above the pages, from the top.
    below, search_edit : QWidget
        What stands below them, and where searches are typed.
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
        """Those on show, in the order of reading: what is at the top, the page, panels from the first on, the foot."""
        docks = [dock for dock in self._stage.panels.docks.values() if not dock.visibleRegion().isEmpty()]
        parts = [*self._above, self._stage.pages, *docks, self._below]
        return [part for part in parts if part.isVisible() and self._stops(part)]

    def _stops(self, part: QWidget) -> list[QWidget]:
        """List where the keyboard can be within a part, in the order of Tab."""
        found: list[QWidget] = []
        one = part.nextInFocusChain()
        while one is not None and one is not part:
            if part.isAncestorOf(one) and one.isVisible() and one.isEnabled() and _is_stop(one):
                found.append(one)
            one = one.nextInFocusChain()
        return found

    def _go(self, step: int) -> None:
        parts, focused = self.parts, QApplication.focusWidget()
        here = next((place for place, part in enumerate(parts) if focused and part.isAncestorOf(focused)), None)
        if here is not None and focused is not None:
            self._last[parts[here]] = focused
        if not parts:
            return
        part = parts[(here + step) % len(parts)] if here is not None else parts[0]
        stops = self._stops(part)
        last = next((one for one in stops if one is self._last.get(part)), None)
        (last or self._first(stops)).setFocus(Qt.FocusReason.TabFocusReason)

    def _first(self, stops: list[QWidget]) -> QWidget:
        # One comes for what a part shows, not for the buttons above it.
        wanted = [self._search_edit, self._stage.pages.main_view]
        return next((one for one in stops if one in wanted), next(iter(_lists(stops)), stops[0]))


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _lists(stops: list[QWidget]) -> list[QWidget]:
    return [one for one in stops if one.inherits("QAbstractItemView") or one.inherits("QAbstractScrollArea")]
