"""The panels around the pages: declaration, initial position, and the commands that show them."""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDockWidget, QHBoxLayout, QMainWindow, QTabBar, QWidget

from app.stage.actions import Actions
from app.ui.localization.direction import margins
from app.ui.tokens import SMALL_ICON_PX, Space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.labels import ElidedLabel, Role

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
_CORNERS = (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner)
_LEFT, _RIGHT, _BOTTOM = (0.15, 200, 280), (0.22, 270, 380), (0.28, 192, 320)
"""Initial size of each area: its share of the window, and the least and most pixels."""
_LEAST_LIST_PX = 36


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """Declaration of a panel.

    Attributes
    ----------
    command : str
        Name of the command that shows and hides it.
    title : str
        Its heading, translated.
    object_name : str
        Key under which Qt stores its position; never changes.
    content : QWidget
        Its widget.
    area : Qt.DockWidgetArea
        Initial area: panels on the left and right are stacked, those at the bottom are tabs.
    order : int
        Position in that area.
    is_shown_at_first : bool
        Whether it is visible before the user has changed anything.
    is_kept : bool
        Whether its position is restored at the next start; not for panels on what just happened.
    height_px : int
        Initial height among stacked panels; 0 leaves it to Qt.
    manual_page : str
        The page of the manual that explains it.
    """

    command: str
    title: str
    object_name: str
    content: QWidget
    area: Qt.DockWidgetArea
    order: int
    is_shown_at_first: bool = True
    is_kept: bool = True
    height_px: int = 0
    manual_page: str = ""


class PanelHead(QWidget):
    """The title bar of a panel: its title, its own controls, and a close button."""

    def __init__(self, title: str, on_close: Callable[[], object], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel(title, role=Role.SECTION, parent=self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(margins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.TIGHT))
        self._row.setSpacing(Space.TIGHT)
        self._row.addWidget(self._title, 1)
        self._row.addWidget(IconButton("close", self.tr("Close"), on_close, size_px=SMALL_ICON_PX, parent=self))

    def set_title(self, title: str) -> None:
        """Change the plain-text title."""
        self._title.setText(title)

    def add(self, widget: QWidget) -> None:
        """Add a control before the close button."""
        self._row.insertWidget(self._row.count() - 1, widget)


class Dock(QDockWidget):
    """A panel of the window: its content below a head.

    Attributes
    ----------
    head : PanelHead
        Its title bar.
    folded_px : int
        Its width before `Panels.make_room` hid it; 0 if it did not.
    """

    def __init__(self, spec: PanelSpec, parent: QWidget) -> None:
        super().__init__(spec.title, parent)
        self.setObjectName(spec.object_name)
        self.folded_px = 0
        self.head = PanelHead(spec.title, self.dismiss, parent=self)
        self.setTitleBarWidget(self.head)
        self.setWidget(spec.content)
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetClosable
            | QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetFloatable
        )

    def bring_to_front(self) -> None:
        """Show it, in front of the tabs beside it."""
        self.folded_px = 0
        self.show()
        self.raise_()

    def dismiss(self) -> None:
        """Hide it as the user does, so that `Panels.give_back` does not show it again."""
        self.folded_px = 0
        self.hide()


