"""Runs the built-in encoder's network on a graphics card with torch, in half precision.

Cosine to single precision on 120 real frames: at least 0.9997 in fp16 (0.985 in bf16; CPUs, which have only bf16,
therefore compute in single precision).
"""

import numpy as np
import torch  # noqa: TID253
from numpy.typing import NDArray
from torch.nn import functional  # noqa: TID253

from core.embedding.builtin.network import HIGHEST, PIXEL_MEAN, PIXEL_SCALE, TEMPERATURE, Block, Convolution, Network
from core.embedding.device import Device, DeviceKind
from core.embedding.torch_batches import Submitted, TorchBatches

BATCH_SIZES = {DeviceKind.CUDA: 256, DeviceKind.MPS: 64, DeviceKind.CPU: 8}


class TorchRuntime:
    """Computes the vectors of frames.

    Parameters
    ----------
    network : Network
        From `core.embedding.builtin.network.read`.
    class_texts : ndarray, shape (1000, 256), float32
        Unit vectors of the classes' texts.
    device : Device
        Device to compute on.
    """

    def __init__(self, network: Network, class_texts: NDArray[np.float32], device: Device) -> None:
        self._device = device
        self._dtype = torch.float32 if device.kind is DeviceKind.CPU else torch.float16
        self._blocks = [(block, [self._loaded(part) for part in block.convolutions]) for block in network.blocks]
        constants = (network.class_weight.T, network.class_bias, class_texts, network.projection.T)
        self._constants = [torch.from_numpy(np.ascontiguousarray(one)).to(device.torch_name) for one in constants]
        n_dims = class_texts.shape[1] + len(network.projection)
        self._batches = TorchBatches(device, self._compute, n_dims=n_dims)

    @property
    def device_name(self) -> str:
        """Name of the device, such as ``NVIDIA H200 (fp16)``."""
        return self._device.describe(self._dtype)

    @property
    def batch_size(self) -> int:
        """Number of frames per call that uses the device well."""
        return BATCH_SIZES[self._device.kind]

    def submit(self, frames: NDArray[np.uint8]) -> Submitted:
        """Start computing one batch; see `TorchBatches.submit`."""
        return self._batches.submit(frames)

    def collect(self, pending: Submitted) -> NDArray[np.float16]:
        """Wait for a submitted batch; see `TorchBatches.collect`."""
        return self._batches.collect(pending)

    def close(self) -> None:
        """Free the network."""
        self._blocks, self._constants = [], []
        if self._device.kind is DeviceKind.CUDA:
            with torch.cuda.device(self._device.torch_name):
                torch.cuda.empty_cache()

    def _loaded(self, convolution: Convolution) -> tuple[torch.Tensor, torch.Tensor]:
        weight = torch.from_numpy(convolution.weight).to(self._device.torch_name, self._dtype)
        bias = torch.from_numpy(convolution.bias).to(self._device.torch_name, self._dtype)
        return weight.contiguous(memory_format=torch.channels_last), bias

    def _compute(self, frames: torch.Tensor) -> torch.Tensor:
        # (B, S, S, 3) viewed as (B, 3, S, S) is already channels-last: no copy, and fastest for convolutions.
        out = frames.permute(0, 3, 1, 2).float().sub_(PIXEL_MEAN).div_(PIXEL_SCALE).to(self._dtype)
        for block, tensors in self._blocks:
            out = _convolved(out, block, tensors)
        class_weight, class_bias, class_texts, projection = self._constants
        pooled = out.float().mean(dim=(2, 3))
        seen = torch.softmax((pooled @ class_weight + class_bias) / TEMPERATURE, dim=1)
        halves = [functional.normalize(half, dim=1) for half in (seen @ class_texts, pooled @ projection)]
        return torch.cat(halves, dim=1) / np.sqrt(2)


def _convolved(pixels: torch.Tensor, block: Block, tensors: list[tuple[torch.Tensor, torch.Tensor]]) -> torch.Tensor:
    out = pixels
    for convolution, (weight, bias) in zip(block.convolutions, tensors, strict=True):
        before, behind = convolution.padding(out.shape[-1])
        padded = functional.pad(out, (before, behind, before, behind)) if behind else out
        out = functional.conv2d(padded, weight, bias, stride=convolution.stride, groups=convolution.n_groups)
        if convolution.is_clipped:
            out = out.clamp_(0, HIGHEST)
    return out + pixels if block.has_shortcut else out
