"""Reads the arrays of a torch checkpoint in the old format without torch.

Importing torch takes a second and half a gigabyte, and analysing videos without a graphics card needs it for nothing
else.
"""

import io
import pickle
import struct
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

_TYPES = {"FloatStorage": np.dtype("<f4"), "LongStorage": np.dtype("<i8")}
_MAGIC = 0x1950A86A20F9469CFC6C
_DAMAGE = (pickle.UnpicklingError, struct.error, EOFError, LookupError, TypeError, AttributeError, ArithmeticError)
"""What the standard library raises on damaged pickles, besides `ValueError`."""


def read(content: bytes) -> dict[str, NDArray[Any]]:
    """Return the arrays of a checkpoint by name.

    Parameters
    ----------
    content : bytes
        The whole file, whose checksum is known: damaged pickles can ask for any amount of memory.

    Raises
    ------
    ValueError
        If it is not such a file, or holds anything but arrays.
    """
    file = io.BytesIO(content)
    try:
        if _Unpickler(file).load() != _MAGIC:
            raise ValueError("not a torch checkpoint")
        for _ in ("protocol version", "system"):
            _Unpickler(file).load()
        unpickler = _Unpickler(file)
        arrays = unpickler.load()
        for key in _Unpickler(file).load():
            _fill(unpickler.storages[key], file)
    except _DAMAGE as error:
        raise ValueError(f"not a readable torch checkpoint: {error}") from error
    return dict(arrays)


def _fill(storage: NDArray[Any], file: io.BytesIO) -> None:
    (n,) = struct.unpack("<q", file.read(8))
    raw = file.read(n * storage.itemsize)
    values = np.frombuffer(raw[: len(raw) // storage.itemsize * storage.itemsize], storage.dtype)
    if n != len(storage) or len(values) != n:
        raise ValueError("a part of the torch checkpoint is missing")
    storage[:] = values


class _Unpickler(pickle.Unpickler):
    """Creates arrays and nothing else. The views that it returns are filled once their storage is read."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file)
        self._n_bytes = file.getbuffer().nbytes
        self.storages: dict[str, NDArray[Any]] = {}

    @override
    def find_class(self, module_name: str, global_name: str, /) -> Any:
        known: dict[tuple[str, str], Callable[..., Any] | np.dtype[Any]] = {
            ("collections", "OrderedDict"): OrderedDict,
            ("torch._utils", "_rebuild_tensor_v2"): _rebuild,
            **{("torch", name): dtype for name, dtype in _TYPES.items()},
        }
        if (module_name, global_name) not in known:
            raise pickle.UnpicklingError(f"{module_name}.{global_name} is not allowed")
        return known[module_name, global_name]

    @override
    def persistent_load(self, pid: Any, /) -> NDArray[Any]:
        _kind, dtype, key, _device, n, _view = pid
        if not 0 <= n * dtype.itemsize <= self._n_bytes:
            raise pickle.UnpicklingError("a storage is larger than the file")
        return self.storages.setdefault(key, np.empty(n, dtype))


def _rebuild(
    storage: NDArray[Any], offset: int, shape: tuple[int, ...], strides: tuple[int, ...], *_rest: object
) -> NDArray[Any]:
    n = 1 + sum((size - 1) * stride for size, stride in zip(shape, strides, strict=True))
    if min((*shape, *strides, offset), default=0) < 0 or offset + n > len(storage):
        raise pickle.UnpicklingError("an array lies outside of its storage")
    in_bytes = tuple(stride * storage.itemsize for stride in strides)
    return np.ndarray(shape, storage.dtype, storage, offset * storage.itemsize, in_bytes)
