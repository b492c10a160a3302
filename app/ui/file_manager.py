"""Files in other programs: show in the file manager, open in the default player, copy to the clipboard."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QMimeData, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from core import private

_SERVICE, _OBJECT = "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1"
_PATIENCE_MS = 2000


def url_of(path: Path) -> QUrl:
    """Return the ``file:`` URL of an absolute path, even if its name is not valid text."""
    return QUrl.fromEncoded(path.as_uri().encode())


def mime_of(paths: Sequence[Path]) -> QMimeData:
    """Return clipboard data for absolute paths: text, one path a line, for editors, and URLs for file managers."""
    data = QMimeData()
    data.setText("\n".join(os.fsencode(path).decode("utf-8", "replace") for path in paths))
    data.setUrls([url_of(path) for path in paths])
    return data


@dataclass(frozen=True, slots=True)
class Found:
    """Which files exist.

    Attributes
    ----------
    there : tuple of Path
        Paths that exist, folders included.
    files : tuple of Path
        Those that are files.
    folders : tuple of Path
        Existing parent folders, each once.
    """

    there: tuple[Path, ...]
    files: tuple[Path, ...]
    folders: tuple[Path, ...]


def look(paths: Sequence[Path]) -> Found:
    """Return which of some absolute paths exist, in order; may block, so never call it on the window's thread."""
    there = tuple(path for path in paths if path.exists())
    folders = dict.fromkeys(path.parent for path in paths)
    return Found(
        there, tuple(path for path in there if path.is_file()), tuple(folder for folder in folders if folder.is_dir())
    )


def open_outside(path: Path) -> bool:
    """Open an existing file or folder with its default program and return whether there is one."""
    with private.outside():
        return QDesktopServices.openUrl(url_of(path))


def reveal(found: Found, *, failed: Callable[[], object]) -> None:
    """Show files in the system's file manager, selected if it can do that; otherwise open their folders.

    Parameters
    ----------
    found : Found
        For files that are gone, their folders are opened.
    failed : callable
        Called, possibly later, if no folder could be opened.
    """

    def _open_folders() -> None:
        opened = [open_outside(folder) for folder in found.folders]
        if not any(opened):
            failed()

    there = found.there
    if there and sys.platform.startswith("linux") and _has_session_bus():
        _ask_desktop(there, failed=_open_folders)
    elif not (there and _choose_there(there)):
        _open_folders()


def _choose_there(paths: Sequence[Path]) -> bool:
    if sys.platform == "darwin":
        return _started("open", "-R", *map(str, paths))
    if sys.platform == "win32":
        firsts = {path.parent: path for path in reversed(paths)}.values()  # it selects one file per folder
        return any([_started("explorer", "/select,", QDir.toNativeSeparators(str(path))) for path in firsts])  # noqa: C419
    return False


def _started(program: str, *arguments: str) -> bool:
    with private.outside():
        return bool(QProcess.startDetached(program, list(arguments))[0])


def _ask_desktop(paths: Sequence[Path], *, failed: Callable[[], object]) -> None:
    """Ask the desktop's file manager over D-Bus without waiting for the answer."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher  # not every platform has it

    message = QDBusMessage.createMethodCall(_SERVICE, _OBJECT, _SERVICE, "ShowItems")
    message.setArguments([[path.as_uri() for path in paths], ""])
    call = QDBusConnection.sessionBus().asyncCall(message, _PATIENCE_MS)
    watcher = QDBusPendingCallWatcher(call, QCoreApplication.instance())

    def _on_answer(answered: QDBusPendingCallWatcher) -> None:
        answered.deleteLater()
        if answered.isError():
            failed()

    watcher.finished.connect(_on_answer)


def _has_session_bus() -> bool:
    # Without a bus, asking for one would start it.
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or (
        bool(runtime) and (Path(runtime or "") / "bus").exists()
    )
