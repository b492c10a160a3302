"""Runs searches and shows their results; results that are no longer wanted are dropped."""

import dataclasses
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from app.bridge.session import Session
from app.browse import operations as videos
from app.browse.models.cards import VideoCard
from app.search.models.criteria import MOST_HITS, ContentSearch, SearchCriteria
from app.search.models.scope import scope_words
from app.search.views.moment_list import MomentScrollPosition
from app.search.views.results_page import ResultsPage
from app.search.views.search_bar import SearchBar
from app.stage.stage import Stage
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_text, filled, isolated, tr
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.events import WorkerState
from core.domain.search import MomentHit, SearchResult
from core.errors import KnownError, WorkerError

_SAY_SEARCHING_AFTER_MS = 250
_RENEW_MS = 400
_LOOK_MS = 3_000
"""How often new results are looked for while videos are analysed."""


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The results of a search.

    Attributes
    ----------
    criteria : SearchCriteria
        The question.
    result : SearchResult
        The moments.
    cards : dict of int to VideoCard
        Their videos.
    """

    criteria: SearchCriteria
    result: SearchResult
    cards: dict[int, VideoCard] = field(hash=False)


class SearchRunner(QObject):
    """Runs searches; only the results of the latest one are shown.

    Attributes
    ----------
    answered : Signal
        The hits of new results, a tuple.
    """

    answered = Signal(object)

    def __init__(self, session: Session, stage: Stage, *, results: ResultsPage, search_bar: SearchBar) -> None:
        super().__init__(stage.frame)
        self._results, self._search_bar = results, search_bar
        self._session = session
        self._stage = stage
        self._numbers = itertools.count(1)
        self._newest = 0
        self._criteria = SearchCriteria()
        self._answer: SearchAnswer | None = None
        self._waits_for_worker = False
        self._searching_soon = Throttle(_SAY_SEARCHING_AFTER_MS, self._show_searching, parent=self)
        self._renew_soon = Throttle(_RENEW_MS, self._renew, parent=self)
        self._look_soon = Throttle(_LOOK_MS, self._look_for_new, parent=self)
        self._waiting: SearchAnswer | None = None
        self.hides_copies = False
        for signal in (stage.folders.modelReset, stage.folders.dataChanged):
            signal.connect(self._renew_soon.request)
        session.changed.connect(self._on_changed)
        session.workerChanged.connect(self._on_worker)

    @property
    def is_busy(self) -> bool:
        """Whether a search is running."""
        return self._newest != 0

    @property
    def answer(self) -> SearchAnswer | None:
        """The last results."""
        return self._answer

    def run(self, criteria: SearchCriteria) -> None:
        """Run a search; `criteria` must include a search by content."""
        search = criteria.search
        if search is None:
            return
        self._criteria = criteria
        self._newest = number = next(self._numbers)
        self._waits_for_worker = False
        self._searching_soon.request()
        self._session.run(
            videos
            .search(criteria.request(search, hides_copies=self.hides_copies))
            .then(lambda found: self._take(number, SearchAnswer(criteria, *found)))
            .otherwise(lambda error: self._on_failed(number, search, error))
        )

    def show(self, answer: SearchAnswer) -> None:
        """Show earlier results."""
        self.forget()
        self._criteria = answer.criteria
        self._put(answer)
        self._renew_soon.request()

    def forget(self) -> None:
        """Drop the results of a running search."""
        self._newest = 0
        self._waits_for_worker = False
        self._searching_soon.stop()

    def close(self) -> None:
        """Drop the results of a running search, and read nothing any more."""
        self.forget()
        self._renew_soon.end()
        self._look_soon.end()

    def _show_searching(self) -> None:
        search = self._criteria.search
        if self.is_busy and search is not None:
            words = tr("Search", "Searching\N{HORIZONTAL ELLIPSIS}")
            self._results.show_sentence(search.title, words, is_waiting=True)
            self._stage.pages.setCurrentWidget(self._results)

    def _take(self, number: int, answer: SearchAnswer) -> None:
        if number == self._newest:
            self._newest = 0
            self._searching_soon.stop()
            self._put(answer)

    def _put(self, answer: SearchAnswer) -> None:
        page = self._results
        is_same = self._answer is not None and self._answer.criteria == answer.criteria
        place = page.place if is_same else None
        self._answer, self._waiting = answer, None
        page.show_new(0)
        self._stage.pages.setCurrentWidget(page)
        if self._fill(answer, place):
            page.list_view.setFocus()
        else:
            self._search_bar.take_focus()
        self.answered.emit(answer.result.hits)

    def _fill(self, answer: SearchAnswer, place: MomentScrollPosition | None) -> bool:
        """Fill the page with results; return whether there are any moments."""
        page, moments, search = self._results, self._results.model, answer.criteria.search
        assert search is not None  # or there would be no results
        moments.set_result(answer.result, answer.cards)
        scope = self._scope(answer)
        if moments.n_moments:
            page.show_moments(search.title, scope=scope, guess=_guess_words(answer.result.unknown_words))
            page.go_to(place)
            return True
        reason = in_own_words(answer.result.reason).rstrip(".")
        reason = f"{reason}." if reason else tr("Search", "Nothing found.")
        page.show_sentence(search.title, reason, scope=scope, has_ways_on=search.is_text)
        return False

    def _scope(self, answer: SearchAnswer) -> str:
        folders, criteria, result = self._stage.folders, answer.criteria, answer.result
        folder = folders.folder(folders.index(folders.row_of(criteria.folder_id)))
        words = scope_words(
            result.n_videos_searched,
            result.n_videos,
            conditions=criteria.filter.conditions,
            folder=None if folder is None else folder.path,
        )
        if len(result.hits) < MOST_HITS:
            return words
        return f"{words} \N{MIDDLE DOT} {tr('Search', 'the best %n moments are shown', n=len(result.hits))}"

    def _on_failed(self, number: int, search: ContentSearch, error: KnownError) -> None:
        if number != self._newest:
            return
        self._newest = 0
        self._searching_soon.stop()
        is_starting = isinstance(error, WorkerError) and self._session.worker_state is not WorkerState.FAILED
        self._waits_for_worker = is_starting
        words = tr("Search", "Analysis is starting. The search will run as soon as it is ready.")
        sentence = words if is_starting else in_own_words(error)
        has_ways_on = search.is_text and not isinstance(error, WorkerError)
        self._results.show_sentence(search.title, sentence, has_ways_on=has_ways_on, is_waiting=is_starting)
        self._stage.pages.setCurrentWidget(self._results)

    def _on_worker(self, state: WorkerState) -> None:
        if state is WorkerState.RUNNING and self._waits_for_worker:
            self.run(self._criteria)

    def _renew(self) -> None:
        """Read the videos of the results again: one may have been renamed, removed, or gone with its drive."""
        if (answer := self._answer) is not None:
            reading = videos.cards(list(dict.fromkeys(hit.video_id for hit in answer.result.hits)))
            self._session.run(reading.then(lambda found: self._take_cards(answer, found)))

    def _take_cards(self, answer: SearchAnswer, found: list[VideoCard]) -> None:
        if answer is not self._answer:
            return
        page, cards = self._results, {card.video.id: card for card in found}
        # The page keeps the sentence of a search that is running or has failed.
        is_in_page = not self.is_busy and self._criteria == answer.criteria and not (answer.cards and page.sentence)
        self._answer = renewed = dataclasses.replace(answer, cards=cards)
        if is_in_page and cards.keys() == answer.cards.keys():
            page.model.set_cards(cards)
            page.set_scope(self._scope(renewed))
        elif is_in_page:
            self._fill(renewed, page.place)

    def _on_changed(self, changes: Changes) -> None:
        if changes & (Changes.VIDEOS | Changes.FOLDERS):
            self._renew_soon.request()
        if changes & Changes.EMBEDDINGS:
            self._look_soon.request()

    def _look_for_new(self) -> None:
        """Search once more behind what is shown, which does not move under the pointer."""
        answer = self._answer
        is_shown = self._stage.pages.currentWidget() is self._results and not self.is_busy
        if answer is None or not is_shown or answer.criteria != self._criteria:
            return
        search = answer.criteria.search
        assert search is not None  # or there would be no answer
        request = answer.criteria.request(search, hides_copies=self.hides_copies)
        work = videos.search(request).then(lambda found: self._hold(answer, SearchAnswer(answer.criteria, *found)))
        self._session.run(work.otherwise(lambda _error: None))

    def _hold(self, shown: SearchAnswer, found: SearchAnswer) -> None:
        if shown.criteria != self._criteria or self._answer is None or self.is_busy:
            return
        n_new = count_new(self._answer.result.hits, found.result.hits)
        self._waiting = found if n_new else None
        if n_new and not self._answer.result.hits:
            self._put(found)  # nothing is there that could move
        else:
            self._results.show_new(n_new)

    def bring_in(self) -> None:
        """Show the new results; the position stays."""
        if self._waiting is not None:
            self._put(self._waiting)


def count_new(shown: Sequence[MomentHit], found: Sequence[MomentHit]) -> int:
    """Return how many hits are at moments where none is shown."""
    known: dict[int, list[MomentHit]] = {}
    for hit in shown:
        known.setdefault(hit.video_id, []).append(hit)
    return sum(
        not any(
            one.start_seconds < hit.end_seconds and hit.start_seconds < one.end_seconds
            for one in known.get(hit.video_id, ())
        )
        for hit in found
    )


def _guess_words(unknown: Sequence[str]) -> str:
    if not unknown:
        return ""
    named = ", ".join(filled(tr("Search", "“%1”"), isolated(display_text(word))) for word in unknown)
    words = tr(
        "Search",
        "The built-in search model does not know %1 well. These are its best guesses; a CLIP model knows more words.",
    )
    return filled(words, named)
