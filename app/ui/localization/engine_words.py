"""Translation of sentences from the engine: the template is translated, then the values are filled in."""

from PySide6.QtCore import QCoreApplication

from core import sentence
from core.errors import KnownError
from core.sentence import Sentence

_CONTEXTS = ("Engine", "Settings")
"""``Settings`` too, because the engine answers an invalid value with the description of its setting."""


def in_own_words(text: str | Sentence | KnownError) -> str:
    """Return a sentence or error of the engine in the user's language; English if there is no translation.

    For an error this is the problem and the advice. Plain text, such as the description of a search model, is treated
    as a template without values.
    """
    if isinstance(text, KnownError):
        text = text.whole
    if isinstance(text, str):
        return _translated(text)
    values = {name: value if isinstance(value, str) else in_own_words(value) for name, value in text.values}
    return sentence.fill(_translated(text.template), values)


def _translated(template: str) -> str:
    found = (QCoreApplication.translate(context, template) for context in _CONTEXTS)
    return next((words for words in found if words != template), template)
