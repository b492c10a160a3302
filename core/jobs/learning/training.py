"""Training on all decisions at once: every row and threshold, and the shared temporal part where it may help.

What comes of it is a proposal: kept beside the head at work, of which nothing changes. Corrections go on meanwhile.
"""

import dataclasses
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core import sentence
from core.domain.learning import TrainReport
from core.errors import UsageError
from core.jobs.context import JobContext
from core.jobs.learning import bank, comparing, decided, proposals, shared_numbers
from core.jobs.learning.bank import Bank
from core.jobs.learning.decided import Wanted
from core.jobs.learning.learner import GROWN, Learner
from core.jobs.learning.library_frames import LibraryFrames
from core.jobs.learning.proposals import Proposal
from core.sentence import EMPTY, Sentence
from core.tagging import meaning
from core.tagging.head import Head, Pooling
from core.tagging.seen import Seen
from core.tagging.training_set import Clip, Lesson, has_enough

if TYPE_CHECKING:
    from core.tagging.refresh import Outcome

_N_OTHERS = 200
TOO_FEW = Sentence("There are too few decisions to train the shared part")
NOT_BETTER = Sentence("A new shared part was trained and was no better on decisions held out, so the old one stays")
NOT_FOR_ALL = Sentence(
    "A new shared part was trained, but single tags got worse by it or are suggested far more often, so the old one"
    " stays"
)
MEASURED_ANEW = Sentence(
    "The library has grown by more than a quarter: it was measured anew, and no tag could keep what it had"
)
GROUND_STAYS = Sentence(
    "The library has grown by more than a quarter, but measured anew single tags got worse or are suggested far more"
    " often, so it is measured as before"
)


@dataclass(frozen=True, slots=True)
class _Stand:
    """What is in use at one moment; nothing of it changes afterwards."""

    seen: Seen
    frames: LibraryFrames
    wanted: Wanted
    taught: dict[int, list[Lesson]]


