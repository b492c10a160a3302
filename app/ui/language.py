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
    codes = {path.stem.removeprefix("clipshelf_") for path in folder().glob("clipshelf_*.qm")} | {SOURCE}
    codes = sorted(codes, key=lambda code: (code != SOURCE, code))
    # Qt would call English by its country.
    return [(code, "English" if code == SOURCE else QLocale(code).nativeLanguageName()) for code in codes]


def chosen(code: str, wanted: list[str]) -> str:
    """Tell the language that the window is to speak.

    Parameters
    ----------
    code : str
        What the person chose; empty for the system's.
    wanted : list of str
        Languages that the system asks for, the dearest first, such as ``de-AT``.

    Returns
    -------
    str
        One of `available`; English where none of them is there.
    """
    known = {one for one, _name in available()}
    return next((one for one in [code, *(name.partition("-")[0] for name in wanted)] if one in known), SOURCE)


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
    system = QLocale.system()
    language = QLocale(chosen(code, system.uiLanguages()))
    # Numbers and days are written as in the person's country, in the words of the window.
    QLocale.setDefault(QLocale(language.language(), system.territory()))
    # English goes beneath every language: it has the plurals of the source texts. Qt's own texts are taken in the
    # window's language too: half a dialog in another one helps nobody.
    sources = [
        (QLocale(SOURCE), "clipshelf", str(folder())),
        (language, "qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (language, "clipshelf", str(folder())),
    ]
    return [translator for source in sources if (translator := _installed(application, *source)) is not None]


def _installed(application: QCoreApplication, locale: QLocale, name: str, folder: str) -> QTranslator | None:
    translator = QTranslator(application)
    if not translator.load(locale, name, "_", folder):
        translator.deleteLater()
        return None
    application.installTranslator(translator)
    return translator


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


def folder() -> Path:
    """Return the place of the translations."""
    return Path(str(importlib.resources.files("resources").joinpath("translations")))
