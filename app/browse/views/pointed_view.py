"""Mouse and keyboard in a view of cards: open, scrub, drag out, select a group."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFontMetrics,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip, QWidget
from typing_extensions import override

from app.browse.models.video_grid import Headings, VideoGridModel
from app.browse.views.card_delegate import CardDelegate
from app.browse.views.raster_view import RasterView
from app.ui.localization.text import plain_tooltip, tr
from app.ui.paint import theme
from app.ui.paint.painting import strong_font, write_line
from app.ui.tokens import Radius, Space

MOST_FILES = 1_000
"""More than other programs accept at once; of a larger selection, the first ones are dragged."""


class FileDrag(QObject):
    """Starts drags from one view, once the paths of everything dragged are known.

    Parameters
    ----------
    view : QAbstractItemView
        Over a model that returns files as ``mimeData``.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._rows: list[QPersistentModelIndex] = []
        self._listens = False

    @property
    def is_waiting(self) -> bool:
        """Whether a drag will start as soon as its paths are known."""
        return bool(self._rows)

    def begin(self) -> None:
        """Drag the selection, as soon as the paths of its files are known."""
        model = self._view.model()
        rows = sorted({
            row
            for part in self._view.selectionModel().selection().toList()
            for row in range(part.top(), min(part.bottom(), part.top() + MOST_FILES - 1) + 1)
        })[:MOST_FILES]
        self._rows = [QPersistentModelIndex(model.index(row, 0)) for row in rows]
        if isinstance(model, VideoGridModel) and not self._listens:
            self._listens = True
            model.cardsCame.connect(self._try)
        self._try()

    def cancel(self) -> None:
        """Drop a waiting drag: the button was released before the paths were known."""
        self._rows = []

    def _try(self) -> None:
        if not self._rows:
            return
        model, rows = self._view.model(), [index.row() for index in self._rows if index.isValid()]
        if isinstance(model, VideoGridModel) and not model.request(rows):
            return
        self._rows = []
        if rows:
            self._drag([model.index(row, 0) for row in rows])

    def _drag(self, indexes: list) -> None:
        data = self._view.model().mimeData(indexes)
        if not data.urls():
            return
        drag = QDrag(self._view)
        drag.setMimeData(data)
        drag.setPixmap(_sign(len(data.urls()), self._view.fontMetrics(), self._view.devicePixelRatioF()))
        drag.setHotSpot(QPoint(-12, -12))
        drag.exec(Qt.DropAction.CopyAction)


def _sign(n_files: int, metrics: QFontMetrics, ratio: float) -> QPixmap:
    words = tr("Drag", "%n files", n=n_files)
    width, height = metrics.horizontalAdvance(words) + 20, metrics.height() + 8
    sign = QPixmap(round(width * ratio), round(height * ratio))
    sign.setDevicePixelRatio(ratio)
    sign.fill(Qt.GlobalColor.transparent)
    painter, colours = QPainter(sign), theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    painter.drawRoundedRect(QRectF(0, 0, width, height), Radius.CONTROL, Radius.CONTROL)
    painter.setPen(QColor(colours.on_accent))
    painter.drawText(QRectF(0, 0, width, height), int(Qt.AlignmentFlag.AlignCenter), words)
    painter.end()
    return sign


def paint_heading(painter: QPainter, rect: QRect, title: str, note: str) -> None:
    """Paint the heading of a group: its name, its count, and a line to the end."""
    painter.save()
    colours, plain = theme.current(), painter.font()
    bold = strong_font(plain)
    line = QRectF(rect).adjusted(Space.SMALL, Space.SMALL, -Space.LARGE, 0)
    wide = QFontMetricsF(bold).horizontalAdvance(title) + 4
    is_turned = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    parts = []
    for width in (min(wide, line.width() * 0.6), 10, min(QFontMetricsF(plain).horizontalAdvance(note), line.width())):
        part = QRectF(line)
        part.setWidth(max(0.0, min(width, line.width())))
        if is_turned:
            part.moveRight(line.right())
            line.setRight(part.left())
        else:
            line.setLeft(part.right())
        parts.append(part)
    painter.setFont(bold)
    write_line(painter, parts[0], title, colour=colours.text, mode=Qt.TextElideMode.ElideMiddle)
    painter.setFont(plain)
    write_line(painter, parts[2], note, colour=colours.muted, mode=Qt.TextElideMode.ElideMiddle)
    painter.setPen(QPen(QColor(colours.line), 1.0))
    if line.width() > 24:
        rest = line.adjusted(0, 0, -12, 0) if is_turned else line.adjusted(12, 0, 0, 0)
        painter.drawLine(QPointF(rest.left(), rest.center().y()), QPointF(rest.right(), rest.center().y()))
    painter.restore()


