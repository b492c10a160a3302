"""Hostile encoder folders are refused in one sentence, with little memory and without network access.

The corpus is made here: every kind of value in every place of a configuration, and files of other kinds. Every new
attack gets a case.
"""

import json
import math
import os
import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from core.embedding import registry
from core.errors import EncoderError
from tests.support import hub as hubs
from tests.support.encoders import TINY_CONFIG, make_tiny_model
from tests.support.hub import Hub

CONFIG, WEIGHTS = "open_clip_config.json", "open_clip_model.safetensors"
MOST_PYTHON_BYTES = 64 << 20

POISONS: dict[str, Any] = {
    "huge": 10**9,
    "huge negative": -(10**9),
    "beyond 64 bits": 10**40,
    "zero": 0,
    "one and a half": 1.5,
    "truth": True,
    "nothing": None,
    "text": "12",
    "list": [1, 2, 3, 4, 5],
    "list of huge": [10**9] * 4,
    "table": {"a": 1},
    "nested": json.loads("[" * 50 + "]" * 50),
    "endless": math.inf,
    "no number": math.nan,
}
PLACES = [
    ("model_cfg", "embed_dim"),
    *(("model_cfg", "vision_cfg", name) for name in ("image_size", "layers", "width", "head_width", "patch_size")),
    *(("model_cfg", "vision_cfg", name) for name in ("mlp_ratio", "attn_pooler_queries", "timm_model_name")),
    *(("model_cfg", "text_cfg", name) for name in ("context_length", "vocab_size", "width", "heads", "layers")),
    ("model_cfg", "vision_cfg"),
    ("model_cfg", "text_cfg"),
    ("model_cfg",),
    ("preprocess_cfg",),
    *(("preprocess_cfg", name) for name in ("size", "mean", "std", "interpolation", "resize_mode")),
]
HARMLESS = {  # these values change nothing, or are valid here
    *((place, "nothing") for place in PLACES if place[0] == "preprocess_cfg"),
    *((place, "zero") for place in PLACES if place[0] == "preprocess_cfg" and place[1:] != ("size",)),
    (("preprocess_cfg",), "table"),
    (("model_cfg", "vision_cfg", "timm_model_name"), "nothing"),
    (("model_cfg", "vision_cfg", "timm_model_name"), "text"),  # an unknown name, which loading reports
    (("model_cfg", "vision_cfg", "patch_size"), "nothing"),
    (("model_cfg", "vision_cfg", "mlp_ratio"), "one and a half"),
}
ELSEWHERE: dict[str, dict[str, Any]] = {
    "hub in timm": {"vision_cfg": {"timm_model_name": "hf-hub:someone/something", "image_size": 32}},
    "old hub in timm": {"vision_cfg": {"timm_model_name": "hf_hub:someone/something", "image_size": 32}},
    "folder in timm": {"vision_cfg": {"timm_model_name": "local-dir:/etc", "image_size": 32}},
    "path in timm": {"vision_cfg": {"timm_model_name": "../../etc/passwd", "image_size": 32}},
    "address in timm": {"vision_cfg": {"timm_model_name": "https://hub.example/x", "image_size": 32}},
    "pretrained in timm": {"vision_cfg": {"timm_model_name": "resnet18", "timm_model_pretrained": True}},
    "hub in text": {"text_cfg": {"hf_model_name": "someone/something"}},
    "hub in text, pretrained": {"text_cfg": {"hf_model_name": "roberta-base", "hf_model_pretrained": True}},
    "code in a tokenizer": {"text_cfg": {"hf_tokenizer_name": "x", "tokenizer_kwargs": {"trust_remote_code": True}}},
    "file in a tokenizer": {"text_cfg": {"tokenizer_kwargs": {"bpe_path": "/etc/passwd"}}},
    "few words": {"text_cfg": {"vocab_size": 100, "width": 16, "heads": 2, "layers": 1}},
    "many layers": {"vision_cfg": {"layers": 200_000}},
    "large pictures": {"vision_cfg": {"image_size": 100_000}},
    "many patches": {"vision_cfg": {"image_size": 1024, "patch_size": 1}},
    "all at its limit": {
        "vision_cfg": {"layers": 128, "width": 8192, "mlp_ratio": 32, "image_size": 1024, "patch_size": 16},
        "text_cfg": {"layers": 128, "width": 8192, "heads": 64, "vocab_size": 2_000_000},
    },
    "a key of its own": {"device": "cuda"},
    "a class": {"vision_cfg": {"act_kwargs": {"__class__": "os.system"}}},
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_model(tmp_path_factory.mktemp("good") / "model")


@pytest.fixture
def model(good: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    folder.mkdir()
    shutil.copy(good / CONFIG, folder)
    (folder / WEIGHTS).symlink_to(good / WEIGHTS)  # as in the hub's cache
    return folder


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub that must not be contacted."""
    with hubs.serving({}) as server:
        for name in ("HF_ENDPOINT", "HTTPS_PROXY", "HTTP_PROXY"):
            monkeypatch.setenv(name, server.address)
        yield server
        assert not server.paths, "an encoder folder reached the network"


def refusal(folder: Path) -> str:
    """Return the message with which choosing and loading refuse the folder."""
    sentences: list[str] = []
    ask: Callable[..., object]
    for ask in (registry.geometry_of, registry.subject, registry.load, registry.load_text):
        tracemalloc.start()
        try:
            ask(str(folder), cache_folder=folder.parent / "cache")
        except EncoderError as error:
            sentences.append(str(error))
        finally:
            n_bytes = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        assert n_bytes < MOST_PYTHON_BYTES
    assert sentences, "nothing refused it"
    assert all("Traceback" not in sentence and len(sentence) < 1000 for sentence in sentences)
    return sentences[0]


def put(config: dict[str, Any], place: tuple[str, ...], value: Any) -> None:
    for name in place[:-1]:
        config = config[name]
    config[place[-1]] = value


@pytest.mark.parametrize("kind", POISONS)
def test_invalid_values_are_refused_before_anything_is_built(model: Path, nobody: Hub, kind: str):
    for place in PLACES:
        if (place, kind) in HARMLESS:
            continue
        config = json.loads(json.dumps(TINY_CONFIG))
        put(config, place, POISONS[kind])
        (model / CONFIG).write_text(json.dumps(config))
        with pytest.raises(EncoderError):
            registry.geometry_of(str(model), cache_folder=model.parent)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_configurations_with_references_or_excessive_sizes_are_refused(model: Path, nobody: Hub, name: str):
    config = json.loads(json.dumps(TINY_CONFIG))
    config["model_cfg"].update(ELSEWHERE[name])
    (model / CONFIG).write_text(json.dumps(config))

    assert refusal(model)


FILES: dict[str, Callable[[Path], object]] = {
    "deep": lambda path: path.write_text("[" * 500_000 + "]" * 500_000),
    "deep tables": lambda path: path.write_text('{"model_cfg":' * 50_000 + "1" + "}" * 50_000),
    "three gigabytes": lambda path: os.truncate(_touched(path), 3 << 30),
    "many digits": lambda path: path.write_text('{"model_cfg": ' + "9" * 500_000 + "}"),
    "many keys": lambda path: path.write_text(json.dumps({"model_cfg": {str(n): n for n in range(50_000)}})),
    "a pipe": lambda path: (path.unlink(), os.mkfifo(path)),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "a device": lambda path: (path.unlink(), path.symlink_to("/dev/zero")),
    "a link to itself": lambda path: (path.unlink(), path.symlink_to(path)),
    "no text": lambda path: path.write_bytes(b"\xff\xfe{}"),
    "nothing": lambda path: path.write_bytes(b""),
}


def _touched(path: Path) -> Path:
    path.write_bytes(b"")
    return path


@pytest.mark.parametrize("kind", FILES)
def test_configurations_that_are_not_small_text_files_are_refused(model: Path, nobody: Hub, kind: str):
    if kind == "a pipe" and not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes among its files")
    FILES[kind](model / CONFIG)

    assert refusal(model)


def _header(document: object) -> bytes:
    text = json.dumps(document).encode() if not isinstance(document, bytes) else document
    return len(text).to_bytes(8, "little") + text


HEADERS: dict[str, bytes] = {
    "deep": _header(b"[" * 500_000),
    "no number": _header({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, math.nan]}}),
    "endless": _header({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, math.inf]}}),
    "negative": _header({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, -4]}}),
    "list": _header([1, 2]),
    "text": _header({"a": {"dtype": "F32", "shape": [1], "data_offsets": ["0", "x"]}}),
    "huge shape": _header({"a": {"dtype": "F32", "shape": [10**12], "data_offsets": [0, 0]}}),
    "unknown kind": _header({"a": {"dtype": "X9", "shape": [1], "data_offsets": [0, 4]}}) + b"1234",
    "overlapping": _header({k: {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]} for k in "ab"}) + b"1234",
    "one gigabyte announced": (1 << 30).to_bytes(8, "little") + b"{}",
}


@pytest.mark.parametrize("kind", HEADERS)
def test_weights_with_an_invalid_header_are_refused(model: Path, nobody: Hub, kind: str):
    (model / WEIGHTS).unlink()
    (model / WEIGHTS).write_bytes(HEADERS[kind])

    assert refusal(model)


def test_hundred_gigabytes_of_weights_are_not_read(model: Path, nobody: Hub):
    (model / WEIGHTS).unlink()
    header = _header({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}})
    (model / WEIGHTS).write_bytes(header)
    os.truncate(model / WEIGHTS, 100 << 30)

    assert "larger than 16 GB" in refusal(model)


def test_valid_folder_is_accepted(model: Path, nobody: Hub):
    encoder = registry.load(str(model), cache_folder=model.parent)
    assert encoder.encode_texts(["a dog"]).any()
    encoder.close()
