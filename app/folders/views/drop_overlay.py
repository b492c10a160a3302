"""An overlay that says what a drop will do while something is dragged over the window."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui.paint import icons, painting, theme
from app.ui.tokens import Radius, Space, TextSize


class DropOverlay(QWidget):
    """A translucent overlay with a sentence; transparent to events."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self._title, self._detail, self._icon = "", "", "drop"
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parent.installEventFilter(self)
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._ground and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._ground.rect())
        return super().eventFilter(watched, event)

    @property
    def title(self) -> str:
        """The sentence shown."""
        return self._title

    def announce(self, title: str, detail: str, *, icon: str) -> None:
        """Show what a drop will do; `icon` is a name of `app.ui.paint.icons`."""
        self._title, self._detail, self._icon = title, detail, icon
        self.setAccessibleName(f"{title}. {detail}")
        self.setGeometry(self._ground.rect())
        self.raise_()
        self.show()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colours.window)
        veil.setAlphaF(0.93)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(Space.WIDE, Space.WIDE, -Space.WIDE, -Space.WIDE)
        painter.setPen(QPen(QColor(colours.accent), 2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(colours.tint))
        painter.drawRoundedRect(frame, Radius.SHEET, Radius.SHEET)
        middle = frame.center()
        sign = icons.pixmap(self._icon, 48, colour=colours.accent, ratio=self.devicePixelRatioF())
        painter.drawPixmap(round(middle.x() - 24), round(middle.y() - 84), sign)
        painter.setFont(painting.sized_font(painting.strong_font(self.font()), TextSize.TITLE))
        painter.setPen(QColor(colours.text))
        line = QRectF(frame.left(), middle.y() - 20, frame.width(), 40)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self._title)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.muted))
        painter.drawText(line.translated(0, 34), Qt.AlignmentFlag.AlignCenter, self._detail)
        painter.end()
