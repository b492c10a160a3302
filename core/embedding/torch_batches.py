"""Batches of frames on a torch device.

On CUDA, frames are copied from page-locked memory and computed on a separate stream, so that the next batch can be
decoded and copied meanwhile. Elsewhere a batch is finished once it has been submitted.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch  # noqa: TID253
from numpy.typing import NDArray

from core.embedding.device import Device, DeviceKind
from core.embedding.encoder import unit_rows


@dataclass(slots=True, eq=False)
class Submitted:
    """Rows being computed, and on CUDA the page-locked frames that must live until then."""

    rows: torch.Tensor
    frames: torch.Tensor | None = None
    event: "torch.cuda.Event | None" = None

    @property
    def n_frames(self) -> int:
        """Number of rows."""
        return self.rows.shape[0]


class TorchBatches:
    """Runs batches through a function on a device.

    Parameters
    ----------
    device : Device
        Device to compute on.
    compute : callable
        Frames (B, S, S, 3) uint8 on the device to rows (B, D) float32.
    n_dims : int
        D.
    """

    def __init__(self, device: Device, compute: Callable[[torch.Tensor], torch.Tensor], *, n_dims: int) -> None:
        self._device = device
        self._compute = compute
        self._n_dims = n_dims
        self._stream = torch.cuda.Stream(device.torch_name) if device.kind is DeviceKind.CUDA else None

    @torch.inference_mode()
    def submit(self, frames: NDArray[np.uint8]) -> Submitted:
        """Start computing one batch, to be passed to `collect`.

        Parameters
        ----------
        frames : ndarray, shape (B, S, S, 3), uint8
            Must stay unchanged until collected.
        """
        if len(frames) == 0:
            return Submitted(torch.empty((0, self._n_dims)))
        pixels = torch.from_numpy(np.ascontiguousarray(frames))
        if self._stream is None:
            return Submitted(self._compute(pixels.to(self._device.torch_name)).cpu())
        staged = pixels.pin_memory()
        with torch.cuda.stream(self._stream):
            rows = self._compute(staged.to(self._device.torch_name, non_blocking=True))
            out = torch.empty(rows.shape, dtype=rows.dtype, pin_memory=True)
            out.copy_(rows, non_blocking=True)
            event = torch.cuda.Event()
            event.record(self._stream)
        return Submitted(out, frames=staged, event=event)

    @staticmethod
    def collect(pending: Submitted) -> NDArray[np.float16]:
        """Wait for a submitted batch.

        Returns
        -------
        ndarray, shape (B, D), float16
            Unit rows.
        """
        if pending.event is not None:
            pending.event.synchronize()
        return unit_rows(pending.rows.numpy()).astype(np.float16)
