"""The keyboard's way through the window: Tab from widget to widget, and Ctrl+F6 from part to part, as one reads."""

import enum
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from app.stage.stage import Stage


class _Zone(enum.IntEnum):
    """Where a widget is, seen from the middle of the window; in reading order."""

    ABOVE = enum.auto()
    BEFORE = enum.auto()
    MIDDLE = enum.auto()
    AFTER = enum.auto()
    BELOW = enum.auto()


_Place = tuple[int, int, int]
"""Zone, top and start in px: sorts widgets as one reads."""


class ReadingOrder:
    """Sorts the widgets of a window from its top left, column by column; from its top right if it is mirrored."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window

    def rect(self, widget: QWidget) -> QRect:
        """Return where a widget is in the window."""
        return QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())

    def place(self, widget: QWidget) -> _Place:
        """Return the position of a part of the window for sorting."""
        rect = self.rect(widget)
        return self._zone(rect), rect.top(), self._start(rect)

    def rows(self, widgets: Sequence[QWidget]) -> list[QWidget]:
        """Sort the widgets within a part: those that hold others first, then row by row, each from its start."""
        holders = [one for one in widgets if any(one is not other and one.isAncestorOf(other) for other in widgets)]
        rows: list[list[QWidget]] = [holders]
        bottom = -1
        for one in sorted((one for one in widgets if one not in holders), key=lambda one: self.rect(one).top()):
            rect = self.rect(one)
            if len(rows) == 1 or rect.center().y() > bottom:
                rows.append([])
                bottom = rect.bottom()
            rows[-1].append(one)
        return [one for row in rows for one in sorted(row, key=lambda one: self._start(self.rect(one)))]

    def _start(self, rect: QRect) -> int:
        is_mirrored = self._window.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return self._window.width() - rect.right() if is_mirrored else rect.left()

    def _zone(self, rect: QRect) -> _Zone:
        central = self._window.centralWidget()
        middle = self.rect(central) if central is not None else self._window.rect()
        if rect.right() < middle.left() or rect.left() > middle.right():
            return _Zone.BEFORE if self._start(rect) < self._start(middle) else _Zone.AFTER
        if rect.bottom() < middle.top():
            return _Zone.ABOVE
        return _Zone.BELOW if rect.top() > middle.bottom() else _Zone.MIDDLE


class FocusRingController(QObject):
    """Moves the focus to the next part, to the widget that last had it there, and keeps Tab in reading order.

    Parameters
    ----------
    window : QMainWindow
        The window.
    stage : Stage
        Shared by the features.
    above : sequence of QWidget
        Widgets above the pages, from the top.
    below, search_edit : QWidget
        The widget below the pages, and the search field.
    """

    def __init__(
        self,
        window: QMainWindow,
        stage: Stage,
        *,
        above: Sequence[QWidget],
        below: QWidget,
        search_edit: QWidget,
    ) -> None:
        super().__init__(window)
        self._window, self._stage = window, stage
        self._order = ReadingOrder(window)
        self._above, self._below, self._search_edit = above, below, search_edit
        self._last: dict[QWidget, QWidget] = {}
        stage.actions.on("next_part", lambda: self._go(1))
        stage.actions.on("previous_part", lambda: self._go(-1))

    @property
    def parts(self) -> list[QWidget]:
        """The visible parts that accept focus, in reading order."""
        parts = [part for part in self._shown_parts() if self._stops(part)]
        return sorted(parts, key=self._order.place)

    def _shown_parts(self) -> list[QWidget]:
        docks = [
            dock for dock in self._stage.panels.docks if not dock.visibleRegion().isEmpty() and not dock.isFloating()
        ]
        player = self._stage.centre.player
        parts = [*self._above, self._stage.pages, *([player] if player else []), *docks, self._below]
        return [part for part in parts if part.isVisible()]

    def step(self, *, is_forward: bool) -> bool:
        """Move the focus to the next or previous widget in reading order, as Tab does; return whether there is one.

        Qt's own order is that of creation; it also goes through panels behind the front tab, where the focus is lost.
        """
        focused = QApplication.focusWidget()
        stops = self._in_order([one for one in self._chain() if one is focused or self._is_on_show(one)])
        if not stops:
            return False
        here = stops.index(focused) if focused in stops else -1 if is_forward else 0
        reason = Qt.FocusReason.TabFocusReason if is_forward else Qt.FocusReason.BacktabFocusReason
        stops[(here + (1 if is_forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _in_order(self, stops: Sequence[QWidget]) -> list[QWidget]:
        """Sort widgets part by part."""
        parts = self._shown_parts()
        loose = [one for one in stops if not any(_holds(part, one) for part in parts)]
        places = sorted([*parts, *loose], key=self._order.place)
        return [one for place in places for one in self._order.rows([stop for stop in stops if _holds(place, stop)])]

    def _is_on_show(self, widget: QWidget) -> bool:
        """Return whether a widget can be seen, perhaps after scrolling.

        Qt parks what is behind a tab beside the window.
        """
        if any(_holds(part, widget) for part in self._shown_parts()):
            return True
        return self._window.rect().intersects(self._order.rect(widget))

    def _chain(self) -> Iterator[QWidget]:
        """Yield the widgets of the window that accept the focus from Tab, and the one that has it."""
        # Not by `nextInFocusChain`: what it returns keeps a closed window in memory (PySide 6.11).
        window, focused = self._window, QApplication.focusWidget()
        for one in window.findChildren(QWidget):
            if one.isVisible() and one.isEnabled() and (one is focused or _is_stop(one)) and one.window() is window:
                yield one

    def _stops(self, part: QWidget) -> list[QWidget]:
        """Return the widgets within a part that accept focus, in reading order."""
        return self._order.rows([one for one in self._chain() if _holds(part, one)])

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
