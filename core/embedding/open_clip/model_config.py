"""Reads the configuration of a model and checks every value before anything is built from it.

A configuration is untrusted. So its size is limited, every value has a type and bounds, and names must be plain names:
nothing in it may make a library download, open or run something else.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from core import plain_file
from core.errors import EncoderError, PathError

MOST_BYTES = 1 << 20
MOST_DEPTH = 12
MOST_TEXT = 120
MOST_SIDE_PX = 1024
MOST_PATCHES = 6_000
"""A picture of 1024 px has 5,329 patches of 14 px."""

LEAST_VOCABULARY = 49_408
"""Vocabulary of open_clip's default tokenizer, used for models without one of their own."""

_PLAIN_NAME = re.compile(r"[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)?")
_ADVICE = "Use the configuration that belongs to the model, or choose another search model."

Check = Callable[[Any], bool]


def read(path: Path) -> dict[str, Any]:
    """Read ``open_clip_config.json`` of a model and check everything in it.

    Returns
    -------
    dict
        With a checked ``model_cfg``, and ``preprocess_cfg`` as a dict.

    Raises
    ------
    EncoderError
        If it cannot be read, is not such a configuration, or a value is out of bounds.
    """
    config = _parse(path, _read_bytes(path))
    if not _describes_model(config):
        raise EncoderError("{path} is not the configuration of an open_clip model", path=path)
    _check(path, {"preprocess_cfg": config.get("preprocess_cfg") or {}}, {"preprocess_cfg": _any_dict})
    _check_model(path, config["model_cfg"])
    return config


def _read_bytes(path: Path) -> bytes:
    try:
        return plain_file.read(path, most_bytes=MOST_BYTES)
    except PathError as error:
        if not isinstance(error.__cause__, FileNotFoundError):
            raise EncoderError(error.sentence, _ADVICE) from error
        raise EncoderError(
            "{folder} does not contain {name}",
            "Put the model's configuration beside the weights.",
            folder=path.parent,
            name=path.name,
        ) from error


def _parse(path: Path, content: bytes) -> dict[str, Any]:
    try:
        config = json.loads(content.decode("utf-8"), parse_constant=_refuse_constant)
    except RecursionError as error:
        raise EncoderError(
            "{path} is nested too deeply to be the configuration of a model", _ADVICE, path=path
        ) from error
    except ValueError:
        return {}
    if _depth(config) > MOST_DEPTH:
        raise EncoderError("{path} is nested too deeply to be the configuration of a model", _ADVICE, path=path)
    return config if isinstance(config, dict) else {}


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not valid JSON")


def _depth(value: Any) -> int:
    level, depth = [value], 0
    while level and depth <= MOST_DEPTH:
        depth += 1
        level = [part for one in level if isinstance(one, dict | list) for part in _parts(one)]
    return depth


def _parts(value: "dict[str, Any] | list[Any]") -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value


def _describes_model(config: Mapping[str, Any]) -> bool:
    model = config.get("model_cfg")
    if not isinstance(model, dict):
        return False
    n_dims, towers = model.get("embed_dim"), (model.get("vision_cfg"), model.get("text_cfg"))
    return _whole(1, 1 << 62)(n_dims) and all(isinstance(tower, dict) for tower in towers)


def _check_model(path: Path, model: Mapping[str, Any]) -> None:
    _check(path, model, _MODEL)
    vision, text, generator = model["vision_cfg"], model["text_cfg"], model.get("multimodal_cfg")
    _refuse_other_models(path, text)
    _check(path, vision, _VISION, within="vision_cfg.")
    _check(path, text, _TEXT, within="text_cfg.")
    if generator is not None:
        _check(path, generator, _GENERATOR, within="multimodal_cfg.")
    if "timm_model_name" not in vision and n_patches(vision) > MOST_PATCHES:
        raise _refusal(path, "vision_cfg.patch_size")
    if not text.get("hf_tokenizer_name") and text.get("vocab_size", LEAST_VOCABULARY) < LEAST_VOCABULARY:
        raise _refusal(path, "text_cfg.vocab_size")


def _refuse_other_models(path: Path, text: Mapping[str, Any]) -> None:
    if text.get("hf_model_name"):
        raise EncoderError(
            "The model in {folder} takes its text part from another model on the network, which is not allowed",
            "Choose a search model that contains all of its parts.",
            folder=path.parent,
        )


