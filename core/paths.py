"""Makes paths typed by people absolute, so that two spellings of a place become one."""

import contextlib
import os
from pathlib import Path

from core.errors import PathError

_LONGEST = 32_767
"""In characters: the limit of Windows; other systems allow less."""


def full(path: Path) -> Path:
    """Return a path in absolute form, without ``~`` and ``..``.

    Links are kept as written, because people know that name; only ``..`` out of a link is resolved as the system would.

    Parameters
    ----------
    path : Path
        Absolute or relative to the working folder; it need not exist.

    Raises
    ------
    PathError
        If it is relative and the working folder is gone, or longer than any system allows.
    """
    if len(os.fspath(path)) > _LONGEST:
        raise PathError(
            "The path that begins with {start} is too long", "Check that it is a path.", start=os.fspath(path)[:60]
        )
    with contextlib.suppress(RuntimeError):  # no such user: it is a name that begins with ~
        path = path.expanduser()
    try:
        parts = path.absolute().parts
    except OSError as error:
        raise PathError(
            "{path} cannot be resolved because the working folder is gone", "Change to another folder.", path=path
        ) from error
    if os.pardir not in parts:
        return Path(*parts)
    found = Path(parts[0])
    for part in parts[1:]:
        if part != os.pardir:
            found /= part
        else:
            found = (Path(os.path.realpath(found)) if found.is_symlink() else found).parent
    return found
