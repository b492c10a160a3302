"""Requests to the learning service; all of them wait for the worker, never on the window's thread."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from app.bridge.work import Operation, Read
from app.browse import operations as videos
from app.browse.models.cards import VideoCard
from app.learning.models import review
from core.domain.audits import N_ASKED
from core.domain.changes import Change
from core.domain.learning import Answer, LearnReport, Question, ReviewMode, TrainReport
from core.domain.tags import Tag
from core.domain.videos import VideoStage


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A page of questions.

    Attributes
    ----------
    questions : tuple of Question
        In the order to ask in.
    cards : dict of int to VideoCard
        Their videos, by id.
    n_analysed : int
        Number of videos that can be asked about.
    """

    questions: tuple[Question, ...]
    cards: Mapping[int, VideoCard]
    n_analysed: int


def catch_up(tag_ids: Collection[int] | None) -> Read[LearnReport]:
    """Learn from new decisions and update the suggestions.

    Parameters
    ----------
    tag_ids : collection of int or None
        Only these tags; None for all, and for newly analysed videos.
    """
    return Read(lambda library: library.learning.catch_up(tag_ids))


def counts() -> Read[dict[int, int]]:
    """Count the videos that each tag is suggested for, by tag id."""
    return Read(lambda library: library.learning.suggestion_counts())


def questions(tag_id: int, *, mode: ReviewMode, n_wanted: int, seed: int) -> Read[QuestionPage]:
    """Choose the next questions about a tag, and read the cards of their videos.

    Parameters
    ----------
    tag_id : int
        Catalog id.
    mode : ReviewMode
        The kind of page.
    n_wanted : int
        The most questions; a random check always asks one dozen, on the first page.
    seed : int
        Another number chooses another page.
    """

    def _look_up(library) -> QuestionPage:
        n_analysed = library.videos.count_stages().get(VideoStage.ANALYSED, 0)
        return question_page(library, _found(library) if n_analysed else [], n_analysed=n_analysed)

    def _found(library) -> Sequence[Question]:
        if mode is not ReviewMode.AUDIT:
            return library.learning.questions(tag_id, mode=mode, n_wanted=n_wanted, seed=seed)
        # One sample, drawn for the first page; what finds no room there makes the next.
        return () if seed else library.learning.start_audit(tag_id, n_wanted=N_ASKED).questions

    return Read(_look_up)


def question_page(library, found: Sequence[Question], *, n_analysed: int) -> QuestionPage:
    """Return questions with the cards of their videos; not for the window's thread."""
    cards = videos.cards(list(dict.fromkeys(one.video_id for one in found))).run(library)
    return QuestionPage(tuple(found), {card.video.id: card for card in cards}, n_analysed)


def answer(tag: Tag, answers: Sequence[Answer]) -> Operation[Change]:
    """Record the answers of a page, as one undo step."""
    said = list(answers)
    n_right = sum(one.is_right is True for one in said)
    n_wrong = sum(one.is_right is False for one in said)
    return Operation(lambda library: library.decisions.answer(said), words=review.step(tag, n_right, n_wrong))


def train(on_progress: Callable[[float], object]) -> Read[TrainReport]:
    """Train on all decisions, the shared part included; takes minutes. The result is only a proposal.

    Parameters
    ----------
    on_progress : callable
        Called with the share that is done, 0 to 1, on the training's thread.

    Returns
    -------
    Read
        To be run with ``run_beside``.
    """
    return Read(lambda library: library.learning.propose(full=True, on_progress=on_progress))


def stop_training() -> Read[None]:
    """Stop the training that is running, which then fails with a sentence that says so."""
    return Read(lambda library: library.learning.stop_training())


def cards_of(found: Sequence[Question]) -> Read[QuestionPage]:
    """Read the cards of the videos that known questions are about."""
    return Read(lambda library: question_page(library, found, n_analysed=len(found)))
