"""What the engine says, in the person's language: the template is translated, then the values are filled in."""

from PySide6.QtCore import QCoreApplication

from core import sentence
from core.errors import KnownError
from core.sentence import Sentence

_CONTEXTS = ("Engine", "Settings")
"""The second, because the engine answers a wrong value with the description of its setting."""


def in_own_words(said: str | Sentence | KnownError) -> str:
    """Translate what the engine has said.

    Parameters
    ----------
    said : str, Sentence or KnownError
        Of an error both what is wrong and what helps. A plain text, such as the description of a search model, is
        taken as a template without values.

    Returns
    -------
    str
        In English where there is no translation, as for texts of old libraries.
    """
    if isinstance(said, KnownError):
        said = said.whole
    if isinstance(said, str):
        return _translated(said)
    values = {name: value if isinstance(value, str) else in_own_words(value) for name, value in said.values}
    return sentence.fill(_translated(said.template), values)


def _translated(template: str) -> str:
    found = (QCoreApplication.translate(context, template) for context in _CONTEXTS)
    return next((words for words in found if words != template), template)
