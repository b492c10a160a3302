"""How a model expects its pixels, according to its configuration; part of an encoder's identity."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from core.domain.media import FrameGeometry, ResizeMode
from core.embedding.open_clip.model_config import MOST_SIDE_PX
from core.errors import EncoderError

CLIP_MEAN = (0.48145466, 0.4578275, 0.40821073)
CLIP_STD = (0.26862954, 0.26130258, 0.27577711)
"""What CLIP was trained with, and open_clip's default."""

INTERPOLATIONS = ("bicubic", "bilinear", "random")
_MOST_PARTS = 4
_MOST = 1e6


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """Resize to a square of ``size_px``, divide by 255, subtract ``mean``, divide by ``std``.

    Attributes
    ----------
    size_px : int
        Side S of the square.
    resize_mode : ResizeMode
        How other shapes become a square.
    interpolation : str
        ``bicubic`` or ``bilinear``; decoders scale with the better of the two either way.
    mean, std : tuple of float
        Per channel, red first.
    """

    size_px: int
    resize_mode: ResizeMode
    interpolation: str
    mean: tuple[float, ...]
    std: tuple[float, ...]

    @property
    def geometry(self) -> FrameGeometry:
        """The frames that decoders should produce."""
        return FrameGeometry(self.size_px, self.resize_mode)

    @property
    def hash(self) -> str:
        """SHA-256 of the parameters in canonical JSON."""
        canonical = json.dumps(dataclasses.asdict(self), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


def parse(config: Mapping[str, object], *, image_size: object) -> Preprocessing:
    """Read the ``preprocess_cfg`` of a model configuration.

    Parameters
    ----------
    config : mapping
        May be empty; open_clip's defaults fill in.
    image_size : object
        ``image_size`` of the model's image tower: a number or a pair.

    Raises
    ------
    EncoderError
        If it is not supported here.
    """
    sizes, mode = set(_as_tuple(config.get("size", image_size))), config.get("resize_mode") or "shortest"
    interpolation = config.get("interpolation") or "bicubic"
    mean, std = _as_tuple(config.get("mean") or CLIP_MEAN), _as_tuple(config.get("std") or CLIP_STD)
    is_known = isinstance(mode, str) and mode in set(ResizeMode) and interpolation in INTERPOLATIONS
    if len(sizes) != 1 or not 1 <= min(sizes) <= MOST_SIDE_PX or min(sizes) % 1 or not is_known:
        raise EncoderError(
            "This model needs pictures of {sizes} px, resized by {mode}, which is not supported",
            sizes=sorted(sizes),
            mode=repr(str(mode)[:40]),
        )
    if len(mean) != 3 or len(std) != 3 or min(std) <= 0:
        raise EncoderError(
            "The model's preprocessing is not one for colour pictures: mean {mean}, std {std}", mean=mean, std=std
        )
    return Preprocessing(
        size_px=int(sizes.pop()),
        resize_mode=ResizeMode(str(mode)),
        interpolation=str(interpolation),
        mean=mean,
        std=std,
    )


def _as_tuple(value: object) -> tuple[float, ...]:
    parts: list[object] = list(value) if isinstance(value, list | tuple) else [value]
    if not 0 < len(parts) <= _MOST_PARTS or not all(_is_number(part) for part in parts):
        raise EncoderError("The model's preprocessing has {value} instead of numbers", value=repr(str(value)[:40]))
    return tuple(float(part) for part in parts)  # type: ignore[arg-type]


def _is_number(value: object) -> bool:
    # Excludes bool, infinities, NaN and other types.
    return type(value) in {int, float} and -_MOST < value < _MOST  # type: ignore[operator]
