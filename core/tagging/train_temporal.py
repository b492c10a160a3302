"""Train the shared temporal part on decisions: many tags at once, each only where something was decided about it."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import torch  # noqa: TID253
from numpy.typing import NDArray
from torch import Tensor  # noqa: TID253

from core.domain.moments import MOMENT_SECONDS
from core.tagging import moment_table, temporal
from core.tagging.head import Head
from core.tagging.lessons import Clip, Lesson, by_tag
from core.tagging.moment_table import N_CHANGE
from core.tagging.temporal import WINDOW_FRAMES
from core.tagging.training_set import IMPORT_WEIGHT, PERSON_WEIGHT

_FEWEST_STEPS, _MOST_STEPS = 150, 600
_BATCH = 32
_LEARNING_RATE, _WEIGHT_DECAY, _KEPT_OF_AVERAGE = 1e-3, 0.05, 0.97
_DRAW_TO_OLD = 0.02
"""So little that order can be learned from a few videos; that nothing else is lost, the gate of `refresh` sees to."""
_DRAW_OF_ROWS = 1e-3
_MOST_SLOTS = 64
_TINY = 1e-6

_Span = tuple[int, float | None, float | None]


class Trainer:
    """Trains one temporal part.

    Parameters
    ----------
    head : Head
        What there is; its rows say along which directions tags lie.
    clips : mapping of int to Clip
        Decided videos by id.
    lessons : sequence of Lesson
        What to learn; the tags must have rows.
    seed : int
        The same seed gives the same part, on the same kind of device.
    device : str
        Where to compute.
    """

    def __init__(
        self, head: Head, clips: Mapping[int, Clip], lessons: Sequence[Lesson], *, seed: int, device: str = "cpu"
    ) -> None:
        self._head, self._clips, self._lessons = head, clips, lessons
        self._draws = np.random.default_rng(seed)
        self._seed, self._device = seed, torch.device(device)
        self._tags = sorted({lesson.tag_id for lesson in lessons})
        self._column = {tag_id: place for place, tag_id in enumerate(self._tags)}
        n_dims = len(head.background.centre)
        self.part = temporal.new(n_dims, seed=seed)
        if head.temporal:
            self.part.load_state_dict(temporal.of_weights(head.temporal, n_dims).state_dict())
        self.part.to(self._device)
        self._old = temporal.of_weights(temporal.weights_of(self.part), n_dims).to(self._device)
        rows = [head.rows[tag_id] for tag_id in self._tags]
        self._directions = self._tensor(np.stack([row.direction for row in rows]))
        self._added = torch.zeros_like(self._directions, requires_grad=True)
        self._numbers = self._tensor(
            np.array([[row.mean, row.spread, row.calibration.slope, row.calibration.bias] for row in rows])
        )
        self._centre = self._tensor(head.background.centre)
        self._by_kind = [_by_kind(lessons, places) for _tag_id, places in sorted(by_tag(lessons).items())]
        self._together = self._said_of_the_same()

    def _said_of_the_same(self) -> dict[_Span, list[tuple[Lesson, float]]]:
        """Sort lessons by what they speak of, each with its chance to be drawn."""
        found: dict[_Span, list[tuple[Lesson, float]]] = {}
        for kinds in self._by_kind:
            for places in kinds:
                for lesson in (self._lessons[place] for place in places):
                    found.setdefault(_span(lesson), []).append((lesson, 1 / (len(kinds) * len(places))))
        return found

    def run(
        self,
        *,
        n_steps: int | None = None,
        is_wanted: Callable[[], bool] = lambda: True,
        on_progress: Callable[[float], object] = lambda _share: None,
    ) -> dict[str, NDArray[np.float32]]:
        """Train.

        Parameters
        ----------
        n_steps : int or None
            How many batches; None for one for each span that was decided about, between 150 and 600.
        is_wanted : callable
            Asked before each; once it says no, training ends with what there is.
        on_progress : callable
            Given the share that is done.

        Returns
        -------
        dict of str to ndarray
            The mean of the last steps' numbers; see `temporal.weights_of`.
        """
        if n_steps is None:
            n_steps = int(np.clip(len(self._together), _FEWEST_STEPS, _MOST_STEPS))
        optimiser = torch.optim.AdamW(
            [{"params": self.part.parameters()}, {"params": [self._added], "weight_decay": _DRAW_OF_ROWS}],
            lr=_LEARNING_RATE,
            weight_decay=_WEIGHT_DECAY,
        )
        pace = torch.optim.lr_scheduler.OneCycleLR(optimiser, _LEARNING_RATE, total_steps=n_steps, pct_start=0.1)
        average = {name: value.detach().clone() for name, value in self.part.state_dict().items()}
        with torch.random.fork_rng(devices=[self._device] if self._device.type == "cuda" else []):
            torch.manual_seed(self._seed)
            self.part.train()
            for step in range(n_steps):
                if not is_wanted():
                    break
                optimiser.zero_grad(set_to_none=True)
                self._loss(self._batch()).backward()
                torch.nn.utils.clip_grad_norm_(self.part.parameters(), 1.0)
                optimiser.step()
                pace.step()
                kept = min(_KEPT_OF_AVERAGE, step / (step + 10))
                for name, value in self.part.state_dict().items():
                    average[name].mul_(kept).add_(value.detach(), alpha=1 - kept)
                on_progress((step + 1) / n_steps)
        return {name: value.cpu().float().numpy() for name, value in average.items()}

    def _batch(self) -> list[Lesson]:
        """Draw lessons, tags and verdicts in turn: what is often decided shall not drown what is seldom."""
        chosen = []
        for tag in self._draws.integers(0, len(self._tags), _BATCH):
            kinds = self._by_kind[tag]
            places = kinds[self._draws.integers(0, len(kinds))]
            chosen.append(self._lessons[places[self._draws.integers(0, len(places))]])
        return chosen

    def _loss(self, lessons: Sequence[Lesson]) -> Tensor:
        crops = [self._crop(lesson) for lesson in lessons]
        frames, seconds, is_padding = self._padded(crops)
        seen = self.part(frames, seconds, is_padding)
        with torch.no_grad():
            before = self._old(frames, seconds, is_padding)
        present = (~is_padding).float()
        drawn = ((seen - before).square().sum(-1) * present).sum() / present.sum()
        logits = self._logits(seen, seconds, present, self._changes(crops))
        wanted, weights = self._wanted(lessons)
        each = torch.nn.functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
        return (each * weights).sum() / weights.sum() + _DRAW_TO_OLD * drawn

    def _wanted(self, lessons: Sequence[Lesson]) -> tuple[Tensor, Tensor]:
        """Give verdicts and weights, ``(B, K)``; what was not decided weighs nothing."""
        # Whatever else was decided about a span that was drawn is learned with it, at the share by which each would
        # have drawn it: on the mean the same as learning one at a time, with far less chance in each step.
        wanted = np.zeros((len(lessons), len(self._tags)), np.float32)
        weights = np.zeros_like(wanted)
        for row, drawn in enumerate(lessons):
            told = self._together[_span(drawn)]
            total = sum(chance for _lesson, chance in told)
            for lesson, chance in told:
                column = self._column[lesson.tag_id]
                wanted[row, column] = lesson.is_accepted
                weights[row, column] = chance / total * (IMPORT_WEIGHT if lesson.is_imported else PERSON_WEIGHT)
        return self._tensor(wanted), self._tensor(weights)

    def _crop(self, lesson: Lesson) -> tuple[NDArray, NDArray, float]:
        """Take at most a window of a video's frames: of a moment those in it, with what stands around it."""
        clip = self._clips[lesson.video_id]
        n_frames = len(clip.seconds)
        first, last = 0, n_frames
        if lesson.start_seconds is not None and lesson.end_seconds is not None:
            first = int(np.searchsorted(clip.seconds, lesson.start_seconds))
            last = max(first + 1, int(np.searchsorted(clip.seconds, lesson.end_seconds)))
        low, high = max(0, last - WINDOW_FRAMES), max(0, min(first, n_frames - WINDOW_FRAMES))
        start = int(self._draws.integers(min(low, high), max(low, high) + 1))
        window = slice(start, start + WINDOW_FRAMES)
        seconds = clip.seconds[window]
        return np.asarray(clip.frames[window], np.float32), seconds, float(seconds[-1]) + MOMENT_SECONDS

    def _padded(self, crops: Sequence[tuple[NDArray, NDArray, float]]) -> tuple[Tensor, Tensor, Tensor]:
        longest = max(len(frames) for frames, _seconds, _end in crops)
        frames = np.zeros((len(crops), longest, crops[0][0].shape[1]), np.float32)
        seconds = np.zeros((len(crops), longest), np.float32)
        is_padding = np.ones((len(crops), longest), bool)
        for place, (rows, times, _end) in enumerate(crops):
            frames[place, : len(rows)] = rows
            seconds[place, : len(rows)] = times - times[0]
            is_padding[place, : len(rows)] = False
        return self._tensor(frames), self._tensor(seconds), torch.from_numpy(is_padding).to(self._device)

    def _changes(self, crops: Sequence[tuple[NDArray, NDArray, float]]) -> Tensor:
        moments = [moment_table.of_frames(frames, seconds, end_seconds=end) for frames, seconds, end in crops]
        features = self._head.background.features(
            np.stack([one.video_look for one in moments]),
            np.stack([one.video_change for one in moments]),
            np.array([one.gap_log for one in moments], np.float32),
        )
        return self._tensor(features[:, -N_CHANGE:])

    def _logits(self, seen: Tensor, seconds: Tensor, present: Tensor, changes: Tensor) -> Tensor:
        """Score crops as the head does: mean look and soft maximum over moments, ``(B, K)``."""
        whole = self._standard((seen * present[..., None]).sum(1) / present.sum(1)[:, None], changes)
        slots = torch.div(seconds, MOMENT_SECONDS, rounding_mode="floor").long().clamp(0, _MOST_SLOTS - 1)
        counts = torch.zeros(len(seen), _MOST_SLOTS, device=self._device).scatter_add_(1, slots, present)
        sums = torch.zeros(len(seen), _MOST_SLOTS, seen.shape[-1], device=self._device)
        sums = sums.scatter_add(1, slots[..., None].expand_as(seen), seen * present[..., None])
        moments = self._standard(sums / counts.clamp(min=1)[..., None], changes[:, None, :].expand(-1, _MOST_SLOTS, -1))
        sharpness, mix = self._head.pooling.sharpness, self._head.pooling.mix
        hidden = torch.where(counts[..., None] > 0, sharpness * moments, -torch.inf)
        n_slots = (counts > 0).sum(1, keepdim=True).float()
        soft = (hidden.logsumexp(1) - n_slots.log()) / sharpness
        standard = (1 - mix) * whole + mix * soft
        return self._numbers[:, 2] * standard + self._numbers[:, 3]

    def _standard(self, looks: Tensor, changes: Tensor) -> Tensor:
        apart = looks - self._centre
        features = torch.cat([apart / apart.norm(dim=-1, keepdim=True).clamp(min=_TINY), changes], dim=-1)
        scores = features @ (self._directions + self._added).T
        return (scores - self._numbers[:, 0]) / self._numbers[:, 1]

    def _tensor(self, array: NDArray) -> Tensor:
        return torch.from_numpy(np.ascontiguousarray(array, np.float32)).to(self._device)


def _by_kind(lessons: Sequence[Lesson], places: Sequence[int]) -> list[list[int]]:
    """Divide the lessons of a tag into those accepted and those rejected, of which either may be missing."""
    kinds = [[place for place in places if lessons[place].is_accepted is kind] for kind in (True, False)]
    return [kind for kind in kinds if kind]


def _span(lesson: Lesson) -> _Span:
    return lesson.video_id, lesson.start_seconds, lesson.end_seconds
