"""Decodes the two protocol buffer messages of TFRecord files, tf.Example and tf.SequenceExample.

Fields, from TensorFlow's `example.proto` and `feature.proto`: an Example has ``features`` (1), a SequenceExample
``context`` (1) and ``feature_lists`` (2); each is a map (1) whose entries have a key (1) and a value (2). A feature has
one list, of bytes (1), floats (2) or integers (3), whose values (1) may be packed or not.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Feature = tuple[bytes, ...] | NDArray[np.float32] | NDArray[np.int64]

_VARINT, _EIGHT_BYTES, _BYTES, _FOUR_BYTES = 0, 1, 2, 5
_LONGEST_VARINT = 10


class MessageError(ValueError):
    """The bytes are no such message."""


@dataclass(frozen=True, slots=True)
class SequenceExample:
    """A decoded tf.SequenceExample.

    Attributes
    ----------
    context : dict of str to Feature
        What holds for the whole sequence.
    lists : dict of str to memoryview
        The sequences, not decoded yet; see `byte_rows`.
    """

    context: dict[str, Feature]
    lists: dict[str, memoryview]


def read_example(data: bytes) -> dict[str, Feature]:
    """Decode a tf.Example.

    Raises
    ------
    MessageError
        If it is none.
    """
    found: dict[str, Feature] = {}
    for number, value in _messages(memoryview(data)):
        if number == 1:
            found.update(_features(value))
    return found


def read_sequence_example(data: bytes) -> SequenceExample:
    """Decode a tf.SequenceExample.

    Raises
    ------
    MessageError
        If it is none.
    """
    context: dict[str, Feature] = {}
    lists: dict[str, memoryview] = {}
    for number, value in _messages(memoryview(data)):
        if number == 1:
            context.update(_features(value))
        elif number == 2:
            lists.update(_entries(value))
    return SequenceExample(context, lists)


def byte_rows(feature_list: memoryview) -> NDArray[np.uint8]:
    """Decode a sequence of features that have one string of bytes each.

    Parameters
    ----------
    feature_list : memoryview
        From `SequenceExample.lists`.

    Returns
    -------
    ndarray
        ``(T, D)`` uint8; (0, 0) for an empty sequence.

    Raises
    ------
    MessageError
        If a feature is something else, or they differ in length.
    """
    rows = _equal_rows(feature_list)
    if rows is not None:
        return rows
    features = [_feature(value) for number, value in _messages(feature_list) if number == 1]
    strings = [feature[0] for feature in features if isinstance(feature, tuple) and len(feature) == 1]
    if len(strings) < len(features) or len({len(string) for string in strings}) > 1:
        raise MessageError("its frames differ in length")
    if not strings:
        return np.zeros((0, 0), np.uint8)
    return np.frombuffer(b"".join(strings), np.uint8).reshape(len(strings), -1)


def _equal_rows(feature_list: memoryview) -> NDArray[np.uint8] | None:
    # Real sequences repeat one head before each string; then the array can be taken out in one piece, 50 times faster.
    try:
        start, end = _bounds(feature_list, 0, len(feature_list))
        inner, inner_end = _bounds(feature_list, start, end)
        first, last = _bounds(feature_list, inner, inner_end)
    except (MessageError, struct.error):
        return None
    if not (first < last == inner_end == end) or len(feature_list) % end:
        return None
    rows = np.frombuffer(feature_list, np.uint8).reshape(-1, end)
    return rows[:, first:].copy() if (rows[:, :first] == rows[0, :first]).all() else None


def _bounds(view: memoryview, at: int, end: int) -> tuple[int, int]:
    # Start and end of the content of a field number 1 with bytes.
    key, at = _varint(view, at, end)
    if key != 1 << 3 | _BYTES:
        raise MessageError("another field")
    n_bytes, at = _varint(view, at, end)
    if at + n_bytes > end:
        raise MessageError("a field is longer than its message")
    return at, at + n_bytes


def _features(view: memoryview) -> dict[str, Feature]:
    return {key: _feature(value) for key, value in _entries(view)}


def _entries(view: memoryview) -> Iterator[tuple[str, memoryview]]:
    for number, entry in _messages(view):
        if number == 1:
            parts = dict(_messages(entry))
            yield bytes(parts.get(1, b"")).decode("utf-8", "replace"), parts.get(2, memoryview(b""))


def _feature(view: memoryview) -> Feature:
    found: Feature = ()
    for number, values in _messages(view):
        match number:
            case 1:
                found = tuple(bytes(value) for one, value in _messages(values) if one == 1)
            case 2:
                found = _floats(values)
            case 3:
                found = _integers(values)
            case _:
                pass
    return found


def _floats(view: memoryview) -> NDArray[np.float32]:
    parts = [bytes(value) for number, _kind, value in _fields(view) if number == 1 and isinstance(value, memoryview)]
    if any(len(part) % 4 for part in parts):
        raise MessageError("a list of floats is cut off")
    return np.frombuffer(b"".join(parts), "<f4").astype(np.float32)


def _integers(view: memoryview) -> NDArray[np.int64]:
    found: list[int] = []
    for number, _kind, value in _fields(view):
        if number != 1:
            continue
        if isinstance(value, int):
            found.append(value)
            continue
        at = 0
        while at < len(value):
            one, at = _varint(value, at, len(value))
            found.append(one)
    return np.array(found, np.uint64).view(np.int64)  # negative ones are stored as their complement


def _messages(view: memoryview) -> Iterator[tuple[int, memoryview]]:
    for number, kind, value in _fields(view):
        if kind == _BYTES and isinstance(value, memoryview):
            yield number, value


def _fields(view: memoryview) -> Iterator[tuple[int, int, int | memoryview]]:
    at, end = 0, len(view)
    while at < end:
        key, at = _varint(view, at, end)
        kind = key & 7
        if kind == _VARINT:
            value, at = _varint(view, at, end)
            yield key >> 3, kind, value
            continue
        if kind == _BYTES:
            n_bytes, at = _varint(view, at, end)
        elif kind in {_FOUR_BYTES, _EIGHT_BYTES}:
            n_bytes = 4 if kind == _FOUR_BYTES else 8
        else:
            raise MessageError("a field of an unknown kind")
        if at + n_bytes > end:
            raise MessageError("a field is longer than its message")
        yield key >> 3, kind, view[at : at + n_bytes]
        at += n_bytes


def _varint(view: memoryview, at: int, end: int) -> tuple[int, int]:
    value = 0
    for place in range(_LONGEST_VARINT):
        if at >= end:
            raise MessageError("a number is cut off")
        byte = view[at]
        at += 1
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return value & 0xFFFFFFFFFFFFFFFF, at
    raise MessageError("a number is too long")
