"""What a path that a person typed means: one absolute form, so that two ways to write a place are one place."""

import contextlib
import os
from pathlib import Path

from core.errors import PathError

_LONGEST = 32_767
"""Characters: what Windows allows; other systems stop well before."""


def full(path: Path) -> Path:
    """Make a path absolute, without ``~`` and ``..``.

    Links are kept as they were written, because that is the name a person knows; only where ``..`` leads out of a link
    is it followed, as the system would.

    Parameters
    ----------
    path : Path
        Relative to the working folder, or not; it need not exist.

    Returns
    -------
    Path
        Absolute.

    Raises
    ------
    PathError
        If it is relative and the working folder is gone, or longer than any system allows.
    """
    if len(os.fspath(path)) > _LONGEST:
        raise PathError(
            "The path that begins with {start} is too long", "Check that it is a path.", start=os.fspath(path)[:60]
        )
    with contextlib.suppress(RuntimeError):  # no such user: then it is a name that begins with ~
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
