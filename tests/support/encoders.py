"""Encoders for tests: one without any library, and a real open_clip folder with random weights of a few hundred kB."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.domain.embeddings import EncoderIdentity, EncoderInfo
from core.domain.media import FrameGeometry
from core.embedding.builtin.onnx_runtime import Finished
from core.embedding.encoder import check_frames, unit_rows

TINY_CONFIG = {
    "model_cfg": {
        "embed_dim": 16,
        "vision_cfg": {"image_size": 32, "layers": 1, "width": 32, "head_width": 16, "patch_size": 16},
        "text_cfg": {"context_length": 16, "vocab_size": 49408, "width": 16, "heads": 2, "layers": 1},
    },
    "preprocess_cfg": {
        "mean": [0.5, 0.4, 0.3],
        "std": [0.2, 0.3, 0.4],
        "interpolation": "bilinear",
        "resize_mode": "squash",
    },
}


class FakeEncoder:
    """Vectors from hashes: equal frames and words have equal vectors, all others are nearly orthogonal.

    A text in ``meanings`` has the vector of that frame, so that searches by words can be tested; a text with the word
    "unknown" has none.
    """

    device_name = "none"

    def __init__(self, *, n_dims: int = 32, size_px: int = 16, batch_size: int = 4, has_text: bool = True) -> None:
        self.batch_size = batch_size
        self.info = EncoderInfo(
            reference="fake",
            title="Fake",
            identity=EncoderIdentity("fake", hashlib.sha256(b"").hexdigest(), hashlib.sha256(b"").hexdigest()),
            n_dims=n_dims,
            geometry=FrameGeometry(size_px),
            has_text=has_text,
        )
        self.meanings: dict[str, NDArray[np.uint8]] = {}
        self.batch_sizes: list[int] = []
        self.is_closed = False

    def encode_frames(self, frames: NDArray[np.uint8]) -> NDArray[np.float16]:
        check_frames(frames, self.info.geometry)
        self.batch_sizes.append(len(frames))
        rows = [self._vector(frame.tobytes()) for frame in frames]
        return np.array(rows, dtype=np.float16).reshape(len(frames), self.info.n_dims)

    def submit(self, frames: NDArray[np.uint8]) -> Finished:
        return Finished(self.encode_frames(frames))

    def collect(self, pending: Finished) -> NDArray[np.float16]:
        return pending.rows

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self._word(text) for text in texts], dtype=np.float32).reshape(len(texts), self.info.n_dims)

    def unknown_words(self, text: str) -> tuple[str, ...]:
        return tuple(word for word in text.split() if word == "guessed")

    def close(self) -> None:
        self.is_closed = True

    def _word(self, text: str) -> NDArray[np.float32]:
        if not self.info.has_text or not text.strip() or "unknown" in text:
            return np.zeros(self.info.n_dims, dtype=np.float32)
        meant = [frame for words, frame in self.meanings.items() if words in text]
        return self._vector(meant[0].tobytes() if meant else text.encode(errors="surrogatepass"))

    def _vector(self, content: bytes) -> NDArray[np.float32]:
        seed = int.from_bytes(hashlib.sha256(content).digest()[:8], "little")
        return unit_rows(np.random.default_rng(seed).standard_normal((1, self.info.n_dims)))[0]


def make_tiny_model(folder: Path, *, seed: int = 0, **changes: object) -> Path:
    """Write a real model folder in open_clip's format; ``changes`` replace parts of ``model_cfg``."""
    import torch
    from safetensors.torch import save_file

    from core.embedding.open_clip.quick_import import import_open_clip

    config = json.loads(json.dumps(TINY_CONFIG))
    config["model_cfg"].update(changes)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        network = import_open_clip().CLIP(**config["model_cfg"])
    save_file(network.state_dict(), folder / "open_clip_model.safetensors")
    return folder
