"""CLIP models as encoders, loaded with open_clip from a folder on disk.

Frames go to the device as bytes and are normalised there. Weights are in half precision where the device is faster that
way (`core.embedding.open_clip.model_loading.choose_dtype`).
"""

import threading
from collections.abc import Sequence

import numpy as np
import torch  # noqa: TID253
from numpy.typing import NDArray

from core.domain.embeddings import EncoderInfo
from core.embedding.device import Device, DeviceKind
from core.embedding.encoder import check_frames, encode_in_batches, tidy_text, unit_rows
from core.embedding.open_clip import model_loading
from core.embedding.open_clip.model_folder import ModelFolder
from core.embedding.torch_batches import Submitted, TorchBatches
from core.errors import EncoderError

BATCH_SIZES = {DeviceKind.CUDA: 256, DeviceKind.MPS: 64, DeviceKind.CPU: 16}
FP32_CPU_BATCH_SIZE = 8
"""Larger batches of convolutions exceed the CPU cache: MobileNetV2 on two cores did 162 frames/s by 8, 121 by 16, 81
by 48."""

TEXTS_AT_ONCE = 64
MOST_LETTERS = 4_000


def choose_batch_size(device: Device, dtype: torch.dtype) -> int:
    """Return the number of frames per batch that uses a device well for weights of this type."""
    is_slow = device.kind is DeviceKind.CPU and dtype == torch.float32
    return FP32_CPU_BATCH_SIZE if is_slow else BATCH_SIZES[device.kind]


class OpenClipText:
    """The text tower of a model, as a `core.embedding.encoder.TextEncoder`.

    Parameters
    ----------
    folder : ModelFolder
        Checked.
    info : EncoderInfo
        Of its encoder.
    device : Device
        Device to compute on.
    network : Module or None
        The whole model; None loads the text tower alone.
    """

    def __init__(
        self, folder: ModelFolder, info: EncoderInfo, device: Device, *, network: torch.nn.Module | None = None
    ) -> None:
        self.info = info
        self._folder = folder
        self._device = device
        self._network = network or model_loading.load_text_tower(folder, device)
        self._tokenizer: model_loading.Tokenizer | None = None
        self._tokenizer_lock = threading.Lock()

    @torch.inference_mode()
    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode words; see `core.embedding.encoder.TextEncoder`."""
        tidy = [tidy_text(text[:MOST_LETTERS]) for text in texts]
        rows = np.zeros((len(tidy), self.info.n_dims), dtype=np.float32)
        spoken = [place for place, text in enumerate(tidy) if text]
        for start in range(0, len(spoken), TEXTS_AT_ONCE):
            places = spoken[start : start + TEXTS_AT_ONCE]
            rows[places] = self._rows([tidy[place] for place in places])
        return rows

    def _rows(self, texts: list[str]) -> NDArray[np.float32]:
        network = self._opened()
        try:
            tokens = self._tokenize(texts).to(self._device.torch_name)
            return unit_rows(network.encode_text(tokens).float().cpu().numpy())  # type: ignore[operator]
        except (RuntimeError, IndexError, ValueError, TypeError, AttributeError) as error:
            # The tokenizer returned token ids outside the network's vocabulary: its files belong to another model.
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            raise EncoderError(
                "The search model {title} failed ({reason})",
                "Download all of its files from one source, or choose another search model.",
                title=self.info.title,
                reason=reason,
            ) from error

    def unknown_words(self, text: str) -> tuple[str, ...]:  # noqa: ARG002 (CLIP learned from captions of all kinds)
        """Return no words: this model cannot tell what it does not know."""
        return ()

    def close(self) -> None:
        """Free the network."""
        self._network = None
        if self._device.kind is DeviceKind.CUDA:
            with torch.cuda.device(self._device.torch_name):
                torch.cuda.empty_cache()

    def _tokenize(self, texts: list[str]) -> torch.Tensor:
        with self._tokenizer_lock:
            if self._tokenizer is None:
                self._tokenizer = model_loading.load_tokenizer(self._folder)
            return self._tokenizer(texts)

    def _opened(self) -> torch.nn.Module:
        if self._network is None:
            raise RuntimeError("this encoder is closed")
        return self._network


class OpenClipEncoder(OpenClipText):
    """A model in memory as a `core.embedding.encoder.Encoder`.

    Parameters
    ----------
    folder : ModelFolder
        Checked.
    info : EncoderInfo
        Of this encoder.
    device : Device
        Device to compute on.
    n_threads : int
        CPU threads for torch in the whole process; 0 keeps its default.
    """

    def __init__(self, folder: ModelFolder, info: EncoderInfo, device: Device, *, n_threads: int = 0) -> None:
        if n_threads:
            torch.set_num_threads(n_threads)
        network = model_loading.load_network(folder, device)
        super().__init__(folder, info, device, network=network)
        self._dtype = next(network.parameters()).dtype
        std, mean = torch.tensor(folder.preprocessing.std), torch.tensor(folder.preprocessing.mean)
        self._scale = (1 / (255 * std)).view(1, 3, 1, 1).to(device.torch_name)
        self._shift = (-mean / std).view(1, 3, 1, 1).to(device.torch_name)
        self._batches = TorchBatches(device, self._compute, n_dims=folder.n_dims)

    @property
    def device_name(self) -> str:
        """Name of the device, such as ``CPU (bf16)``."""
        return self._device.describe(self._dtype)

    @property
    def batch_size(self) -> int:
        """Number of frames per call that uses the device well."""
        return choose_batch_size(self._device, self._dtype)

    def encode_frames(self, frames: NDArray[np.uint8]) -> NDArray[np.float16]:
        """Encode frames; see `core.embedding.encoder.Encoder`."""
        return encode_in_batches(self, frames)

    def submit(self, frames: NDArray[np.uint8]) -> Submitted:
        """Start encoding one batch; see `core.embedding.encoder.Encoder`."""
        check_frames(frames, self.info.geometry)
        return self._batches.submit(frames)

    def collect(self, pending: Submitted) -> NDArray[np.float16]:
        """Wait for a submitted batch; see `core.embedding.encoder.Encoder`."""
        return self._batches.collect(pending)

    def _compute(self, pixels: torch.Tensor) -> torch.Tensor:
        # (B, S, S, 3) viewed as (B, 3, S, S) is already channels-last: no copy, and fastest for convolutions.
        scaled = pixels.permute(0, 3, 1, 2).float().mul_(self._scale).add_(self._shift)
        return self._opened().encode_image(scaled.to(self._dtype)).float()  # type: ignore[operator]
