"""Which view of the videos is on show: grid, filmstrips or list; its order, groups and size, kept for next time."""

from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings
from PySide6.QtGui import QActionEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.bridge.session import Session
from app.browse.controllers.grid import GridController
from app.browse.models.orders import GROUPINGS, ORDERS
from app.browse.views.places import Place, PlaceKeeper, take_along
from app.shell.main_window import MainWindow
from core.domain.groups import Grouping
from core.domain.videos import VideoSort


class BrowsingController(QObject):
    """Switches between the views of the videos.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its views.
    grid : GridController
        Lists what they show.
    """

    def __init__(self, session: Session, window: MainWindow, *, grid: GridController) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._grid = grid
        self._awaited: Place | None = None
        models = window.models
        self._places = PlaceKeeper(
            models.videos, models.video_selection, lambda: window.videos_page.list_view, parent=self
        )
        models.videos.modelReset.connect(self._go_back)
        self._tie()
        self._share()

    @property
    def places(self) -> PlaceKeeper:
        """Where somebody is among the videos."""
        return self._places

    def _tie(self) -> None:
        window, actions, pages = self._window, self._window.actions_by_name, self._window.video_pages
        pages.viewChosen.connect(lambda name: actions[name].trigger())
        pages.offlineWanted.connect(lambda: actions["hide_offline"].trigger())
        for order in ORDERS:
            if order.is_likeness:
                actions.on(order.command, self._grid.sort_by_likeness)
            else:
                actions.on(order.command, lambda order=order: self._sort(order.sort, order.is_descending))
        for name, grouping in GROUPINGS.items():
            actions.on(name, lambda grouping=grouping: self._grid.group_by(grouping))
        actions["hide_offline"].toggled.connect(lambda is_on: self._grid.hide_offline(is_on=is_on))
        actions.on("select_group", lambda: window.videos_page.list_view.select_group())
        for name, steps in (("larger", 1), ("smaller", -1)):
            actions.on(name, lambda steps=steps: self._zoom(steps))
        window.grid.list_view.sizeChanged.connect(window.results.list_view.set_size_px)
        window.results.list_view.sizeChanged.connect(window.grid.list_view.set_size_px)

    def _share(self) -> None:
        # Whatever is offered in the grid, now or later, is offered in the other views too.
        window = self._window
        self._mirrors = [
            _Mirror(window.grid, (window.filmstrips, window.list), parent=self),
            _Mirror(window.grid.list_view, (window.filmstrips.list_view, window.list.list_view), parent=self),
        ]
        for page in (window.filmstrips, window.list):
            page.list_view.opened.connect(window.grid.list_view.opened)

    def _sort(self, sort: VideoSort, is_descending: bool) -> None:  # noqa: FBT001 (as in the table of orders)
        self._grid.sort(sort, is_descending=is_descending)

    def _zoom(self, steps: int) -> None:
        page = self._window.pages.currentWidget()
        shown = self._window.results if page is self._window.results else self._window.videos_page
        shown.list_view.zoom(steps)

    def choose(self, name: str) -> None:
        """Show the videos in a view, where one was.

        Parameters
        ----------
        name : str
            The command of the view, such as ``show_list``.
        """
        window = self._window
        old, new = window.videos_page, window.video_pages.named(name)
        window.videos_page = new
        if window.pages.currentWidget() is not window.welcome:
            window.show_videos()
            new.list_view.setFocus()
        if old is not new:
            take_along(old.list_view, new.list_view)

    def keep(self, memory: QSettings) -> None:
        """Write down what is to be the same next time.

        Parameters
        ----------
        memory : QSettings
            The window's.
        """
        window, shown, place = self._window, self._grid.shown, self._places.place
        memory.setValue("view/page", window.videos_page.name)
        memory.setValue("view/sort", shown.sort.value)
        memory.setValue("view/is_descending", int(shown.is_descending))
        memory.setValue("view/grouping", shown.grouping.value)
        memory.setValue("view/hides_offline", int(shown.hides_offline))
        memory.setValue("view/columns", window.video_pages.list.columns.save_columns())
        memory.setValue("view/top", place.top)
        memory.setValue("view/current", place.current)
        memory.setValue("view/is_current_seen", int(place.is_current_seen))
        for page in window.video_pages.all:
            memory.setValue(f"view/size_{page.name}", page.list_view.size_px)

    def restore(self, memory: QSettings) -> None:
        """Bring back what was written down; what does not fit this version is left as it is.

        Parameters
        ----------
        memory : QSettings
            The window's.
        """
        window = self._window
        window.videos_page = window.video_pages.named(str(memory.value("view/page", "")))
        self._grid.sort(
            _one_of(VideoSort, memory.value("view/sort"), VideoSort.NAME),
            is_descending=_number(memory.value("view/is_descending")) == 1,
        )
        self._grid.group_by(_one_of(Grouping, memory.value("view/grouping"), Grouping.NOTHING))
        window.actions_by_name["hide_offline"].setChecked(_number(memory.value("view/hides_offline")) == 1)
        columns = memory.value("view/columns")
        if isinstance(columns, QByteArray):
            window.video_pages.list.columns.restore_columns(columns)
        for page in window.video_pages.all:
            if size_px := _number(memory.value(f"view/size_{page.name}")):
                page.list_view.set_size_px(size_px)
        current = _number(memory.value("view/current"))
        self._awaited = Place(
            _number(memory.value("view/top")),
            current,
            selected=(current,) if current else (),
            is_current_seen=_number(memory.value("view/is_current_seen")) == 1,
        )

    def _go_back(self) -> None:
        """Go where somebody was last time, once the first videos are there."""
        if self._awaited is not None and self._window.models.videos.ids:
            place, self._awaited = self._awaited, None
            self._places.go_to(place)


class _Mirror(QObject):
    """Gives every action of one widget to others as well."""

    def __init__(self, first: QWidget, others: tuple[QWidget, ...], *, parent: QObject) -> None:
        super().__init__(parent)
        self._others = others
        for other in others:
            other.addActions(first.actions())
        first.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QActionEvent):
            for other in self._others:
                if event.type() is QEvent.Type.ActionAdded:
                    other.addAction(event.action())
                elif event.type() is QEvent.Type.ActionRemoved:
                    other.removeAction(event.action())
        return False


def _one_of(kind: Any, value: object, default: Any) -> Any:
    try:
        return kind(str(value)) if value is not None else default
    except ValueError:
        return default


def _number(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        return 0
