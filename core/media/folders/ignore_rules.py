"""What a scan skips: hidden files, and files that match patterns as in ``.gitignore``."""

import fnmatch
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

logger = logging.getLogger(__name__)

IGNORE_FILE = ".clipshelfignore"
"""A file with this name adds patterns for its folder and everything below."""
_MAX_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class _Pattern:
    glob: str
    base: PurePosixPath
    is_anchored: bool
    folders_only: bool
    is_exception: bool


class IgnoreRules:
    """Ordered patterns; the last one that matches decides.

    ``*.tmp`` matches a name anywhere, ``/raw`` and ``a/b`` are relative to the folder of the pattern, ``x/`` matches
    folders only, ``**`` any number of folders, ``!keep.mp4`` makes an exception. Empty lines and lines starting with
    ``#`` are ignored.

    Parameters
    ----------
    patterns : iterable of str
        One pattern each, relative to the root.
    hidden : bool
        Whether to ignore names that start with a dot.
    """

    def __init__(self, patterns: Iterable[str] = (), *, hidden: bool = True) -> None:
        self._patterns = tuple(_parse(patterns, PurePosixPath()))
        self._hidden = hidden

    def with_file(self, path: Path, folder: Path) -> "IgnoreRules":
        """Return these rules extended by those of an ignore file.

        Parameters
        ----------
        path : Path
            The ignore file; nothing is added if it cannot be read.
        folder : Path
            Its folder, relative to the root.
        """
        try:
            if not path.is_file():
                return self
            with path.open(encoding="utf-8", errors="replace") as file:
                lines = file.read(_MAX_BYTES).splitlines()
        except OSError as error:
            logger.warning("ignore file not read: %s", error)
            return self
        joined = IgnoreRules(hidden=self._hidden)
        joined._patterns = (*self._patterns, *_parse(lines, PurePosixPath(folder.as_posix())))
        return joined

    def ignores(self, relative_path: Path, *, is_folder: bool) -> bool:
        """Return whether a path, relative to the root, is ignored."""
        if self._hidden and relative_path.name.startswith("."):
            return True
        path = PurePosixPath(relative_path.as_posix())
        verdict = False
        for pattern in self._patterns:
            if (is_folder or not pattern.folders_only) and _fits(pattern, path):
                verdict = not pattern.is_exception
        return verdict


def _parse(lines: Iterable[str], base: PurePosixPath) -> Iterable[_Pattern]:
    for line in lines:
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        is_exception = text.startswith("!")
        text = text.removeprefix("!")
        glob = text.strip("/")
        if glob:
            yield _Pattern(glob, base, "/" in text.removesuffix("/"), text.endswith("/"), is_exception)


def _fits(pattern: _Pattern, path: PurePosixPath) -> bool:
    if not path.is_relative_to(pattern.base):
        return False
    if not pattern.is_anchored:
        return fnmatch.fnmatchcase(path.name, pattern.glob)
    return _fits_parts(path.relative_to(pattern.base).parts, tuple(pattern.glob.split("/")))


def _fits_parts(parts: tuple[str, ...], globs: tuple[str, ...]) -> bool:
    if not globs:
        return not parts
    if globs[0] == "**":
        return any(_fits_parts(parts[n:], globs[1:]) for n in range(len(parts) + 1))
    return bool(parts) and fnmatch.fnmatchcase(parts[0], globs[0]) and _fits_parts(parts[1:], globs[1:])
