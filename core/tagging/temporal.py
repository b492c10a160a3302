"""The shared temporal part: a small transformer that adds to each frame's vector what its neighbours say about it.

Its last layer starts at zero, so a new one changes nothing (residual adapters, as in CLIP-Adapter 2021 and TC-CLIP
2024; sizes from the project's own measurements). It sees the frames, how they change, and their times.
`TemporalTrainer` trains one; nothing else here needs decisions.
"""

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import torch  # noqa: TID253
from numpy.typing import NDArray
from torch import Tensor, nn  # noqa: TID253

from core.domain.moments import MOMENT_SECONDS
from core.errors import HeadError
from core.tagging import moment_table
from core.tagging.head import Head
from core.tagging.moment_table import N_CHANGE
from core.tagging.training_set import IMPORT_WEIGHT, PERSON_WEIGHT, Clip, Example, by_tag

WINDOW_FRAMES = 64
"""Number of frames that are looked at together, in training and in use."""
_MARGIN_FRAMES = 16
_WIDTH, _N_HEADS, _INNER, _N_LAYERS, _DROPOUT = 256, 4, 512, 2, 0.1
_SHORTEST_SECONDS, _LONGEST_SECONDS = 0.1, 1_000.0


_FEWEST_STEPS, _MOST_STEPS = 150, 600
_BATCH = 32
_LEARNING_RATE, _WEIGHT_DECAY, _KEPT_OF_AVERAGE = 1e-3, 0.05, 0.97
_DRAW_TO_OLD = 0.02
"""Weight that pulls towards the old part: small enough to learn from a few videos; `refresh` guards against losses."""
_DRAW_OF_ROWS = 1e-3
_MOST_SLOTS = 64
_TINY = 1e-6
_Span = tuple[int, float | None, float | None]


class TemporalPart(nn.Module):
    """Maps frames to frames in context.

    Parameters
    ----------
    n_dims : int
        Length of a frame vector, D.
    """

    def __init__(self, n_dims: int) -> None:
        super().__init__()
        self.scale = math.sqrt(n_dims)
        self.enter = nn.Linear(n_dims, _WIDTH)
        self.enter_change = nn.Linear(n_dims, _WIDTH, bias=False)
        layer = nn.TransformerEncoderLayer(
            _WIDTH, _N_HEADS, _INNER, _DROPOUT, activation="gelu", batch_first=True, norm_first=True
        )
        self.body = nn.TransformerEncoder(layer, _N_LAYERS, enable_nested_tensor=False)
        self.leave = nn.Linear(_WIDTH, n_dims)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def forward(self, frames: Tensor, seconds: Tensor, is_padding: Tensor) -> Tensor:
        """Return frames in context, ``(B, T, D)``.

        Parameters
        ----------
        frames : Tensor
            ``(B, T, D)``.
        seconds : Tensor
            ``(B, T)``, from the beginning of each window.
        is_padding : Tensor
            ``(B, T)`` bool; these frames are ignored.
        """
        before = torch.cat([frames[:, :1], frames[:, :-1]], dim=1)
        entered = self.enter(frames * self.scale) + self.enter_change((frames - before) * self.scale)
        inner = self.body(entered + _waves(seconds), src_key_padding_mask=is_padding)
        return frames + self.leave(inner) / self.scale


def _waves(seconds: Tensor) -> Tensor:
    """Return times as sines and cosines (Vaswani et al. 2017), ``(B, T)`` to ``(B, T, _WIDTH)``."""
    n = _WIDTH // 2
    ratio = math.log(_LONGEST_SECONDS / _SHORTEST_SECONDS) / (n - 1)
    periods = _SHORTEST_SECONDS * torch.exp(ratio * torch.arange(n, device=seconds.device, dtype=seconds.dtype))
    turns = 2 * math.pi * seconds[..., None] / periods
    return torch.cat([turns.sin(), turns.cos()], dim=-1)


