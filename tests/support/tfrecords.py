"""Writes TFRecord files as TensorFlow does: messages by Google's own protobuf runtime, records with checksums."""

import struct
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import google_crc32c
import numpy as np
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

Value = Sequence[int] | Sequence[float] | Sequence[bytes]

_LISTS = (("BytesList", "bytes_list", 12), ("FloatList", "float_list", 2), ("Int64List", "int64_list", 3))


@cache
def messages() -> dict[str, Any]:
    """Return the message classes of TensorFlow's `example.proto` and `feature.proto` by name."""
    file = descriptor_pb2.FileDescriptorProto(name="example.proto", package="tensorflow", syntax="proto3")
    for name, _field, kind in _LISTS:
        file.message_type.add(name=name).field.add(name="value", number=1, type=kind, label=3)
    feature = file.message_type.add(name="Feature")
    feature.oneof_decl.add(name="kind")
    for number, (name, field, _kind) in enumerate(_LISTS, start=1):
        feature.field.add(name=field, number=number, type=11, label=1, type_name=f".tensorflow.{name}", oneof_index=0)
    _with_map(file, "Features", "feature", "Feature")
    feature_list = file.message_type.add(name="FeatureList")
    feature_list.field.add(name="feature", number=1, type=11, label=3, type_name=".tensorflow.Feature")
    _with_map(file, "FeatureLists", "feature_list", "FeatureList")
    example = file.message_type.add(name="Example")
    example.field.add(name="features", number=1, type=11, label=1, type_name=".tensorflow.Features")
    sequence = file.message_type.add(name="SequenceExample")
    sequence.field.add(name="context", number=1, type=11, label=1, type_name=".tensorflow.Features")
    sequence.field.add(name="feature_lists", number=2, type=11, label=1, type_name=".tensorflow.FeatureLists")
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return {
        name: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"tensorflow.{name}"))
        for name in ("Example", "SequenceExample")
    }


def _with_map(file: descriptor_pb2.FileDescriptorProto, name: str, field: str, value: str) -> None:
    message = file.message_type.add(name=name)
    entry = message.nested_type.add(name=f"{field.title().replace('_', '')}Entry")
    entry.options.map_entry = True
    entry.field.add(name="key", number=1, type=9, label=1)
    entry.field.add(name="value", number=2, type=11, label=1, type_name=f".tensorflow.{value}")
    message.field.add(name=field, number=1, type=11, label=3, type_name=f".tensorflow.{name}.{entry.name}")


def example(features: Mapping[str, Value]) -> bytes:
    """Return a tf.Example."""
    message = messages()["Example"]()
    for name, values in features.items():
        _fill(message.features.feature[name], values)
    return message.SerializeToString()


def sequence_example(context: Mapping[str, Value], lists: Mapping[str, np.ndarray]) -> bytes:
    """Return a tf.SequenceExample; each list is ``(T, D)`` uint8, one string for each row."""
    message = messages()["SequenceExample"]()
    for name, values in context.items():
        _fill(message.context.feature[name], values)
    for name, rows in lists.items():
        features = message.feature_lists.feature_list[name]
        for row in rows:
            _fill(features.feature.add(), [bytes(row)])
    return message.SerializeToString()


def _fill(feature: Any, values: Value) -> None:
    kinds = {bytes: feature.bytes_list, float: feature.float_list, int: feature.int64_list}
    kinds[type(values[0])].value.extend(values)


def record(data: bytes) -> bytes:
    """Return a record of a TFRecord file."""
    length = struct.pack("<Q", len(data))
    return length + struct.pack("<I", masked(length)) + data + struct.pack("<I", masked(data))


def masked(data: bytes) -> int:
    """Return the checksum of a record."""
    crc = google_crc32c.value(data)
    return ((crc >> 15 | crc << 17 & 0xFFFFFFFF) + 0xA282EAD8) % 2**32


def write(path: Path, records: Iterable[bytes]) -> Path:
    """Write a TFRecord file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(record(data) for data in records))
    return path
