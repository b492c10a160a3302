"""A model on disk in open_clip's folder format, checked before anything heavy is imported.

A folder contains ``open_clip_config.json`` and weights as safetensors. Pickled weights are refused: unpickling can run
code. The checks read only the configuration and the header of the weights.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.embedding.open_clip import model_config, model_size, preprocessing
from core.embedding.open_clip.preprocessing import Preprocessing
from core.errors import EncoderAbsentError, EncoderError
from core.paths import full

CONFIG_NAME = "open_clip_config.json"
WEIGHTS_NAMES = ("open_clip_model.safetensors", "model.safetensors")
PICKLE_SUFFIXES = {".bin", ".pt", ".pth", ".ckpt", ".pkl"}
MOST_HEADER_BYTES = 16 << 20
"""The header of a model with a billion parameters takes a few hundred kilobytes."""

TOKENIZER_SUFFIXES = {".json", ".txt", ".model"}
MOST_TOKENIZER_BYTES = 128 << 20
"""Gemma's tokenizer, with 256,000 words of all languages, has 34 MB."""

BLOCK_BYTES = 8 << 20


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A folder that has passed the checks.

    Attributes
    ----------
    path : Path
        Absolute.
    weights_path : Path
        The safetensors file.
    model_config : mapping
        ``model_cfg`` of its configuration.
    preprocessing : Preprocessing
        From its configuration.
    """

    path: Path
    weights_path: Path
    model_config: Mapping[str, Any]
    preprocessing: Preprocessing

    @property
    def n_dims(self) -> int:
        """D, the length of its vectors."""
        return int(self.model_config["embed_dim"])

    @property
    def architecture(self) -> str:
        """Hash of its configuration, which differs for different networks."""
        canonical = json.dumps(self.model_config, sort_keys=True, separators=(",", ":"))
        return f"open_clip-{hashlib.sha256(canonical.encode()).hexdigest()[:16]}"


def read(path: Path) -> ModelFolder:
    """Read and check a folder with a model in open_clip's format.

    Raises
    ------
    EncoderAbsentError
        If there is no such folder.
    EncoderError
        If a file is missing, damaged, pickled or out of bounds, or a required package is not installed.
    """
    folder = full(path)
    if not folder.is_dir():
        raise EncoderAbsentError(
            "The folder {folder} does not exist",
            "A model folder contains {config} and the weights.",
            folder=folder,
            config=CONFIG_NAME,
        )
    config = model_config.read(folder / CONFIG_NAME)
    weights_path = _find_weights(folder)
    check_weights(weights_path)
    model, pixels = config["model_cfg"], config.get("preprocess_cfg") or {}
    model_size.check(folder, model, weights_bytes=weights_path.stat().st_size)
    _check_packages(folder, model["text_cfg"])
    _check_tokenizer(folder, model["text_cfg"])
    vision = model["vision_cfg"]
    return ModelFolder(
        path=folder,
        weights_path=weights_path,
        model_config=model,
        preprocessing=preprocessing.parse(pixels, image_size=vision.get("image_size", 224)),
    )


def _check_packages(folder: Path, text: Mapping[str, Any]) -> None:
    # Checked when the model is chosen; otherwise analysis could run for hours before the first text search fails.
    if text.get("hf_tokenizer_name") and importlib.util.find_spec("transformers") is None:
        raise EncoderError(
            "The tokenizer of the model in {folder} needs the Python package transformers, which is not installed",
            "Install it (pip install transformers), or choose another search model.",
            folder=folder,
        )


def _check_tokenizer(folder: Path, text: Mapping[str, Any]) -> None:
    # The tokenizer library reads these files completely, without a size limit.
    if not text.get("hf_tokenizer_name"):
        return
    for path in folder.iterdir():
        if path.suffix in TOKENIZER_SUFFIXES and not (path.is_file() and path.stat().st_size <= MOST_TOKENIZER_BYTES):
            raise EncoderError("{path} is too large to be a part of a tokenizer", "Download the file again.", path=path)


def check_weights(path: Path) -> None:
    """Check that a safetensors file is complete.

    Raises
    ------
    EncoderError
        If it is truncated or not a safetensors file.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            n_header = int.from_bytes(file.read(8), "little")
            header = file.read(n_header) if n_header <= min(size, MOST_HEADER_BYTES) else b""
        entries = json.loads(header)
        end = max(int(entry["data_offsets"][1]) for name, entry in entries.items() if name != "__metadata__")
    except OSError as error:
        raise EncoderError(
            "The weights {path} cannot be read ({reason})", path=path, reason=error.strerror or error
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OverflowError) as error:
        raise EncoderError(
            "The weights {path} are not a safetensors file, or its beginning is damaged",
            "Download the file again.",
            path=path,
        ) from error
    if size < 8 + n_header + end:
        missing = (8 + n_header + end - size) / 1e6
        raise EncoderError(
            "The weights {path} are incomplete: {missing} MB are missing",
            "Download the file again.",
            path=path,
            missing=f"{missing:.1f}",
        )


def hash_weights(path: Path, *, notes_path: Path | None = None) -> str:
    """Return the SHA-256 of a weights file, cached while its size and time stay the same.

    Parameters
    ----------
    path : Path
        The file.
    notes_path : Path or None
        JSON file for the cache; hashing 600 MB takes about half a second at every start otherwise.

    Returns
    -------
    str
        Hexadecimal.

    Raises
    ------
    EncoderError
        If the file cannot be read.
    """
    digest = hashlib.sha256()
    try:
        state = path.stat()
        key, stamp = os.fspath(path), [state.st_size, state.st_mtime_ns]
        notes = _read_notes(notes_path)
        if notes.get(key, [None])[0] == stamp:
            return notes[key][1]
        with path.open("rb") as file:
            while block := file.read(BLOCK_BYTES):
                digest.update(block)
    except OSError as error:
        raise EncoderError(
            "The weights {path} cannot be read ({reason})", path=path, reason=error.strerror or error
        ) from error
    if notes_path is not None:
        _write_notes(notes_path, notes | {key: [stamp, digest.hexdigest()]})
    return digest.hexdigest()


def _find_weights(folder: Path) -> Path:
    try:
        files = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError as error:
        raise EncoderAbsentError(
            "{folder} cannot be read ({reason})", folder=folder, reason=error.strerror or error
        ) from error
    safe = [path for path in files if path.suffix == ".safetensors"]
    for name in WEIGHTS_NAMES:
        if folder / name in safe:
            return folder / name
    if len(safe) == 1:
        return safe[0]
    if safe:
        raise EncoderError(
            "{folder} contains several weights files",
            "Rename the right one to {name}.",
            folder=folder,
            name=WEIGHTS_NAMES[0],
        )
    if any(path.suffix in PICKLE_SUFFIXES for path in files):
        raise EncoderError(
            "The weights in {folder} are pickled, which can run code when they are opened",
            "Use the model's .safetensors file instead.",
            folder=folder,
        )
    raise EncoderAbsentError(
        "{folder} contains no weights", "Put the model's {name} there.", folder=folder, name=WEIGHTS_NAMES[0]
    )


def _read_notes(path: Path | None) -> dict[str, Any]:
    with contextlib.suppress(OSError, ValueError):
        notes = json.loads(path.read_text(encoding="utf-8")) if path else {}
        return notes if isinstance(notes, dict) else {}
    return {}


def _write_notes(path: Path, notes: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):  # a read-only cache folder only costs time
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        temporary.write_text(json.dumps(notes), encoding="utf-8")
        temporary.replace(path)
