"""The language of the window: the system's where it is there, or the one the person chose; English is the source."""

import importlib.resources
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

SOURCE = "en"


def available() -> list[tuple[str, str]]:
    """List the languages that the window speaks.

    Returns
    -------
    list of (str, str)
        Code and the language's own name, English first.
    """
    codes = {path.stem.removeprefix("clipshelf_") for path in _folder().glob("clipshelf_*.qm")} | {SOURCE}
    codes = sorted(codes, key=lambda code: (code != SOURCE, code))
    # Qt would call English by its country.
    return [(code, "English" if code == SOURCE else QLocale(code).nativeLanguageName()) for code in codes]


def install(application: QCoreApplication, code: str = "") -> list[QTranslator]:
    """Let the window speak a language; texts that are shown already stay as they are.

    Parameters
    ----------
    application : QCoreApplication
        The one there is.
    code : str
        Such as ``de``; empty for the system's.

    Returns
    -------
    list of QTranslator
        Those installed, for `remove`.
    """
    locale = QLocale(code) if code else QLocale.system()
    QLocale.setDefault(locale)
    # English goes beneath every language: it has the plurals of the source texts.
    sources = [
        (QLocale(SOURCE), "clipshelf", str(_folder())),
        (locale, "qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (locale, "clipshelf", str(_folder())),
    ]
    installed = []
    for wanted, name, folder in sources:
        translator = QTranslator(application)
        if translator.load(wanted, name, "_", folder):
            application.installTranslator(translator)
            installed.append(translator)
    return installed


def remove(application: QCoreApplication, installed: list[QTranslator]) -> None:
    """Take translations away again.

    Parameters
    ----------
    application : QCoreApplication
        The one there is.
    installed : list of QTranslator
        From `install`.
    """
    for translator in installed:
        application.removeTranslator(translator)


def _folder() -> Path:
    return Path(str(importlib.resources.files("resources").joinpath("translations")))
