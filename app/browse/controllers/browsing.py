"""Switch between the video views (grid, filmstrips, list) and remember their order, grouping and size."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings
from PySide6.QtGui import QActionEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.bridge.session import Session
from app.browse.controllers.grid import GridController
from app.browse.models.list_columns import GROUPINGS, ORDERS
from app.browse.views.flow_list import FlowList
from app.browse.views.places import ScrollKeeper, ScrollPosition, take_along
from app.browse.views.video_pages import VideoPages
from app.stage.stage import Stage
from core.domain.groups import Grouping
from core.domain.videos import VideoSort


class BrowsingController(QObject):
    """Switches between the video views."""

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        grid: GridController,
        video_pages: VideoPages,
    ) -> None:
        super().__init__(stage.frame)
        self._video_pages = video_pages
        self._session = session
        self._stage = stage
        self._grid = grid
        self._awaited: ScrollPosition | None = None
        self._places = ScrollKeeper(
            video_pages.model, video_pages.selection, lambda: video_pages.current.list_view, parent=self
        )
        video_pages.model.modelReset.connect(self._go_back)
        self._tie()
        self._share()

    @property
    def places(self) -> ScrollKeeper:
        """The user's position in the video list."""
        return self._places

    def _tie(self) -> None:
        actions, pages = self._stage.actions, self._video_pages
        for page in pages.all:
            page.bar.show_keys(actions)
        pages.viewChosen.connect(actions.run)
        pages.offlineWanted.connect(lambda: actions["hide_offline"].trigger())
        pages.commandWanted.connect(actions.run)
        for order in ORDERS:
            if order.is_likeness:
                actions.on(order.command, self._grid.sort_by_likeness)
            else:
                actions.on(order.command, lambda order=order: self._sort(order.sort, order.is_descending))
        for name, grouping in GROUPINGS.items():
            actions.on(name, lambda grouping=grouping: self._grid.group_by(grouping))
        actions["hide_offline"].toggled.connect(lambda is_on: self._grid.hide_offline(is_on=is_on))
        actions.on("select_group", lambda: self._video_pages.current.list_view.select_group())
        for name, steps in (("larger", 1), ("smaller", -1)):
            actions.on(name, lambda steps=steps: self._zoom(steps))

    def _share(self) -> None:
        # Actions added to the grid, now or later, are also added to the other views.
        self._mirrors = [
            _Mirror(self._video_pages.grid, (self._video_pages.filmstrips, self._video_pages.list), parent=self),
            _Mirror(
                self._video_pages.grid.list_view,
                (self._video_pages.filmstrips.list_view, self._video_pages.list.list_view),
                parent=self,
            ),
        ]
        for page in (self._video_pages.filmstrips, self._video_pages.list):
            page.list_view.opened.connect(self._video_pages.grid.list_view.opened)

    def _sort(self, sort: VideoSort, is_descending: bool) -> None:  # noqa: FBT001 (as in the table of orders)
        self._grid.sort(sort, is_descending=is_descending)

    def _zoom(self, steps: int) -> None:
        shown = self._stage.pages.main_view
        view = shown if isinstance(shown, FlowList) else self._video_pages.current.list_view
        view.zoom(steps)

    def choose(self, name: str) -> None:
        """Show the view that a command such as ``show_list`` stands for, at the same position."""
        old, new = self._video_pages.current, self._video_pages.named(name)
        self._video_pages.current = self._stage.pages.videos = new
        if self._stage.pages.currentWidget() is not self._stage.pages.welcome:
            self._stage.pages.show_videos()
            new.list_view.setFocus()
        if old is not new:
            take_along(old.list_view, new.list_view)

    def save(self, memory: QSettings, *, library: Path) -> None:
        """Save the view settings, and the position in the library in a folder, for the next start."""
        shown, place = self._grid.shown, self._places.place
        memory.setValue("view/page", self._video_pages.current.name)
        memory.setValue("view/sort", shown.sort.value)
        memory.setValue("view/is_descending", int(shown.is_descending))
        memory.setValue("view/grouping", shown.grouping.value)
        memory.setValue("view/hides_offline", int(shown.hides_offline))
        memory.setValue("view/columns", self._video_pages.list.columns.save_columns())
        memory.setValue("view/library", str(library))
        memory.setValue("view/top", place.top)
        memory.setValue("view/current", place.current)
        memory.setValue("view/is_current_seen", int(place.is_current_seen))
        for page in self._video_pages.all:
            memory.setValue(f"view/size_{page.name}", page.list_view.size_px)

    def restore(self, memory: QSettings, *, library: Path) -> None:
        """Restore saved view settings; values that this version does not know are ignored.

        How videos are shown is the same for every library. Which of them are shown or selected is restored only if the
        last session had the library in this folder: in another one, the same ids are other videos.
        """
        self._video_pages.current = self._video_pages.named(str(memory.value("view/page", "")))
        self._grid.sort(
            _one_of(VideoSort, memory.value("view/sort"), VideoSort.NAME),
            is_descending=_number(memory.value("view/is_descending")) == 1,
        )
        self._grid.group_by(_one_of(Grouping, memory.value("view/grouping"), Grouping.NOTHING))
        columns = memory.value("view/columns")
        if isinstance(columns, QByteArray):
            self._video_pages.list.columns.restore_columns(columns)
        for page in self._video_pages.all:
            if size_px := _number(memory.value(f"view/size_{page.name}")):
                page.list_view.set_size_px(size_px)
        if memory.value("view/library") == str(library):
            self._restore_place(memory)

    def _restore_place(self, memory: QSettings) -> None:
        self._stage.actions["hide_offline"].setChecked(_number(memory.value("view/hides_offline")) == 1)
        current = _number(memory.value("view/current"))
        self._awaited = ScrollPosition(
            _number(memory.value("view/top")),
            current,
            selected=(current,) if current else (),
            is_current_seen=_number(memory.value("view/is_current_seen")) == 1,
        )

    def _go_back(self) -> None:
        """Restore the position of the last session once the first videos are listed."""
        if self._awaited is not None and self._video_pages.model.ids:
            place, self._awaited = self._awaited, None
            self._places.go_to(place)


class _Mirror(QObject):
    """Adds every action of one widget to other widgets too."""

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
