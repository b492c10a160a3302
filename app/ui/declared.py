"""What a dataclass of settings declares of each of them: the one source of dialogs, checks and manual tables."""

import dataclasses
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class Declared:
    """One setting, or one preference.

    Attributes
    ----------
    name : str
        Of the field.
    label, description : str
        In English; see `words`.
    default : object
        Its type is the setting's.
    least, most : float or None
        Limits of a number.
    choices : dict of str to str
        The values it may have and their words in English; empty where it may have any.
    is_live : bool
        Whether a change holds at once; else after the next start of what reads it.
    """

    name: str
    label: str
    description: str
    default: Any
    least: float | None
    most: float | None
    choices: dict[str, str]
    is_live: bool

    @property
    def kind(self) -> type:
        """Of its values."""
        return type(self.default)


def declared(settings: type) -> dict[str, Declared]:
    """Read the declarations of a class.

    Parameters
    ----------
    settings : type
        A dataclass whose fields have ``description`` and the like as metadata.

    Returns
    -------
    dict of str to Declared
        By name, in order.
    """
    return {one.name: _declared(one) for one in dataclasses.fields(settings)}


def _declared(one: "dataclasses.Field[Any]") -> Declared:
    about = one.metadata
    choices = about.get("choices") or ()
    words = (
        dict(choices)
        if isinstance(choices, dict)
        else {choice: choice.replace("_", " ").capitalize() for choice in choices}
    )
    return Declared(
        one.name,
        about["label"],
        about["description"],
        one.default if one.default is not dataclasses.MISSING else one.default_factory(),  # type: ignore[misc]
        about.get("least"),
        about.get("most"),
        words,
        about.get("is_live", True),
    )


def words(text: str) -> str:
    """Translate what a declaration says.

    Parameters
    ----------
    text : str
        A label, a description or the words of a choice.

    Returns
    -------
    str
        In the person's language.
    """
    return QCoreApplication.translate("Settings", text)


def texts(settings: type) -> list[str]:
    """List what is to be translated, in the context ``Settings``; no tool can find it in the source by itself.

    Parameters
    ----------
    settings : type
        A class with declarations.

    Returns
    -------
    list of str
        Labels, descriptions and words of choices.
    """
    found = [
        text for one in declared(settings).values() for text in (one.label, one.description, *one.choices.values())
    ]
    return list(dict.fromkeys(text for text in found if text))
