"""The settings dialog: a list of pages, and a search field for settings on all of them."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.settings.views.backups_page import BackupsPage
from app.settings.views.page import Page
from app.settings.views.pages import (
    EncoderPage,
    FoldersPage,
    PowerPage,
    PrivacyPage,
    appearance_page,
    library_page,
)
from app.settings.views.shortcuts_page import ShortcutsPage
from app.ui.preferences import PreferenceValues, declared, words
from app.ui.tokens import Space
from app.ui.widgets.buttons import close_row
from app.ui.widgets.empty_state import EmptyState

_LIST_EM = 17
_WIDTH_EM, _HEIGHT_EM = 68, 44
_PAGE_ROLE = Qt.ItemDataRole.UserRole
_FIELD_ROLE = Qt.ItemDataRole.UserRole + 1


class SettingsDialog(QDialog):
    """Holds the pages; changes apply at once.

    Attributes
    ----------
    settingEdited, preferenceEdited : Signal
        Name and new value of a setting of the library, or of a preference.
    restartWanted : Signal
        The worker should restart to apply changes.
    pageShown : Signal
        The `Page` that came into view.
    library, encoder, folders, appearance, shortcuts, power, privacy, backups : Page
        The pages.
    """

    settingEdited = Signal(str, object)
    preferenceEdited = Signal(str, object)
    restartWanted = Signal()
    pageShown = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        # Created in tab order.
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Find a setting"))
        self.search.setAccessibleName(self.tr("Find a setting"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search)
        self.list_view = QListWidget(self)
        self.list_view.setObjectName("settingsList")
        self.list_view.setAccessibleName(self.tr("Pages"))
        self.list_view.currentItemChanged.connect(lambda item, _before: self._on_item(item))
        self.list_view.itemActivated.connect(self._jump)
        self.list_view.itemClicked.connect(self._jump)
        self.empty = EmptyState(self, is_panel=True)
        self.empty.set_text(self.tr("No setting matches."), (("all", self.tr("Show all settings")),))
        self.empty.actionChosen.connect(lambda _name: self._on_all())
        self._lists = QStackedLayout()
        for one in (self.list_view, self.empty):
            self._lists.addWidget(one)
        self.stack = QStackedWidget(self)
        self._make_pages()
        for page in self.pages:
            self.stack.addWidget(page)
        self._lay_out()
        self._list_pages()

    def _make_pages(self) -> None:
        self.library, self.appearance = library_page(self), appearance_page(self)
        self.encoder, self.folders = EncoderPage(self), FoldersPage(self)
        self.shortcuts, self.power = ShortcutsPage(self), PowerPage(self)
        self.privacy, self.backups = PrivacyPage(self), BackupsPage(self)
        self.pages: tuple[Page, ...] = (
            *(self.library, self.folders, self.encoder, self.appearance),
            *(self.shortcuts, self.power, self.privacy, self.backups),
        )
        for page in self.pages:
            page.restartWanted.connect(self.restartWanted)
            page.edited.connect(self._on_edited)

    def _lay_out(self) -> None:
        em = self.fontMetrics().horizontalAdvance("m")
        # A widget of its own: a stack of widgets claims the width that they would like to have.
        side_ground = QWidget(self)
        side_ground.setFixedWidth(_LIST_EM * em + 2 * Space.MEDIUM)
        side = QVBoxLayout(side_ground)
        side.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, 0)
        side.setSpacing(Space.SMALL)
        side.addWidget(self.search)
        side.addLayout(self._lists, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side_ground)
        row.addWidget(self.stack, 1)
        buttons = close_row(self, margin_px=Space.MEDIUM)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(row, 1)
        column.addWidget(buttons)
        room = self.screen().availableSize() * 0.95
        self.resize(min(_WIDTH_EM * em, room.width()), min(_HEIGHT_EM * em, room.height()))

    def _list_pages(self) -> None:
        shown = self.stack.currentIndex()
        self._lists.setCurrentWidget(self.list_view)
        self.list_view.clear()
        for number, page in enumerate(self.pages):
            item = QListWidgetItem(page.title)
            item.setData(_PAGE_ROLE, number)
            self.list_view.addItem(item)
        self.list_view.setCurrentRow(max(0, shown))

    @property
    def current_page(self) -> Page:
        """The current page."""
        return self.pages[max(0, self.stack.currentIndex())]

    def show_page(self, page: Page) -> None:
        """Show one of `pages`."""
        self.search.clear()
        self.list_view.setCurrentRow(self.pages.index(page))

    def put(self, values: Any) -> None:
        """Show the values of a `Settings` or `PreferenceValues` on all pages."""
        for page in self.pages:
            if page is not self.shortcuts:
                page.put(values)
        if isinstance(values, PreferenceValues):
            self.shortcuts.put(values)

    def refuse(self, name: str, sentence: str) -> None:
        """Show beside a setting why its value was rejected."""
        for page in self.pages:
            if name in page.fields:
                page.fields[name].refuse(sentence)

    def set_stale(self, *, is_stale: bool) -> None:
        """Show on the pages concerned whether the worker must restart for changes to apply."""
        for page in self.pages:
            page.set_stale(is_stale=is_stale)

    def _on_edited(self, name: str, value: Any) -> None:
        is_of_person = name in declared(PreferenceValues)
        (self.preferenceEdited if is_of_person else self.settingEdited).emit(name, value)

    def _on_search(self, text: str) -> None:
        sought = text.casefold().split()
        if not sought:
            self._list_pages()
            return
        self.list_view.clear()
        for number, page in enumerate(self.pages):
            for name, field in page.fields.items():
                if all(word in f"{page.title} {field.text}".casefold() for word in sought):
                    item = QListWidgetItem(f"{words(field.one.label)}\n{page.title}")
                    item.setData(_PAGE_ROLE, number)
                    item.setData(_FIELD_ROLE, name)
                    self.list_view.addItem(item)
        self.list_view.setCurrentRow(0)
        self._lists.setCurrentWidget(self.list_view if self.list_view.count() else self.empty)

    def _on_all(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _on_item(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        page = self.pages[item.data(_PAGE_ROLE)]
        self.stack.setCurrentWidget(page)
        if (name := item.data(_FIELD_ROLE)) is not None:
            page.ensureWidgetVisible(page.fields[name])
        self.pageShown.emit(page)

    def _jump(self, item: QListWidgetItem) -> None:
        if (name := item.data(_FIELD_ROLE)) is not None:
            self.pages[item.data(_PAGE_ROLE)].jump_to(name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in the search field goes to the first match; Down moves into the list.
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if self.search.hasFocus() and (is_enter or event.key() == Qt.Key.Key_Down):
            item = self.list_view.currentItem()
            if is_enter and item is not None and item.data(_FIELD_ROLE) is not None:
                self._jump(item)
            else:
                self.list_view.setFocus()
            return
        super().keyPressEvent(event)