def new(n_dims: int, *, seed: int) -> TemporalPart:
    """Return a temporal part, on the CPU, that changes nothing yet; the same for the same seed."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return TemporalPart(n_dims)


def weights_of(part: TemporalPart) -> dict[str, NDArray[np.float32]]:
    """Return the weights of a part by name."""
    return {name: value.detach().cpu().float().numpy().copy() for name, value in part.state_dict().items()}


def of_weights(weights: Mapping[str, NDArray[np.float32]], n_dims: int) -> TemporalPart:
    """Return a temporal part with given weights, for use, not for training.

    Parameters
    ----------
    weights : mapping of str to ndarray
        From `weights_of`.
    n_dims : int
        D.

    Raises
    ------
    HeadError
        If names or shapes are not those of a temporal part for such vectors.
    """
    part = new(n_dims, seed=0)
    wanted = {name: tuple(value.shape) for name, value in part.state_dict().items()}
    if {name: tuple(value.shape) for name, value in weights.items()} != wanted:
        raise HeadError("The shared part of that version cannot be used", "It was exported by another program.")
    part.load_state_dict({name: torch.from_numpy(np.array(value)) for name, value in weights.items()})
    return part.eval()


def between(
    old: Mapping[str, NDArray[np.float32]], fresh: Mapping[str, NDArray[np.float32]], share: float
) -> dict[str, NDArray[np.float32]]:
    """Interpolate the weights of two temporal parts (WiSE-FT, Wortsman et al. 2022).

    Parameters
    ----------
    old, fresh : mapping of str to ndarray
        With the same names.
    share : float
        0 returns exactly the old one, 1 the fresh one.
    """
    return {name: ((1 - share) * old[name] + share * fresh[name]).astype(np.float32) for name in old}


def in_context(part: TemporalPart, frames: NDArray[np.floating], seconds: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the frames of one video in context, computed window by window.

    Parameters
    ----------
    part : TemporalPart
        On any device.
    frames : ndarray
        ``(T, D)``.
    seconds : ndarray
        ``(T,)``.

    Returns
    -------
    ndarray
        ``(T, D)`` float32.
    """
    rows = np.asarray(frames, np.float32)
    out = np.empty_like(rows)
    device = part.leave.weight.device
    with torch.inference_mode():
        for start, kept in windows_of(len(rows)):
            window = slice(start, start + WINDOW_FRAMES)
            times = torch.from_numpy(seconds[window] - seconds[start]).float()[None].to(device)
            nothing = torch.zeros_like(times, dtype=torch.bool)
            contextual = part(torch.from_numpy(rows[window])[None].to(device), times, nothing)
            out[kept] = contextual[0, kept.start - start : kept.stop - start].cpu().numpy()
    return out


def windows_of(n_frames: int) -> list[tuple[int, slice]]:
    """Divide a video of T frames into overlapping windows.

    Returns
    -------
    list of (int, slice)
        First frame of each window, and the frames taken from it; together they cover each frame once.
    """
    if n_frames <= WINDOW_FRAMES:
        return [(0, slice(0, n_frames))]
    step = WINDOW_FRAMES - 2 * _MARGIN_FRAMES
    starts = [*range(0, n_frames - WINDOW_FRAMES, step), n_frames - WINDOW_FRAMES]
    ends = [start + WINDOW_FRAMES - _MARGIN_FRAMES for start in starts[:-1]] + [n_frames]
    begins = [0, *ends[:-1]]
    return [(start, slice(begin, end)) for start, begin, end in zip(starts, begins, ends, strict=True)]


