"""``clipshelf encoders``: choosing, importing and measuring; models that must not be used."""

import json
import os
import re
from pathlib import Path

import pytest
from sqlalchemy import delete

from core.api.library import Library
from core.catalog.store.schema import SpanRow
from tests.core.cli.conftest import Command
from tests.support import hub as hubs
from tests.support.encoders import make_tiny_model
from tests.support.libraries import make_clips, work_off

WEIGHTS = "open_clip_model.safetensors"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return make_tiny_model(tmp_path / "model")


def cut(model: Path) -> None:
    os.truncate(model / WEIGHTS, (model / WEIGHTS).stat().st_size - 1000)


def pickle(model: Path) -> None:
    (model / WEIGHTS).rename(model / "open_clip_pytorch_model.bin")


def disguise(model: Path) -> None:
    (model / WEIGHTS).write_bytes(b"PK\x03\x04 a pickle under another name" * 20)


def forget_config(model: Path) -> None:
    (model / "open_clip_config.json").unlink()


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (cut, "incomplete"),
        (pickle, "pickled"),
        (disguise, "not a safetensors"),
        (forget_config, "does not contain open_clip_config"),
    ],
)
def test_forbidden_model_is_refused_by_every_command(clipshelf: Command, model: Path, tmp_path: Path, harm, words: str):
    harm(model)
    (tmp_path / "videos").mkdir()

    for command in (("encoders", "import"), ("encoders", "use"), ("add", tmp_path / "videos", "--encoder")):
        assert words in clipshelf(*command, model).sentence
    assert clipshelf("status", "--json").document["next_encoder"] is None
    assert clipshelf("folders", "--json").document == {"folders": []}


def test_folder_is_imported_chosen_and_measured(clipshelf: Command, model: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("core.cli.commands.encoders._MEASURE_SECONDS", 0.05)
    monkeypatch.chdir(model.parent)

    imported = clipshelf("encoders", "import", "model")
    assert (imported.code, imported.out.strip()) == (0, f"local-dir:{model}")
    assert clipshelf("encoders", "use", imported.out.strip()).code == 0
    listed = clipshelf("encoders", "list", "--json").document
    assert listed["chosen"] == f"local-dir:{model}"
    assert [offer["is_ready"] for offer in listed["encoders"] if offer["reference"] == listed["chosen"]] == [True]
    (line,) = [line for line in clipshelf("encoders", "list").out.splitlines() if line.startswith("*")]
    assert f"local-dir:{model}" in line
    measured = clipshelf("encoders", "measure", "--json").document
    assert set(measured) == {"encoder", "device", "batch_size", "frames_per_second"}
    assert measured["encoder"] == f"local-dir:{model}"
    assert measured["frames_per_second"] > 0


def test_missing_model_is_offered_and_not_downloaded(clipshelf: Command):
    sentence = clipshelf("encoders", "use", "ViT-B-32-256/datacomp_s34b_b86k").sentence

    assert "not been downloaded yet" in sentence
    assert "clipshelf encoders download ViT-B-32-256/datacomp_s34b_b86k" in sentence


def test_failed_download_is_one_sentence(clipshelf: Command, tmp_path: Path):
    library = tmp_path / "library"
    library.mkdir()
    assert (
        clipshelf("encoders", "hub", "http://127.0.0.1:9").out.strip() == "http://127.0.0.1:9"
    )  # nothing listens there

    sentence = clipshelf("encoders", "download", "ViT-B-32/openai", "--library", library).sentence

    assert "could not be downloaded: no connection" in sentence
    assert "clipshelf encoders import" in sentence, "the way without a network"
    assert not re.search(r"127\.0|https?:|refused|Errno", sentence)
    assert "127.0.0.1:9" in (library / "logs" / "download.log").read_text()


def test_library_cannot_set_the_download_address(clipshelf: Command, tmp_path: Path):
    """Otherwise the creator of a library would decide what others download."""
    with hubs.serving({}) as foreign:
        library = tmp_path / "library"
        library.mkdir()
        (library / "settings.json").write_text(json.dumps({"hub_address": foreign.address}))
        clipshelf("encoders", "hub", "http://127.0.0.1:9")

        tried = clipshelf("encoders", "download", "ViT-B-32/openai", "--library", library)

        assert f"The download address {foreign.address} in this library's settings is ignored" in tried.err
        assert "no connection" in tried.err
        assert not foreign.paths
    assert clipshelf("encoders", "hub", "").out.strip() == "https://huggingface.co"
    assert "begins with https" in clipshelf("encoders", "hub", "http://hub.example").sentence


def test_encoder_that_fails_its_trial_is_not_chosen(clipshelf: Command, model: Path, tmp_path: Path):
    """It passes every check of its files; only the trial process finds out."""
    make_clips(tmp_path / "videos", 1)
    clipshelf("add", tmp_path / "videos", "--encoder", "builtin")
    spoil(model)

    for command in (("encoders", "import"), ("encoders", "use"), ("add", tmp_path / "videos", "--encoder")):
        assert "Invalid clean function" in clipshelf(*command, model).err

    assert clipshelf("status", "--json").document["next_encoder"] == "builtin"
    again = clipshelf("add", tmp_path / "videos", "--json")
    assert (again.code, again.document["analysed"]) == (0, 1)


def spoil(model: Path) -> None:
    """Request a text cleaning that does not exist; pictures are unaffected."""
    config = json.loads((model / "open_clip_config.json").read_text())
    config["model_cfg"]["text_cfg"]["tokenizer_kwargs"] = {"clean": "no_such_way"}
    (model / "open_clip_config.json").write_text(json.dumps(config))


def test_model_trusted_on_first_use_is_listed_as_such(clipshelf: Command):
    listed = {offer["reference"]: offer for offer in clipshelf("encoders", "list", "--json").document["encoders"]}
    assert listed["ViT-B-32-256/datacomp_s34b_b86k"]["trust"] == "known"
    assert listed["PE-Core-B-16/meta"]["trust"] == "first use"
    (line,) = [line for line in clipshelf("encoders", "list").out.splitlines() if "PE-Core-B-16/meta" in line]
    assert "first use" in line


def test_incomplete_analysis_is_a_failure(clipshelf: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    make_clips(tmp_path / "videos", 1)
    clipshelf("add", tmp_path / "videos", "--encoder", "builtin")
    make_clips(tmp_path / "videos", 1, first=1)

    def scan_only(library: Library, **_given: object) -> None:
        work_off(library.folder)
        with library.database.write() as session:
            session.execute(delete(SpanRow))

    monkeypatch.setattr("core.cli.commands.add.analyse", scan_only)
    done = clipshelf("add", tmp_path / "videos")
    assert done.code == 1
    assert "2 of 2 videos have not been analysed yet" in done.err
