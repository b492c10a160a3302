"""A review of one tag: its pages, what is saved of them, and what need not be asked again."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.browse.models.cards import VideoCard
from app.learning.models.review import ClipMark, ReviewCell
from app.stage.tag_book import TagBook
from core.domain.learning import Answer, Question, ReviewMode
from core.domain.tags import Tag

Key = tuple[int, float | None, float | None]


def key_of(question: Question) -> Key:
    """Return what a question is about: a video, or a span of it."""
    return question.video_id, question.start_seconds, question.end_seconds


def likeliest(book: TagBook, counts: Mapping[int, int], *, chosen: Sequence[Tag], before: Tag | None) -> Tag | None:
    """Return the tag to review where none is named; None if there are no tags.

    A single selected tag comes first, then the tag reviewed last, then the one with the most suggestions.

    Parameters
    ----------
    book : TagBook
        All tags.
    counts : mapping of int to int
        Number of videos that each tag is suggested for, by tag id.
    chosen : sequence of Tag
        The selection in the tags panel.
    before : Tag or None
        The tag reviewed last.
    """
    if len(chosen) == 1:
        return chosen[0]
    if before is not None and (known := book.tag(before.id)) is not None:
        return known
    return max(book.tags, key=lambda tag: counts.get(tag.id, 0), default=None)


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """One page.

    Attributes
    ----------
    cells : tuple of ReviewCell
        The questions with their answers.
    saved : tuple of Answer
        The answers in the catalog; empty before the page is saved, and after that is undone.
    was_saved : bool
        Whether it was ever saved: redo may save it again.
    """

    cells: tuple[ReviewCell, ...]
    saved: tuple[Answer, ...] = ()
    was_saved: bool = False

    @property
    def is_untouched(self) -> bool:
        """Whether it has no marks and was never saved."""
        return not self.was_saved and all(cell.mark is ClipMark.OPEN for cell in self.cells)

    @property
    def n_saved(self) -> int:
        """Number of decisions of this page in the catalog."""
        return sum(answer.is_right is not None for answer in self.saved)

    def answers(self) -> list[Answer]:
        """Return what saving the page writes.

        That is each mark, and the removal of each saved answer that is undecided now.
        """
        were = {key_of(answer.question) for answer in self.saved if answer.is_right is not None}
        found: list[Answer] = []
        for cell in self.cells:
            asked = cell.question
            if cell.mark is not ClipMark.OPEN:
                found.append(Answer(asked, cell.mark is ClipMark.RIGHT))
            elif key_of(asked) in were:
                # Back to how it was before the review; for a questioned decision that is the decision itself.
                found.append(Answer(asked, asked.was_accepted))
        return found

    @property
    def n_unsaved(self) -> int:
        """Number of marks that were set or changed since the page was saved."""
        return sum(answer not in self.saved for answer in self.answers())


class ReviewRun:
    """The pages of one tag and mode.

    Attributes
    ----------
    tag : Tag
        The tag that is asked about.
    mode : ReviewMode
        The kind of page.
    place : int
        Index of the current page; -1 before the first.
    later : list of Question
        Questions to ask before new ones are looked for.
    """

    def __init__(self, tag: Tag, mode: ReviewMode, later: Sequence[Question] = ()) -> None:
        self.tag, self.mode = tag, mode
        self.place = -1
        self.later = list(later)
        self._sheets: list[ReviewSheet] = []
        self._asked: set[Key] = set()

    @property
    def n_pages(self) -> int:
        """Number of pages so far."""
        return len(self._sheets)

    @property
    def n_unanswered(self) -> int:
        """Number of questions left undecided: the worker may choose them again, but they are not wanted."""
        if self.mode is ReviewMode.DISAGREES:
            return len(self._asked)
        return len(self._asked) - sum(sheet.n_saved for sheet in self._sheets)

    @property
    def audit_id(self) -> int | None:
        """The check that its questions were drawn for; None if it is not a check."""
        asked = [cell.question for sheet in self._sheets[:1] for cell in sheet.cells[:1]]
        return asked[0].audit_id if asked else None

    def can_continue(self, tag: Tag, mode: ReviewMode | None) -> bool:
        """Return whether this run can be continued for a tag and mode; a random check is always a new run."""
        is_same = tag.id == self.tag.id and mode in {None, self.mode} and mode is not ReviewMode.AUDIT
        return is_same and self.sheet is not None

    @property
    def sheet(self) -> ReviewSheet | None:
        """The current page."""
        return self._sheets[self.place] if 0 <= self.place < len(self._sheets) else None

    def add(self, questions: Sequence[Question], cards: Mapping[int, VideoCard], *, n_wanted: int) -> bool:
        """Make a page of questions that were not asked yet, go to it, and return whether there were any.

        Parameters
        ----------
        questions : sequence of Question
            In the order to ask in.
        cards : mapping of int to VideoCard
            By video id. Videos without a card are gone and not asked about.
        n_wanted : int
            The most questions on the page.
        """
        if self.mode is ReviewMode.AUDIT:  # the whole sample is asked
            self.later = [*questions[n_wanted:], *self.later]
        new = [one for one in questions if key_of(one) not in self._asked and one.video_id in cards][:n_wanted]
        if not new:
            return False
        self._asked.update(map(key_of, new))
        cells = [ReviewCell(one, cards[one.video_id], place, len(new)) for place, one in enumerate(new, 1)]
        self._sheets.append(ReviewSheet(tuple(cells)))
        self.place = len(self._sheets) - 1
        return True

    def note(self, cells: Sequence[ReviewCell]) -> None:
        """Remember the marks of the current page."""
        if self.sheet is not None:
            self._sheets[self.place] = dataclasses.replace(self._sheets[self.place], cells=tuple(cells))

    def answers(self) -> list[Answer]:
        """Return what saving the current page writes; see `ReviewSheet.answers`."""
        return self.sheet.answers() if self.sheet is not None else []

    @property
    def n_unsaved(self) -> int:
        """Number of unsaved marks on all pages."""
        return sum(sheet.n_unsaved for sheet in self._sheets)

    def unsaved_pages(self) -> list[tuple[int, list[Answer]]]:
        """Return the index of each page with unsaved marks, and what saving it writes."""
        return [(place, sheet.answers()) for place, sheet in enumerate(self._sheets) if sheet.n_unsaved]

    def go_to_unsaved(self) -> None:
        """Go to the first page with unsaved marks, if there is one."""
        self.place = next((place for place, sheet in enumerate(self._sheets) if sheet.n_unsaved), self.place)

    def set_saved(self, answers: Sequence[Answer], *, place: int | None = None) -> tuple[Answer, ...]:
        """Note the answers saved of a page, by default the current one; return those saved before."""
        where = self.place if place is None else place
        before = self._sheets[where]
        self._sheets[where] = dataclasses.replace(before, saved=tuple(answers), was_saved=True)
        return before.saved

    def return_to(self, place: int) -> None:
        """Go to a page whose answers were undone.

        Untouched pages after it are dropped, and their questions may come again.
        """
        self.place = place
        while len(self._sheets) > place + 1 and self._sheets[-1].is_untouched:
            self._asked.difference_update(key_of(cell.question) for cell in self._sheets.pop().cells)

    def tally_of_others(self) -> tuple[int, int]:
        """Return how many saved answers are right, and how many there are, without the current page."""
        others = (sheet for place, sheet in enumerate(self._sheets) if place != self.place)
        is_right = [answer.is_right for sheet in others for answer in sheet.saved if answer.is_right is not None]
        return sum(is_right), len(is_right)
