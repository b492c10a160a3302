"""The header bar of a video page: title, count, order, grouping, size, and buttons for the other views."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSlider, QWidget
from typing_extensions import override

from app.browse.models.list_columns import GROUPINGS, ORDERS, grouping_words, order_words
from app.browse.views.flow_list import Sizes
from app.stage.actions import Actions
from app.ui.localization.direction import margins
from app.ui.localization.text import number, tr
from app.ui.tokens import Space
from app.ui.widgets.buttons import IconButton, TextButton, with_keys
from app.ui.widgets.labels import ElidedLabel, PlainLabel, Role
from core.domain.groups import Grouping
from core.domain.videos import VideoSort

_ARROW = "\N{BLACK DOWN-POINTING SMALL TRIANGLE}"
_SLIDER_PX = 84
_ROOM_FOR_SLIDER_PX = 560
_ROOM_FOR_COUNT_PX = 400


class ViewBar(QWidget):
    """Title, count, order, grouping, size, views.

    Attributes
    ----------
    sortChosen : Signal
        `VideoSort`, and whether it is descending.
    likenessWanted : Signal
        Sort by similarity to the current video.
    groupingChosen : Signal
        `Grouping`.
    sizeChosen : Signal
        The slider was moved: px.
    viewChosen : Signal
        The command of a view, such as ``show_list``.
    """

    sortChosen = Signal(object, bool)
    likenessWanted = Signal()
    groupingChosen = Signal(object)
    sizeChosen = Signal(int)
    viewChosen = Signal(str)

    def __init__(self, view: str, sizes: Sizes, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(self.tr("All videos"), role=Role.HEADING, parent=self)
        self._count = PlainLabel(role=Role.MUTED, parent=self)
        self._sort = TextButton("", lambda: None, kind="quiet", parent=self)
        self._sort.setMenu(self._sort_menu())
        self._group = IconButton("group", "", lambda: None, parent=self)
        self._group.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self._group.setCheckable(True)
        self._group.setMenu(self._group_menu())
        self._has_sizes = sizes.most_px > sizes.least_px
        self._size = self._slider(sizes)
        self._size_actions: list[QAction] = []
        self._views = self._switch(view)
        self._row = self._lay_out()
        self.set_order(VideoSort.NAME)
        self.set_grouping(Grouping.NOTHING)

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self)
        for order in ORDERS:
            words = order_words(order.sort, is_descending=order.is_descending, is_likeness=order.is_likeness)
            if order.is_likeness:
                menu.addSeparator()
            action = menu.addAction(words)
            if order.is_likeness:
                action.triggered.connect(lambda _checked: self.likenessWanted.emit())
            else:
                action.triggered.connect(
                    lambda _checked, order=order: self.sortChosen.emit(order.sort, order.is_descending)
                )
        return menu

    def _group_menu(self) -> QMenu:
        menu = QMenu(self)
        self._groupings = QActionGroup(menu)
        for grouping in GROUPINGS.values():
            action = self._groupings.addAction(menu.addAction(grouping_words(grouping)))
            action.setCheckable(True)
            action.setData(grouping)
            action.triggered.connect(lambda _checked, grouping=grouping: self.groupingChosen.emit(grouping))
        return menu

    def _slider(self, sizes: Sizes) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setRange(sizes.least_px, sizes.most_px)
        slider.setSingleStep(max(1, sizes.step_px))
        slider.setPageStep(max(1, 2 * sizes.step_px))
        slider.setValue(sizes.first_px)
        slider.setFixedWidth(_SLIDER_PX)
        slider.setAccessibleName(self.tr("Size"))
        slider.valueChanged.connect(self.sizeChosen)
        slider.setVisible(self._has_sizes)
        return slider

    def _switch(self, shown: str) -> list[IconButton]:
        group, buttons = QButtonGroup(self), []
        for name, icon, words in (
            ("show_grid", "grid", self.tr("Grid")),
            ("show_filmstrips", "strips", self.tr("Filmstrips")),
            ("show_list", "list", self.tr("List")),
            ("show_map", "map", self.tr("Map")),
        ):
            button = IconButton(icon, words, lambda name=name: self._on_view(name), parent=self)
            button.setObjectName(name)
            button.setProperty("isSegment", True)  # noqa: FBT003 (Qt's own)
            button.setCheckable(True)
            button.setChecked(name == shown)
            group.addButton(button)
            buttons.append(button)
        self._shown = shown
        return buttons

    def _on_view(self, name: str) -> None:
        # Each page has its own header, which keeps showing its own view as checked.
        next(button for button in self._views if button.objectName() == self._shown).setChecked(True)
        self.viewChosen.emit(name)

    def _lay_out(self) -> QHBoxLayout:
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL))
        row.setSpacing(Space.SMALL)
        row.addWidget(self._title, 1)
        for widget in (self._count, self._sort, self._group, self._size):
            row.addWidget(widget)
        switch = QHBoxLayout()
        switch.setSpacing(Space.NONE)
        for button in self._views:
            switch.addWidget(button)
        row.addLayout(switch)
        return row

    def show_keys(self, actions: Actions) -> None:
        """Show the shortcuts of the commands in the tooltips, and follow their changes."""
        for button in self._views:
            button.show_keys(actions[button.objectName()])
        self._size_actions = actions.pick("larger", "smaller")
        for action in self._size_actions:
            action.changed.connect(self._show_size_keys)
        self._show_size_keys()

    def _show_size_keys(self) -> None:
        self._size.setToolTip(with_keys(self._size.accessibleName(), *self._size_actions))

    def add(self, widget: QWidget) -> None:
        """Insert a control before the view buttons."""
        self._row.insertWidget(self._row.count() - 1, widget)

    @property
    def title(self) -> str:
        """The title."""
        return self._title.text()

    @property
    def count(self) -> str:
        """How many videos there are, as text."""
        return self._count.text()

    def set_title(self, title: str) -> None:
        """Set the title, plain text."""
        self._title.setText(title)

    def set_count(self, n_shown: int, n_all: int) -> None:
        """Show the number of videos here and in the library."""
        if n_shown < n_all:
            words = tr("ViewBar", "%1 of %n videos", n=n_all).replace("%1", number(n_shown))
        else:
            words = tr("ViewBar", "%n videos", n=n_shown)
        self._count.setText(words)

    def set_order(self, sort: VideoSort, *, is_descending: bool = False, is_likeness: bool = False) -> None:
        """Show the current order."""
        words = order_words(sort, is_descending=is_descending, is_likeness=is_likeness)
        self._sort.setText(f"{words}  {_ARROW}")
        self._sort.setAccessibleName(self.tr("Sort order: %1").replace("%1", words))

    def set_grouping(self, grouping: Grouping) -> None:
        """Show the current grouping."""
        words = self.tr("Grouping: %1").replace("%1", grouping_words(grouping))
        self._group.set_face("group", words)
        self._group.setChecked(grouping is not Grouping.NOTHING)
        for action in self._groupings.actions():
            action.setChecked(action.data() == grouping)

    def set_size(self, size_px: int) -> None:
        """Show the current size in px."""
        self._size.setValue(size_px)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # On a small screen, hide first what can also be reached another way.
        width_px = event.size().width()
        self._size.setVisible(self._has_sizes and width_px >= _ROOM_FOR_SLIDER_PX)
        self._count.setVisible(width_px >= _ROOM_FOR_COUNT_PX)
        super().resizeEvent(event)
