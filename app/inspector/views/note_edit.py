"""The note of a video, saved while typing."""

import itertools

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from app.ui.throttle import Throttle

PAUSE_MS = 1200
_LINES = 4
_edits = itertools.count(1)


class NoteEdit(QPlainTextEdit):
    """A few lines of plain text that belong to one video.

    Attributes
    ----------
    written : Signal
        Catalog id, text, and a number that stays the same while typing goes on. Answer each with `settle` once it is
        stored.
    left : Signal
        Esc was pressed.
    """

    written = Signal(int, str, int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._video_id = 0
        self._stored = ""
        self._edit = next(_edits)
        self._n_unsettled = 0
        self._is_loading = False
        self.setAccessibleName(self.tr("Note"))
        self.setPlaceholderText(self.tr("Write a note"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 16)
        self._write_soon = Throttle(PAUSE_MS, self.flush, parent=self)
        self.textChanged.connect(self._on_text)

    def show_note(self, video_id: int, text: str) -> None:
        """Show the note of a video (0 for none).

        Unsaved text of another video is saved first; text being typed for this one is kept.
        """
        if video_id != self._video_id:
            self.flush()
            self._video_id, self._edit = video_id, next(_edits)
            self._n_unsettled = 0
            self._load(text)
        elif text != self._stored and not self._n_unsettled and not self._is_dirty:
            self._load(text)

    def _load(self, text: str) -> None:
        self._stored = text
        if text.strip() == self.toPlainText().strip() and text.strip():
            return  # equal except for surrounding space, which the library strips: the cursor stays
        self._is_loading = True
        self.setPlainText(text)
        self._is_loading = False

    @property
    def _is_dirty(self) -> bool:
        return self.toPlainText().strip() != self._stored.strip()

    def flush(self) -> None:
        """Save unsaved text now."""
        self._write_soon.stop()
        if self._video_id and self._is_dirty:
            self._stored = self.toPlainText().strip()
            self._n_unsettled += 1
            self.written.emit(self._video_id, self._stored, self._edit)

    def settle(self, video_id: int) -> None:
        """Confirm that the text of a video is stored."""
        if video_id == self._video_id and self._n_unsettled:
            self._n_unsettled -= 1

    def _on_text(self) -> None:
        if not self._is_loading:
            self._write_soon.stop()
            self._write_soon.request()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._edit = next(_edits)
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.left.emit()
                return True
        return super().event(event)
