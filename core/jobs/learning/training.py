"""Training on all decisions at once: every row and threshold, and the shared temporal part where it may help.

What comes of it is kept as a new version with its card. Corrections go on meanwhile: the temporal part trains on a copy
of what there was, and tags that were decided about since are behind by their marks and fitted anew.
"""

import dataclasses
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from core.catalog import heads, meta
from core.domain.changes import Changes
from core.domain.learning import TagCompared, TrainReport
from core.errors import UsageError
from core.jobs.context import JobContext
from core.jobs.learning import bank, decided, head_files, shared_numbers
from core.jobs.learning.learner import VERSION_KEY, Learner
from core.tagging.head import Head
from core.tagging.lessons import Clip, Lesson, has_enough
from core.tagging.tag_row import TagRow

if TYPE_CHECKING:
    from core.tagging.refresh import Outcome

log = logging.getLogger(__name__)

_N_OTHERS = 200
TOO_FEW = "There are too few decisions to train the shared part"
NOT_BETTER = "A new shared part was trained and was no better on decisions held out, so the old one stays"


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

    def run(
        self,
        *,
        with_temporal: bool,
        is_wanted: Callable[[], bool] = lambda: True,
        on_progress: Callable[[float], object] = lambda _share: None,
    ) -> TrainReport:
        """Train, and keep what comes of it as a new version.

        Parameters
        ----------
        with_temporal : bool
            Train the shared temporal part too, which takes a minute or more.
        is_wanted : callable
            Asked now and then; once it says no, the head stays as it was.
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
        started, began, learner = time.perf_counter(), time.time(), self._learner
        with learner.lock:
            learner.catch_up()
            learner.require()
            before = _precisions(learner.head)
            taught = learner.lessons(learner.head.rows.keys())
            old, clips = learner.head, self._clips(taught)
        outcome, reason = self._refreshed(old, clips, taught, with_temporal, is_wanted, on_progress)
        if not is_wanted():
            raise UsageError("The training was stopped", "The head stays as it was.")
        with learner.lock:
            self._rebuild(old, outcome)
            version = self._keep(taught, before, outcome, began)
            tags = _compared(before, _precisions(learner.head), outcome)
        return TrainReport(
            version,
            len(taught),
            sum(map(len, taught.values())),
            time.perf_counter() - started,
            _mean([tag.before for tag in tags]),
            _mean([tag.after for tag in tags]),
            outcome.share if outcome else 0.0,
            outcome is not None,
            tags,
            reason,
        )

    def _refreshed(
        self,
        old: Head,
        clips: Mapping[int, Clip],
        taught: Mapping[int, Sequence[Lesson]],
        with_temporal: bool,  # noqa: FBT001 (handed through)
        is_wanted: Callable[[], bool],
        on_progress: Callable[[float], object],
    ) -> "tuple[Outcome | None, str]":
        lessons = [lesson for tag_id in sorted(taught) for lesson in taught[tag_id]]
        if not with_temporal:
            return None, ""
        from core.tagging import refresh  # loads torch

        if not has_enough(lessons):
            return None, TOO_FEW
        outcome = refresh.refresh(
            old, clips, lessons, device=_device(self._context), is_wanted=is_wanted, on_progress=on_progress
        )
        return outcome, "" if outcome.share else NOT_BETTER

    def _clips(self, taught: Mapping[int, Sequence[Lesson]]) -> dict[int, Clip]:
        """Give the decided videos, and some others that stand for the library."""
        frames = self._learner.frames
        told = {lesson.video_id for lessons in taught.values() for lesson in lessons}
        others = sorted(frames.spans.keys() - told)
        drawn = np.random.default_rng(0).permutation(len(others))[:_N_OTHERS].tolist()
        return {clip.video_id: clip for clip in frames.clips([*sorted(told), *(others[place] for place in drawn)])}

    def _rebuild(self, old: Head, outcome: "Outcome | None") -> None:
        """Measure the library anew and fit every tag to it; then what scores mean is learned over all tags."""
        learner = self._learner
        if learner.ready() is None or learner.head.encoder_key != old.encoder_key:
            raise UsageError("The encoder was changed meanwhile", "Train again: tags are learned anew for the new one.")
        learner.catch_up()
        learner.set_aside()
        weights = outcome.temporal if outcome and outcome.share else old.temporal
        ground = bank.background_of(learner.frames, weights)
        # The rows stay for their anchors; without marks each is behind and fitted anew.
        fresh = dataclasses.replace(old, background=ground, rows=learner.head.rows, temporal=weights)
        learner.adopt(fresh, marks={})
        with self._context.database.read() as session:
            tags = decided.wanted(session, aim=learner.aim.value).tags
        learned = shared_numbers.learn(learner.seen, tags, learner.lessons(tags.keys()), learner.maker())
        learner.adopt(learned.given_to(learner.head), marks={})
        learner.catch_up()

    def _keep(
        self,
        taught: Mapping[int, Sequence[Lesson]],
        before: Mapping[int, float],
        outcome: "Outcome | None",
        began: float,
    ) -> int:
        """Write the head at work as a new version."""
        learner = self._learner
        after = _precisions(learner.head)
        figures = {
            "n_tags": float(len(taught)),
            "n_decisions": float(sum(map(len, taught.values()))),
            "parent": float(learner.version()),
            # What is decided while it trains, it has not seen.
            "began": began,
            "share": outcome.share if outcome else 0.0,
        }
        figures |= {
            name: value
            for name, value in (("before", _mean(list(before.values()))), ("after", _mean(list(after.values()))))
            if value is not None
        }
        return keep(self._context, learner, figures)


def keep(context: JobContext, learner: Learner, figures: Mapping[str, float]) -> int:
    """Keep the head at work as a version, and work under its number from now on.

    Parameters
    ----------
    context : JobContext
        The bench.
    learner : Learner
        Holds the head.
    figures : mapping of str to float
        For its card.

    Returns
    -------
    int
        The version.
    """
    encoder_id, key = learner.frames.encoder_id, learner.head.encoder_key
    with context.database.read() as session:
        wanted = decided.wanted(session, aim=learner.aim.value)
        version = max((card.version for card in heads.list_all(session)), default=0) + 1
    names = {tag_id: tag.name for tag_id, tag in wanted.tags.items()}
    name = head_files.version_name(key, version)
    card = {"version": version, **figures}
    checksum = head_files.write(context.paths.heads / name, learner.head, names=names, card=card)
    with context.database.write() as session:
        kept = heads.put(session, encoder_id, file_name=name, checksum=checksum, figures=figures)
        meta.put(session, VERSION_KEY, value=str(kept.version))
    learner.save()
    context.bulletin.changed(Changes.HEADS | Changes.SUGGESTIONS)
    return kept.version


def _precisions(head: Head) -> dict[int, float]:
    return {tag_id: row.average_precision for tag_id, row in head.rows.items() if not _is_unknown(row)}


def _is_unknown(row: TagRow) -> bool:
    return bool(np.isnan(row.average_precision))


def _compared(
    before: Mapping[int, float], after: Mapping[int, float], outcome: "Outcome | None"
) -> tuple[TagCompared, ...]:
    """Compare tags: by what was held out of the training where there was one, else by decisions held out in turn."""
    if outcome is not None:
        return tuple(TagCompared(one.tag_id, _known(one.before), _known(one.after)) for one in outcome.tags)
    return tuple(TagCompared(tag_id, before.get(tag_id), after.get(tag_id)) for tag_id in sorted({*before, *after}))


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(np.mean(known)) if known else None


def _device(context: JobContext) -> str:
    from core.embedding import device  # loads torch; nothing else here needs it

    return device.pick_or_cpu(context.settings.device)[0].torch_name
