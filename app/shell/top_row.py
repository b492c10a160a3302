"""The row above the pages: the switch of the folders, the search box, and the button that adds a folder."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.ui.localization.direction import margins
from app.ui.tokens import Space
from app.ui.widgets.buttons import IconButton, TextButton

_SEARCH_CHARS = 32
"""The search box keeps this width before the button gives up its words."""
_SEARCH_STRETCH = 10
"""How much more of the row the search box gets than the empty space after it."""


class TopRow(QWidget):
    """Gives its width to the search box; where it is narrow, the button that adds a folder shows its icon alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._toggle: IconButton | None = None
        self._add: TextButton | None = None
        self._short: IconButton | None = None

    def lay_out(
        self, search_bar: QWidget, *, on_folders: Callable[[], object], on_add: Callable[[], object]
    ) -> tuple[IconButton, list[QWidget]]:
        """Place the widgets; called once.

        Parameters
        ----------
        search_bar : QWidget
            In the middle.
        on_folders, on_add : callable
            Called when the button at the start or one of those at the end is pressed.

        Returns
        -------
        tuple of IconButton and list of QWidget
            The buttons before and after the search box, in tab order.
        """
        self._toggle = toggle = IconButton("folder", self.tr("Folders"), on_folders, parent=self)
        words = self.tr("Add folder\N{HORIZONTAL ELLIPSIS}")
        self._add = TextButton(words, on_add, parent=self)
        self._short = IconButton("folder-add", words, on_add, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(Space.SMALL, Space.SMALL, Space.LARGE, Space.TIGHT))
        row.setSpacing(Space.SMALL)
        row.addWidget(toggle)
        row.addWidget(search_bar, _SEARCH_STRETCH)
        row.addStretch(1)
        row.addWidget(self._add)
        row.addWidget(self._short)
        self._fit()
        return toggle, [self._add, self._short]

    def _fit(self) -> None:
        if self._toggle is None or self._add is None or self._short is None:
            return
        # Three gaps: around the search box, and before the button; and the stretch takes its share, too.
        rest_px = Space.SMALL + self._toggle.sizeHint().width() + 3 * Space.SMALL + Space.LARGE
        search_px = _SEARCH_CHARS * self.fontMetrics().averageCharWidth() * (_SEARCH_STRETCH + 1) / _SEARCH_STRETCH
        is_short = self.width() < rest_px + search_px + self._add.sizeHint().width()
        had_focus = self.window().focusWidget() in (self._add, self._short)
        self._add.setVisible(not is_short)
        self._short.setVisible(is_short)
        if had_focus:
            (self._short if is_short else self._add).setFocus()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return no minimum width: the search box shrinks, and the window does not grow."""
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
