"""The middle of the window: the pages, and the player that takes their place or stands beside them."""

import enum

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget
from typing_extensions import override

from app.stage.pages import Pages
from app.ui.paint import theme
from app.ui.tokens import Space

PLAYER_SHARE = 0.42
"""Share of the window's width that the player takes beside a page."""
_LINE_PX = 1
_MARGIN_PX = Space.MEDIUM
_BAR_SHARE, _BAR_PX = 0.55, 260
_LOW_PX = 480
"""In a lower player, the controls give their room to the picture while tags are typed."""


class CentreView(enum.Enum):
    """What the middle of the window shows."""

    PAGES = enum.auto()
    SINGLE = enum.auto()
    BESIDE = enum.auto()


class Centre(QWidget):
    """Shows the pages, the player in their place, or the player beside a page.

    Neither is ever given another parent: a picture drawn by the graphics card would be made anew.

    Attributes
    ----------
    changed : Signal
        Something else is shown.
    pages : Pages
        The pages.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pages = Pages(self)
        self._view = CentreView.PAGES
        self._player: QWidget | None = None
        self._head: QWidget | None = None
        self._controls: QWidget | None = None
        self._bar: QWidget | None = None

    def put(self, player: QWidget, *, head: QWidget, controls: QWidget) -> None:
        """Set the player; called once.

        Parameters
        ----------
        player : QWidget
            A child of this widget.
        head, controls : QWidget
            The line at its top, which messages may cover for a moment, and what is below its picture.
        """
        self._player, self._head, self._controls = player, head, controls
        player.hide()
        self._arrange()

    def keep_free_for(self, bar: QWidget) -> None:
        """Keep the player above a bar at the foot while it is visible: nothing can be drawn over a video."""
        self._bar = bar
        bar.installEventFilter(self)

    @property
    def view(self) -> CentreView:
        """What is shown."""
        return self._view

    @property
    def player(self) -> QWidget | None:
        """The player; None before `put`."""
        return self._player

    def show_view(self, view: CentreView) -> None:
        """Show the pages, the player, or both."""
        if view is self._view or self._player is None:
            return
        self._view = view
        # In this order there is always something that can take the focus.
        first, second = (self._player, self.pages) if view is CentreView.SINGLE else (self.pages, self._player)
        self._arrange()
        first.show()
        second.setVisible(view is CentreView.BESIDE)
        self.updateGeometry()
        self.changed.emit()

    @property
    def message_area(self) -> QRect:
        """Where messages float at the foot; alone with the player, the line at its top."""
        if self._view is CentreView.SINGLE and self._head is not None:
            return QRect(0, 0, self.width(), self._head.geometry().bottom() + _MARGIN_PX - 1)
        return self.pages.geometry()

    @property
    def bar_area(self) -> QRect:
        """Where a bar for typing floats at the foot; with the player, it leaves room for the picture."""
        if self._view is CentreView.PAGES:
            return self.rect()
        height = min(round(self.height() * _BAR_SHARE), _BAR_PX)
        return self.rect().adjusted(0, self.height() - height, 0, 0)

    def _arrange(self) -> None:
        whole, player = self.rect(), self._player
        if player is None or self._view is CentreView.PAGES:
            self.pages.setGeometry(whole)
            return
        bar = None if self._bar is None or self._bar.isHidden() else self._bar
        if bar is not None:
            whole.setBottom(bar.y() - _MARGIN_PX // 2)
        if self._controls is not None:
            self._controls.setHidden(bar is not None and self.height() < _LOW_PX)
        if self._view is CentreView.SINGLE:
            player.setGeometry(whole)
            return
        width = max(_least(player).width(), round(self.window().width() * PLAYER_SHARE))
        width = min(width, whole.width() - _least(self.pages).width() - _LINE_PX)
        beside = QRect(whole.right() + 1 - width, whole.y(), width, whole.height())
        rest = whole.adjusted(0, 0, -width - _LINE_PX, 0)
        for widget, place in ((player, beside), (self.pages, rest)):
            widget.setGeometry(QStyle.visualRect(self.layoutDirection(), whole, place))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize, QEvent.Type.Move)
        if watched is self._bar and event.type() in kinds and self._view is not CentreView.PAGES:
            self._arrange()
        return super().eventFilter(watched, event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
            self.updateGeometry()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._view is CentreView.BESIDE and self._player is not None:
            player = self._player.geometry()
            left = player.right() + 1 if self.isRightToLeft() else player.left() - _LINE_PX
            painter = QPainter(self)
            painter.fillRect(left, player.top(), _LINE_PX, player.height(), QColor(theme.current().line))
            painter.end()

    @override
    def sizeHint(self) -> QSize:
        return self.pages.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        pages, player = _least(self.pages), self._player
        if player is None or self._view is CentreView.PAGES:
            return pages
        if self._view is CentreView.SINGLE:
            return _least(player)
        return QSize(pages.width() + _LINE_PX + _least(player).width(), max(pages.height(), _least(player).height()))


def _least(widget: QWidget) -> QSize:
    return widget.minimumSizeHint().expandedTo(widget.minimumSize())
