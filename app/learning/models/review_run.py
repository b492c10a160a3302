"""A review of one tag: its pages, what was kept of them, and what need not be asked again."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.browse.models.cards import VideoCard
from app.learning.models.review import ReviewCell, Said
from app.stage.tag_book import TagBook
from core.domain.learning import Answer, Question, ReviewMode
from core.domain.tags import Tag

Key = tuple[int, float | None, float | None]


def key_of(question: Question) -> Key:
    """Say what a question is about: a video, or a span of it."""
    return question.video_id, question.start_seconds, question.end_seconds


def likeliest(book: TagBook, counts: Mapping[int, int], *, chosen: Sequence[Tag], before: Tag | None) -> Tag | None:
    """Say which tag a review is about where none is named.

    Parameters
    ----------
    book : TagBook
        The tags there are.
    counts : mapping of int to int
        Videos that tags are suggested for.
    chosen : sequence of Tag
        In the panel; one alone is meant.
    before : Tag or None
        What the review was about last.

    Returns
    -------
    Tag or None
        Else the one that most is suggested for; None without tags.
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
        The questions, with what was said to them.
    kept : tuple of Answer
        What stands written of it; empty before it was kept, and after that was taken back.
    was_kept : bool
        Whether it ever was: the history may keep it again.
    """

    cells: tuple[ReviewCell, ...]
    kept: tuple[Answer, ...] = ()
    was_kept: bool = False

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has said anything on it."""
        return not self.was_kept and all(cell.said is Said.OPEN for cell in self.cells)

    @property
    def n_kept(self) -> int:
        """How many decisions of this page are in the catalog."""
        return sum(answer.is_right is not None for answer in self.kept)

    def answers(self) -> list[Answer]:
        """List what keeping the page writes.

        Returns
        -------
        list of Answer
            What is marked; and what was written before and is undecided now, to be taken back.
        """
        were = {key_of(answer.question) for answer in self.kept if answer.is_right is not None}
        found: list[Answer] = []
        for cell in self.cells:
            asked = cell.question
            if cell.said is not Said.OPEN:
                found.append(Answer(asked, cell.said is Said.RIGHT))
            elif key_of(asked) in were:
                # As it was before the review: for what it disagreed with, that is a decision.
                found.append(Answer(asked, asked.was_accepted))
        return found

    @property
    def n_unkept(self) -> int:
        """How many marks were made or changed since the page was kept."""
        return sum(answer not in self.kept for answer in self.answers())


class ReviewRun:
    """The pages of one tag and mode.

    Attributes
    ----------
    tag : Tag
        What is asked about.
    mode : ReviewMode
        What pages are made of.
    place : int
        Which page is on show; -1 before the first.
    later : list of Question
        What to ask before anything else is looked for.
    """

    def __init__(self, tag: Tag, mode: ReviewMode, later: Sequence[Question] = ()) -> None:
        self.tag, self.mode = tag, mode
        self.place = -1
        self.later = list(later)
        self._sheets: list[ReviewSheet] = []
        self._asked: set[Key] = set()

    @property
    def n_pages(self) -> int:
        """How many pages there have been."""
        return len(self._sheets)

    @property
    def n_unanswered(self) -> int:
        """How many questions were asked that nothing was decided about: they may be asked again, and are not wanted."""
        if self.mode is ReviewMode.DISAGREES:
            return len(self._asked)
        return len(self._asked) - sum(sheet.n_kept for sheet in self._sheets)

    @property
    def audit_id(self) -> int | None:
        """Which check its questions were drawn for; None for none."""
        asked = [cell.question for sheet in self._sheets[:1] for cell in sheet.cells[:1]]
        return asked[0].audit_id if asked else None

    def goes_on(self, tag: Tag, mode: ReviewMode | None) -> bool:
        """Say whether what is wanted is this review as it stands; a check at random is always a new one."""
        is_same = tag.id == self.tag.id and mode in {None, self.mode} and mode is not ReviewMode.AUDIT
        return is_same and self.sheet is not None

    @property
    def sheet(self) -> ReviewSheet | None:
        """The page on show."""
        return self._sheets[self.place] if 0 <= self.place < len(self._sheets) else None

    def add(self, questions: Sequence[Question], cards: Mapping[int, VideoCard], *, n_wanted: int) -> bool:
        """Make a page of what was not asked yet, and go to it.

        Parameters
        ----------
        questions : sequence of Question
            The ones to ask first first.
        cards : mapping of int to VideoCard
            Of their videos, by id; what has none is gone, and not asked.
        n_wanted : int
            On the page.

        Returns
        -------
        bool
            Whether there was anything to ask.
        """
        if self.mode is ReviewMode.AUDIT:  # all that was drawn is asked
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
        """Remember the marks of the page on show."""
        if self.sheet is not None:
            self._sheets[self.place] = dataclasses.replace(self._sheets[self.place], cells=tuple(cells))

    def answers(self) -> list[Answer]:
        """List what keeping the page on show writes; see `ReviewSheet.answers`."""
        return self.sheet.answers() if self.sheet is not None else []

    @property
    def n_unkept(self) -> int:
        """How many marks on all pages were made and not kept."""
        return sum(sheet.n_unkept for sheet in self._sheets)

    def unkept_pages(self) -> list[tuple[int, list[Answer]]]:
        """List the places of pages with marks that were not kept, and what keeping them writes."""
        return [(place, sheet.answers()) for place, sheet in enumerate(self._sheets) if sheet.n_unkept]

    def go_to_unkept(self) -> None:
        """Go to the first page with marks that were not kept, if there is one."""
        self.place = next((place for place, sheet in enumerate(self._sheets) if sheet.n_unkept), self.place)

    def keep(self, answers: Sequence[Answer], *, place: int | None = None) -> tuple[Answer, ...]:
        """Note what has been written of a page.

        Parameters
        ----------
        answers : sequence of Answer
            What was written.
        place : int or None
            Which page; None for the one on show.

        Returns
        -------
        tuple of Answer
            What had been written of it before.
        """
        where = self.place if place is None else place
        before = self._sheets[where]
        self._sheets[where] = dataclasses.replace(before, kept=tuple(answers), was_kept=True)
        return before.kept

    def return_to(self, place: int) -> None:
        """Go to a page that was taken back; those after it that nobody touched are to be asked for anew.

        Parameters
        ----------
        place : int
            Which.
        """
        self.place = place
        while len(self._sheets) > place + 1 and self._sheets[-1].is_untouched:
            self._asked.difference_update(key_of(cell.question) for cell in self._sheets.pop().cells)

    def tally_of_others(self) -> tuple[int, int]:
        """Count over the pages that were kept, without the one on show.

        Returns
        -------
        n_right, n_said : int
            How many fitted, of how many that were decided.
        """
        others = (sheet for place, sheet in enumerate(self._sheets) if place != self.place)
        said = [answer.is_right for sheet in others for answer in sheet.kept if answer.is_right is not None]
        return sum(said), len(said)
