"""The contract of `Encoder`, checked for every encoder."""

from pathlib import Path

import numpy as np
import pytest

from core.embedding import device as devices
from core.embedding import registry, self_test
from core.embedding.builtin import network
from core.embedding.builtin.encoder import BuiltinEncoder
from core.embedding.builtin.torch_runtime import TorchRuntime
from core.embedding.builtin.words import WordVectors
from core.embedding.encoder import Encoder
from core.settings import cache_folder
from tests.support.encoders import FakeEncoder, make_tiny_model

KINDS = ("fake", "builtin", "builtin_torch", "open_clip")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("encoders")


@pytest.fixture(scope="module", params=KINDS)
def encoder(request, folder: Path):
    if request.param == "fake":
        made: Encoder = FakeEncoder()
    elif request.param == "builtin":
        made = registry.load("builtin", cache_folder=cache_folder(), device="cpu")
    elif request.param == "builtin_torch":
        made = BuiltinEncoder(TorchRuntime(network.read(), WordVectors().classes.rows, devices.pick("cpu")))
    else:
        made = registry.load(str(make_tiny_model(folder / "tiny")), cache_folder=folder)
    yield made
    made.close()


def frames_of(encoder: Encoder, n_frames: int) -> np.ndarray:
    side = encoder.info.geometry.size_px
    return np.random.default_rng(1).integers(0, 256, (n_frames, side, side, 3), dtype=np.uint8)


def test_rows_are_unit_float16(encoder: Encoder):
    rows = encoder.encode_frames(frames_of(encoder, 5))
    assert rows.shape == (5, encoder.info.n_dims)
    assert rows.dtype == np.float16
    np.testing.assert_allclose(np.linalg.norm(rows.astype(np.float32), axis=1), 1, atol=2e-3)


def test_vector_does_not_depend_on_its_batch(encoder: Encoder):
    frames = frames_of(encoder, 19)
    together = encoder.encode_frames(frames).astype(np.float32)
    alone = np.concatenate([encoder.encode_frames(frames[place : place + 1]) for place in (0, 7, 18)])
    assert np.min(np.sum(together[[0, 7, 18]] * alone.astype(np.float32), axis=1)) > 0.999


def test_no_frames_give_no_rows(encoder: Encoder):
    assert encoder.encode_frames(frames_of(encoder, 0)).shape == (0, encoder.info.n_dims)


def test_submitted_batches_return_in_order(encoder: Encoder):
    frames = frames_of(encoder, 6)
    first, second = encoder.submit(frames[:4]), encoder.submit(frames[4:])
    assert (first.n_frames, second.n_frames) == (4, 2)
    rows = np.concatenate([encoder.collect(first), encoder.collect(second)]).astype(np.float32)
    assert np.min(np.sum(rows * encoder.encode_frames(frames).astype(np.float32), axis=1)) > 0.999


@pytest.mark.parametrize("shape", [(2, 5, 5, 3), (16, 16, 3), (1, 3, 16, 16)])
def test_other_frame_shapes_are_refused(encoder: Encoder, shape: tuple[int, ...]):
    with pytest.raises(ValueError, match="frames must be"):
        encoder.encode_frames(np.zeros(shape, dtype=np.uint8))
    with pytest.raises(ValueError, match="frames must be"):
        encoder.submit(frames_of(encoder, 1).astype(np.float32))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["a dog", "собака", "犬 🐕", "dog " * 5000, "\ud800 lone dog"])
def test_words_give_a_unit_row_and_blank_text_none(encoder: Encoder, text: str):
    rows = encoder.encode_texts([text, "", " \n\t"])
    assert rows.shape == (3, encoder.info.n_dims)
    assert rows.dtype == np.float32
    norms = np.linalg.norm(rows, axis=1)
    assert norms[0] == pytest.approx(1, abs=1e-3)
    assert not norms[1:].any()


@pytest.mark.parametrize("text", ["{}", "<b>x</b>", "a\0b", "the of and", "!?", "\u202e\u200b"])
def test_any_text_gives_a_unit_row_or_zeros(encoder: Encoder, text: str):
    norm = float(np.linalg.norm(encoder.encode_texts([text])))
    assert norm == pytest.approx(1, abs=1e-3) or norm == 0
    assert set(encoder.unknown_words(text)) <= set(text.lower().split())


def test_no_texts_give_no_rows(encoder: Encoder):
    assert encoder.encode_texts([]).shape == (0, encoder.info.n_dims)


def test_encoder_passes_its_own_test(encoder: Encoder):
    fingerprint = self_test.run(encoder)
    assert self_test.run(encoder, fingerprint=fingerprint) == pytest.approx(fingerprint, abs=1e-3)


def test_identity_is_a_valid_folder_name(encoder: Encoder):
    assert len(encoder.info.identity.key) == 16
    assert encoder.batch_size >= 1
    assert encoder.device_name
