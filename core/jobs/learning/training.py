"""Train on all decisions at once: every row and threshold, and the shared temporal part where it may help.

The result is a proposal, kept beside the head in use, which does not change. Corrections go on meanwhile.

Besides the temporal part, all tags share how moments become a video, and how soon looks outweigh words. Both are
learned by cross-validation over the decisions of all tags. What a score means is not: the decisions of a person who
mostly accepts would make every tag look common.
"""

import dataclasses
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core import sentence
from core.domain.learning import TrainReport
from core.domain.tags import Tag
from core.errors import UsageError
from core.jobs.context import JobContext
from core.jobs.learning import bank, proposals, training_data, versions
from core.jobs.learning.bank import Bank, LibraryFrames
from core.jobs.learning.classifier_builder import ClassifierBuilder
from core.jobs.learning.learner import GROWN, Learner
from core.jobs.learning.proposals import Proposal
from core.jobs.learning.training_data import TagsToFit
from core.sentence import EMPTY, Sentence
from core.tagging import fit, logistic, score_calibration
from core.tagging.feature_table import FeatureTable
from core.tagging.head import HALFWAY, Head, Pooling
from core.tagging.training_set import Clip, Example, has_enough

if TYPE_CHECKING:
    from core.tagging.refresh import RefreshOutcome


_USUAL = Pooling()
_MIXES = (0.25, 0.75)
_HALFWAYS = (2.0, 32.0)
_LEAST_DECISIONS = 40
"""With fewer decisions about whole videos, both keep their usual values."""

_N_OTHERS = 200
TOO_FEW = Sentence("There are too few decisions to train the shared part")
NOT_BETTER = Sentence(
    "A new shared part was trained but was no more accurate on examples kept back for testing, so the old one is kept"
)
NOT_FOR_ALL = Sentence(
    "A new shared part was trained, but some tags got worse or would be suggested far more often, so the old"
    " one is kept"
)
MEASURED_ANEW = Sentence(
    "The library has grown by more than a quarter and was measured again, so every tag was trained again"
)
GROUND_STAYS = Sentence(
    "The library has grown by more than a quarter, but measuring it again made some tags worse or suggested them far"
    " more often, so the old measurements are kept"
)


@dataclass(frozen=True, slots=True)
class SharedParameters:
    """Settings of a head that all its tags share.

    Attributes
    ----------
    pooling : Pooling
        From moments to videos.
    halfway : float
        See `Head`.
    """

    pooling: Pooling
    halfway: float

    def applied_to(self, head: Head) -> Head:
        """Return a head with these values; its rows are unchanged."""
        return dataclasses.replace(head, pooling=self.pooling, halfway=self.halfway)


def learn_shared(
    feature_table: FeatureTable,
    tags: Mapping[int, Tag],
    examples_by_tag: Mapping[int, Sequence[Example]],
    maker: ClassifierBuilder,
) -> SharedParameters:
    """Learn what all tags share.

    Parameters
    ----------
    feature_table : FeatureTable
        Everything analysed.
    tags : mapping of int to Tag
        By id.
    examples_by_tag : mapping of int to sequence of Example
        Decisions by tag.
    maker : ClassifierBuilder
        Reads the words of tags.

    Returns
    -------
    SharedParameters
        The usual values, unless another explains the decisions better by more than one standard error (the rule of
        Breiman et al. 1984).
    """
    usual = SharedParameters(_USUAL, HALFWAY)
    known = {tag_id: examples for tag_id, examples in examples_by_tag.items() if tag_id in tags}

    def tried(numbers: SharedParameters) -> _HeldOut:
        return _held_out(
            dataclasses.replace(feature_table, head=numbers.applied_to(feature_table.head)), tags, known, maker
        )

    best, shown = usual, tried(usual)
    if shown.n_whole >= _LEAST_DECISIONS:
        others = [dataclasses.replace(best, pooling=dataclasses.replace(_USUAL, mix=mix)) for mix in _MIXES]
        best, shown = _better(best, shown, [(one, tried(one)) for one in others])
        others = [dataclasses.replace(best, halfway=halfway) for halfway in _HALFWAYS]
        best, shown = _better(best, shown, [(one, tried(one)) for one in others])
    return best


@dataclass(frozen=True, slots=True)
class _HeldOut:
    """Cross-validated scores: each decision scored by a row that was not trained on it."""

    standard: NDArray[np.float64]
    is_accepted: NDArray[np.bool_]
    weights: NDArray[np.float64]
    n_whole: int

    def losses(self) -> NDArray[np.float64]:
        """Return the weighted cross-entropy of each decision under the best curve over all scores (Platt 1999)."""
        return logistic.losses(self.standard, self.is_accepted, self.weights)


