"""Hostile files are refused quickly, in one sentence.

The corpus is made here; every file that ever caused harm gets a line.
"""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from core.errors import HeadError, KnownError, LibraryError, MediaError, PathError, UsageError
from core.interchange import decision_table
from core.interchange.decision_table import TableProblem, TableRow
from core.media.decoding import pyav_reader
from core.paths import full
from core.settings import load
from core.tagging import checkpoint
from core.tagging.head import blank
from tests.core.tagging.made_up import feature_table, library

HEADER = b"path,tag,decision\n"
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")


def table(path: Path, content: bytes) -> list[TableRow | TableProblem]:
    path.write_bytes(content)
    return list(decision_table.read(path))


@pytest.mark.parametrize(
    "head",
    [
        b"path,tag,decision," + b"x" * 200_000,
        b"p" * 3_000_000,
        b'"' + b"a" * 140_000,
        b"\0" * 1000,
        b"\xff\xfe\xff" * 99,
    ],
    ids=["a cell over the limit", "an endless line", "an endless quote", "zeros", "no text"],
)
def test_table_without_column_names_is_refused(tmp_path: Path, head: bytes) -> None:
    with pytest.raises(UsageError, match="does not name the columns"):
        table(tmp_path / "table.csv", head + b"\na,b,accepted\n")


def test_endless_line_ends_the_table_and_earlier_rows_count(tmp_path: Path) -> None:
    rows = table(tmp_path / "table.csv", HEADER + b"a.mp4,sea,accepted\n" + b"b" * 3_000_000 + b",sea,accepted\n")
    assert [type(row) for row in rows] == [TableRow, TableProblem]
    assert "cannot be read beyond this row" in rows[1].text  # type: ignore[union-attr]


def test_very_long_path_is_refused_quickly() -> None:
    started = time.process_time()
    with pytest.raises(PathError, match="too long"):
        full(Path("a/" * 60_000))
    deep = full(Path("/" + "a/" * 16_000))
    assert len(deep.parts) == 16_001
    assert time.process_time() - started < 5.0


@needs_pipes
def test_reading_a_pipe_does_not_block(tmp_path: Path) -> None:
    pipe = tmp_path / "settings.json"
    os.mkfifo(pipe)
    for reads in (decision_table.read, checkpoint.read, load):
        with pytest.raises(KnownError, match="not a regular file"):
            list(reads(pipe))  # type: ignore[operator,arg-type]


@pytest.mark.parametrize(
    "content",
    [b"[" * 200_000, b'{"a":' * 200_000, b"{}" + b" " * 2_000_000, b"\xff\xfe", b"", b"[1]", b'{"no_such": 1}'],
    ids=["nested lists", "nested objects", "two megabytes", "no text", "empty", "a list", "an unknown name"],
)
def test_invalid_settings_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    with pytest.raises(LibraryError):
        load(path)