class Panels:
    """All panels of a window, by the name of the command that shows them.

    Parameters
    ----------
    window : QMainWindow
        Holds them.
    actions : Actions
        For the switches.
    """

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        self._window = window
        self._actions = actions
        self._specs: list[PanelSpec] = []
        self._docks: dict[str, Dock] = {}
        self.take_corners()

    def take_corners(self) -> None:
        """Give the panels at the bottom the whole width of the window; a restored layout may have taken it away."""
        for corner in _CORNERS:
            self._window.setCorner(corner, BOTTOM)

    @property
    def docks(self) -> tuple[Dock, ...]:
        """All panels, in the order of reading once they were arranged."""
        return tuple(self._docks.values())

    @property
    def commands(self) -> tuple[str, ...]:
        """The names of the commands that show the panels, in the same order."""
        return tuple(self._docks)

    def dock(self, command: str) -> Dock:
        """Return the panel that a command shows; a feature holds its own, which `add` returned."""
        return self._docks[command]

    def add(self, spec: PanelSpec) -> Dock:
        """Create and return a panel; `arrange` positions it once all exist."""
        panel = Dock(spec, self._window)
        if spec.area is LEFT:
            # Qt's lists want more, which four of them over the timeline do not get on a small screen.
            for view in spec.content.findChildren(QAbstractItemView):
                view.setMinimumHeight(_LEAST_LIST_PX)
        self._window.addDockWidget(spec.area, panel)
        self._specs.append(spec)
        self._docks[spec.command] = panel
        action = self._actions[spec.command]
        action.setChecked(not panel.isHidden())
        action.triggered.connect(lambda is_wanted: panel.bring_to_front() if is_wanted else panel.dismiss())
        panel.visibilityChanged.connect(lambda _visible: action.setChecked(not panel.isHidden()))
        panel.dockLocationChanged.connect(lambda _area: self._name_tabs())
        return panel

    def make_room(self, least_px: int) -> None:
        """Fold panels on the left, then also those on the right, until this much width is left between them."""
        for area in (LEFT, RIGHT):
            sides = {side: self._docked(side) for side in (LEFT, RIGHT)}
            taken_px = sum(max((panel.width() for panel in panels), default=0) for panels in sides.values())
            if self._window.width() - taken_px >= least_px:
                return
            for panel in sides[area]:
                panel.folded_px = panel.width()
                panel.hide()
            self._settle()

    def give_back(self) -> None:
        """Show what `make_room` has folded, as wide as before; panels that the user has touched since stay."""
        folded = [panel for panel in self.docks if panel.folded_px]
        for panel in folded:
            panel.show()
        if folded:
            self._window.resizeDocks(folded, [panel.folded_px for panel in folded], Qt.Orientation.Horizontal)
            self._settle()
        self._forget_folded()

    def _forget_folded(self) -> None:
        for panel in self.docks:
            panel.folded_px = 0

    def _settle(self) -> None:
        # At once, so that what is shown next in the middle is not drawn in the old size first.
        if (layout := self._window.layout()) is not None:
            layout.activate()

    def _docked(self, area: Qt.DockWidgetArea) -> list[Dock]:
        return [
            panel
            for panel in self.docks
            if not panel.isHidden() and not panel.isFloating() and self._window.dockWidgetArea(panel) == area
        ]

    def arrange(self) -> None:
        """Move the panels to their initial positions."""
        self._forget_folded()
        self.take_corners()
        for area in (LEFT, RIGHT, BOTTOM):
            for spec in self._in_area(area):
                panel = self._docks[spec.command]
                panel.setFloating(False)
                self._window.addDockWidget(area, panel)
                panel.setVisible(spec.is_shown_at_first)
        order = [spec.command for area in (LEFT, RIGHT, BOTTOM) for spec in self._in_area(area)]
        self._docks = {name: self._docks[name] for name in order}
        bottom = [self._docks[spec.command] for spec in self._in_area(BOTTOM)]
        for first, second in itertools.pairwise(bottom):
            self._window.tabifyDockWidget(first, second)
        self._name_tabs()
        self._size()

    def hide_temporary(self) -> None:
        """Hide the panels that are not restored at the next start."""
        for spec in self._specs:
            if not spec.is_kept:
                self._docks[spec.command].hide()

    @property
    def manual_pages(self) -> dict[QWidget, str]:
        """The manual page for each panel's content."""
        return {spec.content: spec.manual_page for spec in self._specs if spec.manual_page}

    def _in_area(self, area: Qt.DockWidgetArea) -> list[PanelSpec]:
        return sorted((spec for spec in self._specs if spec.area is area), key=lambda spec: spec.order)

    def _name_tabs(self) -> None:
        # Qt creates these where panels are tabs.
        for tabs in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            tabs.setAccessibleName(self._window.tr("Panels"))

    def _size(self) -> None:
        width, height = self._window.width(), self._window.height()
        shown = {area: self._shown(self._in_area(area)) for area in (LEFT, RIGHT)}
        sides = [
            (panels[0], _fit(width, *sizes))
            for area, sizes in ((LEFT, _LEFT), (RIGHT, _RIGHT))
            if (panels := shown[area])
        ]
        if sides:
            self._window.resizeDocks([panel for panel, _ in sides], [px for _, px in sides], Qt.Orientation.Horizontal)
        for area in (LEFT, RIGHT):
            sized = [spec for spec in self._in_area(area) if spec.height_px]
            if sized:
                heights = [spec.height_px for spec in sized]
                self._window.resizeDocks(self._shown(sized), heights, Qt.Orientation.Vertical)
        if bottom := self._in_area(BOTTOM):
            panel = self._docks[bottom[0].command]
            self._window.resizeDocks([panel], [_fit(height, *_BOTTOM)], Qt.Orientation.Vertical)

    def _shown(self, specs: Iterable[PanelSpec]) -> list[Dock]:
        return [self._docks[spec.command] for spec in specs if spec.is_shown_at_first]


def _fit(whole_px: int, share: float, least_px: int, most_px: int) -> int:
    return max(least_px, min(most_px, round(whole_px * share)))
