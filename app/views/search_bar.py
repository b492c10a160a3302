"""The search box: words, or a picture that was dropped, pasted or taken from a video, shown as a chip."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from app.support import icons, theme
from app.support.buttons import IconButton
from app.support.labels import PlainLabel
from app.support.text import display_text

_CHIP_PX = 26
_LONGEST_CHIP = 28


class Chip(QWidget):
    """An example to search by, with a small picture and a way to take it off.

    Attributes
    ----------
    removed : Signal
        Its button was pressed.
    """

    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = QLabel(self)
        self._label = PlainLabel(parent=self)
        self._close = IconButton("close", self.tr("Remove"), self.removed.emit, size_px=12, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 3, 2)
        row.setSpacing(6)
        for widget in (self._picture, self._label, self._close):
            row.addWidget(widget)
        self.hide()

    def set_example(self, words: str, picture: QPixmap | None) -> None:
        """Show an example.

        Parameters
        ----------
        words : str
            What it is.
        picture : QPixmap or None
            How it looks; an icon where that is not known.
        """
        text = display_text(words)
        self._label.setText(
            text if len(text) <= _LONGEST_CHIP else text[: _LONGEST_CHIP - 1] + "\N{HORIZONTAL ELLIPSIS}"
        )
        if picture is None or picture.isNull():
            self._picture.setPixmap(icons.pixmap("similar", 18, ratio=self.devicePixelRatioF()))
        else:
            ratio = self.devicePixelRatioF()
            small = picture.scaledToHeight(round(_CHIP_PX * ratio), Qt.TransformationMode.SmoothTransformation)
            small.setDevicePixelRatio(ratio)
            self._picture.setPixmap(small)
        self.setAccessibleName(text)
        self.show()

    @property
    def text(self) -> str:
        """Its words as shown."""
        return self._label.text()


class SearchBar(QWidget):
    """One box for all ways to search.

    Attributes
    ----------
    textSubmitted : Signal
        Words, after Enter.
    pictureFilePasted : Signal
        Path of a picture file from the clipboard.
    picturePasted : Signal
        QImage from the clipboard.
    cleared : Signal
        The box was emptied.
    """

    textSubmitted = Signal(str)
    pictureFilePasted = Signal(object)
    picturePasted = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMaximumWidth(760)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._sign = QLabel(self)
        self._chip = Chip(self)
        self._chip.removed.connect(self.clear)
        self._edit = QLineEdit(self)
        self._edit.setAccessibleName(self.tr("Search"))
        self._edit.setAcceptDrops(False)
        self._edit.returnPressed.connect(self._on_return)
        self._edit.textChanged.connect(lambda _text: self._refresh())
        self._edit.installEventFilter(self)
        self._clear = IconButton("close", self.tr("Clear the search"), self.clear, size_px=14, parent=self)
        self._lay_out()
        self._placeholder = ""
        self.set_has_text(has_text=True)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 4, 4)
        row.setSpacing(8)
        for widget in (self._sign, self._chip):
            row.addWidget(widget)
        row.addWidget(self._edit, 1)
        row.addWidget(self._clear)
        self.setMinimumHeight(38)

    def set_has_text(self, *, has_text: bool) -> None:
        """Say in the empty box what can be searched by.

        Parameters
        ----------
        has_text : bool
            Whether the current encoder understands words.
        """
        words = self.tr("Describe a moment, or drop a picture here")
        only_pictures = self.tr("Drop or paste a picture to find what looks like it")
        self._placeholder = words if has_text else only_pictures
        self._refresh()

    @property
    def text(self) -> str:
        """The words in the box."""
        return self._edit.text()

    @property
    def chip(self) -> Chip:
        """The example in the box; hidden while there is none."""
        return self._chip

    @property
    def edit(self) -> QLineEdit:
        """What words are typed into."""
        return self._edit

    @property
    def has_example(self) -> bool:
        """Whether an example stands in the box."""
        return not self._chip.isHidden()

    def show_words(self, text: str) -> None:
        """Put words into the box without searching, in place of any example.

        Parameters
        ----------
        text : str
            Plain; empty for none.
        """
        self._chip.hide()
        self._edit.setText(text)
        self._refresh()

    def show_example(self, words: str, picture: QPixmap | None = None) -> None:
        """Show what is searched by in place of words.

        Parameters
        ----------
        words : str
            What it is.
        picture : QPixmap or None
            How it looks.
        """
        self._edit.clear()
        self._chip.set_example(words, picture)
        self._refresh()

    def clear(self) -> None:
        """Empty the box."""
        self._chip.hide()
        self._edit.clear()
        self._refresh()
        self.cleared.emit()

    def take_focus(self) -> None:
        """Go to the box and select what is in it."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def paste(self) -> bool:
        """Take a picture from the clipboard.

        Returns
        -------
        bool
            Whether there was one; words are left to the box itself.
        """
        return self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, data: QMimeData) -> bool:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
        if files:
            self.pictureFilePasted.emit(files[0])
            return True
        image = data.imageData() if data.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self.picturePasted.emit(image)
            return True
        return False

    def _on_return(self) -> None:
        text = self._edit.text().strip()
        if text:
            self._chip.hide()
            self._refresh()
            self.textSubmitted.emit(text)
        elif self._chip.isHidden():
            self.cleared.emit()

    def _refresh(self) -> None:
        self._clear.setVisible(bool(self._edit.text()) and not self.has_example)
        self._edit.setPlaceholderText("" if self.has_example else self._placeholder)
        colour = theme.current().muted
        self._sign.setPixmap(icons.pixmap("search", 18, colour=colour, ratio=self.devicePixelRatioF()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_clear"):
            self._refresh()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.setProperty("isFocused", "true" if kind is QEvent.Type.FocusIn else "false")
            self.style().unpolish(self)
            self.style().polish(self)
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Paste):
                return self.paste()
            if event.key() == Qt.Key.Key_Backspace and not self._edit.text() and not self._chip.isHidden():
                self.clear()
                return True
        return super().eventFilter(watched, event)
