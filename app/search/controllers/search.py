"""The active search: its state, how it changes, and which page shows it."""

import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from app.bridge.session import Session
from app.browse.models.cards import MomentCard, VideoCard
from app.browse.views.video_pages import VideoPages
from app.search.controllers.answering import SearchAnswer, SearchRunner
from app.search.models import criteria
from app.search.models.criteria import ContentSearch, SearchCriteria
from app.search.operations import pictures
from app.search.views.results_page import ResultsPage
from app.search.views.search_bar import SearchBar
from app.stage.stage import Stage
from core.domain.query.filters import Clause, Filter
from core.domain.query.text import write
from core.domain.search import MomentHit


class PastedPictures:
    """A temporary folder for pasted pictures, created with the first and deleted with the window."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._numbers = itertools.count(1)

    def next_path(self) -> Path:
        """Return the path for the next picture."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="clipshelf-", ignore_cleanup_errors=True)
        return Path(self._folder.name) / f"pasted-{next(self._numbers)}.png"

    def close(self) -> None:
        """Delete all of them."""
        if self._folder is not None:
            self._folder.cleanup()


class ExampleSearches(QObject):
    """Starts searches by pictures, videos and moments.

    Parameters
    ----------
    session : Session
        Writes pictures that are not files.
    ask : callable
        Called with the `ContentSearch` to run.
    parent : QObject
        Qt parent.
    """

    def __init__(self, session: Session, ask: Callable[[ContentSearch], object], *, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._ask = ask
        self._pasted = PastedPictures()

    def by_picture_file(self, path: Path) -> None:
        """Search by a dropped or pasted file; the library reports files that are not pictures."""
        self._ask(criteria.of_picture_file(path))

    def by_picture(self, image: QImage) -> None:
        """Search by a picture that is not a file; it is kept in one until the window closes."""
        path = self._pasted.next_path()
        search = criteria.of_pasted_picture(path)
        self._session.run(pictures.save(image, path).then(lambda _is_saved: self._ask(search)))

    def by_video(self, card: VideoCard) -> None:
        """Find videos that are similar to one as a whole."""
        self._ask(criteria.of_video(card))

    def by_moment(self, moment: MomentCard) -> None:
        """Find moments similar to one."""
        self.by_frame(moment.card.video.id, moment.card.video.path, moment.hit.best_seconds)

    def by_frame(self, video_id: int, path: Path, at_seconds: float) -> None:
        """Find moments similar to the frame at a time; `path` is only for the name shown."""
        self._ask(criteria.of_frame(video_id, path, at_seconds))

    def close(self) -> None:
        """Delete pasted pictures."""
        self._pasted.close()


_PREVIEW_PX = 64


class SearchController(QObject):
    """Holds the active search; everything that filters or searches goes through here.

    Attributes
    ----------
    examples : ExampleSearches
        Searches that start from a picture, a video or a moment.
    filterChanged : Signal
        The active search changed: its `Filter`.
    folderChosen : Signal
        The folder, an id or None; emitted before `filterChanged`.
    leaving : Signal
        The active search is about to change.
    answered : Signal
        The hits of new results, a tuple.
    """

    filterChanged = Signal(object)
    folderChosen = Signal(object)
    leaving = Signal()
    answered = Signal(object)

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        results: ResultsPage,
        search_bar: SearchBar,
        video_pages: VideoPages,
    ) -> None:
        super().__init__(stage.frame)
        self._results, self._search_bar, self._video_pages = (
            results,
            search_bar,
            video_pages,
        )
        self._session = session
        self._stage = stage
        self._criteria = SearchCriteria()
        self._is_shown = False
        self.is_amending = False
        self._answering = SearchRunner(session, stage, results=results, search_bar=search_bar)
        self._answering.answered.connect(self.answered)
        bar, page = search_bar, results
        self.examples = ExampleSearches(session, self.by_example, parent=self)
        bar.pictureFilePasted.connect(self.examples.by_picture_file)
        bar.picturePasted.connect(self.examples.by_picture)
        bar.cleared.connect(self.leave)
        page.backWanted.connect(self.leave)
        stage.pages.currentChanged.connect(lambda _page: self._on_page())
        page.newWanted.connect(self._answering.bring_in)
        stage.actions["hide_copies"].toggled.connect(self._hide_copies)
        page.copiesWanted.connect(stage.actions["hide_copies"].trigger)

    @property
    def active_filter(self) -> Filter:
        """The active words and conditions."""
        return self._criteria.filter

    @property
    def criteria(self) -> SearchCriteria:
        """The whole active search: words, conditions, example and folder."""
        return self._criteria

    @property
    def answer(self) -> SearchAnswer | None:
        """The last results of a search by content."""
        return self._answering.answer

    @property
    def is_busy(self) -> bool:
        """Whether a search is running."""
        return self._answering.is_busy

    def has(self, clause: Clause) -> bool:
        """Return whether exactly this clause is active."""
        return clause in self._criteria.filter.conditions

    def hits_of(self, video_id: int) -> list[MomentHit]:
        """Return the moments of a video in the last results, best first."""
        answer = self._answering.answer
        return [] if answer is None else [hit for hit in answer.result.hits if hit.video_id == video_id]

    def ask(self, filter: Filter) -> None:  # noqa: A002 (its name in the program)
        """Set words and conditions, and clear any example; the folder stays.

        With words, this is a search by content within the conditions; without, it lists the videos that meet them.
        """
        self.put(self._criteria.by_filter(filter))

    def toggle(self, clause: Clause) -> None:
        """Add or remove a clause, whose tags must exist; everything else stays."""
        self.put(self._criteria.toggled(clause))

    def put(self, criteria: SearchCriteria, *, answer: SearchAnswer | None = None) -> None:
        """Make a search active and show its results, which may be passed if already known."""
        self.leaving.emit()
        is_new = criteria != self._criteria
        old, self._criteria = self._criteria, criteria
        if (old.filter.content, old.example) != (criteria.filter.content, criteria.example):
            # Otherwise keep what is being typed.
            self._fill_box()
        if criteria.search is None:
            self._answering.forget()
            self._show_videos()
        elif answer is not None:
            self._answering.show(answer)
        else:
            self._answering.run(criteria)
        if is_new:
            self.folderChosen.emit(criteria.folder_id)
            self.filterChanged.emit(criteria.filter)

    def amend(self, criteria: SearchCriteria) -> None:
        """Replace the active search by the same one in other words, without a step in the back history."""
        self.is_amending = True
        try:
            self.put(criteria)
        finally:
            self.is_amending = False

    def choose_folder(self, folder_id: int | None) -> None:
        """Search in one folder only; None for all."""
        if folder_id != self._criteria.folder_id:
            self.put(self._criteria.in_folder(folder_id))

    def by_text(self, text: str) -> None:
        """Search by words: not empty, without filter tokens."""
        self.put(self._criteria.by_words(text))

    def _hide_copies(self, is_hidden: bool) -> None:  # noqa: FBT001 (a signal's value)
        self._answering.hides_copies = is_hidden
        self._results.set_copies(is_hidden=is_hidden)
        if self._criteria.search is not None:
            self._answering.run(self._criteria)

    def leave(self) -> None:
        """Return from the results to the videos; conditions stay active, and the results can be shown again."""
        if self._criteria.search is not None or self._stage.pages.currentWidget() is self._results:
            self.put(self._criteria.without_search())

    def show_again(self) -> None:
        """Show the last results again."""
        if (answer := self._answering.answer) is not None:
            self.put(answer.criteria, answer=answer)

    def by_example(self, example: ContentSearch) -> None:
        """Search by something other than words."""
        self.put(self._criteria.by_example(example))

    def _on_page(self) -> None:
        """End the search when the user went to the videos some other way."""
        was_shown, self._is_shown = self._is_shown, self._stage.pages.currentWidget() is self._results
        if was_shown and not self._is_shown and self._criteria.search is not None:
            self.put(self._criteria.without_search())

    def _show_videos(self) -> None:
        if self._stage.pages.currentWidget() is self._results:
            self._stage.pages.show_videos()
            self._video_pages.current.list_view.setFocus()

    def _fill_box(self) -> None:
        example = self._criteria.example
        if example is None:
            self._search_bar.show_words(write(self._criteria.filter.content))
            return
        self._search_bar.show_example(example.words)
        if example.picture is not None:
            work = pictures.preview(example.picture, height_px=_PREVIEW_PX)
            self._session.run(work.then(lambda image: self._show_example(example, image)))

    def _show_example(self, example: ContentSearch, image: QImage) -> None:
        # By then the box may hold another search.
        if example is self._criteria.example and not image.isNull():
            self._search_bar.show_example(example.words, QPixmap.fromImage(image))

    def close(self) -> None:
        """Drop a running search, and delete pasted pictures."""
        self._answering.close()
        self.examples.close()
