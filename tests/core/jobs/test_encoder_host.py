"""Loading of encoders: when, how much of them, and failures."""

import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.api.library import Library
from core.embedding import registry
from core.embedding.builtin import identity as builtin
from core.embedding.encoder import TextEncoder
from core.errors import EncoderError
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.settings import Settings
from tests.support.encoders import make_tiny_model
from tests.support.libraries import opened


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        yield library


def test_unused_encoders_are_released(library: Library, tmp_path: Path) -> None:
    host = EncoderHost(JobContext(library.paths, library.database, Settings()))
    model = make_tiny_model(tmp_path / "model")
    first, second = (host.load(reference).result()[1] for reference in ("builtin", f"local-dir:{model}"))
    host.keep_only({"builtin"})
    assert host.load("builtin").result()[1] is first
    assert host.load(f"local-dir:{model}").result()[1] is not second
    host.close()


def test_words_are_encoded_although_the_picture_side_cannot_be_loaded(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise EncoderError("no memory")

    host = EncoderHost(JobContext(library.paths, library.database, Settings()))
    with monkeypatch.context() as patch:
        patch.setattr(registry, "load", fail)
        assert isinstance(host.load("builtin").exception(), EncoderError)
        assert host.serving_text(builtin.info()).encode_texts(["a dog"]).any()
    host.forget("builtin")
    encoder = host.load("builtin").result()[1]
    assert host.serving_text(builtin.info()) is encoder, "once it is loaded, no second text side is kept"
    host.close()


def test_text_side_that_failed_to_load_is_retried(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise EncoderError("no memory")

    host = EncoderHost(JobContext(library.paths, library.database, Settings()))
    with monkeypatch.context() as patch:
        patch.setattr(registry, "load_text", fail)
        with pytest.raises(EncoderError, match="no memory"):
            host.serving_text(builtin.info())
    assert host.serving_text(builtin.info()).encode_texts(["a dog"]).any()
    host.close()


def test_nobody_waits_for_a_text_side_that_is_loading(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    may_end, load_text = threading.Event(), registry.load_text

    def load_slowly(reference: str, *, cache_folder: Path) -> TextEncoder:
        assert may_end.wait(60)
        return load_text(reference, cache_folder=cache_folder)

    monkeypatch.setattr(registry, "load_text", load_slowly)
    host = EncoderHost(JobContext(library.paths, library.database, Settings()))
    asking = threading.Thread(target=host.serving_text, args=(builtin.info(),))
    asking.start()
    host.keep_only({"builtin"})  # would block forever if the lock were held during loading
    host.forget("something else")
    may_end.set()
    asking.join()
    host.close()


def test_vectors_of_another_identity_are_not_searched(library: Library) -> None:
    host = EncoderHost(JobContext(library.paths, library.database, Settings()))
    other = dataclasses.replace(
        builtin.info(), identity=dataclasses.replace(builtin.info().identity, weights_hash="0" * 64)
    )
    for ask in (host.serving_text, host.serving):
        with pytest.raises(EncoderError, match="analysed with a different version"):
            ask(other)
    host.close()
