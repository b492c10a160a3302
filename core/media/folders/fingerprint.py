"""Identity of a file's content: its size and a hash of samples of its bytes.

Containers keep what distinguishes them (index, first frames) at both ends, so the ends are always read, and the middle
at even steps. A sampled hash does not prove equality: nothing is ever deleted because of it.
"""

import os
import stat
from pathlib import Path

import xxhash

from core import plain_file
from core.domain.media import ContentKey
from core.errors import PathError

WHOLE_BYTES = 2 * 1024 * 1024
"""Files up to this size are hashed completely."""
_SAMPLE_BYTES = 128 * 1024
_N_SAMPLES = 8


def content_key(path: Path) -> ContentKey:
    """Return the key that identifies a file's content, wherever the file is.

    Raises
    ------
    PathError
        If the path is missing, not a regular file, or cannot be read.
    """
    try:
        with os.fdopen(plain_file.descriptor_of(path), "rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise PathError("{path} is not a regular file", path=path)
            hasher = xxhash.xxh3_128(status.st_size.to_bytes(8, "little"))
            for offset, n_bytes in _samples(status.st_size):
                file.seek(offset)
                hasher.update(file.read(n_bytes))
    except OSError as error:
        raise PathError("{path} cannot be read: {reason}", path=path, reason=error.strerror or error) from error
    return ContentKey(status.st_size, hasher.hexdigest())


def _samples(size_bytes: int) -> list[tuple[int, int]]:
    # Offset and length of each sample.
    if size_bytes <= WHOLE_BYTES:
        return [(0, size_bytes)]
    last = size_bytes - _SAMPLE_BYTES
    return [(last * n // (_N_SAMPLES - 1), _SAMPLE_BYTES) for n in range(_N_SAMPLES)]