def _better(
    best: SharedParameters, shown: _HeldOut, others: Sequence[tuple[SharedParameters, _HeldOut]]
) -> tuple[SharedParameters, _HeldOut]:
    usual, gain = shown, 0.0
    for numbers, found in others:
        saved = usual.losses() - found.losses()
        if saved.mean() > max(gain, float(saved.std()) / np.sqrt(len(saved))):
            best, shown, gain = numbers, found, float(saved.mean())
    return best, shown


def _held_out(
    feature_table: FeatureTable,
    tags: Mapping[int, Tag],
    examples_by_tag: Mapping[int, Sequence[Example]],
    maker: ClassifierBuilder,
) -> _HeldOut:
    found: list[tuple[NDArray, ...]] = []
    n_whole = 0
    for tag_id, examples in examples_by_tag.items():
        training, features_under = feature_table.training_set(examples)
        bare, others = maker.bare(feature_table, tags[tag_id]), maker.others(feature_table, examples)
        held = fit.hold_out(bare, training.seen_as(features_under(bare)), others)
        known, is_accepted = held.is_known, training.is_accepted[held.is_known]
        if not is_accepted.any() or is_accepted.all():
            continue  # decisions of one kind alone would distort the common curve of all tags
        found.append((held.standard[known], is_accepted, training.weights[known]))
        n_whole += int(sum(one.start_seconds is None for one, is_in in zip(examples, known, strict=True) if is_in))
    if not found:
        nothing, none = np.zeros(0), np.zeros(0, bool)
        return _HeldOut(nothing, none, nothing, 0)
    standard, is_accepted, weights = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return _HeldOut(standard, is_accepted, weights, n_whole)


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """What is in use at one point in time; immutable."""

    feature_table: FeatureTable
    frames: LibraryFrames
    wanted: TagsToFit
    examples_by_tag: dict[int, list[Example]]