_Flag = QItemSelectionModel.SelectionFlag
_MOVING = {
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
}  # fmt: skip


class PointedView(RasterView):
    """A view of cards with mouse and keyboard support.

    Attributes
    ----------
    opened : Signal
        A row was double-clicked, or Enter was pressed on it.
    """

    opened = Signal(QModelIndex)

    def __init__(self, delegate: CardDelegate, *, parent: QWidget | None = None) -> None:
        self._delegate = delegate
        self._headings = Headings()
        super().__init__(parent)
        self._drag = FileDrag(self)

    def configure(self) -> None:
        """Configure the view; must be the last step of construction, because Qt asks for item positions meanwhile."""
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.doubleClicked.connect(self.opened)

    def set_headings(self, headings: Headings) -> None:
        """Group rows under headings; empty for none."""
        self._headings = headings
        self.doItemsLayout()

    def set_motion(self, *, is_on: bool) -> None:
        """Turn scrubbing through a video's pictures with the pointer on or off."""
        self._delegate.scrub.is_on = is_on
        self._delegate.scrub.leave()
        self.viewport().update()

    def select_group(self) -> None:
        """Select all rows under the same heading as the current one."""
        place = self._headings.place_of(self.currentIndex().row())
        if self.currentIndex().isValid() and place >= 0:
            self._select_group(place, _Flag.ClearAndSelect)

    def _select_group(self, place: int, command: QItemSelectionModel.SelectionFlag) -> None:
        rows, model = self._headings.rows(place), self.model()
        first, last = model.index(rows.start, 0), model.index(rows.stop - 1, 0)
        self.selectionModel().setCurrentIndex(first, _Flag.NoUpdate)
        self.selectionModel().select(QItemSelection(first, last), command)

    @override
    def paint_heading(self, painter: QPainter, rect: QRect, place: int) -> None:
        paint_heading(painter, rect, self._headings.title(place), self._headings.note(place))

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        self._drag.begin()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.raster.heading_at(self.content_at(event.position().toPoint()))
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            adds = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
            self._select_group(place, _Flag.Select if adds else _Flag.ClearAndSelect)
            event.accept()
            return
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag.is_waiting:  # or the drag would change the selection
            event.accept()
            return
        super().mouseMoveEvent(event)
        index, scrub = self.indexAt(event.position().toPoint()), self._delegate.scrub
        picture = self._delegate.picture_rect(self.visualRect(index)) if index.isValid() else QRect()
        before = scrub.row
        is_over = not event.buttons() and picture.contains(event.position().toPoint())
        if scrub.follow(index.row() if is_over else -1, (event.position().x() - picture.left()) / picture.width()):
            for row in {before, scrub.row} - {-1}:
                self.viewport().update(self.visualRect(self.model().index(row, 0)))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag.cancel()
        super().mouseReleaseEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.raster.heading_at(self.content_at(event.pos()))
            if place is not None:
                words = f"{self._headings.title(place)}\n{self._headings.note(place)}"
                QToolTip.showText(event.globalPos(), plain_tooltip(words), self.viewport())
                return True
        if event.type() in {QEvent.Type.Leave, QEvent.Type.Wheel} and self._delegate.scrub.leave():
            self.viewport().update()
        return super().viewportEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)
        self._choose_where_one_is(event)

    def _choose_where_one_is(self, event: QKeyEvent) -> None:
        # Qt selects what the keys move to; if they cannot move, the current item would stay unselected.
        is_alone = not event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.currentIndex().isValid()
        if event.key() in _MOVING and is_alone and not self.selectionModel().hasSelection():
            self.selectionModel().select(self.currentIndex(), _Flag.ClearAndSelect)
