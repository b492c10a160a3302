"""The words in the head and the foot of the review: how it goes, and what Enter keeps."""

from collections.abc import Mapping

from app.learning.models import review_words
from app.learning.models.review import Said
from app.learning.models.review_run import ReviewRun
from app.learning.views.page import ReviewPage
from app.stage.stage import Stage
from app.ui.text import filled, number, tr
from core.domain.learning import ReviewMode

_DOT = " \N{MIDDLE DOT} "


class ReviewSaying:
    """Keeps the words of the page up to date.

    Parameters
    ----------
    stage : Stage
        What the window's features share.
    page : ReviewPage
        The page.
    """

    def __init__(self, stage: Stage, page: ReviewPage) -> None:
        self._stage, self._page = stage, page

    def say_tags(self, run: ReviewRun | None, counts: Mapping[int, int]) -> None:
        """Offer the tags there are, and name the one at hand.

        Parameters
        ----------
        run : ReviewRun or None
            What is being reviewed.
        counts : mapping of int to int
            Videos that tags are suggested for.
        """
        head = self._page.head
        head.set_tags(self._stage.tags.tags, counts, run.tag if run else None)
        if run is None:
            head.set_question(tr("Review", "Review"), ReviewMode.MIXED)
            head.say("", "")
        else:
            head.set_question(review_words.title(run.tag, run.mode), run.mode)

    def say(self, run: ReviewRun | None, counts: Mapping[int, int], *, skipped_place: int = -1) -> None:
        """Say how it goes, and what keeping the page does.

        Parameters
        ----------
        run : ReviewRun or None
            What is being reviewed.
        counts : mapping of int to int
            Videos that tags are suggested for.
        skipped_place : int
            The page that was just passed without a mark; -1 for none.
        """
        model, key = self._page.model, self._stage.actions.key("review_commit")
        n_right, n_wrong, n_open = (model.n_said(said) for said in (Said.RIGHT, Said.WRONG, Said.OPEN))
        n_marked = n_right + n_wrong
        n_kept = run.sheet.n_kept if run is not None and run.sheet is not None else 0
        n_taken_back = 0 if n_marked else n_kept
        summary = review_words.keep_summary(n_right, n_wrong, n_open, n_taken_back=n_taken_back, key=key)
        if skipped_place >= 0 and not n_marked:
            summary = review_words.skipped(skipped_place)
        button = review_words.keep_button(n_marked, n_taken_back)
        self._page.say_keep(button, summary, self._hint(), can_go_back=run is not None and run.place > 0)
        if run is not None:
            self._page.head.say(self._precision(run, n_right, n_marked), self._progress(run, counts))

    def _precision(self, run: ReviewRun, n_right: int, n_marked: int) -> str:
        if run.mode is ReviewMode.DISAGREES:
            return ""
        parts = [review_words.precision_of_page(n_right, n_marked)]
        n_kept_right, n_kept = run.tally_of_others()
        if n_kept:
            parts.append(review_words.precision_of_all(n_kept_right + n_right, n_kept + n_marked))
        return _DOT.join(part for part in parts if part)

    def _progress(self, run: ReviewRun, counts: Mapping[int, int]) -> str:
        parts = []
        if run.sheet is not None:
            parts.append(filled(tr("Review", "page %1"), number(run.place + 1)))
            if run.sheet.n_kept:
                parts.append(tr("Review", "kept"))
        n_suggested = counts.get(run.tag.id, 0)
        parts.append(tr("Review", "suggested for %n videos", n=n_suggested))
        return _DOT.join(parts)

    def _hint(self) -> str:
        actions = self._stage.actions
        offers = [
            ("review_right", tr("Review", "%1 right")),
            ("review_wrong", tr("Review", "%1 wrong")),
            ("review_open", tr("Review", "%1 undecided")),
            ("review_play", tr("Review", "%1 plays")),
            ("review_commit", tr("Review", "%1 keeps")),
            ("review_back", tr("Review", "%1 back")),
        ]
        return _DOT.join(filled(words, key) for name, words in offers if (key := actions.key(name)))
