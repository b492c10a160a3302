"""Heads as files: safetensors with plain arrays and a card in JSON; nothing that is loaded can run.

Loading checks every name, shape and type, that all numbers are finite, and the encoder that the head is for.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from core import plain_file
from core.errors import HeadError, PathError
from core.sentence import Sentence
from core.tagging import score_calibration
from core.tagging.background import Background
from core.tagging.head import HALFWAY, Head, Pooling
from core.tagging.moment_table import N_CHANGE
from core.tagging.tag_classifier import USUAL_DOUBT, Calibration, TagClassifier

FORMAT = "clipshelf-head-1"
MOST_BYTES = 2**28
"""Largest file; ten thousand tags over vectors of a thousand numbers take 200 MB."""
_MOST_DIMS, _MOST_TAGS = 65_536, 1_000_000
_LARGEST = 1e12
"""Largest absolute value of a number; beyond it, scores would overflow single precision."""
_SMALLEST = 1e-12
"""Smallest divisor."""
_ADVICE = "Choose a file that Clipshelf exported, for the current search model."
_TEMPORAL = "temporal."
_ARRAYS = {
    *("centre", "changes", "mean", "covariance"),
    *("tag_ids", "anchors", "directions", "numbers", "precisions", "counts"),
}


def to_bytes(head: Head, *, names: Mapping[int, str], card: Mapping[str, Any]) -> bytes:
    """Return a head as the bytes of a safetensors file.

    Parameters
    ----------
    head : Head
        The head.
    names : mapping of int to str
        Names of its tags; another library matches them by name.
    card : mapping
        What is known about it, as JSON values.
    """
    rows = [head.rows[tag_id] for tag_id in sorted(head.rows)]
    facts = {
        "format": FORMAT,
        "encoder": head.encoder_key,
        "tags": [names.get(row.tag_id, "") for row in rows],
        "words": [row.words_key for row in rows],
        "pooling": [head.pooling.mix, head.pooling.sharpness],
        "general": [head.general.slope, head.general.bias],
        "halfway": head.halfway,
        "n_videos": head.background.n_videos,
        "gap_mean": head.background.gap_mean,
        "card": dict(card),
    }
    arrays = {**_background_arrays(head.background), **_row_arrays(rows, head.background)}
    arrays |= {_TEMPORAL + name: np.ascontiguousarray(array, np.float32) for name, array in head.temporal.items()}
    return save(arrays, {"clipshelf": json.dumps(facts)})


def _background_arrays(background: Background) -> dict[str, NDArray]:
    return {
        "centre": background.centre,
        "changes": np.stack([background.change_at, background.change_slope, background.change_spread]),
        "mean": background.mean,
        "covariance": background.covariance,
    }


def _row_arrays(rows: list[TagClassifier], background: Background) -> dict[str, NDArray]:
    n_dims = len(background.centre)
    return {
        "tag_ids": np.array([row.tag_id for row in rows], np.int64),
        "anchors": np.array([row.anchor for row in rows], np.float32).reshape(len(rows), n_dims),
        "directions": np.array([row.direction for row in rows], np.float64).reshape(len(rows), n_dims + N_CHANGE),
        "numbers": np.array(
            [
                [row.mean, row.spread, row.calibration.slope, row.calibration.bias, row.threshold, row.doubt]
                for row in rows
            ],
            np.float64,
        ).reshape(len(rows), 6),
        "precisions": np.array([row.average_precision for row in rows], np.float64),
        "counts": np.array([[row.n_accepted, row.n_rejected] for row in rows], np.int64).reshape(len(rows), 2),
    }


def read(
    path: Path, *, encoder_key: str | None = None, n_dims: int | None = None
) -> tuple[Head, dict[int, str], dict[str, Any]]:
    """Read a head from a file that is not trusted.

    Parameters
    ----------
    path : Path
        The file.
    encoder_key : str or None
        The encoder it must be for; None for any.
    n_dims : int or None
        Length of that encoder's vectors; None for any.

    Returns
    -------
    Head
        The head.
    dict of int to str
        Names of its tags.
    dict
        Its card.

    Raises
    ------
    HeadError
        If it is not a head, is incomplete, has impossible numbers, or is for another encoder.
    """
    facts, arrays = _contents(path)
    try:
        head, names = _head(facts, arrays)
    except (HeadError, KeyError, TypeError, ValueError, OverflowError, IndexError) as error:
        raise HeadError("{name} cannot be used: {reason}", _ADVICE, name=path.name, reason=_reason(error)) from error
    if encoder_key is not None and head.encoder_key != encoder_key:
        raise HeadError(
            "{name} was trained for another search model ({encoder})",
            "Switch to that search model, or train again with the current one.",
            name=path.name,
            encoder=head.encoder_key,
        )
    if n_dims is not None and len(head.background.centre) != n_dims:
        raise HeadError(
            "{name} was trained for vectors of {found} numbers, but those of the search model have {wanted}",
            _ADVICE,
            name=path.name,
            found=len(head.background.centre),
            wanted=n_dims,
        )
    card = facts.get("card")
    return head, names, card if isinstance(card, dict) else {}


def _contents(path: Path) -> tuple[dict[str, Any], dict[str, NDArray]]:
    try:
        plain_file.opened(path, most_bytes=MOST_BYTES).close()
        with safe_open(path, framework="numpy") as file:
            facts = json.loads((file.metadata() or {})["clipshelf"])
            names = list(file.keys())
            if any(name not in _ARRAYS and not name.startswith(_TEMPORAL) for name in names):
                raise HeadError("{name} is not an exported version: it contains unknown parts", _ADVICE, name=path.name)
            arrays = {name: file.get_tensor(name) for name in names}
    except PathError as error:
        raise HeadError(error.sentence, _ADVICE) from error
    except OSError as error:
        raise HeadError(
            "{name} cannot be read ({reason})", _ADVICE, name=path.name, reason=error.strerror or error
        ) from error
    except (SafetensorError, KeyError, ValueError, TypeError, RecursionError) as error:
        raise HeadError("{name} is not an exported version, or it is damaged", _ADVICE, name=path.name) from error
    if not isinstance(facts, dict) or facts.get("format") != FORMAT:
        raise HeadError("{name} was not exported by this version of Clipshelf", _ADVICE, name=path.name)
    return facts, arrays


def _head(facts: dict[str, Any], arrays: dict[str, NDArray]) -> tuple[Head, dict[int, str]]:
    temporal = {name.removeprefix(_TEMPORAL): arrays[name] for name in arrays if name.startswith(_TEMPORAL)}
    for name, array in temporal.items():
        _check(array, name, array.shape, np.float32)
    background = _background(facts, arrays)
    ids = arrays["tag_ids"]
    _check(ids, "tag_ids", (len(ids),), np.int64)
    n_tags, names, words = len(ids), list(facts["tags"]), list(facts["words"])
    if n_tags > _MOST_TAGS or len(names) != n_tags or len(words) != n_tags or len(set(ids.tolist())) != n_tags:
        raise HeadError("its lists of tags do not match")
    rows = _rows(arrays, background, [str(word) for word in words])
    mix, sharpness = _numbers(facts, "pooling", 2)
    slope, bias = _numbers(facts, "general", 2)
    (halfway,) = _numbers({"halfway": HALFWAY, **facts}, "halfway", 1)
    if not (0 <= mix <= 1 and 0 < sharpness <= 1000 and slope > 0 and halfway >= 0):
        raise HeadError("{part} contains invalid numbers", part="pooling")
    # In older heads, what was learned over all tags holds for decided videos only.
    general = Calibration(slope, bias) if "halfway" in facts else score_calibration.prior(background.n_videos)
    head = Head(
        str(facts["encoder"]), background, general, Pooling(mix, sharpness), halfway,
        {row.tag_id: row for row in rows}, temporal,
    )  # fmt: skip
    return head, {int(tag_id): str(name) for tag_id, name in zip(ids, names, strict=True)}


def _background(facts: dict[str, Any], arrays: dict[str, NDArray]) -> Background:
    n_dims = len(arrays["centre"])
    if not 0 < n_dims <= _MOST_DIMS:
        raise HeadError("its vectors have an invalid length")
    n_features = n_dims + N_CHANGE
    _check(arrays["centre"], "centre", (n_dims,), np.float32)
    _check(arrays["changes"], "changes", (3, N_CHANGE), np.float64)
    _check(arrays["mean"], "mean", (n_features,), np.float64)
    _check(arrays["covariance"], "covariance", (n_features, n_features), np.float64)
    if (arrays["changes"][2] < _SMALLEST).any():
        raise HeadError("{part} contains invalid numbers", part="changes")
    at, slope, spread = arrays["changes"]
    (gap_mean,), (n_videos,) = _numbers(facts, "gap_mean", 1), _numbers(facts, "n_videos", 1)
    if n_videos < 0:
        raise HeadError("{part} contains invalid numbers", part="n_videos")
    return Background(
        arrays["centre"], gap_mean, at, slope, spread, arrays["mean"], arrays["covariance"], int(n_videos)
    )


def _rows(arrays: dict[str, NDArray], background: Background, words: list[str]) -> list[TagClassifier]:
    n_tags, n_dims = len(words), len(background.centre)
    _check(arrays["anchors"], "anchors", (n_tags, n_dims), np.float32)
    _check(arrays["directions"], "directions", (n_tags, n_dims + N_CHANGE), np.float64)
    if arrays["numbers"].shape == (n_tags, 5):  # written before doubts were kept
        arrays["numbers"] = np.column_stack([arrays["numbers"], np.full(n_tags, USUAL_DOUBT)])
    _check(arrays["numbers"], "numbers", (n_tags, 6), np.float64)
    _check(arrays["precisions"], "precisions", (n_tags,), np.float64, may_lack=True)
    _check(arrays["counts"], "counts", (n_tags, 2), np.int64)
    spreads, thresholds, doubts = arrays["numbers"][:, 1:3], arrays["numbers"][:, 4], arrays["numbers"][:, 5]
    if (spreads < _SMALLEST).any() or (doubts < 0).any():
        raise HeadError("{part} contains invalid numbers", part="numbers")
    if (arrays["counts"] < 0).any():
        raise HeadError("{part} contains invalid numbers", part="counts")
    if ((thresholds <= 0) | (thresholds >= 1)).any():
        raise HeadError("a threshold is not between 0 and 1")
    rows = []
    for place, word in enumerate(words):
        mean, spread, slope, bias, threshold, doubt = (float(value) for value in arrays["numbers"][place])
        accepted, rejected = (int(value) for value in arrays["counts"][place])
        rows.append(
            TagClassifier(
                int(arrays["tag_ids"][place]), arrays["anchors"][place], word, arrays["directions"][place], mean,
                spread, Calibration(slope, bias), threshold, accepted, rejected, float(arrays["precisions"][place]),
                doubt,
            )
        )  # fmt: skip
    return rows


def _check(array: NDArray, name: str, shape: tuple[int, ...], kind: type, *, may_lack: bool = False) -> None:
    if array.shape != shape or array.dtype != kind:
        raise HeadError("{part} has the wrong shape or type", part=name)
    if not may_lack and not np.isfinite(array).all():
        raise HeadError("{part} contains values that are not finite", part=name)
    if array.dtype.kind == "f" and np.nanmax(np.abs(array), initial=0.0) > _LARGEST:
        raise HeadError("{part} contains numbers that are too large", part=name)


def _numbers(facts: Mapping[str, Any], name: str, n_values: int) -> list[float]:
    found = [float(value) for value in (facts[name] if n_values > 1 else [facts[name]])]
    if len(found) != n_values or not all(abs(value) <= _LARGEST for value in found):  # NaN fails this, too
        raise HeadError("{part} contains invalid numbers", part=name)
    return found


def _reason(error: Exception) -> Sentence:
    if isinstance(error, HeadError):
        return error.sentence
    if isinstance(error, KeyError) and error.args:
        return Sentence("{part} is missing", part=error.args[0])
    return Sentence("its contents are invalid")
