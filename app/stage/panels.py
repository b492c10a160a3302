"""The panels around the pages: declaration, initial position, and the commands that show them."""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QTabBar, QWidget

from app.stage.actions import Actions
from app.ui.buttons import IconButton
from app.ui.direction import margins
from app.ui.labels import ElidedLabel, Role

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
_LEFT_PX, _RIGHT_PX, _BOTTOM_PX = 224, 300, 220


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
        self._title = ElidedLabel(title, role=Role.HEADING, parent=self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(margins(14, 8, 6, 6))
        self._row.setSpacing(4)
        self._row.addWidget(self._title, 1)
        self._row.addWidget(IconButton("close", self.tr("Close"), on_close, size_px=14, parent=self))

    def set_title(self, title: str) -> None:
        """Change the plain-text title."""
        self._title.setText(title)

    def add(self, widget: QWidget) -> None:
        """Add a control before the close button."""
        self._row.insertWidget(self._row.count() - 1, widget)


class Panels:
    """All panels of a window, by the name of the command that shows them.

    Attributes
    ----------
    docks, heads : dict of str to QDockWidget and PanelHead
        In the order of reading, once they were arranged.

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
        self.docks: dict[str, QDockWidget] = {}
        self.heads: dict[str, PanelHead] = {}
        window.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
        window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)

    def add(self, spec: PanelSpec) -> None:
        """Create a panel; `arrange` positions it once all exist."""
        panel = QDockWidget(spec.title, self._window)
        panel.setObjectName(spec.object_name)
        head = PanelHead(spec.title, panel.close, parent=panel)
        panel.setTitleBarWidget(head)
        panel.setWidget(spec.content)
        panel.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetClosable
            | QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetFloatable
        )
        self._window.addDockWidget(spec.area, panel)
        self._specs.append(spec)
        self.docks[spec.command], self.heads[spec.command] = panel, head
        action = self._actions[spec.command]
        action.setChecked(not panel.isHidden())
        action.triggered.connect(lambda is_wanted: self.show(panel) if is_wanted else panel.hide())
        panel.visibilityChanged.connect(lambda _visible: action.setChecked(not panel.isHidden()))
        panel.dockLocationChanged.connect(lambda _area: self._name_tabs())

    def show(self, panel: QDockWidget) -> None:
        """Show one of `docks`, in front of the tabs beside it."""
        panel.show()
        panel.raise_()

    def arrange(self) -> None:
        """Move the panels to their initial positions."""
        for area in (LEFT, RIGHT, BOTTOM):
            for spec in self._in_area(area):
                panel = self.docks[spec.command]
                panel.setFloating(False)
                self._window.addDockWidget(area, panel)
                panel.setVisible(spec.is_shown_at_first)
        order = [spec.command for area in (LEFT, RIGHT, BOTTOM) for spec in self._in_area(area)]
        self.docks, self.heads = {name: self.docks[name] for name in order}, {name: self.heads[name] for name in order}
        bottom = [self.docks[spec.command] for spec in self._in_area(BOTTOM)]
        for first, second in itertools.pairwise(bottom):
            self._window.tabifyDockWidget(first, second)
        self._name_tabs()
        self._size()

    def hide_temporary(self) -> None:
        """Hide the panels that are not restored at the next start."""
        for spec in self._specs:
            if not spec.is_kept:
                self.docks[spec.command].hide()

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
        shown = {area: self._shown(self._in_area(area)) for area in (LEFT, RIGHT)}
        sides = [(panels[0], px) for area, px in ((LEFT, _LEFT_PX), (RIGHT, _RIGHT_PX)) if (panels := shown[area])]
        if sides:
            self._window.resizeDocks([panel for panel, _ in sides], [px for _, px in sides], Qt.Orientation.Horizontal)
        for area in (LEFT, RIGHT):
            sized = [spec for spec in self._in_area(area) if spec.height_px]
            if sized:
                heights = [spec.height_px for spec in sized]
                self._window.resizeDocks(self._shown(sized), heights, Qt.Orientation.Vertical)
        if bottom := self._in_area(BOTTOM):
            self._window.resizeDocks([self.docks[bottom[0].command]], [_BOTTOM_PX], Qt.Orientation.Vertical)

    def _shown(self, specs: Iterable[PanelSpec]) -> list[QDockWidget]:
        return [self.docks[spec.command] for spec in specs if spec.is_shown_at_first]
