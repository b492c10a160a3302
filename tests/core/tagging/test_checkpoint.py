"""A head is read from its file bit by bit; an invalid file is refused with a message and runs nothing."""

import dataclasses
import json
import pickle
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from core.errors import HeadError
from core.sentence import Sentence
from core.tagging import checkpoint, fit, temporal
from core.tagging.head import Head, blank
from core.tagging.training_set import Example
from tests.core.tagging.made_up import N_DIMS, bare_row, feature_table, library, others, prototypes

TRANSLATIONS = Path(__file__).resolve().parents[3] / "resources" / "translations" / "clipshelf_de.ts"
TRANSLATED = {message.findtext("source") for message in ElementTree.parse(TRANSLATIONS).iter("message")}
NAMES = {3: "beach", 8: "<b>"}


@pytest.fixture(scope="module")
def head() -> Head:
    clips, which = library(6)
    things = feature_table(clips)
    rows = []
    for tag_id, kind in ((3, 0), (8, 1)):
        taught = [Example(number, tag_id, bool(which[number - 1] == kind)) for number in (1, 2, 7, 8, 13, 19)]
        decided, look = things.training_set(taught)
        bare = bare_row(things, prototypes(4)[kind], tag_id=tag_id)
        rows.append(fit.fit(bare, decided, look, others(things, taught)))
    weights = temporal.weights_of(temporal.new(N_DIMS, seed=1))
    return dataclasses.replace(
        blank("the-encoder", things.head.background), rows={row.tag_id: row for row in rows}, temporal=weights
    )


@pytest.fixture
def path(head: Head, tmp_path: Path) -> Path:
    found = tmp_path / "head.safetensors"
    found.write_bytes(checkpoint.to_bytes(head, names=NAMES, card={"n_decisions": 12}))
    return found


def test_head_is_read_back_bit_by_bit(head: Head, path: Path) -> None:
    back, names, card = checkpoint.read(path, encoder_key="the-encoder")

    assert names == NAMES
    assert card == {"n_decisions": 12}
    assert back.rows.keys() == head.rows.keys()
    for tag_id, row in head.rows.items():
        other = back.rows[tag_id]
        assert other.direction.tobytes() == row.direction.tobytes()
        assert other.anchor.tobytes() == row.anchor.tobytes()
        assert (other.mean, other.spread, other.calibration, other.threshold, other.words_key, other.doubt) == (
            row.mean, row.spread, row.calibration, row.threshold, row.words_key, row.doubt,
        )  # fmt: skip
    assert back.background.covariance.tobytes() == head.background.covariance.tobytes()
    assert {name: array.tobytes() for name, array in back.temporal.items()} == {
        name: array.tobytes() for name, array in head.temporal.items()
    }


def test_head_without_tags_or_temporal_part_is_read_back(head: Head, tmp_path: Path) -> None:
    path = tmp_path / "head.safetensors"
    path.write_bytes(checkpoint.to_bytes(blank("key", head.background), names={}, card={}))
    back, names, _card = checkpoint.read(path)

    assert (dict(back.rows), dict(back.temporal), names) == ({}, {}, {})


def test_vectors_of_another_encoder_are_refused(path: Path) -> None:
    with pytest.raises(HeadError, match="another search model"):
        checkpoint.read(path, encoder_key="other")


def _truncated(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


def _pickled(_data: bytes) -> bytes:
    return pickle.dumps({"rows": [1, 2, 3]})


def _nothing(_data: bytes) -> bytes:
    return b""


def _noise(data: bytes) -> bytes:
    return bytes(np.random.default_rng(0).integers(0, 256, len(data), np.uint8))


@pytest.mark.parametrize("spoil", [_truncated, _pickled, _nothing, _noise])
def test_invalid_heads_are_refused(path: Path, spoil: Callable[[bytes], bytes]) -> None:
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(HeadError, match=r"head\.safetensors"):
        checkpoint.read(path)


def test_pickle_is_never_opened(tmp_path: Path) -> None:
    class _Trap:
        def __reduce__(self) -> tuple:
            return Path.touch, (tmp_path / "sprung",)

    path = tmp_path / "head.safetensors"
    path.write_bytes(pickle.dumps(_Trap()))
    with pytest.raises(HeadError):
        checkpoint.read(path)
    assert not (tmp_path / "sprung").exists()


def _change(path: Path, change: Callable[[dict, dict], None]) -> None:
    from safetensors import safe_open

    with safe_open(path, framework="numpy") as file:
        facts = json.loads(file.metadata()["clipshelf"])
    arrays = load_file(path)
    change(arrays, facts)
    save_file(arrays, path, {"clipshelf": json.dumps(facts)})


CHANGES = {
    "a shape": lambda arrays, _facts: arrays.update(directions=arrays["directions"][:, :-1].copy()),
    "a kind": lambda arrays, _facts: arrays.update(centre=arrays["centre"].astype(np.float64)),
    "a number that is none": lambda arrays, _facts: arrays["directions"].__setitem__((0, 0), np.nan),
    "no spread": lambda arrays, _facts: arrays["numbers"].__setitem__((0, 1), 0.0),
    "a slope that turns around": lambda arrays, _facts: arrays["numbers"].__setitem__((0, 2), -1.0),
    "an array that is missing": lambda arrays, _facts: arrays.pop("covariance"),
    "tags that do not fit": lambda _arrays, facts: facts.update(tags=["one"]),
    "tags twice": lambda arrays, _facts: arrays.update(tag_ids=np.array([3, 3])),
    "a mix that cannot be": lambda _arrays, facts: facts.update(pooling=[7.0, 1.0]),
    "pooling of another kind": lambda _arrays, facts: facts.update(pooling="much"),
    "another version": lambda _arrays, facts: facts.update(format="clipshelf-head-99"),
    "a threshold that cannot be": lambda arrays, _facts: arrays["numbers"].__setitem__((0, 4), -5.0),
    "numbers that overflow": lambda arrays, _facts: arrays["directions"].__imul__(1e300),
    "no facts": lambda _arrays, facts: facts.clear(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_manipulated_head_is_refused(path: Path, name: str) -> None:
    _change(path, CHANGES[name])
    with pytest.raises(HeadError, match=r"head\.safetensors") as caught:
        checkpoint.read(path)
    reasons = [reason for _, reason in caught.value.sentence.values if isinstance(reason, Sentence)]
    assert {reason.template for reason in reasons} <= TRANSLATED
    assert reasons or name in {"another version", "no facts"}


def test_deeply_nested_facts_are_refused(path: Path) -> None:
    save_file(load_file(path), path, {"clipshelf": "[" * 200_000})
    with pytest.raises(HeadError, match=r"head\.safetensors"):
        checkpoint.read(path)


def test_vectors_of_another_length_are_refused(path: Path) -> None:
    with pytest.raises(HeadError, match=f"vectors of {N_DIMS} numbers, but those of the search model have 7"):
        checkpoint.read(path, encoder_key="the-encoder", n_dims=7)


@pytest.mark.parametrize("card", ["abc", [1], 7])
def test_invalid_card_is_skipped(path: Path, card: object) -> None:
    _change(path, lambda _arrays, facts: facts.update(card=card))
    assert checkpoint.read(path)[2] == {}


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HeadError, match="is a folder"):
        checkpoint.read(tmp_path)


def test_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(HeadError, match="cannot be read"):
        checkpoint.read(tmp_path / "none.safetensors")
