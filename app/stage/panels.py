"""The panels around the pages: where each stands at first, and the switch in the menu that shows it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget

from app.stage.actions import Actions
from app.stage.panel_head import PanelHead, dock

_HIDDEN_AT_FIRST = ("show_player", "show_timeline", "show_jobs", "show_failed", "show_history")
_LEFT_PX, _RIGHT_PX = 224, 300


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
        self.docks: dict[str, QDockWidget] = {}
        self.heads: dict[str, PanelHead] = {}
        area = Qt.DockWidgetArea
        for corner, beside in (
            (Qt.Corner.BottomLeftCorner, area.LeftDockWidgetArea),
            (Qt.Corner.BottomRightCorner, area.RightDockWidgetArea),
        ):
            window.setCorner(corner, beside)

    def add(self, name: str, title: str, object_name: str, content: QWidget, area: Qt.DockWidgetArea) -> None:
        """Make a panel.

        Parameters
        ----------
        name : str
            Of the command that shows it.
        title : str
            Its heading.
        object_name : str
            Under which its place is remembered.
        content : QWidget
            What it holds.
        area : Qt.DockWidgetArea
            Where it stands at first; panels of one area stand below, at the bottom beside, each other.
        """
        panel, head = dock(title, object_name, content, parent=self._window)
        self._window.addDockWidget(area, panel)
        self.docks[name], self.heads[name] = panel, head
        self._tie(self._actions[name], panel)

    def _tie(self, action, panel: QDockWidget) -> None:
        action.setChecked(not panel.isHidden())
        action.triggered.connect(lambda is_wanted: self.show(panel) if is_wanted else panel.hide())
        panel.visibilityChanged.connect(lambda _visible: action.setChecked(not panel.isHidden()))
        panel.dockLocationChanged.connect(lambda _area: self._name_tabs())

    def show(self, panel: QDockWidget) -> None:
        """Show a panel, in front of those it shares its place with.

        Parameters
        ----------
        panel : QDockWidget
            One of `docks`.
        """
        panel.show()
        panel.raise_()

    def arrange(self) -> None:
        """Put the panels where they stand at first."""
        area = Qt.DockWidgetArea
        places = {
            area.LeftDockWidgetArea: ("show_folders", "show_tags", "show_saved", "show_history"),
            area.RightDockWidgetArea: ("show_player", "show_inspector"),
            area.BottomDockWidgetArea: ("show_timeline", "show_jobs", "show_failed"),
        }
        for where, names in places.items():
            for name in names:
                panel = self.docks[name]
                panel.setFloating(False)
                self._window.addDockWidget(where, panel)
                panel.setVisible(name not in _HIDDEN_AT_FIRST)
        for first, second in (("show_timeline", "show_jobs"), ("show_jobs", "show_failed")):
            self._window.tabifyDockWidget(self.docks[first], self.docks[second])
        self._name_tabs()
        self._size()

    def _name_tabs(self) -> None:
        # Qt makes these where panels share a place.
        for tabs in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            tabs.setAccessibleName(self._window.tr("Panels"))

    def _size(self) -> None:
        docks = self.docks
        left = [docks["show_folders"], docks["show_tags"], docks["show_saved"]]
        right = [docks["show_inspector"]]
        self._window.resizeDocks([left[0], right[0]], [_LEFT_PX, _RIGHT_PX], Qt.Orientation.Horizontal)
        self._window.resizeDocks(left, [190, 330, 140], Qt.Orientation.Vertical)
        self._window.resizeDocks([docks["show_timeline"]], [220], Qt.Orientation.Vertical)
