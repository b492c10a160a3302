"""Makes the selection of the map that of the whole window, and the other way round."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal

from app.browse.views.video_pages import VideoPages
from app.map.models.choice import Choice
from app.map.models.scene import Scene
from app.map.views.canvas import MapCanvas
from app.stage.stage import Stage

_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_CURRENT = QItemSelectionModel.SelectionFlag.NoUpdate


class SelectingController(QObject):
    """Follows what is selected on the map, and takes it along to the lists of videos.

    Attributes
    ----------
    changed : Signal
        Other points are selected.
    """

    changed = Signal()

    def __init__(
        self, stage: Stage, *, canvas: MapCanvas, video_pages: VideoPages, is_shown: Callable[[], bool]
    ) -> None:
        super().__init__(canvas)
        self._stage, self._canvas, self._video_pages, self._is_shown = stage, canvas, video_pages, is_shown
        self._is_choosing = self._was_shown = False
        canvas.chosen.connect(self._on_chosen)
        stage.selection.changed.connect(self._on_selection)
        stage.pages.currentChanged.connect(lambda _page: self._on_page())
        stage.actions.on("select_all", self._select_all)
        stage.actions.on("select_none", self._select_none)

    def apply_to(self, scene: Scene) -> int:
        """Mark the points that the window has selected, and return the number of the current one, -1 for none."""
        selection = self._stage.selection
        scene.is_selected[:] = scene.of_videos(selection.ids)
        own = np.flatnonzero(scene.map.video_ids == selection.current_id)
        moment = selection.moment
        if moment is not None and len(own):
            is_within = (scene.map.end_seconds[own] > moment.start_seconds) & (
                scene.map.start_seconds[own] < moment.end_seconds
            )
            if is_within.any():
                own = own[is_within]
                if len(selection.ids) == 1:
                    scene.is_selected[:] = False
                    scene.is_selected[own] = True
        return int(own[0]) if len(own) else -1

    def _on_chosen(self, numbers: np.ndarray, choice: Choice) -> None:
        scene = self._canvas.scene
        if scene is None:
            return
        picked = np.zeros(len(scene.map), bool)
        picked[numbers] = True
        picked &= scene.is_allowed | (len(numbers) == 1)
        if choice is Choice.REPLACE:
            chosen = picked
        elif choice is Choice.ADD:
            chosen = scene.is_selected | picked
        else:
            chosen = scene.is_selected & ~picked
        self._choose(scene, chosen)

    def _select_all(self) -> None:
        if self._is_shown() and (scene := self._canvas.scene) is not None:
            self._choose(scene, scene.is_allowed.copy())

    def _select_none(self) -> None:
        if self._is_shown() and (scene := self._canvas.scene) is not None:
            self._canvas.set_current(-1)
            self._choose(scene, np.zeros(len(scene.map), bool))

    def _choose(self, scene: Scene, chosen: np.ndarray) -> None:
        scene.is_selected = chosen
        number = self._canvas.current
        if number < 0 or not chosen[number]:
            number = int(chosen.argmax()) if chosen.any() else -1
            self._canvas.set_current(number)
        current_id = int(scene.map.video_ids[number]) if number >= 0 else 0
        moment = scene.moment(number) if number >= 0 and np.count_nonzero(chosen) == 1 else None
        self._is_choosing = True
        try:
            self._stage.selection.choose(scene.chosen_ids(), current_id=current_id, moment=moment)
        finally:
            self._is_choosing = False
        self._point_list_to(current_id)
        self._canvas.refresh_points()
        self.changed.emit()

    def _on_selection(self) -> None:
        """Show what another part of the window has selected."""
        scene = self._canvas.scene
        if self._is_choosing or scene is None or not self._is_shown():
            return
        self._canvas.set_current(self.apply_to(scene))
        self._canvas.refresh_points()
        self.changed.emit()

    def _point_list_to(self, video_id: int) -> None:
        """Make a video the current one of the lists, which commands such as Play read."""
        model = self._video_pages.model
        row = model.ids.index(video_id) if video_id in model.ids else -1
        self._video_pages.selection.setCurrentIndex(model.index(row) if row >= 0 else model.index(-1), _CURRENT)

    def _on_page(self) -> None:
        """Select the same videos in the lists when they take the place of the map."""
        was_shown, self._was_shown = self._was_shown, self._is_shown()
        if was_shown and not self._was_shown and self._stage.pages.currentWidget() in self._video_pages.all:
            self._hand_over()

    def _hand_over(self) -> None:
        selection, model = self._stage.selection, self._video_pages.model
        wanted = set(selection.ids)
        rows = [row for row, video_id in enumerate(model.ids) if video_id in wanted]
        chosen = QItemSelection()
        for first, last in _runs(rows):
            chosen.select(model.index(first), model.index(last))
        self._video_pages.selection.select(chosen, _SELECT)
        if selection.current_id in wanted and selection.current_id in model.ids:
            index = model.index(model.ids.index(selection.current_id))
            self._video_pages.selection.setCurrentIndex(index, _CURRENT)
            self._video_pages.current.list_view.scrollTo(index)


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of consecutive numbers."""
    if not rows:
        return []
    breaks = np.flatnonzero(np.diff(rows) != 1)
    firsts = [rows[0], *(rows[place + 1] for place in breaks.tolist())]
    lasts = [*(rows[place] for place in breaks.tolist()), rows[-1]]
    return list(zip(firsts, lasts, strict=True))
