"""Runs the built-in encoder's network on the CPU with ONNX Runtime, without torch.

The model is exported once from the checked weights and kept in the cache folder under the encoder's identity, preceded
by its checksum. If it cannot be stored, it is exported at each start, which takes a few seconds.
"""

import contextlib
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from core import whole_file
from core.embedding.encoder import unit_rows
from core.sentence import Sentence

log = logging.getLogger(__name__)

BATCH_SIZE = 16
_N_CHECKSUM = 32


@dataclass(frozen=True, slots=True)
class Finished:
    """A batch that is already computed, because there is no device to wait for."""

    rows: NDArray[np.float16]

    @property
    def n_frames(self) -> int:
        """Number of rows."""
        return self.rows.shape[0]


class OnnxRuntime:
    """Computes the vectors of frames.

    Parameters
    ----------
    model : bytes
        From frames to rows, see `core.embedding.builtin.network.to_onnx`.
    n_threads : int
        CPU threads; 0 for one per core.
    """

    batch_size = BATCH_SIZE
    device_name = "CPU (fp32)"

    def __init__(self, model: bytes, *, n_threads: int = 0) -> None:
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = n_threads
        options.log_severity_level = 3
        # Threads that spin while waiting for work would take the cores from the decoders.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session: onnxruntime.InferenceSession | None = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )

    def submit(self, frames: NDArray[np.uint8]) -> Finished:
        """Compute one batch of frames (B, 224, 224, 3), uint8, before returning.

        Raises
        ------
        RuntimeError
            If it is closed, or the computation fails.
        """
        if self._session is None:
            raise RuntimeError("this encoder is closed")
        if len(frames) == 0:
            return Finished(np.empty((0, self._session.get_outputs()[0].shape[1]), np.float16))
        (rows,) = self._session.run(None, {"frames": np.ascontiguousarray(frames)})
        return Finished(unit_rows(np.asarray(rows)).astype(np.float16))

    @staticmethod
    def collect(pending: Finished) -> NDArray[np.float16]:
        """Return the rows of a submitted batch, shape (B, 512)."""
        return pending.rows

    def close(self) -> None:
        """Free the network."""
        self._session = None


def load_or_export(
    path: Path, export: Callable[[], bytes], *, say: Callable[[Sentence], object] = log.warning
) -> bytes:
    """Return the model from its file, or export it and store it there.

    Parameters
    ----------
    path : Path
        Its file; replaced if damaged.
    export : callable
        Creates the model.
    say : callable
        Receives a sentence if it cannot be stored.

    Returns
    -------
    bytes
        The model, without its checksum.
    """
    with contextlib.suppress(OSError):
        content = path.read_bytes()
        checksum, model = content[:_N_CHECKSUM], content[_N_CHECKSUM:]
        if hashlib.sha256(model).digest() == checksum:
            return model
        log.warning("%s is damaged and is made again", path)
    model = export()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file.written(path) as file:
            file.write(hashlib.sha256(model).digest() + model)
    except OSError as error:
        reason = error.strerror or error
        say(
            Sentence(
                "The built-in model cannot be stored in {folder} ({reason}), so each start takes a few seconds longer",
                folder=path.parent,
                reason=reason,
            )
        )
    return model
