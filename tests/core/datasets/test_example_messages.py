import contextlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.datasets import example_messages
from core.datasets.example_messages import MessageError
from tests.support import tfrecords as written


def field(number: int, content: bytes) -> bytes:
    return bytes([number << 3 | 2, len(content)]) + content


def feature_map(name: bytes, feature: bytes) -> bytes:
    return field(1, field(1, field(1, name) + field(2, feature)))


def test_example_is_what_protobuf_wrote() -> None:
    found = example_messages.read_example(
        written.example({"id": [b"abc", b"d\xff"], "labels": [1, -5, 2**40], "mean_rgb": [0.25, -1.5e8]})
    )
    assert found["id"] == (b"abc", b"d\xff")
    assert np.asarray(found["labels"]).tolist() == [1, -5, 2**40]
    assert np.asarray(found["mean_rgb"]).tolist() == [0.25, -1.5e8]


@given(
    st.dictionaries(
        st.text(max_size=5),
        st.one_of(
            st.lists(st.integers(-(2**63), 2**63 - 1), min_size=1, max_size=5),
            st.lists(st.floats(width=32, allow_nan=False), min_size=1, max_size=5),
            st.lists(st.binary(max_size=200), min_size=1, max_size=5),
        ),
        max_size=4,
    )
)
def test_any_example_is_what_protobuf_wrote(features: dict[str, list[int] | list[float] | list[bytes]]) -> None:
    found = example_messages.read_example(written.example(features))
    assert {name: list(values) for name, values in found.items()} == features


def test_values_that_are_not_packed_are_read() -> None:
    numbers = b"\x08\x05\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"
    floats = b"\x0d" + np.float32(1.5).tobytes() + b"\x0d" + np.float32(-2).tobytes()
    assert np.asarray(example_messages.read_example(feature_map(b"n", field(3, numbers)))["n"]).tolist() == [5, -1]
    assert np.asarray(example_messages.read_example(feature_map(b"f", field(2, floats)))["f"]).tolist() == [1.5, -2]


def test_unknown_fields_and_features_without_values_are_skipped() -> None:
    odd = b"\x38\x01" + b"\x41" + bytes(8) + b"\x4d" + bytes(4)  # a number, eight bytes, four bytes
    found = example_messages.read_example(odd + feature_map(b"a", b""))
    assert found == {"a": ()}


@pytest.mark.parametrize(("n_rows", "size"), [(1, 4), (300, 1024), (7, 0), (3, 200)])
def test_sequence_is_what_protobuf_wrote(n_rows: int, size: int) -> None:
    rows = np.random.default_rng(0).integers(0, 256, (n_rows, size), np.uint8)
    found = example_messages.read_sequence_example(written.sequence_example({"id": [b"v"]}, {"rgb": rows}))
    assert found.context["id"] == (b"v",)
    assert example_messages.byte_rows(found.lists["rgb"]).tolist() == rows.tolist()


def test_rows_are_the_same_one_by_one_and_in_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.random.default_rng(1).integers(0, 256, (20, 130), np.uint8)
    view = example_messages.read_sequence_example(written.sequence_example({"id": [b"v"]}, {"a": rows})).lists["a"]
    at_once = example_messages._equal_rows(view)
    assert at_once is not None
    monkeypatch.setattr(example_messages, "_equal_rows", lambda _view: None)
    assert (example_messages.byte_rows(view) == at_once).all()
    assert (at_once == rows).all()


def test_rows_of_different_length_are_an_error() -> None:
    for strings in ([b"ab", b"abc"], [b"abc", b"ab"]):
        view = memoryview(b"".join(field(1, field(1, field(1, string))) for string in strings))
        with pytest.raises(MessageError, match="length"):
            example_messages.byte_rows(view)


def test_empty_sequence_has_no_rows() -> None:
    assert example_messages.byte_rows(memoryview(b"")).shape == (0, 0)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_rejected(data: bytes) -> None:
    for read in (example_messages.read_example, example_messages.read_sequence_example):
        try:
            found = read(data)
        except MessageError:
            continue
        if isinstance(found, example_messages.SequenceExample):
            for view in found.lists.values():
                with contextlib.suppress(MessageError):
                    example_messages.byte_rows(view)


@pytest.mark.parametrize("n_left", range(1, 40, 3))
def test_message_that_is_cut_off_is_rejected(n_left: int) -> None:
    whole = written.example({"labels": [1, 2, 300], "mean_rgb": [0.5, 0.25], "id": [b"abcdefgh"]})
    with pytest.raises(MessageError):
        example_messages.read_example(whole[:n_left])