def n_patches(vision: Mapping[str, Any]) -> int:
    """Return the number of patches of an image tower from a checked open_clip ``vision_cfg``."""
    sides, patches = (_as_pair(vision.get(*named)) for named in (("image_size", 224), ("patch_size", 16)))
    if isinstance(vision.get("layers"), list):
        patches = (32, 32)
    return max(1, sides[0] // patches[0]) * max(1, sides[1] // patches[1])


def _as_pair(value: Any) -> tuple[int, int]:
    return (value[0], value[-1]) if isinstance(value, list) else (value or 16, value or 16)


def _check(path: Path, values: Mapping[str, Any], allowed: Mapping[str, Check], *, within: str = "") -> None:
    for name, value in values.items():
        if name not in allowed or not allowed[name](value):
            raise _refusal(path, f"{within}{name[:MOST_TEXT]}")


def _refusal(path: Path, name: str) -> EncoderError:
    return EncoderError("The configuration {path} has an invalid value: {name}", _ADVICE, path=path, name=name)


def _whole(least: int, most: int) -> Check:
    return lambda value: type(value) is int and least <= value <= most


def _number(least: float, most: float) -> Check:
    # NaN and infinities fail the comparison.
    return lambda value: type(value) in {int, float} and least <= value <= most


def _maybe(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _one_or_list(check: Check, *, most: int) -> Check:
    return lambda value: (
        check(value) or (isinstance(value, list) and 0 < len(value) <= most and all(check(one) for one in value))
    )


def _truth(value: Any) -> bool:
    return isinstance(value, bool)


def _any_dict(value: Any) -> bool:
    return isinstance(value, dict)


def _word(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= MOST_TEXT and re.fullmatch(r"[A-Za-z0-9_]*", value) is not None


def _text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= MOST_TEXT


def _plain_name(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= MOST_TEXT and _PLAIN_NAME.fullmatch(value) is not None


def _values(allowed: Mapping[str, Check]) -> Check:
    return lambda value: (
        isinstance(value, dict) and all(name in allowed and allowed[name](one) for name, one in value.items())
    )


_LAYERS, _WIDTH, _HEADS = _whole(1, 128), _whole(1, 8192), _whole(1, 512)
_BLOCK: dict[str, Check] = {
    "mlp_ratio": _number(0.01, 32),
    "ls_init_value": _maybe(_number(-10, 10)),
    "final_ln_after_pool": _truth,
    "pool_type": _word,
    "output_tokens": _truth,
    "act_kwargs": _maybe(_values({"approximate": _word})),
    "norm_kwargs": _maybe(_values({"eps": _number(0, 1)})),
    "block_type": _maybe(_word),
    "qk_norm": _truth,
    "scaled_cosine_attn": _truth,
    "scale_heads": _truth,
    "scale_attn_inner": _truth,
    "scale_attn": _truth,
    "scale_fc": _truth,
}
_VISION: dict[str, Check] = _BLOCK | {
    "layers": lambda value: _LAYERS(value) or (_one_or_list(_LAYERS, most=4)(value) and len(value) == 4),
    "width": _WIDTH,
    "head_width": _whole(1, 8192),
    "patch_size": _maybe(_one_or_list(_whole(1, MOST_SIDE_PX), most=2)),
    "image_size": _one_or_list(_whole(1, MOST_SIDE_PX), most=2),
    "patch_dropout": _number(0, 0.99),
    "attentional_pool": lambda value: _truth(value) or _word(value),
    "attn_pooler_queries": _whole(1, 4096),
    "attn_pooler_heads": _HEADS,
    "no_ln_pre": _truth,
    "pos_embed_type": _word,
    "timm_model_name": _maybe(_plain_name),
    "timm_model_pretrained": _truth,  # never followed
    "timm_pool": _maybe(_word),
    "timm_proj": _maybe(_word),
    "timm_proj_bias": _truth,
    "timm_drop": _number(0, 0.99),
    "timm_drop_path": _maybe(_number(0, 0.99)),
}
_TEXT: dict[str, Check] = _BLOCK | {
    "context_length": _whole(2, 1024),
    "vocab_size": _whole(1, 2_000_000),
    "hf_tokenizer_name": _maybe(_text),  # tokenizers are read from the folder, whatever it names
    "tokenizer_mode": _maybe(_word),
    "tokenizer_kwargs": _maybe(_values({"clean": _word, "strip_sep_token": _truth, "language": _maybe(_word)})),
    "width": _WIDTH,
    "heads": _HEADS,
    "layers": _LAYERS,
    "embed_cls": _truth,
    "pad_id": _whole(-1, 2_000_000),
    "eos_id": _whole(-1, 2_000_000),
    "no_causal_mask": _truth,
    "proj_bias": _truth,
    "proj_type": _maybe(_word),
    "hf_model_name": _maybe(_text),
    "hf_model_pretrained": _truth,
    "hf_proj_type": _maybe(_word),
    "hf_pooler_type": _maybe(_word),
}
_GENERATOR: dict[str, Check] = _TEXT | {
    "dim_head": _whole(1, 8192),
    "n_queries": _whole(1, 4096),
    "attn_pooler_heads": _HEADS,
}
_MODEL: dict[str, Check] = {
    "embed_dim": _whole(1, 16_384),
    "vision_cfg": _any_dict,
    "text_cfg": _any_dict,
    "multimodal_cfg": _maybe(_any_dict),
    "quick_gelu": _truth,
    "custom_text": _truth,
    "init_logit_scale": _number(-100, 100),
    "init_logit_bias": _maybe(_number(-100, 100)),
    "nonscalar_logit_scale": _truth,
    "output_dict": _truth,
}
