"""Turns a reference into an encoder; torch is imported only if that encoder needs it."""

import contextlib
import importlib.metadata
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core import collector
from core.domain.embeddings import EncoderIdentity, EncoderInfo
from core.domain.media import FrameGeometry
from core.embedding import catalogue, offline, self_test
from core.embedding.builtin import identity as builtin
from core.embedding.catalogue import Resolved
from core.embedding.download import checksums
from core.embedding.encoder import Encoder, TextEncoder
from core.embedding.open_clip import model_folder, model_size
from core.embedding.open_clip.model_folder import ModelFolder
from core.errors import EncoderAbsentError, EncoderError, KnownError
from core.sentence import Sentence

if TYPE_CHECKING:
    from core.embedding.device import Device

log = logging.getLogger(__name__)

WEIGHTS_NOTES = "weights-hashes.json"


@dataclass(frozen=True, slots=True)
class TrialSubject:
    """What a trial needs to know about an encoder.

    Attributes
    ----------
    title : str
        Shown to people.
    key : str
        Changes when its content or the libraries that read it change.
    memory_bytes : int
        Approximate memory use once loaded.
    is_known : bool
        Whether its weights match the checksum in the catalogue.
    """

    title: str
    key: str
    memory_bytes: int
    is_known: bool


def load(
    reference: str,
    *,
    cache_folder: Path,
    device: "Device | str" = "auto",
    n_threads: int = 0,
    say: Callable[[Sentence], object] = log.warning,
) -> Encoder:
    """Load an encoder, check that it works and return it; the caller closes it.

    Parameters
    ----------
    reference : str
        As for `core.embedding.catalogue.resolve`.
    cache_folder : Path
        Folder of downloaded encoders and cached hashes of weights.
    device : Device or str
        A device or the setting; the CPU is used if it is not available.
    n_threads : int
        CPU threads; 0 for one per core.
    say : callable
        Receives a sentence if another device is used.

    Returns
    -------
    Encoder
        Ready for use.

    Raises
    ------
    EncoderError
        If the reference is unknown, or the model is missing, damaged, or of the wrong kind.
    """
    with _refusals(reference):
        return _load(reference, cache_folder, device=device, n_threads=n_threads, say=say)


def _load(
    reference: str, cache_folder: Path, *, device: "Device | str", n_threads: int, say: Callable[[Sentence], object]
) -> Encoder:
    resolved = catalogue.resolve(reference)
    folder = _folder_of(resolved, cache_folder)
    if folder is None:
        from core.embedding.builtin import encoder as builtin_encoder

        encoder: Encoder = builtin_encoder.load(cache_folder=cache_folder, device=device, n_threads=n_threads, say=say)
    else:
        encoder = _load_open_clip(resolved, folder, cache_folder, device=device, n_threads=n_threads, say=say)
        self_test.run(encoder, fingerprint=resolved.entry.fingerprint if resolved.entry else None)
    log.info("loaded %s on %s", resolved.reference, encoder.device_name)
    return encoder


def load_text(reference: str, *, cache_folder: Path) -> TextEncoder:
    """Load only the text side of an encoder, on the CPU: all that a text search needs.

    Parameters
    ----------
    reference : str
        As for `core.embedding.catalogue.resolve`.
    cache_folder : Path
        Folder of downloaded encoders and cached hashes of weights.

    Returns
    -------
    TextEncoder
        With the same identity as the whole encoder; to be closed by the caller.

    Raises
    ------
    EncoderError
        If the reference is unknown, or the model is missing, damaged, or of the wrong kind.
    """
    resolved = catalogue.resolve(reference)
    folder = _folder_of(resolved, cache_folder)
    if folder is None:
        from core.embedding.builtin.encoder import BuiltinText

        return BuiltinText()
    with _refusals(reference):
        return _load_open_clip_text(resolved, folder, cache_folder)


def _load_open_clip_text(resolved: Resolved, folder: Path, cache_folder: Path) -> TextEncoder:
    model, info = _read_open_clip(resolved, folder, cache_folder)
    with collector.paused():
        from core.embedding import device as devices
        from core.embedding.open_clip.encoder import OpenClipText
        from core.embedding.open_clip.quick_import import import_open_clip

        import_open_clip()
    return OpenClipText(model, info, devices.pick("cpu"))


