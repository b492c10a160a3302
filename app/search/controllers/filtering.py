"""The search box and the filter chips: applies what is typed, and shows what is active."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QPixmap

from app.bridge.session import Session
from app.search.controllers.search import SearchController
from app.search.models.criteria import SearchCriteria
from app.search.models.filter_words import clause_words
from app.search.models.offers import offer_of
from app.search.models.terms import TermPart, parts_of, steps_of, with_parts, without_step
from app.search.operations import filters, pictures
from app.search.views.filter_bar import FilterBar
from app.search.views.filter_chip import ChipFace
from app.search.views.search_bar import SearchBar
from app.stage.stage import Stage
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_name, isolated, tr
from core.domain.query.completion import Completion
from core.domain.query.filters import (
    NAMING_TAGS,
    Clause,
    Condition,
    Example,
    Filter,
    Wanted,
    conditions_in,
    has_clauses,
)
from core.domain.query.grammar import FilterError
from core.domain.query.terms import examples_in
from core.domain.query.text import parse, write, write_clause, write_wanted
from core.domain.videos import Folder
from core.errors import KnownError

_PICTURE_PX = 64


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
        below.chips.weighed.connect(self._weigh)
        below.cleared.connect(self._clear_chips)
        below.chips.boxWanted.connect(bar.take_focus)
        search.filterChanged.connect(lambda _asked: self.refresh())
        stage.tags.changed.connect(self.refresh)
        stage.folders.changed.connect(self.refresh)
        stage.pages.currentChanged.connect(lambda _page: self.refresh())

    def clear(self) -> None:
        """Remove all filters; what to look for, and what is being typed, stays."""
        self._filter_bar.trouble.hide()
        self._search.put(self._search.criteria.without_conditions())

    def _clear_chips(self) -> None:
        """Remove what the chips show: the filters, and what to look for if it has chips too."""
        if self._parts or self._steps:
            self._filter_bar.trouble.hide()
            self._search.put(SearchCriteria())
        else:
            self.clear()

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
        terms = [] if criteria.example is not None else [_term_face(part) for part in self._parts]
        terms += [ChipFace(words, icon="search") for words in self._steps]
        faces = [] if folder is None else [self._folder_face(folder)]
        self._filter_bar.set_chips([*terms, *faces, *map(self._face, criteria.filter.conditions)])
        for face in terms:
            if face.example is not None and not self._filter_bar.chips.has_picture(face.example):
                self._fetch(face.example)

    @property
    def _parts(self) -> tuple[TermPart, ...]:
        """What is looked for, as far as chips show it; they come first."""
        return parts_of(self._search.active_filter)

    @property
    def _steps(self) -> tuple[str, ...]:
        """The steps of a sequence, which come first instead."""
        return steps_of(self._search.active_filter)

    def _fetch(self, example: Example) -> None:
        def _show(image: QImage) -> None:
            if not image.isNull():
                self._filter_bar.chips.show_picture(example, QPixmap.fromImage(image))

        self._session.run(pictures.of_example(example, height_px=_PICTURE_PX).then(_show))

    def _weigh(self, number: int, weight: float) -> None:
        parts = list(self._parts)
        parts[number] = dataclasses.replace(parts[number], weight=weight)
        self._put_parts(parts)

    def _put_parts(self, parts: list[TermPart]) -> None:
        criteria = self._search.criteria
        self._search.put(dataclasses.replace(criteria, filter=with_parts(criteria.filter, parts)))

    def _folder(self) -> Folder | None:
        return self._stage.folders.by_id(self._search.criteria.folder_id)

    def _folder_face(self, folder: Folder) -> ChipFace:
        words = tr("Filter", "in %1").replace("%1", isolated(display_name(folder.path)))
        return ChipFace(words, icon="folder", can_edit=False)

    def _face(self, clause: Clause) -> ChipFace:
        words = clause_words(clause)
        if not isinstance(clause, Condition) or clause.field not in NAMING_TAGS:
            return ChipFace(words, is_negated=clause.is_negated)
        tag = self._stage.tags.find(clause.values[0]) if len(clause.values) == 1 else None
        return ChipFace(words, icon="tag", tag=tag, is_negated=clause.is_negated)

    def _clause(self, number: int) -> Clause | None:
        """Return the clause of a chip; None for the folder."""
        number -= len(self._parts) + len(self._steps) + (self._folder() is not None)
        return self._search.active_filter.conditions[number] if number >= 0 else None

    def _remove(self, number: int) -> None:
        if number < len(parts := self._parts):
            self._put_parts([part for place, part in enumerate(parts) if place != number])
            return
        if number < len(self._steps):
            criteria = self._search.criteria
            self._search.put(dataclasses.replace(criteria, filter=without_step(criteria.filter, number)))
            return
        clause = self._clause(number)
        if clause is None:
            self._search.choose_folder(None)
        else:
            self._search.toggle(clause)

    def _edit(self, number: int) -> None:
        asked, parts, steps = self._search.active_filter, self._parts, self._steps
        if number < len(parts):
            self._select_in_box(with_parts(Filter(), [parts[number]]).words)
            return
        if number < len(steps):
            self._select_in_box(*([asked.words, *(step.words for step in asked.then)][: number + 1]))
            return
        clause = self._clause(number)
        if clause is None:
            return
        box = self._search_bar
        # Alternatives alone need no parentheses.
        text = (
            f"{box.text.rstrip()} {write_clause(clause)}" if box.text.strip() else write(Filter(conditions=(clause,)))
        )
        self._search.toggle(clause)
        box.show_text(text)
        box.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select_in_box(self, *words: Sequence[Wanted]) -> None:
        """Select the last of these in the box, where they follow each other."""
        start = end = 0
        for one in words:
            text = write_wanted(one)
            start = max(end, self._search_bar.text.find(text, end))
            end = start + len(text)
        self._search_bar.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search_bar.edit.setSelection(start, end - start)

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
        names_tags = typed.then or any(one.field in NAMING_TAGS for one in conditions_in(typed.conditions))
        if not names_tags and next(examples_in(typed), None) is None:
            self._put(typed)
            return
        # Only the catalog knows whether these tags and videos exist; if not, nothing is lost.
        self._session.run(
            filters
            .check(text)
            .then(lambda _checked: self._put(typed) if number == self._n_submitted else None)
            .otherwise(lambda error: self._complain_of_name(number, error))
        )

    def _put(self, typed: Filter) -> None:
        self._filter_bar.trouble.hide()
        criteria = self._search.criteria
        asked = Filter(typed.words, criteria.filter.conditions, typed.then)
        for clause in typed.conditions:
            if clause not in asked.conditions:
                asked = asked.having(clause)
        example = None if typed.words else criteria.example
        self._search.put(SearchCriteria(asked, example, criteria.folder_id))
        self._search_bar.show_text(write(typed.content))

    def _complain_of_name(self, number: int, error: KnownError) -> None:
        if number == self._n_submitted:
            self._complain(error, error.position if isinstance(error, FilterError) else 0)

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


def _term_face(part: TermPart) -> ChipFace:
    # Filters among alternatives cannot be weighed or subtracted.
    weight = None if has_clauses(part.wanted) else part.weight
    return ChipFace(part.words, icon="search", is_negated=part.weight < 0, weight=weight, example=part.example)