@pytest.fixture(scope="module")
def head(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("head") / "head.safetensors"
    things = feature_table(library(6)[0])
    path.write_bytes(checkpoint.to_bytes(blank("the-encoder", things.head.background), names={}, card={}))
    return path


def _facts(**changed: object) -> Callable[[dict[str, np.ndarray], dict[str, object]], None]:
    return lambda _arrays, facts: facts.update(changed)


def _array(name: str, change: Callable[[np.ndarray], np.ndarray]) -> Callable[..., None]:
    return lambda arrays, _facts: arrays.update({name: change(arrays[name])})


HEADS = {
    "negative videos": _facts(n_videos=-1),
    "endless videos": _facts(n_videos=1e300),
    "endless gap": _facts(gap_mean=1e300),
    "no number": _facts(gap_mean=float("nan")),
    "words for numbers": _facts(general=["a", "b"]),
    "lists for numbers": _facts(halfway=[[1]]),
    "a flat calibration": _facts(general=[0.0, 0.0]),
    "steep pooling": _facts(pooling=[0.5, 1e300]),
    "tags that are not there": _facts(tags=["a"] * 10),
    "deeply nested tags": _facts(tags=[[[[]]]] * 3),
    "huge covariance": _array("covariance", lambda array: np.full_like(array, 1e300)),
    "no spread": _array("changes", lambda array: array * 0),
    "hardly any spread": _array("changes", lambda array: np.full_like(array, 1e-300)),
    "another kind of numbers": _array("centre", lambda array: array.astype(np.float16)),
    "another array": lambda arrays, _facts: arrays.update(extra=np.zeros(3)),
    "an array less": lambda arrays, _facts: arrays.pop("mean"),
}


@pytest.mark.parametrize("change", HEADS.values(), ids=HEADS)
def test_invalid_head_is_refused(head: Path, tmp_path: Path, change: Callable[..., None]) -> None:
    from safetensors import safe_open

    arrays, path = load_file(head), tmp_path / "hostile.safetensors"
    with safe_open(head, framework="numpy") as file:
        facts = json.loads(file.metadata()["clipshelf"])
    assert checkpoint.read(head)[0].encoder_key == "the-encoder"
    change(arrays, facts)
    save_file(arrays, path, {"clipshelf": json.dumps(facts)})
    with pytest.raises(HeadError):
        checkpoint.read(path)


def test_oversized_head_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.safetensors"
    with path.open("wb") as file:
        file.truncate(2 * 10**9)
    with pytest.raises(HeadError, match="too large"):
        checkpoint.read(path)


def two_streams(path: Path, *, hidden: tuple[str, ...]) -> Path:
    """Write a file with two video streams, and replace the names of the `hidden` codecs by unknown ones."""
    import av

    with av.open(str(path), "w", format="matroska") as container:
        large = container.add_stream("mpeg4", rate=10, options={"g": "5"})
        small = container.add_stream("mjpeg", rate=10)
        large.width, large.height, large.pix_fmt = 320, 240, "yuv420p"
        small.width, small.height, small.pix_fmt = 160, 120, "yuvj420p"
        for stream in (large, small):
            for number in range(10):
                picture = np.full((stream.height, stream.width, 3), number * 20, np.uint8)
                frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format=stream.pix_fmt)
                frame.pts = number
                container.mux(stream.encode(frame))
            container.mux(stream.encode())
    content = path.read_bytes()
    for name in hidden:
        assert name.encode() in content
        content = content.replace(name.encode(), name.encode()[:-3] + b"XYZ")
    path.write_bytes(content)
    return path


def test_stream_without_a_decoder_does_not_hide_another(tmp_path: Path) -> None:
    path = two_streams(tmp_path / "two.mkv", hidden=("V_MPEG4/ISO/ASP",))
    with pyav_reader.PyavReader(path) as reader:
        assert (reader.info.width_px, reader.info.height_px) == (160, 120)
    none = two_streams(tmp_path / "none.mkv", hidden=("V_MPEG4/ISO/ASP", "V_MJPEG"))
    with pytest.raises(MediaError, match="no decoder"), pyav_reader.PyavReader(none):
        pass


@pytest.mark.parametrize("suffix", [".mp4", ".avi", ".mkv"])
def test_title_that_is_not_utf8_does_not_hide_the_video(tmp_path: Path, suffix: str) -> None:
    import av

    path = tmp_path / f"holiday{suffix}"
    with av.open(str(path), "w") as container:
        container.metadata["title"] = "Sommer am XXXX"
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        stream.metadata["title"] = "Kamera XXXX"
        for number in range(10):
            frame = av.VideoFrame.from_ndarray(np.full((120, 160, 3), number * 20, np.uint8), format="rgb24")
            frame.pts = number
            container.mux(stream.encode(frame.reformat(format="yuv420p")))
        container.mux(stream.encode())
    content = path.read_bytes()
    assert b"XXXX" in content
    path.write_bytes(content.replace(b"XXXX", "M\u00fc\u00df".encode("latin-1") + b"\xff"))
    with pyav_reader.PyavReader(path) as reader:
        assert (reader.info.width_px, reader.info.height_px) == (160, 120)
