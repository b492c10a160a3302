"""The built-in encoder: made of checked files, equal vectors on every runtime, and words that find pictures."""

import dataclasses
import sys
from pathlib import Path

import numpy as np
import pytest

from core.embedding import builtin as builtin_package
from core.embedding import device as devices
from core.embedding import registry, self_test
from core.embedding.builtin import encoder as builtin_encoder
from core.embedding.builtin import identity, network, onnx_runtime, packages, torch_runtime
from core.embedding.builtin.encoder import BuiltinEncoder
from core.embedding.builtin.torch_runtime import TorchRuntime
from core.embedding.builtin.words import WordVectors
from core.errors import EncoderError
from core.sentence import Sentence
from core.settings import cache_folder

VISUAL = (-0.1442, 0.039, 0.1061, -0.0953, 0.0807, -0.0032)


@pytest.fixture(scope="module")
def encoder():
    loaded = registry.load("builtin", cache_folder=cache_folder(), device="cpu")
    yield loaded
    loaded.close()


def pictures() -> np.ndarray:
    noise = np.random.default_rng(3).integers(0, 256, (3, 224, 224, 3), np.uint8)
    return np.concatenate([self_test.make_pictures(224), noise, np.zeros((1, 224, 224, 3), np.uint8)])


def test_vectors_match_the_formula_name(encoder) -> None:
    # A change of these numbers is a change of the formula: rename FORMULA, or old and new vectors mix.
    row = encoder.encode_frames(pictures()[:1])[0].astype(np.float32)
    assert row[:16] == pytest.approx(identity.FINGERPRINT, abs=2e-3)
    assert [float(row[place]) for place in (256, 257, 258, 300, 400, 511)] == pytest.approx(VISUAL, abs=2e-3)


def test_torch_gives_the_same_vectors(encoder) -> None:
    runtime = TorchRuntime(network.read(), WordVectors().classes.rows, devices.pick("cpu"))
    rows = BuiltinEncoder(runtime).encode_frames(pictures()).astype(np.float32)
    others = encoder.encode_frames(pictures()).astype(np.float32)
    assert np.einsum("ij,ij->i", rows, others).min() > 0.9995


def test_text_vectors_use_the_semantic_half(encoder) -> None:
    (row,) = encoder.encode_texts(["a dog"])
    assert np.linalg.norm(row[: identity.N_SEMANTIC]) == pytest.approx(1, abs=1e-5)
    assert not row[identity.N_SEMANTIC :].any()


def test_flat_pictures_have_a_vector(encoder) -> None:
    flat = np.stack([np.full((224, 224, 3), value, np.uint8) for value in (0, 127, 255)])
    rows = encoder.encode_frames(flat).astype(np.float32)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=2e-3)


def test_exported_model_is_kept_and_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    registry.load("builtin", cache_folder=tmp_path, device="cpu").close()
    (kept,) = (tmp_path / "builtin").iterdir()
    assert kept.stem == identity.info().identity.key
    monkeypatch.setattr(builtin_encoder, "_export", lambda: pytest.fail("it is there already"))
    registry.load("builtin", cache_folder=tmp_path, device="cpu").close()


@pytest.mark.parametrize("place", [0, 40, -1])
def test_damaged_export_is_made_again(tmp_path: Path, place: int) -> None:
    path = tmp_path / "builtin" / "x.model"
    assert onnx_runtime.load_or_export(path, lambda: b"model" * 10) == b"model" * 10
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    assert onnx_runtime.load_or_export(path, lambda: b"newer" * 10) == b"newer" * 10
    assert onnx_runtime.load_or_export(path, lambda: pytest.fail("it is there")) == b"newer" * 10


def test_unwritable_cache_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "builtin" / "x.model"
    said: list[Sentence] = []
    assert onnx_runtime.load_or_export(path, lambda: b"model", say=said.append) == b"model"
    assert "each start takes a few seconds longer" in str(said[0])