class HeadTrainer:
    """Trains the head of a library.

    Parameters
    ----------
    context : JobContext
        What every job works with.
    learner : Learner
        Holds the head in use.
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
        """Train and keep the result as a proposal; nothing in use changes.

        Parameters
        ----------
        with_temporal : bool
            Train the shared temporal part too, which takes a minute or more.
        is_wanted : callable
            Asked now and then; once it returns False, nothing is kept.
        on_progress : callable
            Called with the share that is done, 0 to 1.

        Returns
        -------
        TrainReport
            With each tag before and after.

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
        """Train and use the result where that is safe.

        Tags that got worse, or that cannot be measured, stay as they are. A new temporal part, and new measurements of
        a library that has grown, change all tags: either is left out if any tag got worse or is suggested far more
        often.

        Parameters
        ----------
        with_temporal, is_wanted, on_progress
            As in `propose`.

        Returns
        -------
        TrainReport
            With each tag before and after.

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
        return proposals.adopted_report(report, kept)

    def _of_one_mix(self, made: Proposal, is_wanted: Callable[[], bool]) -> Proposal:
        """Judge a proposal under the old pooling if tags may keep their rows, since a head has only one."""
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
        """Replace a proposal by one without a new temporal part; its time includes both."""
        plain = self._fitted(
            self._snapshot(), None, reason, is_wanted, began=made.began, pooling=pooling, keeps_ground=keeps_ground
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
        snapshot = self._snapshot()
        outcome, reason = None, EMPTY
        if with_temporal:
            clips = _clips(snapshot.frames, snapshot.examples_by_tag)
            outcome, reason = self._refreshed(
                snapshot.feature_table.head, clips, snapshot.examples_by_tag, is_wanted, on_progress
            )
            snapshot = self._snapshot(snapshot.feature_table.head.encoder_key)
        made = self._fitted(snapshot, outcome, reason, is_wanted, began=began)
        return dataclasses.replace(made, report=dataclasses.replace(made.report, seconds=time.perf_counter() - started))

    def _snapshot(self, encoder_key: str = "") -> _Snapshot:
        """Return the current state after catching up; raise a `UsageError` if another encoder than this is in use."""
        learner = self._learner
        with learner.lock:
            if encoder_key:
                proposals.check_encoder(learner, encoder_key)
            learner.catch_up()
            learner.require()
            with self._context.database.read() as session:
                wanted = training_data.tags_to_fit(session, aim=learner.aim.value)
            return _Snapshot(learner.feature_table, learner.frames, wanted, learner.examples(wanted.tags.keys()))

    def _refreshed(
        self,
        old: Head,
        clips: Mapping[int, Clip],
        examples_by_tag: Mapping[int, Sequence[Example]],
        is_wanted: Callable[[], bool],
        on_progress: Callable[[float], object],
    ) -> "tuple[RefreshOutcome | None, Sentence]":
        examples = [example for tag_id in sorted(examples_by_tag) for example in examples_by_tag[tag_id]]
        from core.tagging import refresh  # loads torch

        if not has_enough(examples):
            return None, TOO_FEW
        outcome = refresh.refresh(
            old, clips, examples, device=_device(self._context), is_wanted=is_wanted, on_progress=on_progress
        )
        return outcome, EMPTY if outcome.share else NOT_BETTER

    def _fitted(
        self,
        snapshot: _Snapshot,
        outcome: "RefreshOutcome | None",
        reason: Sentence,
        is_wanted: Callable[[], bool],
        *,
        began: float,
        pooling: Pooling | None = None,
        keeps_ground: bool = False,
    ) -> Proposal:
        """Fit every tag beside the head in use, after learning what all tags share."""
        started, old, maker = time.perf_counter(), snapshot.feature_table.head, self._learner.maker()
        is_new_part = outcome is not None and outcome.share > 0
        has_grown = not keeps_ground and len(snapshot.frames.spans) > GROWN * max(old.background.n_videos, 1)
        feature_table = snapshot.feature_table
        if is_new_part or has_grown:
            weights = outcome.temporal if outcome is not None and is_new_part else old.temporal
            feature_table = _measured_anew(snapshot.frames, dataclasses.replace(old, temporal=weights), is_wanted)
        _check(is_wanted)
        tags, examples_by_tag = snapshot.wanted.tags, snapshot.examples_by_tag
        learned = learn_shared(feature_table, tags, examples_by_tag, maker)
        head = dataclasses.replace(learned.applied_to(feature_table.head), pooling=pooling or learned.pooling)
        rows = []
        for tag_id, tag in tags.items():
            _check(is_wanted)
            rows.append(maker.row(dataclasses.replace(feature_table, head=head), tag, examples_by_tag.get(tag_id, [])))
        head = dataclasses.replace(head, rows={row.tag_id: row for row in rows})
        compared = versions.compare_heads(
            snapshot.feature_table,
            dataclasses.replace(feature_table, head=head),
            tags=tags,
            examples_by_tag=examples_by_tag,
            maker=maker,
            book=self._learner.book,
            outcome=outcome if is_new_part else None,
        )
        _check(is_wanted)
        report = TrainReport(
            0, len(examples_by_tag), sum(map(len, examples_by_tag.values())), time.perf_counter() - started,
            versions.mean([tag.before for tag in compared]), versions.mean([tag.after for tag in compared]),
            outcome.share if outcome else 0.0, outcome is not None, compared,
            sentence.joined(reason, MEASURED_ANEW if has_grown else EMPTY),
            can_keep_rows=not (is_new_part or has_grown),
        )  # fmt: skip
        return Proposal(head, snapshot.wanted.marks, frozenset(feature_table.places), began, report, reason)


def _measured_anew(frames: LibraryFrames, old: Head, is_wanted: Callable[[], bool]) -> FeatureTable:
    """Measure the library under a temporal part; rows are kept for the anchors of their words."""
    ground = bank.background_of(frames, old.temporal)
    head = dataclasses.replace(old, background=ground, general=score_calibration.prior(ground.n_videos))
    fresh = Bank(head, n_moments=frames.n_moments)
    fresh.extend(frames, is_wanted=is_wanted)
    _check(is_wanted)
    return fresh.feature_table(head)


def _check(is_wanted: Callable[[], bool]) -> None:
    if not is_wanted():
        raise UsageError("The training was stopped", "The current version stays in use.")


def _clips(frames: LibraryFrames, examples_by_tag: Mapping[int, Sequence[Example]]) -> dict[int, Clip]:
    """Return the decided videos, and some others that represent the library."""
    told = {example.video_id for examples in examples_by_tag.values() for example in examples}
    others = sorted(frames.spans.keys() - told)
    drawn = np.random.default_rng(0).permutation(len(others))[:_N_OTHERS].tolist()
    return {clip.video_id: clip for clip in frames.clips([*sorted(told), *(others[place] for place in drawn)])}


def _device(context: JobContext) -> str:
    from core.embedding import device  # loads torch; nothing else here needs it

    return device.pick_or_cpu(context.settings.device)[0].torch_name
