"""What is asked of the part that learns; all of it waits for the worker, none of it on the window's thread."""

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
class Asked:
    """A page of questions.

    Attributes
    ----------
    questions : tuple of Question
        The ones to ask first first.
    cards : dict of int to VideoCard
        Of their videos, by id.
    n_analysed : int
        Videos that anything can be asked about.
    """

    questions: tuple[Question, ...]
    cards: Mapping[int, VideoCard]
    n_analysed: int


def catch_up(tag_ids: Collection[int] | None) -> Read[LearnReport]:
    """Learn what was decided, and suggest anew.

    Parameters
    ----------
    tag_ids : collection of int or None
        Look only at these tags; None for all, and for videos that were analysed since.

    Returns
    -------
    Read
        What it came to; what it changes is told by the worker.
    """
    return Read(lambda library: library.learning.catch_up(tag_ids))


def counts() -> Read[dict[int, int]]:
    """Count the videos that tags are suggested for.

    Returns
    -------
    Read
        By tag.
    """
    return Read(lambda library: library.learning.suggestion_counts())


def questions(tag_id: int, *, mode: ReviewMode, n_wanted: int, seed: int) -> Read[Asked]:
    """Choose what to ask next about a tag.

    Parameters
    ----------
    tag_id : int
        Catalog id.
    mode : ReviewMode
        What the page is made of.
    n_wanted : int
        At most so many; a check at random is always one dozen, on the first page.
    seed : int
        Another page, another number.

    Returns
    -------
    Read
        With the cards of the videos.
    """

    def _look_up(library) -> Asked:
        n_analysed = library.videos.count_stages().get(VideoStage.ANALYSED, 0)
        return asked_of(library, _found(library) if n_analysed else [], n_analysed=n_analysed)

    def _found(library) -> Sequence[Question]:
        if mode is not ReviewMode.AUDIT:
            return library.learning.questions(tag_id, mode=mode, n_wanted=n_wanted, seed=seed)
        # One sample, drawn for the first page; what finds no room there makes the next.
        return () if seed else library.learning.start_audit(tag_id, n_wanted=N_ASKED).questions

    return Read(_look_up)


def asked_of(library, found: Sequence[Question], *, n_analysed: int) -> Asked:
    """Get the cards of the videos that questions are about; runs off the window's thread."""
    cards = videos.cards(list(dict.fromkeys(one.video_id for one in found))).run(library)
    return Asked(tuple(found), {card.video.id: card for card in cards}, n_analysed)


def answer(tag: Tag, answers: Sequence[Answer]) -> Operation[Change]:
    """Record what was answered to a page.

    Parameters
    ----------
    tag : Tag
        What the page was about.
    answers : sequence of Answer
        See there.

    Returns
    -------
    Operation
        One step.
    """
    said = list(answers)
    n_right = sum(one.is_right is True for one in said)
    n_wrong = sum(one.is_right is False for one in said)
    return Operation(lambda library: library.decisions.answer(said), words=review.step(tag, n_right, n_wrong))


def train(on_progress: Callable[[float], object]) -> Read[TrainReport]:
    """Train on all decisions, the shared part too; takes minutes. Nothing of it is used before it is chosen.

    Parameters
    ----------
    on_progress : callable
        Given the share that is done, on the training's thread.

    Returns
    -------
    Read
        To be run with ``run_beside``.
    """
    return Read(lambda library: library.learning.propose(full=True, on_progress=on_progress))


def stop_training() -> Read[None]:
    """Break off the training that is under way.

    Returns
    -------
    Read
        Without result; the training itself then fails with a sentence.
    """
    return Read(lambda library: library.learning.stop_training())


def cards_of(found: Sequence[Question]) -> Read[Asked]:
    """Get what a page of known questions shows.

    Parameters
    ----------
    found : sequence of Question
        Any.

    Returns
    -------
    Read
        With the cards of the videos.
    """
    return Read(lambda library: asked_of(library, found, n_analysed=len(found)))
