"""The menu of tags: a field that filters, and the tags used last and most; Enter applies one to the selection."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget, QWidgetAction
from typing_extensions import override

from app.tags.models.tag_offers import MOST_OFFERS, TagOffersModel
from app.tags.views.entry import TagChooser
from app.ui.tokens import Space
from app.ui.widgets.labels import PlainLabel, Role

_WIDTH_CHARS = 44


class TagsMenu(QMenu):
    """Choose a tag by typing, with the arrow keys, or with the mouse.

    Attributes
    ----------
    entered : Signal
        `Verb` and the list of names, as of the tag bar; the menu is closed by then.

    Parameters
    ----------
    model : TagOffersModel
        The tags to list.
    more : QAction
        Opens the tag bar, for several tags.
    parent : QWidget
        Qt parent.
    """

    entered = Signal(object, object)

    def __init__(self, model: TagOffersModel, more: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tagsMenu")
        self.name(is_moment=False)
        self._model = model
        ground = QWidget(self)
        self.chooser = chooser = TagChooser(model, ground)
        chooser.line.setPlaceholderText(self.tr("Find or create a tag"))
        hint = self.tr("Enter applies, Shift+Enter creates, Ctrl+Enter rejects, Alt+Enter removes")
        self._hint = PlainLabel(hint, role=Role.SMALL, does_wrap=True, parent=ground)
        chooser.describe(hint)
        chooser.entered.connect(self._on_entered)
        chooser.line.left.connect(self.close)
        column = QVBoxLayout(ground)
        column.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.SMALL)
        for widget in (chooser.line, chooser.list_view, self._hint):
            column.addWidget(widget)
        keeps_its_room = chooser.list_view.sizePolicy()
        keeps_its_room.setRetainSizeWhenHidden(True)
        chooser.list_view.setSizePolicy(keeps_its_room)
        ground.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_CHARS)
        ground.setFocusProxy(chooser.line)
        action = QWidgetAction(self)
        action.setDefaultWidget(ground)
        self.addAction(action)
        self.addSeparator()
        self.addAction(more)
        self.aboutToShow.connect(self._begin)

    def name(self, *, is_moment: bool) -> None:
        """Say whether tags apply to the current moment or to whole videos."""
        self.setTitle(self.tr("Tag&s of this moment") if is_moment else self.tr("Tag&s"))

    def _begin(self) -> None:
        """Offer the tags used last and most; the height stays while the menu is open."""
        view = self.chooser.list_view
        self.chooser.clear()
        n_rows = max(1, min(self._model.rowCount(), MOST_OFFERS)) + 1  # one more for a new tag
        view.setFixedHeight(n_rows * max(1, view.sizeHintForRow(0)) + 2 * view.frameWidth())

    def _on_entered(self, verb: object, names: object) -> None:
        self._close_all()
        self.entered.emit(verb, names)

    def _close_all(self) -> None:
        # A submenu leaves the menus that it was opened from.
        menu: QWidget | None = self
        while isinstance(menu, QMenu):
            menu, closing = self._opener(menu), menu
            closing.close()

    def _opener(self, menu: QMenu) -> QMenu | None:
        shown = [one for one in menu.menuAction().associatedObjects() if isinstance(one, QMenu) and one.isVisible()]
        return shown[0] if shown else None

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.chooser.line.setFocus(Qt.FocusReason.PopupFocusReason)