class TemporalTrainer:
    """Trains one temporal part.

    Parameters
    ----------
    head : Head
        The head in use; its rows are the directions of the tags.
    clips : mapping of int to Clip
        Decided videos by id.
    examples : sequence of Example
        What to learn; the tags must have rows.
    seed : int
        The same seed gives the same part, on the same kind of device.
    device : str
        Where to compute.
    """

    def __init__(
        self, head: Head, clips: Mapping[int, Clip], examples: Sequence[Example], *, seed: int, device: str = "cpu"
    ) -> None:
        self._head, self._clips, self._examples = head, clips, examples
        self._draws = np.random.default_rng(seed)
        self._seed, self._device = seed, torch.device(device)
        self._tags = sorted({example.tag_id for example in examples})
        self._column = {tag_id: place for place, tag_id in enumerate(self._tags)}
        n_dims = len(head.background.centre)
        self.part = new(n_dims, seed=seed)
        if head.temporal:
            self.part.load_state_dict(of_weights(head.temporal, n_dims).state_dict())
        self.part.to(self._device)
        self._old = of_weights(weights_of(self.part), n_dims).to(self._device)
        rows = [head.rows[tag_id] for tag_id in self._tags]
        self._directions = self._tensor(np.stack([row.direction for row in rows]))
        self._added = torch.zeros_like(self._directions, requires_grad=True)
        self._numbers = self._tensor(
            np.array([[row.mean, row.spread, row.calibration.slope, row.calibration.bias] for row in rows])
        )
        self._centre = self._tensor(head.background.centre)
        self._by_kind = [_by_kind(examples, places) for _tag_id, places in sorted(by_tag(examples).items())]
        self._together = self._examples_by_span()

    def _examples_by_span(self) -> dict[_Span, list[tuple[Example, float]]]:
        """Group examples by the span they are about, each with its chance to be drawn."""
        found: dict[_Span, list[tuple[Example, float]]] = {}
        for kinds in self._by_kind:
            for places in kinds:
                for example in (self._examples[place] for place in places):
                    found.setdefault(_span(example), []).append((example, 1 / (len(kinds) * len(places))))
        return found

    def run(
        self,
        *,
        n_steps: int | None = None,
        is_wanted: Callable[[], bool] = lambda: True,
        on_progress: Callable[[float], object] = lambda _share: None,
    ) -> dict[str, NDArray[np.float32]]:
        """Train and return the mean weights of the last steps; see `weights_of`.

        Parameters
        ----------
        n_steps : int or None
            Number of batches; None for one per decided span, between 150 and 600.
        is_wanted : callable
            Asked before each step; once it returns False, training ends with what it has.
        on_progress : callable
            Called with the share that is done, 0 to 1.
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

    def _batch(self) -> list[Example]:
        """Draw examples evenly over tags and verdicts, so that frequent ones do not drown rare ones."""
        chosen = []
        for tag in self._draws.integers(0, len(self._tags), _BATCH):
            kinds = self._by_kind[tag]
            places = kinds[self._draws.integers(0, len(kinds))]
            chosen.append(self._examples[places[self._draws.integers(0, len(places))]])
        return chosen

    def _loss(self, examples: Sequence[Example]) -> Tensor:
        crops = [self._crop(example) for example in examples]
        frames, seconds, is_padding = self._padded(crops)
        contextual = self.part(frames, seconds, is_padding)
        with torch.no_grad():
            before = self._old(frames, seconds, is_padding)
        present = (~is_padding).float()
        drawn = ((contextual - before).square().sum(-1) * present).sum() / present.sum()
        logits = self._logits(contextual, seconds, present, self._changes(crops))
        wanted, weights = self._wanted(examples)
        each = torch.nn.functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
        return (each * weights).sum() / weights.sum() + _DRAW_TO_OLD * drawn

    def _wanted(self, examples: Sequence[Example]) -> tuple[Tensor, Tensor]:
        """Return verdicts and weights, ``(B, K)``; undecided tags have weight zero."""
        # All decisions about a drawn span are learned together, weighted by how likely each was to draw it: on average
        # the same as learning one at a time, with far less noise in each step.
        wanted = np.zeros((len(examples), len(self._tags)), np.float32)
        weights = np.zeros_like(wanted)
        for row, drawn in enumerate(examples):
            told = self._together[_span(drawn)]
            total = sum(chance for _example, chance in told)
            for example, chance in told:
                column = self._column[example.tag_id]
                wanted[row, column] = example.is_accepted
                weights[row, column] = chance / total * (IMPORT_WEIGHT if example.is_imported else PERSON_WEIGHT)
        return self._tensor(wanted), self._tensor(weights)

    def _crop(self, example: Example) -> tuple[NDArray, NDArray, float]:
        """Return at most a window of a video's frames; for a moment, its frames with those around it."""
        clip = self._clips[example.video_id]
        n_frames = len(clip.seconds)
        first, last = 0, n_frames
        if example.start_seconds is not None and example.end_seconds is not None:
            first = int(np.searchsorted(clip.seconds, example.start_seconds))
            last = max(first + 1, int(np.searchsorted(clip.seconds, example.end_seconds)))
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

    def _logits(self, contextual: Tensor, seconds: Tensor, present: Tensor, changes: Tensor) -> Tensor:
        """Score crops as the head does, from mean look and soft maximum over moments, ``(B, K)``."""
        whole = self._standard((contextual * present[..., None]).sum(1) / present.sum(1)[:, None], changes)
        slots = torch.div(seconds, MOMENT_SECONDS, rounding_mode="floor").long().clamp(0, _MOST_SLOTS - 1)
        counts = torch.zeros(len(contextual), _MOST_SLOTS, device=self._device).scatter_add_(1, slots, present)
        sums = torch.zeros(len(contextual), _MOST_SLOTS, contextual.shape[-1], device=self._device)
        sums = sums.scatter_add(1, slots[..., None].expand_as(contextual), contextual * present[..., None])
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


def _by_kind(examples: Sequence[Example], places: Sequence[int]) -> list[list[int]]:
    """Split the examples of a tag into accepted and rejected ones; either may be missing."""
    kinds = [[place for place in places if examples[place].is_accepted is kind] for kind in (True, False)]
    return [kind for kind in kinds if kind]


def _span(example: Example) -> _Span:
    return example.video_id, example.start_seconds, example.end_seconds
