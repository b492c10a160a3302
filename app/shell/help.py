"""The manual, opened at the page for the focused panel."""

import platform
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.bridge.session import Session
from app.shell.manual_window import ManualWindow
from app.stage.actions import translated
from app.stage.commands import COMMANDS
from app.stage.feature import Feature
from app.stage.stage import Stage
from app.ui import manual_pages
from app.ui.paint import icons, theme
from app.ui.program import version
from app.ui.tokens import Space
from app.ui.widgets.buttons import close_row
from app.ui.widgets.labels import PlainLabel, Role


class HelpController(QObject):
    """Opens the manual; features map their views to pages."""

    def __init__(self, session: Session, stage: Stage, features: Sequence[Feature]) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._stage, self._features = stage, features
        self._manual: ManualWindow | None = None
        stage.actions.on("help", self.open)

    @property
    def manual(self) -> ManualWindow | None:
        """The manual's window; None before it is first opened."""
        return self._manual

    def page_of(self, widget: QWidget | None) -> str:
        """Return the manual page that explains the part of the window around a widget."""
        pages = self._pages()
        while widget is not None:
            if (name := pages.get(widget)) is not None:
                return name
            widget = widget.parentWidget()
        return manual_pages.CONTENTS

    def _pages(self) -> dict[QWidget, str]:
        pages = self._stage.panels.manual_pages
        for feature in self._features:
            pages.update(feature.manual_pages)
        return pages

    def open(self) -> None:
        """Open the manual at the page for the focused widget."""
        self.open_page(self.page_of(QApplication.focusWidget()))

    def open_page(self, page: str) -> None:
        """Open the manual at a page, by its file stem."""
        if self._manual is None:
            self._manual = ManualWindow(self._stage.frame)
        self._manual.open_at(page)


_NATIVE = QKeySequence.SequenceFormat.NativeText


class HelpDialog(QDialog):
    """Lists every shortcut in one table, and the mouse gestures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(520, 560)
        ground = QWidget(self)
        ground.setObjectName("scrollGround")
        grid = QGridLayout(ground)
        grid.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        grid.setHorizontalSpacing(Space.WIDE)
        grid.setVerticalSpacing(Space.TIGHT)
        for row, (words, keys) in enumerate([*self._gestures(), *self._commands()]):
            grid.addWidget(PlainLabel(words, parent=ground), row, 0)
            grid.addWidget(PlainLabel(keys, role=Role.MUTED, parent=ground), row, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(ground)
        scroll.setAccessibleName(self.windowTitle())
        # As wide as the translated text needs.
        scroll.setMinimumWidth(ground.sizeHint().width() + scroll.verticalScrollBar().sizeHint().width())
        column = QVBoxLayout(self)
        column.addWidget(scroll, 1)
        column.addWidget(close_row(self, margin_px=Space.MEDIUM))

    def _gestures(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Add videos"), self.tr("Drop folders or files anywhere")),
            (self.tr("Search by a picture"), self.tr("Drop or paste it")),
            (self.tr("Play"), self.tr("Double-click or Enter")),
            (self.tr("Show all moments of a video"), self.tr("+ on a result")),
            (self.tr("Card size"), self.tr("Ctrl and mouse wheel")),
        ]

    def _commands(self) -> list[tuple[str, str]]:
        # The current keys, which may differ from the defaults.
        actions = {action.objectName(): action for action in self._window.findChildren(QAction)}
        return [
            (
                translated(command.words).replace("&", "").rstrip("\N{HORIZONTAL ELLIPSIS}"),
                QKeySequence.listToString(actions[command.name].shortcuts(), _NATIVE).replace("; ", ", "),
            )
            for command in COMMANDS
            if command.name in actions
        ]


class AboutDialog(QDialog):
    """Shows name, version and the versions of its libraries as selectable text."""

    def __init__(self, parent: QWidget, *, details: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Clipshelf"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sign = QLabel(self)
        sign.setPixmap(icons.pixmap("clipshelf", 48, colour=theme.current().accent, ratio=self.devicePixelRatioF()))
        words = self.tr("A video library that finds the moment you describe. It runs entirely on this computer.")
        versions = f"Clipshelf {version()}\nPython {platform.python_version()}\nQt {qVersion()}\n{details}"
        facts = PlainLabel(versions.strip(), role=Role.MUTED, parent=self)
        facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text = QVBoxLayout()
        text.setSpacing(Space.SMALL)
        text.addWidget(PlainLabel("Clipshelf", role=Role.TITLE, parent=self))
        text.addWidget(PlainLabel(words, does_wrap=True, parent=self))
        text.addWidget(facts)
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        column.addLayout(row)
        column.addWidget(close_row(self, margin_px=Space.MEDIUM))
        self.setMinimumWidth(460)
