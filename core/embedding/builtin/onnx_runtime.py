"""The built-in encoder's network on the processor, by ONNX Runtime, without torch.

The model is exported once from the checked weights and kept in the cache folder under the encoder's identity, with its
checksum in front. Where it cannot be kept, it is exported at each start, which takes some seconds.
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
    """A batch that is ready, because there is no device to wait for."""

    rows: NDArray[np.float16]

    @property
    def n_frames(self) -> int:
        """How many rows it has."""
        return self.rows.shape[0]


class OnnxRuntime:
    """Computes the vectors of frames.

    Parameters
    ----------
    model : bytes
        From frames to rows, see `core.embedding.builtin.network.to_onnx`.
    n_threads : int
        Threads to compute with; 0 for one per core.
    """

    batch_size = BATCH_SIZE
    device_name = "CPU (fp32)"

    def __init__(self, model: bytes, *, n_threads: int = 0) -> None:
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = n_threads
        options.log_severity_level = 3
        # Threads that wait for work by spinning would take the cores from those that decode.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session: onnxruntime.InferenceSession | None = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )

    def submit(self, frames: NDArray[np.uint8]) -> Finished:
        """Compute one batch at once.

        Parameters
        ----------
        frames : ndarray, shape (B, 224, 224, 3), uint8
            RGB.

        Returns
        -------
        Finished
            Its rows.

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
    """Read a model from its file, or export it and keep it there.

    Parameters
    ----------
    path : Path
        Where it is kept; a damaged file is replaced.
    export : callable
        Makes the model.
    say : callable
        Told, in a sentence, that it cannot be kept.

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
                "The built-in model cannot be kept in {folder} ({reason}), so each start takes some seconds longer",
                folder=path.parent,
                reason=reason,
            )
        )
    return model