class Trainer:
    """Trains the head of a library.

    Parameters
    ----------
    context : JobContext
        The bench.
    learner : Learner
        Holds the head at work.
    """

    def __init__(self, context: JobContext, learner: Learner) -> None:
        self._context, self._learner = context, learner

    def propose(
        self,
        *,
        with_temporal: bool,
        is_wanted: Callable[[], bool] = lambda: True,
        on_progress: Callable[[float], object] = lambda _share: None,
    ) -> TrainReport:
        """Train, and keep what comes of it as a proposal; nothing that is in use changes.

        Parameters
        ----------
        with_temporal : bool
            Train the shared temporal part too, which takes a minute or more.
        is_wanted : callable
            Asked now and then; once it says no, nothing is kept.
        on_progress : callable
            Given the share that is done, 0 to 1.

        Returns
        -------
        TrainReport
            See there.

        Raises
        ------
        UsageError
            If nothing has been analysed yet, or it was stopped.
        """
        made = self._made(with_temporal=with_temporal, is_wanted=is_wanted, on_progress=on_progress)
        return proposals.keep(self._context, self._learner, self._of_one_mix(made, is_wanted))

    def run(
        self,
        *,
        with_temporal: bool,
        is_wanted: Callable[[], bool] = lambda: True,
        on_progress: Callable[[float], object] = lambda _share: None,
    ) -> TrainReport:
        """Train, and put what comes of it to work, where that is safe.

        Tags that got worse, or that cannot be measured, keep what they have. A new temporal part, and a grown library
        that is measured anew, change all tags: either is left out where one of them got worse or is suggested far more
        often, whether it can be measured or not.

        Parameters
        ----------
        with_temporal, is_wanted, on_progress
            See `propose`.

        Returns
        -------
        TrainReport
            See there.

        Raises
        ------
        UsageError
            If nothing has been analysed yet, or it was stopped.
        """
        made = self._made(with_temporal=with_temporal, is_wanted=is_wanted, on_progress=on_progress)
        if made.report.share and made.report.is_doubtful:
            made = self._plain(is_wanted, made, reason=NOT_FOR_ALL)
        if not made.report.can_keep_rows and made.report.is_doubtful:
            made = self._plain(is_wanted, made, reason=sentence.joined(made.reason, GROUND_STAYS), keeps_ground=True)
        made = self._of_one_mix(made, is_wanted)
        report = proposals.keep(self._context, self._learner, made)
        kept = report.better_kept if report.can_keep_rows else ()
        proposals.adopt(self._context, self._learner, report.version, keep_old=kept)
        return proposals.settled(report, kept)

    def _of_one_mix(self, made: Proposal, is_wanted: Callable[[], bool]) -> Proposal:
        """Judge a proposal under the old mix of moments, where tags may keep their rows: a head has one mix."""
        pooling, report = self._learner.head.pooling, made.report
        if report.can_keep_rows and (report.better_kept or report.is_doubtful) and made.head.pooling != pooling:
            return self._plain(is_wanted, made, reason=report.reason, pooling=pooling, keeps_ground=True)
        return made

    def _plain(
        self,
        is_wanted: Callable[[], bool],
        made: Proposal,
        *,
        reason: Sentence,
        pooling: Pooling | None = None,
        keeps_ground: bool = False,
    ) -> Proposal:
        """Make a proposal without a new temporal part, in place of another; the time of both counts."""
        plain = self._fitted(
            self._stand(), None, reason, is_wanted, began=made.began, pooling=pooling, keeps_ground=keeps_ground
        )
        report = plain.report
        told = dataclasses.replace(
            report, seconds=report.seconds + made.report.seconds, was_refreshed=made.report.was_refreshed
        )
        return dataclasses.replace(plain, report=told)

    def _made(
        self, *, with_temporal: bool, is_wanted: Callable[[], bool], on_progress: Callable[[float], object]
    ) -> Proposal:
        started, began = time.perf_counter(), time.time()
        stand = self._stand()
        outcome, reason = None, EMPTY
        if with_temporal:
            clips = _clips(stand.frames, stand.taught)
            outcome, reason = self._refreshed(stand.seen.head, clips, stand.taught, is_wanted, on_progress)
            stand = self._stand(stand.seen.head.encoder_key)
        made = self._fitted(stand, outcome, reason, is_wanted, began=began)
        return dataclasses.replace(made, report=dataclasses.replace(made.report, seconds=time.perf_counter() - started))

    def _stand(self, encoder_key: str = "") -> _Stand:
        """Take stock, with all that was decided so far learned; of one encoder's vectors, where it is named."""
        learner = self._learner
        with learner.lock:
            if encoder_key:
                proposals.check_encoder(learner, encoder_key)
            learner.catch_up()
            learner.require()
            with self._context.database.read() as session:
                wanted = decided.wanted(session, aim=learner.aim.value)
            return _Stand(learner.seen, learner.frames, wanted, learner.lessons(wanted.tags.keys()))

    def _refreshed(
        self,
        old: Head,
        clips: Mapping[int, Clip],
        taught: Mapping[int, Sequence[Lesson]],
        is_wanted: Callable[[], bool],
        on_progress: Callable[[float], object],
    ) -> "tuple[Outcome | None, Sentence]":
        lessons = [lesson for tag_id in sorted(taught) for lesson in taught[tag_id]]
        from core.tagging import refresh  # loads torch

        if not has_enough(lessons):
            return None, TOO_FEW
        outcome = refresh.refresh(
            old, clips, lessons, device=_device(self._context), is_wanted=is_wanted, on_progress=on_progress
        )
        return outcome, EMPTY if outcome.share else NOT_BETTER

    def _fitted(
        self,
        stand: _Stand,
        outcome: "Outcome | None",
        reason: Sentence,
        is_wanted: Callable[[], bool],
        *,
        began: float,
        pooling: Pooling | None = None,
        keeps_ground: bool = False,
    ) -> Proposal:
        """Fit every tag beside the head at work; what scores mean is learned over all tags before."""
        started, old, maker = time.perf_counter(), stand.seen.head, self._learner.maker()
        is_new_part = outcome is not None and outcome.share > 0
        has_grown = not keeps_ground and len(stand.frames.spans) > GROWN * max(old.background.n_videos, 1)
        seen = stand.seen
        if is_new_part or has_grown:
            weights = outcome.temporal if outcome is not None and is_new_part else old.temporal
            seen = _measured_anew(stand.frames, dataclasses.replace(old, temporal=weights), is_wanted)
        _check(is_wanted)
        tags, taught = stand.wanted.tags, stand.taught
        learned = shared_numbers.learn(seen, tags, taught, maker)
        head = dataclasses.replace(learned.given_to(seen.head), pooling=pooling or learned.pooling)
        rows = []
        for tag_id, tag in tags.items():
            _check(is_wanted)
            rows.append(maker.row(dataclasses.replace(seen, head=head), tag, taught.get(tag_id, [])))
        head = dataclasses.replace(head, rows={row.tag_id: row for row in rows})
        compared = comparing.compared(
            stand.seen, dataclasses.replace(seen, head=head), tags=tags, taught=taught, maker=maker,
            book=self._learner.book, outcome=outcome if is_new_part else None,
        )  # fmt: skip
        _check(is_wanted)
        report = TrainReport(
            0, len(taught), sum(map(len, taught.values())), time.perf_counter() - started,
            comparing.mean([tag.before for tag in compared]), comparing.mean([tag.after for tag in compared]),
            outcome.share if outcome else 0.0, outcome is not None, compared,
            sentence.joined(reason, MEASURED_ANEW if has_grown else EMPTY),
            can_keep_rows=not (is_new_part or has_grown),
        )  # fmt: skip
        return Proposal(head, stand.wanted.marks, frozenset(seen.places), began, report, reason)


def _measured_anew(frames: LibraryFrames, old: Head, is_wanted: Callable[[], bool]) -> Seen:
    """Measure the library under a temporal part; rows stay for the anchors of their words."""
    ground = bank.background_of(frames, old.temporal)
    head = dataclasses.replace(old, background=ground, general=meaning.unseen(ground.n_videos))
    fresh = Bank(head, n_moments=frames.n_moments)
    fresh.extend(frames, is_wanted=is_wanted)
    _check(is_wanted)
    return fresh.seen(head)


def _check(is_wanted: Callable[[], bool]) -> None:
    if not is_wanted():
        raise UsageError("The training was stopped", "The head is unchanged.")


def _clips(frames: LibraryFrames, taught: Mapping[int, Sequence[Lesson]]) -> dict[int, Clip]:
    """Give the decided videos, and some others that stand for the library."""
    told = {lesson.video_id for lessons in taught.values() for lesson in lessons}
    others = sorted(frames.spans.keys() - told)
    drawn = np.random.default_rng(0).permutation(len(others))[:_N_OTHERS].tolist()
    return {clip.video_id: clip for clip in frames.clips([*sorted(told), *(others[place] for place in drawn)])}


def _device(context: JobContext) -> str:
    from core.embedding import device  # loads torch; nothing else here needs it

    return device.pick_or_cpu(context.settings.device)[0].torch_name
