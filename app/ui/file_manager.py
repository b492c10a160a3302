"""Files in other programs: shown in the file manager, opened in the system's player, put on the clipboard."""

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
    """Return the address of a file, also of one whose name is no text.

    Parameters
    ----------
    path : Path
        Absolute.

    Returns
    -------
    QUrl
        ``file:``.
    """
    return QUrl.fromEncoded(path.as_uri().encode())


def mime_of(paths: Sequence[Path]) -> QMimeData:
    """Make what the clipboard holds for files: their paths as text, one on each line, and their addresses.

    Parameters
    ----------
    paths : sequence of Path
        Absolute.

    Returns
    -------
    QMimeData
        Text editors take the one, file managers the other.
    """
    data = QMimeData()
    data.setText("\n".join(os.fsencode(path).decode("utf-8", "replace") for path in paths))
    data.setUrls([url_of(path) for path in paths])
    return data


@dataclass(frozen=True, slots=True)
class Found:
    """What is there of some files.

    Attributes
    ----------
    there : tuple of Path
        Those that can be reached, folders among them.
    files : tuple of Path
        Those of them that are files.
    folders : tuple of Path
        What all of them are in, each once, as far as it can be reached.
    """

    there: tuple[Path, ...]
    files: tuple[Path, ...]
    folders: tuple[Path, ...]


def look(paths: Sequence[Path]) -> Found:
    """See what is there; may take long, so not on the window's thread.

    Parameters
    ----------
    paths : sequence of Path
        Absolute.

    Returns
    -------
    Found
        In the order of the paths.
    """
    there = tuple(path for path in paths if path.exists())
    folders = dict.fromkeys(path.parent for path in paths)
    return Found(
        there, tuple(path for path in there if path.is_file()), tuple(folder for folder in folders if folder.is_dir())
    )


def opened_outside(path: Path) -> bool:
    """Open a file or folder in the program that the system has for it.

    Parameters
    ----------
    path : Path
        Absolute, and there.

    Returns
    -------
    bool
        False where no program takes it.
    """
    with private.outside():
        return QDesktopServices.openUrl(url_of(path))


def reveal(found: Found, *, failed: Callable[[], object]) -> None:
    """Show files in the system's file manager, chosen there where it can do that; else their folders are opened.

    Parameters
    ----------
    found : Found
        Of files that are gone the folders are opened.
    failed : callable
        Called, possibly later, where no folder could be opened.
    """

    def _open_folders() -> None:
        opened = [opened_outside(folder) for folder in found.folders]
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
        firsts = {path.parent: path for path in reversed(paths)}.values()  # it chooses one in each folder
        return any([_started("explorer", "/select,", QDir.toNativeSeparators(str(path))) for path in firsts])  # noqa: C419
    return False


def _started(program: str, *arguments: str) -> bool:
    with private.outside():
        return bool(QProcess.startDetached(program, list(arguments))[0])


def _ask_desktop(paths: Sequence[Path], *, failed: Callable[[], object]) -> None:
    """Ask whichever file manager serves the desktop, over D-Bus; nobody waits for its answer."""
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
    # Without one, asking for it would start one.
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or (
        bool(runtime) and (Path(runtime or "") / "bus").exists()
    )
