"""Searching: words, pictures and examples go out, moments come back; an answer that is no longer wanted is dropped."""

import itertools
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage, QPixmap

from app.bridge.session import Session
from app.controllers import searches
from app.controllers.searches import Search
from app.models.cards import MomentCard, VideoCard
from app.operations import pictures, videos
from app.support.text import tr
from app.support.throttle import Throttle
from app.views.main_window import MainWindow
from core.domain.changes import Changes
from core.domain.events import WorkerState
from core.domain.search import Restriction, SearchRequest, SearchResult, VideoQuery
from core.errors import KnownError, WorkerError

_SAY_SEARCHING_AFTER_MS = 250
_LIMIT = 100
_PREVIEW_PX = 64


class SearchController(QObject):
    """Runs searches.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its views.
    """

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._numbers = itertools.count(1)
        self._newest = 0
        self._has_text = True
        self._search: Search | None = None
        self._restriction = Restriction()
        self._is_complete = True
        self._waits_for_worker = False
        self._pictures: tempfile.TemporaryDirectory[str] | None = None
        self._say_searching = Throttle(_SAY_SEARCHING_AFTER_MS, self._show_searching, parent=self)
        bar, page = window.search_bar, window.results
        bar.textSubmitted.connect(self.by_text)
        bar.pictureFilePasted.connect(self.by_picture_file)
        bar.picturePasted.connect(self.by_picture)
        bar.cleared.connect(self.back)
        page.backWanted.connect(self.back)
        page.againWanted.connect(self._run)
        session.changed.connect(self._on_changed)
        session.workerChanged.connect(self._on_worker)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._newest != 0

    def set_has_text(self, has_text: bool) -> None:  # noqa: FBT001 (its one meaning stands in its name)
        """Know whether words can be searched by.

        Parameters
        ----------
        has_text : bool
            Of the encoder in use.
        """
        self._has_text = has_text
        self._window.search_bar.set_has_text(has_text=has_text)

    def restrict_to(self, folder_id: int | None) -> None:
        """Search in one folder only, from the next search on.

        Parameters
        ----------
        folder_id : int or None
            None for all.
        """
        self._restriction = Restriction(folder_ids=() if folder_id is None else (folder_id,))

    def by_text(self, text: str) -> None:
        """Search by words.

        Parameters
        ----------
        text : str
            Not empty.
        """
        self._start(searches.of_text(text))

    def by_picture_file(self, path: Path) -> None:
        """Search by a picture file.

        Parameters
        ----------
        path : Path
            Whatever was dropped or pasted; the library says if it is no picture.
        """
        self._start(searches.of_picture_file(path))

    def by_picture(self, image: QImage) -> None:
        """Search by a picture that is no file; it is kept in one until the window closes.

        Parameters
        ----------
        image : QImage
            Not empty.
        """
        if self._pictures is None:
            self._pictures = tempfile.TemporaryDirectory(prefix="clipshelf-", ignore_cleanup_errors=True)
        path = Path(self._pictures.name) / f"pasted-{next(self._numbers)}.png"
        search = searches.of_pasted_picture(path)
        self._session.run(pictures.save(image, path).then(lambda _is_saved: self._start(search)))

    def by_video(self, card: VideoCard) -> None:
        """Find videos that look like one as a whole.

        Parameters
        ----------
        card : VideoCard
            The example.
        """
        self._start(searches.of_video(card))

    def by_moment(self, moment: MomentCard) -> None:
        """Find moments that look like one.

        Parameters
        ----------
        moment : MomentCard
            The example.
        """
        self.by_frame(moment.card.video.id, moment.card.video.path, moment.hit.best_seconds)

    def by_frame(self, video_id: int, path: Path, at_seconds: float) -> None:
        """Find moments that look like a frame.

        Parameters
        ----------
        video_id : int
            Catalog id.
        path : Path
            The video's file, for its name.
        at_seconds : float
            Time of the frame.
        """
        self._start(searches.of_frame(video_id, path, at_seconds))

    def back(self) -> None:
        """Return to the grid; the answer stays, and can be shown again."""
        self._newest = 0
        self._say_searching.stop()
        if self._window.pages.currentWidget() is self._window.results:
            self._window.search_bar.show_words("")
            self._window.show_page(self._window.grid)
            self._window.grid.list_view.setFocus()

    def show_again(self) -> None:
        """Return to the answer."""
        if self._search is not None:
            self._fill_box(self._search)
            self._window.show_page(self._window.results)
            self._window.results.list_view.setFocus()

    def _start(self, search: Search) -> None:
        self._search = search
        self._fill_box(search)
        self._run()

    def _fill_box(self, search: Search) -> None:
        if search.is_text:
            self._window.search_bar.show_words(search.words)
        else:
            self._window.search_bar.show_example(search.words)
            if search.picture is not None:
                work = pictures.preview(search.picture, height_px=_PREVIEW_PX)
                self._session.run(work.then(lambda image: self._show_example(search, image)))

    def _show_example(self, search: Search, image: QImage) -> None:
        # By then another search may stand in the box.
        if search is self._search and self._window.search_bar.has_example and not image.isNull():
            self._window.search_bar.show_example(search.words, QPixmap.fromImage(image))

    def _run(self) -> None:
        if self._search is None:
            return
        search, number = self._search, next(self._numbers)
        self._newest = number
        self._waits_for_worker = False
        self._say_searching.wish()
        request = SearchRequest(
            search.query, self._restriction, limit=_LIMIT, per_video=isinstance(search.query, VideoQuery)
        )
        self._session.run(
            videos
            .search(request)
            .then(lambda answer: self._take(number, search, *answer))
            .otherwise(lambda error: self._on_failed(number, search, error))
        )

    def _show_searching(self) -> None:
        if self.is_busy and self._search is not None:
            self._window.results.show_sentence(self._search.title, tr("Search", "Searching\N{HORIZONTAL ELLIPSIS}"))
            self._window.show_page(self._window.results)

    def _take(self, number: int, search: Search, result: SearchResult, cards: dict[int, VideoCard]) -> None:
        if number != self._newest:
            return
        self._newest = 0
        self._is_complete = result.n_videos_searched >= result.n_videos
        self._window.results.set_stale(is_stale=False)
        page, searched = self._window.results, {"n_searched": result.n_videos_searched, "n_videos": result.n_videos}
        self._window.models.moments.set_result(result, cards)
        self._window.show_page(page)
        if self._window.models.moments.n_moments:
            page.show_moments(search.title, **searched)
            page.list_view.select_row(0)
            page.list_view.setFocus()
        else:
            is_text = search.is_text
            page.show_sentence(search.title, self._reason(result, is_text=is_text), **searched, has_ways_on=is_text)
            self._window.search_bar.take_focus()

    def _reason(self, result: SearchResult, *, is_text: bool) -> str:
        if is_text and not self._has_text:
            return tr(
                "Search",
                "The encoder in use finds what looks alike, but knows no words. Choose one that does, or search by"
                " a picture.",
            )
        return result.reason or tr("Search", "Nothing was found.")

    def _on_failed(self, number: int, search: Search, error: KnownError) -> None:
        if number != self._newest:
            return
        self._newest = 0
        is_starting = isinstance(error, WorkerError) and self._session.worker_state is not WorkerState.FAILED
        self._waits_for_worker = is_starting
        words = tr("Search", "The analysis is starting. The search runs as soon as it is ready.")
        sentence = words if is_starting else str(error)
        has_ways_on = search.is_text and not isinstance(error, WorkerError)
        self._window.results.show_sentence(search.title, sentence, has_ways_on=has_ways_on)
        self._window.show_page(self._window.results)

    def _on_worker(self, state: WorkerState) -> None:
        if state is WorkerState.RUNNING and self._waits_for_worker:
            self._run()

    def _on_changed(self, changes: Changes) -> None:
        is_shown = self._window.pages.currentWidget() is self._window.results
        if changes & Changes.EMBEDDINGS and is_shown and not self._is_complete and not self.is_busy:
            self._window.results.set_stale(is_stale=True)

    def close(self) -> None:
        """Drop pasted pictures."""
        self._newest = 0
        self._say_searching.stop()
        if self._pictures is not None:
            self._pictures.cleanup()
