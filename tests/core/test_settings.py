"""Settings are declared once and validated on input."""

import json
from pathlib import Path

import pytest

from core import settings
from core.errors import LibraryError, UsageError
from core.settings import Settings


def test_missing_file_means_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.json") == Settings()


def test_saved_settings_are_loaded(tmp_path: Path) -> None:
    wanted = settings.changed(Settings(), {"decode_processes": 3, "ignore_patterns": ["*.proxy.mp4"]})
    settings.save(tmp_path / "settings.json", wanted)
    assert settings.load(tmp_path / "settings.json") == wanted
    assert wanted.ignore_patterns == ("*.proxy.mp4",)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"decode_proceses": 3}, "decode_processes"),
        ({"decode_processes": "many"}, "int"),
        ({"decode_processes": -1}, "between"),
        ({"decode_processes": True}, "int"),
        ({"sampling_density": "thick"}, "standard, dense"),
        ({"encoder_threads": 1000}, "between"),
    ],
)
def test_invalid_setting_is_refused_with_a_hint(values: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        settings.changed(Settings(), values)


@pytest.mark.parametrize("text", ["{", "[1]", "\x00"])
def test_broken_file_is_reported_and_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    with pytest.raises(LibraryError, match=str(path)):
        settings.load(path)
    assert path.read_text() == text


def test_every_setting_has_a_description() -> None:
    import dataclasses

    assert all(setting.metadata["description"].endswith(".") for setting in dataclasses.fields(Settings))


def test_environment_names_library_and_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CLIPSHELF_LIBRARY", str(tmp_path / "mine"))
    monkeypatch.setenv("CLIPSHELF_CACHE", str(tmp_path / "cache"))
    assert settings.default_library_folder() == tmp_path / "mine"
    assert settings.cache_folder() == tmp_path / "cache"


def test_saving_replaces_the_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings.save(path, Settings())
    settings.save(path, settings.changed(Settings(), {"encoder_threads": 2}))
    assert json.loads(path.read_text())["encoder_threads"] == 2
    assert [entry.name for entry in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("device", ["auto", "cpu", "cuda", "cuda:1", "cuda:12", "mps"])
def test_device_names_have_a_format(device: str) -> None:
    assert settings.changed(Settings(), {"device": device}).device == device


@pytest.mark.parametrize("device", ["", "gpu", "cuda:", "cuda:x", "cpu:1", "CUDA", "cuda:1 "])
def test_invalid_device_is_refused_with_the_allowed_values(device: str) -> None:
    with pytest.raises(UsageError, match=r"device cannot be .* cuda:1"):
        settings.changed(Settings(), {"device": device})
