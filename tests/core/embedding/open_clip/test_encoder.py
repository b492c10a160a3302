"""The open_clip encoder compared with open_clip itself, and the folders that it refuses."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch  # noqa: TID253
from PIL import Image
from safetensors.torch import load_file, save_file
from torch import nn  # noqa: TID253

from core.embedding import registry
from core.embedding.device import Device, DeviceKind
from core.embedding.open_clip import model_config, model_folder, model_loading
from core.errors import EncoderError
from tests.support.encoders import make_tiny_model

FP32 = Device(DeviceKind.CPU, "CPU", None)
BF16 = Device(DeviceKind.CPU, "CPU", torch.bfloat16)


@pytest.fixture
def broken(tiny_model: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_model, tmp_path / "broken"))


def frames(n_frames: int = 6) -> np.ndarray:
    return np.random.default_rng(3).integers(0, 256, (n_frames, 32, 32, 3), dtype=np.uint8)


def test_agrees_with_open_clip(tiny_model: Path, tmp_path: Path):
    import open_clip

    network, prepare = open_clip.create_model_from_pretrained(f"local-dir:{tiny_model}")
    network.eval()
    with torch.no_grad():
        pixels = torch.stack([prepare(Image.fromarray(frame)) for frame in frames()])
        pictures = network.encode_image(pixels, normalize=True).numpy()
        words = network.encode_text(
            open_clip.get_tokenizer(f"local-dir:{tiny_model}")(["a dog"]), normalize=True
        ).numpy()
    encoder = registry.load(str(tiny_model), cache_folder=tmp_path, device=FP32)
    np.testing.assert_allclose(encoder.encode_frames(frames()), pictures, atol=2e-3)
    np.testing.assert_allclose(encoder.encode_texts(["a dog"]), words, atol=1e-5)
    assert encoder.device_name == "CPU (fp32)"


@pytest.mark.parametrize("renaming", [{}, {"visual.proj": "visual.projection"}, {"ln_final.weight": "final.weight"}])
def test_text_tower_alone_gives_the_same_vectors(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renaming: dict[str, str]
):
    folder = Path(shutil.copytree(tiny_model, tmp_path / "model"))
    weights = load_file(folder / "open_clip_model.safetensors")
    save_file(
        {renaming.get(name, name): tensor for name, tensor in weights.items()}, folder / "open_clip_model.safetensors"
    )
    fillings: list[bool] = []
    fill = model_loading._fill
    monkeypatch.setattr(model_loading, "_fill", lambda *given: (fillings.append(True), fill(*given)))
    if "ln_final.weight" in renaming:
        with pytest.raises(EncoderError, match="do not match the architecture"):
            registry.load_text(str(folder), cache_folder=tmp_path)
        return
    text = registry.load_text(str(folder), cache_folder=tmp_path)
    assert not fillings, "the tower for pictures is not read"
    whole = registry.load(str(tiny_model), cache_folder=tmp_path, device="cpu")
    words = ["a dog", "", "two cats on a mat"]
    np.testing.assert_allclose(text.encode_texts(words), whole.encode_texts(words), atol=1e-5)
    assert text.unknown_words("qzxv") == whole.unknown_words("qzxv") == ()
    text.close()
    whole.close()


def test_half_precision_changes_almost_nothing(tiny_model: Path, tmp_path: Path):
    full = registry.load(str(tiny_model), cache_folder=tmp_path, device=FP32)
    half = registry.load(str(tiny_model), cache_folder=tmp_path, device=BF16)
    assert half.device_name == "CPU (bf16)"
    alike = np.sum(
        full.encode_frames(frames()).astype(np.float32) * half.encode_frames(frames()).astype(np.float32), axis=1
    )
    assert alike.min() > 0.999
    assert np.sum(full.encode_texts(["dog"]) * half.encode_texts(["dog"])) > 0.999
    assert half.info.identity == full.info.identity


def test_networks_with_batch_normalisation_stay_in_full_precision():
    convolutional = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4))
    assert model_loading.choose_dtype(convolutional, BF16) is torch.float32
    assert model_loading.choose_dtype(nn.Sequential(nn.Conv2d(3, 4, 3), nn.LayerNorm(4)), BF16) is torch.bfloat16


def test_identity_depends_on_weights_and_preprocessing(tiny_model: Path, tmp_path: Path):
    first = registry.load(str(tiny_model), cache_folder=tmp_path)
    again = registry.load(f"local-dir:{tiny_model}", cache_folder=tmp_path)
    assert again.info == first.info
    other = make_tiny_model(tmp_path / "other", seed=1)
    assert registry.load(str(other), cache_folder=tmp_path).info.identity.key != first.info.identity.key
    config = json.loads((other / "open_clip_config.json").read_text())
    config["preprocess_cfg"]["mean"] = [0, 0, 0]
    shutil.copy(tiny_model / "open_clip_model.safetensors", other)
    (other / "open_clip_config.json").write_text(json.dumps(config))
    changed = registry.load(str(other), cache_folder=tmp_path).info.identity
    assert changed.weights_hash == first.info.identity.weights_hash
    assert changed.key != first.info.identity.key


def refusal(folder: Path, cache_folder: Path) -> str:
    with pytest.raises(EncoderError) as caught:
        registry.load(str(folder), cache_folder=cache_folder)
    return str(caught.value)


def test_truncated_weights(broken: Path, tmp_path: Path):
    weights = broken / "open_clip_model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100_000])
    assert "incomplete: 0.1 MB are missing" in refusal(broken, tmp_path)


@pytest.mark.parametrize(
    "content", [b"", b"abc", b"\xff" * 64, b"\x02" + b"\0" * 7 + b"{}", b"PK\x03\x04" + b"\0" * 99]
)
def test_files_that_are_not_weights(broken: Path, tmp_path: Path, content: bytes):
    (broken / "open_clip_model.safetensors").write_bytes(content)
    assert "not a safetensors file" in refusal(broken, tmp_path)


def test_weights_of_another_architecture(broken: Path, tmp_path: Path):
    wide = make_tiny_model(tmp_path / "wide", embed_dim=24)
    shutil.copy(wide / "open_clip_model.safetensors", broken)
    assert "do not match the architecture" in refusal(broken, tmp_path)


def test_pickled_weights(broken: Path, tmp_path: Path):
    (broken / "open_clip_model.safetensors").unlink()
    (broken / "open_clip_pytorch_model.bin").write_bytes(b"\x80\x04")
    assert "pickled" in refusal(broken, tmp_path)


def test_missing_weights_and_configuration(broken: Path, tmp_path: Path):
    (broken / "open_clip_model.safetensors").unlink()
    assert "contains no weights" in refusal(broken, tmp_path)
    (broken / "open_clip_config.json").unlink()
    assert "does not contain open_clip_config.json" in refusal(broken, tmp_path)


@pytest.mark.parametrize(
    "config",
    ["{", "[]", "{}", '{"model_cfg": 1}', '{"model_cfg": {"embed_dim": "x", "vision_cfg": {}, "text_cfg": {}}}', "\0"],
)
def test_configurations_of_something_else(broken: Path, tmp_path: Path, config: str):
    (broken / "open_clip_config.json").write_text(config)
    assert "is not the configuration" in refusal(broken, tmp_path)


def test_missing_tokenizer_package_is_reported(broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = broken / "open_clip_config.json"
    config = json.loads(path.read_text())
    config["model_cfg"]["text_cfg"]["hf_tokenizer_name"] = "someone/some-words"
    path.write_text(json.dumps(config))
    monkeypatch.setattr("core.embedding.open_clip.model_folder.importlib.util.find_spec", lambda _name: None)
    assert "transformers, which is not installed" in refusal(broken, tmp_path)
    with pytest.raises(EncoderError, match="transformers"):
        registry.geometry_of(str(broken), cache_folder=tmp_path)  # called when the encoder is chosen
    monkeypatch.setattr("core.embedding.open_clip.model_folder.importlib.util.find_spec", lambda _name: "there")
    assert registry.geometry_of(str(broken), cache_folder=tmp_path).size_px == 32
    (broken / "tokenizer.json").touch()
    os.truncate(broken / "tokenizer.json", 3 << 30)
    assert "too large to be a part of a tokenizer" in refusal(broken, tmp_path)


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("preprocess_cfg", "resize_mode", "longest"),
        ("preprocess_cfg", "mean", [1]),
        ("preprocess_cfg", "std", [0, 1, 1]),
        ("preprocess_cfg", "size", [32, 64]),
        ("preprocess_cfg", "mean", "red"),
        ("model_cfg", "vision_cfg", {"layers": "many"}),
        ("model_cfg", "vision_cfg", {"timm_model_name": "no_such_network"}),
    ],
)
def test_impossible_configurations(broken: Path, tmp_path: Path, part: str, key: str, value: object):
    path = broken / "open_clip_config.json"
    config = json.loads(path.read_text())
    config[part][key] = value
    path.write_text(json.dumps(config))
    assert refusal(broken, tmp_path)


def test_weights_with_nan(broken: Path, tmp_path: Path):
    from safetensors.torch import load_file, save_file

    path = broken / "open_clip_model.safetensors"
    save_file({name: part * float("nan") for name, part in load_file(path).items()}, path)
    assert "no usable vectors" in refusal(broken, tmp_path)


def test_hash_is_cached_until_the_file_changes(broken: Path, tmp_path: Path):
    weights, notes = broken / "open_clip_model.safetensors", tmp_path / "notes.json"
    first = model_folder.hash_weights(weights, notes_path=notes)
    remembered = json.loads(notes.read_text())
    remembered[str(weights)][1] = "remembered"
    notes.write_text(json.dumps(remembered))
    assert model_folder.hash_weights(weights, notes_path=notes) == "remembered"
    weights.write_bytes(weights.read_bytes() + b"\0")
    assert model_folder.hash_weights(weights, notes_path=notes) not in {first, "remembered"}
    notes.write_text("{")
    assert model_folder.hash_weights(weights, notes_path=notes)


LIGHT = """
import sys
from core.embedding.open_clip.quick_import import import_open_clip
import_open_clip()
import torch.compiler
assert "torch._dynamo" not in sys.modules, "the compiler was loaded"
assert torch.compiler.disable.__module__ == "torch.compiler"
import torch._dynamo.utils as utils
assert utils.is_compile_supported("cpu") in (True, False) and utils.__file__
"""


def test_light_import_restores_the_modules():
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_configurations_shipped_with_open_clip_are_accepted(tmp_path: Path):
    import open_clip

    path, n_taken = tmp_path / "open_clip_config.json", 0
    for config in sorted((Path(open_clip.__file__).parent / "model_configs").glob("*.json")):
        model = json.loads(config.read_text())
        path.write_text(json.dumps({"model_cfg": model}))
        if "hf_model_name" in model["text_cfg"]:
            with pytest.raises(EncoderError, match="from another model on the network"):
                model_config.read(path)
        else:
            model_config.read(path)
            n_taken += 1
    assert n_taken > 100
