"""The search box and the filter chips: applies what is typed, and shows what is active."""

from PySide6.QtCore import QObject, Qt

from app.bridge.session import Session
from app.search.controllers.search import SearchController
from app.search.models.filter_words import condition_words
from app.search.models.offers import offer_of
from app.search.models.question import SearchCriteria
from app.search.operations import filters
from app.search.views.filter_bar import FilterBar
from app.search.views.filter_chips import ChipFace
from app.search.views.search_bar import SearchBar
from app.stage.stage import Stage
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_name, isolated, tr
from core.domain.filter_completion import Completion
from core.domain.filter_text import FilterError, parse, pieces, write, write_condition
from core.domain.filters import NAMING_TAGS, Condition, Filter
from core.domain.videos import Folder
from core.errors import KnownError


class FilteringController(QObject):
    """Connects box, completions and chips to the active search."""

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        search: SearchController,
        filter_bar: FilterBar,
        search_bar: SearchBar,
    ) -> None:
        super().__init__(stage.frame)
        self._filter_bar, self._search_bar = filter_bar, search_bar
        self._session = session
        self._stage = stage
        self._search = search
        self._n_submitted = 0
        bar, below = search_bar, filter_bar
        bar.textSubmitted.connect(self._on_submitted)
        bar.edited.connect(self._on_edited)
        bar.completionWanted.connect(self._complete)
        bar.lastChipWanted.connect(self._take_last)
        below.chips.removed.connect(self._remove)
        below.chips.edited.connect(self._edit)
        below.cleared.connect(self.clear)
        below.chips.boxWanted.connect(bar.take_focus)
        search.filterChanged.connect(lambda _asked: self.refresh())
        stage.tags.changed.connect(self.refresh)
        stage.folders.changed.connect(self.refresh)
        stage.pages.currentChanged.connect(lambda _page: self.refresh())

    def clear(self) -> None:
        """Remove all chips; words, an example, and what is being typed stay."""
        self._filter_bar.trouble.hide()
        self._search.put(self._search.criteria.without_conditions())

    def submit(self, text: str) -> None:
        """Search for a text as if it were typed into the box."""
        self._search_bar.show_text(text)
        self._on_submitted(text)

    def leave(self) -> None:
        """Go back one step: leave the moments found, then clear the conditions, then the folder."""
        self._filter_bar.trouble.hide()
        criteria, box = self._search.criteria, self._search_bar
        if criteria.search is not None:
            self._search.leave()
        elif box.text or criteria.filter.conditions:
            box.show_words("")
            self._search.put(SearchCriteria(folder_id=criteria.folder_id))
        elif criteria.folder_id is not None:
            self._search.choose_folder(None)

    def refresh(self) -> None:
        """Show the active filters as chips; none on pages they do not apply to, such as the review."""
        if self._stage.pages.is_chooser:
            self._filter_bar.set_chips([])
            return
        criteria = self._search.criteria
        folder = self._folder()
        faces = [] if folder is None else [self._folder_face(folder)]
        self._filter_bar.set_chips([*faces, *map(self._face, criteria.filter.conditions)])

    def _folder(self) -> Folder | None:
        return self._stage.folders.by_id(self._search.criteria.folder_id)

    def _folder_face(self, folder: Folder) -> ChipFace:
        words = tr("Filter", "in %1").replace("%1", isolated(display_name(folder.path)))
        return ChipFace(words, icon="folder", can_edit=False)

    def _face(self, condition: Condition) -> ChipFace:
        is_tag = condition.field in NAMING_TAGS and len(condition.values) == 1
        tag = self._stage.tags.find(condition.values[0]) if is_tag else None
        icon = "tag" if condition.field in NAMING_TAGS else ""
        return ChipFace(condition_words(condition), icon=icon, tag=tag, is_negated=condition.is_negated)

    def _condition(self, number: int) -> Condition | None:
        """Return the condition of a chip; None for the folder."""
        number -= self._folder() is not None
        return self._search.active_filter.conditions[number] if number >= 0 else None

    def _remove(self, number: int) -> None:
        condition = self._condition(number)
        if condition is None:
            self._search.choose_folder(None)
        else:
            self._search.toggle(condition)

    def _edit(self, number: int) -> None:
        condition = self._condition(number)
        if condition is None:
            return
        box = self._search_bar
        text = f"{box.text.rstrip()} {write_condition(condition)}".lstrip()
        self._search.toggle(condition)
        box.show_text(text)
        box.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_last(self) -> None:
        n_chips = len(self._filter_bar.chips.chips)
        if n_chips:
            self._remove(n_chips - 1)

    def _on_edited(self) -> None:
        self._n_submitted += 1
        self._filter_bar.trouble.hide()

    def _on_submitted(self, text: str) -> None:
        self._n_submitted += 1
        number = self._n_submitted
        try:
            typed = parse(text)
        except FilterError as error:
            self._complain(error, error.position)
            return
        named = [condition for condition in typed.conditions if condition.field in NAMING_TAGS]
        if not named:
            self._put(typed)
            return
        # Only the catalog knows whether these tags exist; if not, nothing is lost.
        self._session.run(
            filters
            .count(named)
            .then(lambda _n: self._put(typed) if number == self._n_submitted else None)
            .otherwise(lambda error: self._complain_of_tag(number, text, error))
        )

    def _put(self, typed: Filter) -> None:
        self._filter_bar.trouble.hide()
        criteria = self._search.criteria
        asked = Filter(typed.words, criteria.filter.conditions)
        for condition in typed.conditions:
            if condition not in asked.conditions:
                asked = asked.having(condition)
        example = None if typed.words else criteria.example
        self._search.put(SearchCriteria(asked, example, criteria.folder_id))
        self._search_bar.show_text(write(Filter(typed.words)))

    def _complain_of_tag(self, number: int, text: str, error: KnownError) -> None:
        if number == self._n_submitted:
            tokens = [piece for piece in pieces(text) if isinstance(piece.meaning, Condition)]
            unknown = [piece.start for piece in tokens if self._is_unknown(piece.meaning)]
            self._complain(error, unknown[0] if unknown else 0)

    def _is_unknown(self, condition: Condition | str) -> bool:
        if not isinstance(condition, Condition) or condition.field not in NAMING_TAGS:
            return False
        return any(self._stage.tags.find(value) is None for value in condition.values)

    def _complain(self, error: KnownError, position: int) -> None:
        box, text = self._search_bar, self._search_bar.text
        blank = len(text) - len(text.lstrip())
        place = box.edit.mark(blank + position)
        self._filter_bar.trouble.show_sentence(in_own_words(error), place)

    def _complete(self, text: str, cursor: int) -> None:
        self._session.run(filters.complete(text, cursor).then(lambda found: self._offer(text, cursor, found)))

    def _offer(self, text: str, cursor: int, found: list[Completion]) -> None:
        offers = [offer_of(completion, text, self._stage.tags) for completion in found]
        typed = text[:cursor]
        # A fully typed token needs no completion.
        offers = [one for one in offers if not typed.endswith(one.completion.text) or not one.completion.is_complete]
        self._search_bar.edit.show_offers(offers, text=text, cursor=cursor)