def _load_open_clip(
    resolved: Resolved,
    folder: Path,
    cache_folder: Path,
    *,
    device: "Device | str",
    n_threads: int,
    say: Callable[[Sentence], object],
) -> Encoder:
    model, info = _read_open_clip(resolved, folder, cache_folder)
    with collector.paused():
        from core.embedding import device as devices  # torch takes a second
        from core.embedding.open_clip.encoder import OpenClipEncoder
        from core.embedding.open_clip.quick_import import import_open_clip

        import_open_clip()
    return OpenClipEncoder(model, info, devices.pick_or_warn(device, say), n_threads=n_threads)


def _read_open_clip(resolved: Resolved, folder: Path, cache_folder: Path) -> tuple[ModelFolder, EncoderInfo]:
    model = model_folder.read(folder)
    weights_hash = model_folder.hash_weights(model.weights_path, notes_path=cache_folder / WEIGHTS_NOTES)
    if resolved.entry is not None:
        checksums.check(resolved.entry, model.weights_path, weights_hash, cache_folder)
    return model, EncoderInfo(
        reference=resolved.reference,
        title=resolved.entry.title if resolved.entry else folder.name,
        identity=EncoderIdentity(model.architecture, weights_hash, model.preprocessing.hash),
        n_dims=model.n_dims,
        geometry=model.preprocessing.geometry,
        has_text=True,
    )


def subject(reference: str, *, cache_folder: Path) -> TrialSubject | None:
    """Describe an encoder for a trial from its configuration and checksum, without loading it.

    Returns
    -------
    TrialSubject or None
        None for the built-in encoder.

    Raises
    ------
    EncoderError
        If it cannot be used.
    """
    resolved = catalogue.resolve(reference)
    folder = _folder_of(resolved, cache_folder)
    if folder is None:
        return None
    with _refusals(reference):
        model, info = _read_open_clip(resolved, folder, cache_folder)
        versions = "+".join(importlib.metadata.version(name) for name in ("torch", "open-clip-torch"))
        return TrialSubject(
            title=info.title,
            key=f"{info.identity.key} {versions}",
            memory_bytes=model_size.estimate(model.model_config, weights_bytes=model.weights_path.stat().st_size),
            is_known=resolved.entry is not None and resolved.entry.sha256 == info.identity.weights_hash,
        )


@contextlib.contextmanager
def _refusals(reference: str) -> Iterator[None]:
    """Turn any failure into an `EncoderError`: the model's files come from others and may be wrong in any way."""
    offline.enforce()
    try:
        yield
    except KnownError:
        raise
    except MemoryError as error:
        raise EncoderError(
            "There is not enough memory for the search model {reference}", "Choose a smaller one.", reference=reference
        ) from error
    except Exception as error:
        log.exception("the encoder %s cannot be loaded", reference)
        raise EncoderError(
            "The search model {reference} cannot be loaded ({kind})",
            "See the log for details.",
            reference=reference,
            kind=type(error).__name__,
        ) from error


def geometry_of(reference: str, *, cache_folder: Path) -> FrameGeometry:
    """Return the frames an encoder expects, from its configuration alone; imports nothing heavy.

    Raises
    ------
    EncoderError
        If the encoder cannot be used.
    """
    folder = _folder_of(catalogue.resolve(reference), cache_folder)
    if folder is None:
        return builtin.info().geometry
    with _refusals(reference):
        return model_folder.read(folder).preprocessing.geometry


def _folder_of(resolved: Resolved, cache_folder: Path) -> Path | None:
    if resolved.entry is None:
        return resolved.folder
    if not resolved.entry.is_ready(cache_folder):
        size = resolved.entry.size_bytes / 1e9
        raise EncoderAbsentError(
            "The search model {name} has not been downloaded yet",
            "Run `clipshelf encoders download {name}` ({size} GB).",
            name=resolved.entry.name,
            size=f"{size:.1f}",
        )
    return resolved.entry.folder(cache_folder)
