"""Fetching the pictures of the clips on a sheet: the middle of each first, then the rest of every loop."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from app.bridge.session import Session
from app.models.moment_frames import FrameKey
from app.operations import pictures
from app.views.review.page import ReviewPage
from core.domain.events import WorkerState

_STEP_PX = 120
_MOST_STEPS = 4
_AT_ONCE = 2


class ReviewFrames(QObject):
    """Keeps the loops of the sheet fed.

    Parameters
    ----------
    session : Session
        The library.
    page : ReviewPage
        The page.
    """

    def __init__(self, session: Session, page: ReviewPage) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._waiting: list[FrameKey] = []
        self._given_up: set[FrameKey] = set()
        self._heights: dict[FrameKey, int] = {}
        self._n_running = 0
        page.model.modelReset.connect(self.look)
        page.sheet.fitted.connect(self.look)
        session.workerChanged.connect(lambda _state: self._on_worker())

    def _on_worker(self) -> None:
        self._given_up.clear()
        self.look()

    def look(self) -> None:
        """See what is on the sheet now; nothing else is fetched any more."""
        wanted_px = self._wanted_px
        loops = [cell.frame_keys for cell in self._page.model.cells]
        if self._page.model.is_single:
            first = max(0, self._page.sheet.currentIndex().row())
            keys = [key for loop in loops[first:] + loops[:first] for key in loop]
        else:
            longest = max(map(len, loops), default=0)
            places = sorted(range(longest), key=lambda place: abs(place - longest // 2))
            keys = [loop[place] for place in places for loop in loops if place < len(loop)]
        self._waiting = [key for key in keys if not self._has(key, wanted_px) and key not in self._given_up]
        self._fetch()

    @property
    def _wanted_px(self) -> int:
        return max(1, min(_MOST_STEPS, -(-self._page.sheet.picture_px // _STEP_PX))) * _STEP_PX

    def _has(self, key: FrameKey, height_px: int) -> bool:
        return key in self._page.frames and self._heights.get(key, 0) >= height_px

    def _fetch(self) -> None:
        # Frames come from the worker's decoders.
        has_worker = self._session.worker_state is WorkerState.RUNNING
        while self._waiting and self._n_running < _AT_ONCE and has_worker and self._page.isVisible():
            key = self._waiting.pop(0)
            self._n_running += 1
            height_px = self._wanted_px
            work = pictures.frame(*key, height_px=height_px)
            self._session.run(
                work.then(lambda image, key=key, height_px=height_px: self._take(key, height_px, image)).otherwise(
                    lambda _error, key=key: self._take(key, 0, QImage())
                )
            )

    def _take(self, key: FrameKey, height_px: int, image: QImage) -> None:
        self._n_running -= 1
        if image.isNull():
            self._given_up.add(key)  # the picture of the filmstrip stays
        else:
            self._heights[key] = height_px
            self._page.frames.put(key, image)
        self._fetch()
