"""The search box: words and tokens, or an example that was dropped, pasted or taken from a video, shown as a chip."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from app.search.views.example_chip import ExampleChip
from app.search.views.search_edit import SearchEdit
from app.ui import icons, theme
from app.ui.buttons import IconButton
from app.ui.direction import margins
from app.ui.text import plain_tooltip


class SearchBar(QWidget):
    """One box for all ways to search.

    Attributes
    ----------
    textSubmitted : Signal
        What was typed, after Enter; empty where nothing was.
    edited : Signal
        Something was typed.
    completionWanted : Signal
        Text and cursor; answer with `edit.show_offers`.
    lastChipWanted : Signal
        Backspace in the empty box.
    keepWanted : Signal
        The star was pressed.
    pictureFilePasted : Signal
        Path of a picture file from the clipboard.
    picturePasted : Signal
        QImage from the clipboard.
    cleared : Signal
        The box was emptied.
    """

    textSubmitted = Signal(str)
    edited = Signal()
    completionWanted = Signal(str, int)
    lastChipWanted = Signal()
    keepWanted = Signal()
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
        self._chip = ExampleChip(self)
        self._chip.removed.connect(self.clear)
        self._edit = SearchEdit(self.paste, self)
        self._edit.returnPressed.connect(self._on_return)
        self._edit.textChanged.connect(lambda _text: self._refresh())
        self._edit.changedByHand.connect(self.edited)
        self._edit.completionWanted.connect(self.completionWanted)
        self._edit.emptiedFurther.connect(self._on_emptied_further)
        self._edit.focusChanged.connect(self._on_focus)
        self.star = IconButton("star", self.tr("Keep this search (Ctrl+S)"), self.keepWanted.emit, parent=self)
        self._clear = IconButton("close", self.tr("Clear the search"), self.clear, size_px=14, parent=self)
        self._lay_out()
        self._placeholder = ""
        self.set_has_text(has_text=True)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(10, 4, 4, 4))
        row.setSpacing(8)
        for widget in (self._sign, self._chip):
            row.addWidget(widget)
        row.addWidget(self._edit, 1)
        row.addWidget(self._clear)
        row.addWidget(self.star)
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
    def chip(self) -> ExampleChip:
        """The example in the box; hidden while there is none."""
        return self._chip

    @property
    def edit(self) -> SearchEdit:
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

    def show_text(self, text: str) -> None:
        """Put text into the box beside any example, with the cursor behind it.

        Parameters
        ----------
        text : str
            Plain; may hold tokens.
        """
        self._edit.setText(text)

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

    def set_kept(self, name: str, *, can_keep: bool) -> None:
        """Show whether what is in force is kept.

        Parameters
        ----------
        name : str
            Under which name; empty where it is not.
        can_keep : bool
            Whether there is anything to keep.
        """
        words = self.tr("Kept as %1").replace("%1", name) if name else self.tr("Keep this search (Ctrl+S)")
        self.star.set_face("star-full" if name else "star", words)
        self.star.setToolTip(plain_tooltip(words))
        self.star.setEnabled(can_keep)

    def _on_return(self) -> None:
        self._edit.offer_nothing()
        self.textSubmitted.emit(self._edit.text().strip())

    def _on_emptied_further(self) -> None:
        if self.has_example:
            self.clear()
        else:
            self.lastChipWanted.emit()

    def _on_focus(self, has_focus: bool) -> None:  # noqa: FBT001 (a signal's value)
        self.setProperty("isFocused", "true" if has_focus else "false")
        self.style().unpolish(self)
        self.style().polish(self)

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
