"""The map: points that can be moved over, circled, selected and played."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.map.models import places
from app.map.models.choice import ARROWS, Choice, PointFace, choice_of
from app.map.models.scene import Scene
from app.map.models.view import MapView
from app.map.views import marks
from app.map.views.frame import Frame, FramePainter
from app.map.views.hover import paint_hover
from app.ui.paint import theme

_FEWEST_PX = 12
"""A shorter movement is a click."""
_REACH_PX = 12
_KEY_STEP_ZOOM = 1.5
_WHEEL_STEP = 120


class MapCanvas(QWidget):
    """The points.

    Attributes
    ----------
    chosen : Signal
        Numbers of points (an array), and the `Choice`: what was clicked or circled.
    opened : Signal
        Number of the point to play.
    ignored : Signal
        A line drawn by hand was not closed, so that nothing was selected.
    facesWanted : Signal
        Numbers of points whose pictures or names are in view.
    face : callable
        Returns the `PointFace` of a point.
    """

    chosen = Signal(object, object)
    opened = Signal(int)
    ignored = Signal()
    facesWanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapCanvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Map"))
        self.face: Callable[[int], PointFace] = lambda _number: PointFace(None, "")
        self.does_move = False
        self._scene: Scene | None = None
        self._view = MapView()
        self._painter = FramePainter()
        self._frame: Frame | None = None
        self._current = self._hovered = -1
        self._lasso: list[QPointF] = []
        self._dragged_from: QPointF | None = None
        self._is_space_down = self._is_focus_shown = False

    @property
    def view(self) -> MapView:
        """The part of the map that is shown."""
        return self._view

    @property
    def scene(self) -> Scene | None:
        """The points."""
        return self._scene

    @property
    def current(self) -> int:
        """Number of the current point; -1 for none."""
        return self._current

    @property
    def hovered(self) -> int:
        """Number of the point under the pointer; -1 for none."""
        return self._hovered

    @property
    def lasso(self) -> tuple[QPointF, ...]:
        """The line being drawn."""
        return tuple(self._lasso)

    def show_scene(self, scene: Scene, *, current: int = -1, does_fit: bool = False) -> None:
        """Show other points; `does_fit` shows all of them."""
        self._scene, self._current, self._hovered = scene, current, -1
        self._painter.forget(are_places_new=True)
        if does_fit:
            self._view = self._view.fitted(scene.map.positions)
        self._refresh()

    def refresh_points(self) -> None:
        """Paint again after colours, selection or filters changed."""
        self._painter.forget()
        self._refresh()

    def set_current(self, number: int) -> None:
        """Set the current point; -1 for none."""
        if number != self._current:
            self._current = number
            self.update()

    def place_of(self, number: int) -> QPointF:
        """Return where a point is on the screen."""
        assert self._scene is not None
        x, y = self._view.to_px(self._scene.map.positions[number : number + 1])[0].tolist()
        return QPointF(x, y)

    def points_px(self) -> np.ndarray:
        """Return where all points are on the screen, shape (N, 2)."""
        assert self._scene is not None
        return self._view.to_px(self._scene.map.positions)

    def fit(self) -> None:
        """Show the whole map."""
        if self._scene is not None:
            self._show(self._view.fitted(self._scene.map.positions))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge the map around a point of the screen, by default the middle."""
        at = at or QPointF(self.width() / 2, self.height() / 2)
        self._show(self._view.zoomed(factor, at.x(), at.y()))

    def pan(self, x_px: float, y_px: float) -> None:
        """Move the map."""
        self._show(self._view.moved(x_px, y_px))

    def cancel_lasso(self) -> bool:
        """Drop the line being drawn, and return whether there was one."""
        had_one, self._lasso = bool(self._lasso), []
        self.update()
        return had_one

    def _show(self, view: MapView) -> None:
        if view != self._view:
            self._view = view
            self._refresh()

    def _refresh(self) -> None:
        self._frame = None
        self.update()

    def _number_at(self, at: QPointF) -> int:
        if self._frame is not None:
            for number, place in self._frame.near:
                if place.contains(at):
                    return number
        if self._scene is None or not len(self._scene.map):
            return -1
        found = places.nearest(self.points_px(), at.x(), at.y(), within_px=_REACH_PX)
        return -1 if found is None else found

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._scene is None:
            painter.fillRect(self.rect(), QColor(theme.current().surface))
            painter.end()
            return
        if self._frame is None:
            self._frame = self._painter.paint(self._scene, self._view, ratio=self.devicePixelRatioF(), font=self.font())
            self.facesWanted.emit([number for number, _ in self._frame.near])
        painter.drawImage(QPointF(), self._frame.image)
        marks.paint_near(painter, self._frame, self._scene, lambda number: self.face(number).picture)
        self._paint_marks(painter, self._frame)
        painter.end()

    def _paint_marks(self, painter: QPainter, frame: Frame) -> None:
        colours = theme.current()
        if self._current >= 0:
            marks.paint_ring(painter, frame, self._current, self.place_of(self._current), QColor(colours.accent))
        if self._lasso:
            marks.paint_lasso(painter, self._lasso, is_closing=marks.is_closed(self._lasso))
        elif self._hovered >= 0:
            at, face = self.place_of(self._hovered), self.face(self._hovered)
            marks.paint_ring(painter, frame, self._hovered, at, QColor(colours.text))
            paint_hover(painter, self.rect(), at, face.picture, face.words, font=self.font())
        if self._is_focus_shown:
            marks.paint_focus(painter, self.rect())

    # Mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._scene is None:
            return
        is_left = event.button() is Qt.MouseButton.LeftButton
        if event.button() is Qt.MouseButton.MiddleButton or (is_left and (self.does_move or self._is_space_down)):
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif is_left:
            self._lasso = [event.position()]
        elif event.button() is Qt.MouseButton.RightButton:
            self._choose_for_menu(event.position())
        event.accept()

    def _choose_for_menu(self, at: QPointF) -> None:
        """Select the point whose context menu is about to open, unless it is one of those selected."""
        scene, number = self._scene, self._number_at(at)
        if scene is not None and number >= 0 and not scene.is_selected[number]:
            self._current = number
            self.chosen.emit(np.array([number]), Choice.REPLACE)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._dragged_from is not None:
            way, self._dragged_from = at - self._dragged_from, at
            self.pan(way.x(), way.y())
        elif self._lasso:
            self._lasso.append(at)
            self.update()
        else:
            self._hover(self._number_at(at))

    def _hover(self, number: int) -> None:
        if number == self._hovered:
            return
        self._hovered = number
        self.setCursor(Qt.CursorShape.PointingHandCursor if number >= 0 else self._cursor_shape())
        if number >= 0:
            self.facesWanted.emit([number])
        self.update()

    def _cursor_shape(self) -> Qt.CursorShape:
        is_moving = self.does_move or self._is_space_down
        return Qt.CursorShape.OpenHandCursor if is_moving else Qt.CursorShape.CrossCursor

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is not None:
            self._dragged_from = None
            self.setCursor(self._cursor_shape())
        elif self._lasso and event.button() is Qt.MouseButton.LeftButton:
            self._end_lasso(choice_of(event.modifiers()))

    def _end_lasso(self, choice: Choice) -> None:
        corners, is_closed, self._lasso = self._lasso, marks.is_closed(self._lasso), []
        self.update()
        reach = max((abs(at.x() - corners[0].x()) + abs(at.y() - corners[0].y()) for at in corners), default=0.0)
        if reach < _FEWEST_PX:
            number = self._number_at(corners[0])
            found = np.array([number] if number >= 0 else [], np.int64)
            if number >= 0:
                self._current = number
            if number >= 0 or choice is Choice.REPLACE:
                self.chosen.emit(found, choice)
            return
        if not is_closed:
            self.ignored.emit()
            return
        found = places.inside(self.points_px(), [(at.x(), at.y()) for at in corners])
        self.chosen.emit(found, choice)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and (number := self._number_at(event.position())) >= 0:
            self._lasso = []
            self.opened.emit(number)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / _WHEEL_STEP
        if steps:
            self.zoom(1.25**steps, event.position())
        event.accept()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(event):
            super().keyPressEvent(event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in ARROWS:
            self._step(ARROWS[key], event.modifiers())
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(_KEY_STEP_ZOOM)
        elif key is Qt.Key.Key_Minus:
            self.zoom(1 / _KEY_STEP_ZOOM)
        elif key is Qt.Key.Key_Home:
            self.fit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current >= 0:
            self.opened.emit(self._current)
        elif key is Qt.Key.Key_Space:
            self._is_space_down = True
            self.setCursor(self._cursor_shape())
        else:
            return False
        return True

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._is_space_down = False
            self.setCursor(self._cursor_shape())
        super().keyReleaseEvent(event)

    def _step(self, direction: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        if self._scene is None or not len(self._scene.map):
            return
        at = self.points_px()
        if self._current < 0:
            number = places.nearest(at, self.width() / 2, self.height() / 2, within_px=float("inf"))
        else:
            number = places.next_towards(at, self._current, direction)
        if number is None:
            return
        self._current = number
        x, y = self._scene.map.positions[number].tolist()
        self._show(self._view.showing(x, y))
        self.facesWanted.emit([number])
        self.chosen.emit(
            np.array([number]), Choice.ADD if modifiers & Qt.KeyboardModifier.ShiftModifier else Choice.REPLACE
        )
        self.update()

    # Widget

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._view = self._view.resized(self.width(), self.height())
        self._refresh()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.refresh_points()
        super().changeEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Only for someone who moves by keys: otherwise it is plain that the map is in use.
        self._is_focus_shown = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._is_space_down = self._is_focus_shown = False
        self.update()

    @override
    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Return what is known of the current point: the context menu opens there if it is asked for by a key."""
        if query is Qt.InputMethodQuery.ImCursorRectangle and self._current >= 0:
            at = self.place_of(self._current).toPoint()
            if self.rect().contains(at):
                return QRect(at, QSize(1, 1))
        return super().inputMethodQuery(query)

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)
