"""Language of the window: the user's choice, else the system's if available; English is the source."""

import importlib.resources
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

SOURCE = "en"


def available() -> list[tuple[str, str]]:
    """Return the code and native name of each language, English first."""
    codes = {path.stem.removeprefix("clipshelf_") for path in folder().glob("clipshelf_*.qm")} | {SOURCE}
    codes = sorted(codes, key=lambda code: (code != SOURCE, code))
    # Qt would name the country, too: "American English".
    return [(code, "English" if code == SOURCE else QLocale(code).nativeLanguageName()) for code in codes]


def chosen(code: str, wanted: list[str]) -> str:
    """Return the language to use, one of `available`.

    Parameters
    ----------
    code : str
        The user's choice; empty for the system's.
    wanted : list of str
        Languages of the system, preferred first, such as ``de-AT``.
    """
    known = {one for one, _name in available()}
    return next((one for one in [code, *(name.partition("-")[0] for name in wanted)] if one in known), SOURCE)


def install(application: QCoreApplication, code: str = "") -> list[QTranslator]:
    """Install the translations of a language and return the translators for `remove`.

    Texts already on screen do not change. An empty code means the system's language.
    """
    system = QLocale.system()
    language = QLocale(chosen(code, system.uiLanguages()))
    # Numbers and dates follow the user's country, in the language of the window.
    QLocale.setDefault(QLocale(language.language(), system.territory()))
    # English is installed below every language: it has the plurals of the source texts. Qt's own texts follow the
    # window's language, too, so that no dialog is half in another one.
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
    """Remove the translators that `install` returned."""
    for translator in installed:
        application.removeTranslator(translator)


def folder() -> Path:
    """Return the folder of the translations."""
    return Path(str(importlib.resources.files("resources").joinpath("translations")))
