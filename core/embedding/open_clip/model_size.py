"""Estimates a model's memory use from its configuration and the size of its weights, before it is built."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.embedding.open_clip.model_config import n_patches
from core.errors import EncoderError

GIB = 1 << 30
MOST_BYTES = 32 * GIB
"""Loading 3 billion parameters takes 24 GiB, in full precision with the file in memory."""

MOST_WEIGHTS_BYTES = 16 * GIB
_NUMBER_BYTES = 4
_FRAMES_AT_ONCE = 8
_SHARE_OF_MACHINE = 0.9
_MLP_RATIO = 4.0


def estimate(model: Mapping[str, Any], *, weights_bytes: int) -> int:
    """Return the bytes of memory a model takes while it is loaded and used.

    Parameters
    ----------
    model : mapping
        Checked ``model_cfg``.
    weights_bytes : int
        Size of its weights file.

    Returns
    -------
    int
        The network in full precision, the file, and the activations of one layer for a few frames.
    """
    vision, text = model["vision_cfg"], model["text_cfg"]
    n_numbers = _text_numbers(text, model["embed_dim"]) + _text_numbers(model.get("multimodal_cfg") or {}, 1)
    n_working = 0.0
    if not vision.get("timm_model_name"):
        n_numbers += _vision_numbers(vision, model["embed_dim"])
        width = vision.get("width", 768)
        n_working = _FRAMES_AT_ONCE * n_patches(vision) * width * (2 * vision.get("mlp_ratio", _MLP_RATIO) + 6)
    # Everything in the file also ends up in the network, and may be stored in half precision.
    n_numbers = max(n_numbers, weights_bytes / _NUMBER_BYTES)
    return int((n_numbers + n_working) * _NUMBER_BYTES + weights_bytes)


def check(path: Path, model: Mapping[str, Any], *, weights_bytes: int) -> None:
    """Reject a model that would take more memory than allowed.

    Parameters
    ----------
    path : Path
        Its folder, for the message.
    model : mapping
        Checked ``model_cfg``.
    weights_bytes : int
        Size of its weights file.

    Raises
    ------
    EncoderError
        If it takes too much memory.
    """
    if weights_bytes > MOST_WEIGHTS_BYTES:
        raise EncoderError(
            "The weights of the model in {path} are larger than {most} GB",
            "Choose a smaller search model.",
            path=path,
            most=f"{MOST_WEIGHTS_BYTES / GIB:.0f}",
        )
    wanted, most = estimate(model, weights_bytes=weights_bytes), most_bytes()
    if wanted > most:
        raise EncoderError(
            "The model in {path} would need {wanted} GB of memory, but at most {most} GB are allowed",
            "Choose a smaller search model.",
            path=path,
            wanted=f"{wanted / GIB:.0f}",
            most=f"{most / GIB:.0f}",
        )


def most_bytes() -> int:
    """Return how many bytes of memory a model may take on this computer."""
    try:
        there = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return MOST_BYTES  # not available on Windows, where an extra library would be needed
    return min(MOST_BYTES, int(there * _SHARE_OF_MACHINE)) if there > 0 else MOST_BYTES


def _vision_numbers(vision: Mapping[str, Any], n_dims: int) -> float:
    width, layers = vision.get("width", 768), vision.get("layers", 12)
    if isinstance(layers, list):
        # Each stage is twice as wide as the previous one; its blocks have 1 x 1, 3 x 3 and 1 x 1 filters.
        blocks = sum(n_blocks * (width << stage) ** 2 * 21 for stage, n_blocks in enumerate(layers))
        pooled = width * 32
        return blocks + pooled * (n_patches(vision) + 4 * pooled + n_dims)
    ratio = vision.get("mlp_ratio", _MLP_RATIO)
    patch = vision.get("patch_size") or 16
    n_pixels = patch[0] * patch[-1] if isinstance(patch, list) else patch * patch
    pooler = 6 * width * width + vision.get("attn_pooler_queries", 256) * width if vision.get("attentional_pool") else 0
    return layers * width * width * (4 + 2 * ratio) + width * (n_patches(vision) + 3 * n_pixels + n_dims) + pooler


def _text_numbers(text: Mapping[str, Any], n_dims: int) -> float:
    if not text:
        return 0.0
    width, ratio = text.get("width", 512), text.get("mlp_ratio", _MLP_RATIO)
    length = text.get("context_length", 77)
    tables = width * (text.get("vocab_size", 49_408) + length + n_dims)
    return text.get("layers", 12) * width * width * (4 + 2 * ratio) + tables + length * length
