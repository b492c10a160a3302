"""The area that shows the picture, a still until it comes, or a sentence that says why there is none."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.labels import PlainLabel, Role

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoSink
    from PySide6.QtMultimediaWidgets import QVideoWidget


_LEAST_PX = 90
"""Lower, a picture shows nothing any more."""


class _Card(QWidget):
    """A sentence with buttons."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("stageCard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = PlainLabel(role=Role.BODY, does_wrap=True, parent=self)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        self._column.setSpacing(Space.MEDIUM)
        self._column.addStretch(1)
        self._column.addWidget(self.sentence)
        self._column.addStretch(1)

    def add(self, button: TextButton) -> None:
        """Add a button below the sentence."""
        self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)


class PictureArea(QWidget):
    """Shows the picture, or why there is none.

    Attributes
    ----------
    doubleClicked : Signal
        The picture was double-clicked.
    pointerMoved : Signal
        The pointer moved over it.
    menuWanted : Signal
        Global QPoint of a context menu.
    otherPlayerWanted, againWanted, backWanted : Signal
        Buttons: open the file in another player, try again, bring the picture back from its own window.
    """

    doubleClicked = Signal()
    pointerMoved = Signal()
    menuWanted = Signal(object)
    otherPlayerWanted = Signal()
    againWanted = Signal()
    backWanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("videoGround")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._picture: QVideoWidget | None = None
        self._still = QImage()
        self._empty = QWidget(self)
        self._trouble, self._elsewhere = _Card(self), _Card(self)
        self._trouble.add(TextButton(self.tr("Open in another player"), self.otherPlayerWanted.emit, parent=self))
        self._trouble.add(TextButton(self.tr("Try again"), self.againWanted.emit, kind="quiet", parent=self))
        self._elsewhere.sentence.setText(self.tr("The video is shown in a separate window."))
        self._elsewhere.add(TextButton(self.tr("Bring back"), self.backWanted.emit, parent=self))
        self._pages = QStackedLayout(self)
        for page in (self._empty, self._trouble, self._elsewhere):
            self._pages.addWidget(page)

    @property
    def sentence(self) -> str:
        """The sentence shown in place of a picture; empty if there is a picture, or nothing to show."""
        page = self._pages.currentWidget()
        return page.sentence.text() if isinstance(page, _Card) else ""

    def sink(self) -> "QVideoSink":
        """Return the video sink; the first call loads the media library."""
        if self._picture is None:
            from PySide6.QtMultimediaWidgets import QVideoWidget

            self._picture = QVideoWidget(self)
            for part in (self._picture, *self._picture.findChildren(QWidget)):
                part.setMouseTracking(True)
                part.installEventFilter(self)
            self._pages.addWidget(self._picture)
        return self._picture.videoSink()

    def release(self) -> None:
        """Release the picture and its graphics memory; the sink must not be used afterwards."""
        if self._picture is not None:
            self.show_nothing()
            self._pages.removeWidget(self._picture)
            self._picture.deleteLater()
            self._picture = None

    @property
    def has_sink(self) -> bool:
        """Whether there is a picture to release."""
        return self._picture is not None

    def show_picture(self) -> None:
        """Show the picture."""
        self._pages.setCurrentWidget(self._picture or self._empty)

    def show_still(self, still: QImage) -> None:
        """Show a still where the picture will be; nothing if it is null."""
        self._still = still
        self._pages.setCurrentWidget(self._empty)
        self.update()

    def show_nothing(self) -> None:
        """Show an empty area."""
        self.show_still(QImage())

    def show_trouble(self, sentence: str) -> None:
        """Show a sentence, plain text, that says why there is no picture."""
        is_news = self.sentence != sentence
        self._trouble.sentence.setText(sentence)
        self._pages.setCurrentWidget(self._trouble)
        if is_news:
            QAccessible.updateAccessibility(QAccessibleEvent(self._trouble.sentence, QAccessible.Event.Alert))

    def show_elsewhere(self) -> None:
        """Say that the picture is in its own window."""
        self._pages.setCurrentWidget(self._elsewhere)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseMove:
            self.pointerMoved.emit()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        image = self.image
        if image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.place_of(image.size()), image)
        painter.end()

    @property
    def image(self) -> QImage:
        """What is shown: the still or the current frame; null if there is neither."""
        page, picture = self._pages.currentWidget(), self._picture
        if page is self._empty:
            return self._still
        # On screen the video covers this; it is for rendering the window into a picture.
        return picture.videoSink().videoFrame().toImage() if picture is not None and page is picture else QImage()

    def place_of(self, size: QSize) -> QRect:
        """Return the rectangle that a picture of some size fills: as large as fits, in the middle."""
        size = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2), size)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointerMoved.emit()
        super().mouseMoveEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.doubleClicked.emit()
            event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menuWanted.emit(event.globalPos())
        event.accept()

    @override
    def minimumSizeHint(self) -> QSize:
        # A picture can have any size; a long sentence is cut off rather than widening the player.
        return QSize(0, _LEAST_PX)
