"""The manual inside the program: list of pages on the left, text and pictures on the right, no network."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import manual_pages
from app.ui.localization.direction import margins
from app.ui.tokens import Space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.labels import PlainLabel
from core import private

_MARGIN_PX = Space.WIDE
_LINE_PERCENT = 125.0


class ManualText(QTextBrowser):
    """Shows one page; pictures are scaled down to the width, external links open in the browser."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("manualText")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(self.tr("Text of the manual"))
        self.document().setDocumentMargin(_MARGIN_PX)
        self.anchorClicked.connect(self._follow)

    @property
    def path(self) -> Path | None:
        """The current page."""
        return Path(self.source().toLocalFile()) if self.source().isLocalFile() else None

    def show_page(self, path: Path) -> None:
        """Show an existing page of the manual."""
        self.setSource(QUrl.fromLocalFile(str(path)), QTextDocument.ResourceType.MarkdownResource)

    @override
    def doSetSource(
        self, name: QUrl | str, type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource
    ) -> None:
        super().doSetSource(name, type)
        self._space_out()

    def _space_out(self) -> None:
        """Add spacing to headings and lines, which Markdown does not define."""
        block = self.document().begin()
        while block.isValid():
            shape = block.blockFormat()
            shape.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if shape.headingLevel():
                shape.setTopMargin(_MARGIN_PX if shape.headingLevel() > 1 else 0)
                shape.setBottomMargin(_MARGIN_PX / 3)
            QTextCursor(block).setBlockFormat(shape)
            block = block.next()

    def _follow(self, url: QUrl) -> None:
        target = self.source().resolved(url)
        if not target.isLocalFile():
            with private.outside():
                QDesktopServices.openUrl(target)
        elif target.fileName().endswith(".md") and Path(target.toLocalFile()).is_file():
            self.setSource(target, QTextDocument.ResourceType.MarkdownResource)
        elif target.hasFragment():
            self.scrollToAnchor(target.fragment())

    @override
    def loadResource(self, type: int, name: QUrl | str) -> Any:
        if type != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(type, name)
        image = QImage(self.source().resolved(QUrl(name)).toLocalFile())
        width_px = max(200, self.viewport().width() - 2 * _MARGIN_PX - 2)
        if image.width() <= width_px:
            return image
        ratio = self.devicePixelRatioF()
        small = image.scaledToWidth(round(width_px * ratio), Qt.TransformationMode.SmoothTransformation)
        small.setDevicePixelRatio(ratio)
        return small

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if self.path is not None and e.oldSize().width() != e.size().width():
            place = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(place)


class ManualWindow(QWidget):
    """A separate window, so that the manual can stay open while working."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("manual")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Clipshelf manual"))
        self.text = ManualText(self)
        self.pages = QListWidget(self)
        self.pages.setAccessibleName(self.tr("Pages of the manual"))
        self.pages.setMaximumWidth(280)
        self._missing = PlainLabel(self.tr("The manual is not installed with this copy of the program."), parent=self)
        self._missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._fill()
        self.pages.currentItemChanged.connect(self._on_page)
        self.text.sourceChanged.connect(self._on_source)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self, self.text.backward)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Forward), self, self.text.forward)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.resize(QSize(980, 700).boundedTo(self.screen().availableSize()))

    def _lay_out(self) -> None:
        keys = QKeySequence(QKeySequence.StandardKey.Back).toString(QKeySequence.SequenceFormat.NativeText)
        back = IconButton("back", self.tr("Back"), self.text.backward, parent=self)
        back.setToolTip(f"{back.accessibleName()} ({keys})")
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(margins(Space.SMALL, Space.SMALL, Space.TIGHT, Space.SMALL))
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.pages, 1)
        split = QSplitter(self)
        split.addWidget(left)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([230, 750])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
        row.addWidget(self._missing)
        has_manual = manual_pages.page(manual_pages.CONTENTS) is not None
        split.setVisible(has_manual)
        self._missing.setVisible(not has_manual)

    def _fill(self) -> None:
        for name, title in manual_pages.contents():
            item = QListWidgetItem(title, self.pages)
            item.setData(Qt.ItemDataRole.UserRole, name)

    def open_at(self, name: str) -> None:
        """Show a page and raise the window; the table of contents if there is no such page."""
        path = manual_pages.page(name) or manual_pages.page(manual_pages.CONTENTS)
        if path is not None:
            self.text.show_page(path)
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus()

    def _on_page(self, item: QListWidgetItem | None) -> None:
        path = manual_pages.page(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None
        if path is not None and path != self.text.path:
            self.text.show_page(path)

    def _on_source(self, source: QUrl) -> None:
        stem = Path(source.toLocalFile()).stem
        rows = [row for row in range(self.pages.count()) if self._name(row) == stem]
        self.pages.setCurrentRow(rows[0] if rows else -1)

    def _name(self, row: int) -> str:
        return self.pages.item(row).data(Qt.ItemDataRole.UserRole)
