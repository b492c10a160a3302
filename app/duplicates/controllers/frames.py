"""Fetches the frames of both videos of a pair at matching times; only the latest request counts."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from app.bridge.session import Session
from app.duplicates.views.comparison import ComparisonView
from app.search.operations import pictures
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_text, tr
from app.ui.throttle import Throttle
from core.domain.duplicates import VideoPair
from core.errors import KnownError

_SEEK_MS = 60
_HEIGHT_PX = 720
_END_SECONDS = 0.05
"""The last frame of a part begins a little before its end."""


class PairFrames(QObject):
    """Shows the frames of a pair.

    Parameters
    ----------
    session : Session
        The library.
    view : ComparisonView
        Shows them.
    """

    def __init__(self, session: Session, view: ComparisonView) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        self._pair: VideoPair | None = None
        self._n_asked = 0
        self._seek_soon = Throttle(_SEEK_MS, self._fetch, parent=self)
        view.sought.connect(self._on_sought)
        session.workerChanged.connect(lambda _state: self._fetch_again())

    def show(self, pair: VideoPair, *, is_new: bool) -> None:
        """Show the frames of a pair, of a new one from its start."""
        self._pair = pair
        if is_new:
            for still in self._view.stills:
                still.show_frame(QImage())
            self._view.position.setValue(0)
        self._say_times()
        self._fetch()

    @property
    def _seconds(self) -> tuple[float, float]:
        pair = self._pair
        if pair is None:
            return 0.0, 0.0
        length = max(0.0, pair.a_end_seconds - pair.a_start_seconds - _END_SECONDS)
        at = pair.a_start_seconds + self._view.share * length
        return at, max(0.0, pair.seconds_in_b(at))

    def _on_sought(self) -> None:
        self._say_times()
        self._seek_soon.request()

    def _say_times(self) -> None:
        if self._pair is not None:
            self._view.show_times(self._seconds, is_mirrored=self._pair.is_mirrored)

    def _fetch_again(self) -> None:
        if self._view.isVisible() and any(still.sentence for still in self._view.stills):
            self._fetch()

    def _fetch(self) -> None:
        pair = self._pair
        if pair is None:
            return
        self._n_asked += 1
        for place, (video_id, seconds) in enumerate(
            zip((pair.a_video_id, pair.b_video_id), self._seconds, strict=True)
        ):
            self._fetch_one(self._n_asked, place, video_id, seconds)

    def _fetch_one(self, number: int, place: int, video_id: int, seconds: float) -> None:
        still, pair = self._view.stills[place], self._pair
        is_mirrored = pair is not None and pair.is_mirrored and place == 1

        def _take(image: QImage) -> None:
            if number == self._n_asked:
                if image.isNull():
                    still.show_trouble(tr("Duplicates", "There is no picture at this time."))
                else:
                    still.show_frame(image, is_mirrored=is_mirrored)

        def _complain(error: KnownError) -> None:
            if number == self._n_asked:
                still.show_trouble(display_text(in_own_words(error.whole)))

        work = pictures.frame(video_id, seconds, height_px=_HEIGHT_PX)
        self._session.run(work.then(_take).otherwise(_complain))
