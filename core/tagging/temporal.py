"""The shared temporal part: a small transformer that adds to each frame's vector what its neighbours say of it.

Its last layer starts at zero, so a new one changes nothing (residual adapters, as in CLIP-Adapter 2021 and TC-CLIP
2024; sizes from the project's own measurements). It sees the frames, how they change, and when they were.
"""

import math
from collections.abc import Mapping

import numpy as np
import torch  # noqa: TID253
from numpy.typing import NDArray
from torch import Tensor, nn  # noqa: TID253

from core.errors import HeadError

WINDOW_FRAMES = 64
"""Frames that are looked at together, in training as in use."""
_MARGIN_FRAMES = 16
_WIDTH, _N_HEADS, _INNER, _N_LAYERS, _DROPOUT = 256, 4, 512, 2, 0.1
_SHORTEST_SECONDS, _LONGEST_SECONDS = 0.1, 1_000.0


class TemporalPart(nn.Module):
    """Frames in, frames in context out.

    Parameters
    ----------
    n_dims : int
        Numbers in a frame vector, D.
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
        """Give frames in context.

        Parameters
        ----------
        frames : Tensor
            ``(B, T, D)``.
        seconds : Tensor
            ``(B, T)``, from the beginning of each window.
        is_padding : Tensor
            ``(B, T)`` bool; what stands there is not looked at.

        Returns
        -------
        Tensor
            ``(B, T, D)``.
        """
        before = torch.cat([frames[:, :1], frames[:, :-1]], dim=1)
        entered = self.enter(frames * self.scale) + self.enter_change((frames - before) * self.scale)
        inner = self.body(entered + _waves(seconds), src_key_padding_mask=is_padding)
        return frames + self.leave(inner) / self.scale


def _waves(seconds: Tensor) -> Tensor:
    """Tell times by sines and cosines (Vaswani et al. 2017), ``(B, T)`` to ``(B, T, _WIDTH)``."""
    n = _WIDTH // 2
    ratio = math.log(_LONGEST_SECONDS / _SHORTEST_SECONDS) / (n - 1)
    periods = _SHORTEST_SECONDS * torch.exp(ratio * torch.arange(n, device=seconds.device, dtype=seconds.dtype))
    turns = 2 * math.pi * seconds[..., None] / periods
    return torch.cat([turns.sin(), turns.cos()], dim=-1)


def new(n_dims: int, *, seed: int) -> TemporalPart:
    """Make a temporal part that changes nothing yet.

    Parameters
    ----------
    n_dims : int
        D.
    seed : int
        The same seed gives the same part.

    Returns
    -------
    TemporalPart
        On the processor.
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return TemporalPart(n_dims)


def weights_of(part: TemporalPart) -> dict[str, NDArray[np.float32]]:
    """Give the numbers of a part by name."""
    return {name: value.detach().cpu().float().numpy().copy() for name, value in part.state_dict().items()}


def of_weights(weights: Mapping[str, NDArray[np.float32]], n_dims: int) -> TemporalPart:
    """Make a part from its numbers.

    Parameters
    ----------
    weights : mapping of str to ndarray
        From `weights_of`.
    n_dims : int
        D.

    Returns
    -------
    TemporalPart
        For use, not for training.

    Raises
    ------
    HeadError
        If names or shapes are not those of a temporal part for such vectors.
    """
    part = new(n_dims, seed=0)
    wanted = {name: tuple(value.shape) for name, value in part.state_dict().items()}
    if {name: tuple(value.shape) for name, value in weights.items()} != wanted:
        raise HeadError("The temporal part of that head does not fit", "It was made by another program.")
    part.load_state_dict({name: torch.from_numpy(np.array(value)) for name, value in weights.items()})
    return part.eval()


def between(
    old: Mapping[str, NDArray[np.float32]], fresh: Mapping[str, NDArray[np.float32]], share: float
) -> dict[str, NDArray[np.float32]]:
    """Go part of the way from one temporal part to another (WiSE-FT, Wortsman et al. 2022).

    Parameters
    ----------
    old, fresh : mapping of str to ndarray
        With the same names.
    share : float
        0 gives the old one, 1 the fresh one, exactly.

    Returns
    -------
    dict of str to ndarray
        See `weights_of`.
    """
    return {name: ((1 - share) * old[name] + share * fresh[name]).astype(np.float32) for name in old}


def in_context(part: TemporalPart, frames: NDArray[np.floating], seconds: NDArray[np.float64]) -> NDArray[np.float32]:
    """See the frames of one video in context, window by window.

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
            seen = part(torch.from_numpy(rows[window])[None].to(device), times, nothing)
            out[kept] = seen[0, kept.start - start : kept.stop - start].cpu().numpy()
    return out


def windows_of(n_frames: int) -> list[tuple[int, slice]]:
    """Divide a video into windows that overlap.

    Parameters
    ----------
    n_frames : int
        T.

    Returns
    -------
    list of (int, slice)
        First frame of each window, and the frames that are taken from it: together all, each once.
    """
    if n_frames <= WINDOW_FRAMES:
        return [(0, slice(0, n_frames))]
    step = WINDOW_FRAMES - 2 * _MARGIN_FRAMES
    starts = [*range(0, n_frames - WINDOW_FRAMES, step), n_frames - WINDOW_FRAMES]
    ends = [start + WINDOW_FRAMES - _MARGIN_FRAMES for start in starts[:-1]] + [n_frames]
    begins = [0, *ends[:-1]]
    return [(start, slice(begin, end)) for start, begin, end in zip(starts, begins, ends, strict=True)]
