"""The built-in encoder: everyday words and pictures in one space, made of packages that ship with the program.

A classifier of everyday things recognises what is in a frame, and word vectors give the meaning of its classes and of a
query. It needs no download. It knows objects, animals, places, food, vehicles and sports; it does not know people,
names and actions the way CLIP does, and reports such words (`unknown_words`). docs/performance.md has the measurements.
"""

import ctypes
import logging
import platform
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from core.embedding import self_test
from core.embedding.builtin.identity import FINGERPRINT, N_DIMS, info
from core.embedding.encoder import Pending, check_frames, encode_in_batches
from core.errors import EncoderError
from core.sentence import Sentence

if TYPE_CHECKING:
    from core.embedding.builtin.words import WordVectors
    from core.embedding.device import Device

log = logging.getLogger(__name__)

_ADVICE = Sentence("Reinstall Clipshelf.")


class Runtime(Protocol):
    """Computes the vectors of frames on one device."""

    @property
    def device_name(self) -> str:
        """The device it runs on, for people."""
        ...

    @property
    def batch_size(self) -> int:
        """Number of frames per call that uses the device well."""
        ...

    def submit(self, frames: NDArray[np.uint8]) -> Pending:
        """Start computing one batch."""
        ...

    def collect(self, pending: Any) -> NDArray[np.float16]:
        """Wait for a submitted batch."""
        ...

    def close(self) -> None:
        """Free the device's memory."""
        ...


class BuiltinText:
    """The text side alone: imports neither torch nor the network."""

    def __init__(self) -> None:
        self.info = info()
        self._words: WordVectors | None = None
        self._lock = threading.Lock()

    @property
    def words(self) -> "WordVectors":
        """The word vectors, read on first use."""
        with self._lock:
            if self._words is None:
                self._words = load_words()
            return self._words

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode words; see `core.embedding.encoder.TextEncoder`.

        Returns
        -------
        ndarray, shape (N, 512), float32
            Unit rows with zeros in the visual half; zeros for a text without a content word.
        """
        rows = np.zeros((len(texts), N_DIMS), np.float32)
        if len(texts):
            semantic = self.words.encode(texts)
            rows[:, : semantic.shape[1]] = semantic
        return rows

    def unknown_words(self, text: str) -> tuple[str, ...]:
        """Return the words of a query it does not know; see `core.embedding.encoder.TextEncoder`."""
        return self.words.unknown_words(text)

    def close(self) -> None:
        """Free the word vectors."""
        self._words = None


class BuiltinEncoder(BuiltinText):
    """The whole encoder as a `core.embedding.encoder.Encoder`.

    Parameters
    ----------
    runtime : Runtime
        Computes the vectors of frames.
    """

    def __init__(self, runtime: Runtime) -> None:
        super().__init__()
        self._runtime = runtime

    @property
    def device_name(self) -> str:
        """The device it runs on, for people."""
        return self._runtime.device_name

    @property
    def batch_size(self) -> int:
        """Number of frames per call that uses the device well."""
        return self._runtime.batch_size

    def encode_frames(self, frames: NDArray[np.uint8]) -> NDArray[np.float16]:
        """Encode frames (B, 224, 224, 3); see `core.embedding.encoder.Encoder`."""
        return encode_in_batches(self, frames)

    def submit(self, frames: NDArray[np.uint8]) -> Pending:
        """Start encoding one batch; see `core.embedding.encoder.Encoder`."""
        check_frames(frames, self.info.geometry)
        return self._runtime.submit(frames)

    def collect(self, pending: Any) -> NDArray[np.float16]:
        """Wait for a submitted batch; see `core.embedding.encoder.Encoder`."""
        return self._runtime.collect(pending)

    def close(self) -> None:
        """Free the network and the word vectors."""
        super().close()
        self._runtime.close()


def load(
    *, cache_folder: Path, device: "Device | str", n_threads: int = 0, say: Callable[[Sentence], object]
) -> BuiltinEncoder:
    """Load the encoder with torch if there is a graphics card, otherwise with ONNX Runtime.

    Parameters
    ----------
    cache_folder : Path
        Folder of the exported model.
    device : Device or str
        A device or the setting.
    n_threads : int
        CPU threads; 0 for one per core.
    say : callable
        Receives a sentence if another device is used.

    Returns
    -------
    BuiltinEncoder
        To be closed by the caller.

    Raises
    ------
    EncoderError
        If one of its files is missing or damaged.
    """
    card = _graphics_card(device, say)
    encoder = _on_card(card, say) if card is not None else None
    return encoder or _on_processor(cache_folder, n_threads, say)


def _on_card(card: "Device", say: Callable[[Sentence], object]) -> BuiltinEncoder | None:
    from core.embedding.builtin import network
    from core.embedding.builtin.torch_runtime import TorchRuntime

    parts, class_texts = network.read(), load_words().classes.rows
    try:
        encoder = BuiltinEncoder(TorchRuntime(parts, class_texts, card))
        self_test.run(encoder, fingerprint=FINGERPRINT, advice=_ADVICE)
    except (RuntimeError, EncoderError):
        # An old card, an unsuitable driver or full memory; the CPU can do the same work.
        log.exception("%s cannot be used", card.name)
        say(Sentence("{device} cannot run the built-in model. The CPU is used instead", device=card.name))
        return None
    return encoder


def _on_processor(cache_folder: Path, n_threads: int, say: Callable[[Sentence], object]) -> BuiltinEncoder:
    try:
        from core.embedding.builtin import onnx_runtime
    except ImportError as error:
        raise EncoderError(
            "ONNX Runtime, a part of the built-in model, cannot be loaded ({reason})", _ADVICE, reason=error
        ) from error
    path = cache_folder / "builtin" / f"{info().identity.key}.model"
    model = onnx_runtime.load_or_export(path, _export, say=say)
    encoder = BuiltinEncoder(onnx_runtime.OnnxRuntime(model, n_threads=n_threads))
    self_test.run(encoder, fingerprint=FINGERPRINT, advice=_ADVICE)
    return encoder


def _export() -> bytes:
    from core.embedding.builtin import network

    log.info("exporting the built-in model")
    return network.to_onnx(network.read(), load_words().classes.rows)


def load_words() -> "WordVectors":
    """Read the word vectors from their package, about 40 MB.

    Raises
    ------
    EncoderError
        If a required file or package is missing or damaged.
    """
    try:
        from core.embedding.builtin.words import WordVectors  # not needed to identify the encoder
    except ImportError as error:
        raise EncoderError("A part of the built-in model cannot be loaded ({reason})", _ADVICE, reason=error) from error
    return WordVectors()


def _graphics_card(device: "Device | str", say: Callable[[Sentence], object]) -> "Device | None":
    # Importing torch takes a second and half a GB; avoid it if there is no graphics card.
    if device == "cpu" or (device == "auto" and not _may_have_graphics_card()):
        return None
    from core.embedding import device as devices

    chosen = devices.pick_or_warn(device, say)
    return chosen if chosen.kind is not devices.DeviceKind.CPU else None


def _may_have_graphics_card() -> bool:
    if sys.platform == "darwin":
        return platform.machine() == "arm64"
    try:
        driver = ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
        count = ctypes.c_int()
        return driver.cuInit(0) == 0 and driver.cuDeviceGetCount(ctypes.byref(count)) == 0 and count.value > 0
    except (OSError, AttributeError):
        return False