@pytest.mark.parametrize("file", packages.ALL, ids=lambda file: file.name)
def test_each_file_is_the_pinned_one(file: packages.PackageFile) -> None:
    assert file.read()


def test_other_files_are_refused() -> None:
    with pytest.raises(EncoderError, match=r"is damaged\. Reinstall Clipshelf"):
        dataclasses.replace(packages.SHORT_NAMES, sha256="0" * 64).read()
    with pytest.raises(EncoderError, match="cannot be read"):
        dataclasses.replace(packages.SHORT_NAMES, name="nothing.json").read()
    with pytest.raises(EncoderError, match="package no_such_package is missing"):
        dataclasses.replace(packages.SHORT_NAMES, package="no_such_package").read()


def test_identity_changes_with_every_file(monkeypatch: pytest.MonkeyPatch) -> None:
    before = identity.info().identity.key
    changed = dataclasses.replace(packages.SHORT_NAMES, sha256="0" * 64)
    monkeypatch.setattr(packages, "ALL", (*packages.ALL[:-1], changed))
    assert identity.info().identity.key != before


def test_missing_device_is_reported_and_the_cpu_used() -> None:
    said: list[Sentence] = []
    loaded = registry.load("builtin", cache_folder=cache_folder(), device="cuda:63", say=said.append)
    assert loaded.device_name.startswith("CPU")
    assert len(said) == 1
    assert "The CPU is used instead" in str(said[0])
    loaded.close()


def test_closed_encoder_refuses_frames() -> None:
    loaded = registry.load("builtin", cache_folder=cache_folder(), device="cpu")
    loaded.close()
    with pytest.raises(RuntimeError, match="closed"):
        loaded.encode_frames(pictures())


class BrokenCard:
    """A graphics card that fails like an old or full one, or computes nonsense."""

    device_name, batch_size = "Old card (fp16)", 8

    def __init__(self, failure: Exception | None) -> None:
        self._failure = failure

    def submit(self, frames: np.ndarray) -> onnx_runtime.Finished:
        if self._failure is not None:
            raise self._failure
        return onnx_runtime.Finished(np.full((len(frames), identity.N_DIMS), np.nan, np.float16))

    def collect(self, pending: onnx_runtime.Finished) -> np.ndarray:
        return pending.rows

    def close(self) -> None:
        """Do nothing; nothing is open."""


@pytest.mark.parametrize("failure", [RuntimeError("CUDA error: no kernel image is available"), None])
def test_cpu_is_used_when_the_graphics_card_fails(monkeypatch: pytest.MonkeyPatch, failure: Exception | None) -> None:
    card = devices.Device(devices.DeviceKind.CUDA, "Old card", None)
    monkeypatch.setattr(builtin_encoder, "_graphics_card", lambda _device, _say: card)
    monkeypatch.setattr(torch_runtime, "TorchRuntime", lambda *_given: BrokenCard(failure))
    said: list[Sentence] = []

    loaded = registry.load("builtin", cache_folder=cache_folder(), say=said.append)

    assert loaded.device_name == "CPU (fp32)"
    assert [*map(str, said)] == ["Old card cannot run the built-in model. The CPU is used instead"]
    loaded.close()


@pytest.mark.parametrize(
    ("missing", "load"),
    [
        ("core.embedding.builtin.onnx_runtime", lambda: registry.load("builtin", cache_folder=Path(), device="cpu")),
        (
            "core.embedding.builtin.words",
            lambda: registry.load_text("builtin", cache_folder=Path()).encode_texts(["x"]),
        ),
    ],
)
def test_library_that_cannot_be_imported_is_reported(monkeypatch: pytest.MonkeyPatch, missing: str, load) -> None:
    monkeypatch.setitem(sys.modules, missing, None)  # importing it fails from now on
    monkeypatch.delattr(builtin_package, missing.rpartition(".")[2], raising=False)
    with pytest.raises(EncoderError, match=r"cannot be loaded .*\. Reinstall Clipshelf\."):
        load()
