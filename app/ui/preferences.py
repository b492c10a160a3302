"""The user's preferences for the window, each declared once; a library's settings are in `core.settings`.

They are stored in an INI file beside the window's layout. A value that cannot be read is logged and falls back to its
default.
"""

import dataclasses
import enum
import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Signal

from app.ui.localization import language as language_files
from core.errors import UsageError


@dataclass(frozen=True, slots=True)
class Declared:
    """Declaration of a setting or preference.

    Attributes
    ----------
    name : str
        Name of the field.
    label, description : str
        In English; translated by `words`.
    default : object
        Also determines the type.
    least, most : float or None
        Limits of a number.
    choices : dict of str to str
        Allowed values and their English labels; empty if any value is allowed.
    is_live : bool
        Whether a change applies at once, rather than at the next start of whatever reads it.
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
        """The type of the values."""
        return type(self.default)


def declared(settings: type) -> dict[str, Declared]:
    """Return the declarations of a settings dataclass by name, in order."""
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
    """Translate a label, a description or the label of a choice."""
    return QCoreApplication.translate("Settings", text)


def texts(settings: type) -> list[str]:
    """Return all texts to translate in the context ``Settings``; no tool can find them in the source."""
    found = [
        text for one in declared(settings).values() for text in (one.label, one.description, *one.choices.values())
    ]
    return list(dict.fromkeys(text for text in found if text))


_log = logging.getLogger(__name__)


class PreferencePage(enum.Enum):
    """The pages of the settings dialog that show preferences."""

    APPEARANCE = enum.auto()
    SHORTCUTS = enum.auto()
    POWER = enum.auto()


def _preference(
    description: str,
    *,
    default: Any,
    label: str = "",
    choices: dict[str, str] | None = None,
    page: PreferencePage | None = None,
) -> Any:
    about = {"description": description, "label": label, "choices": choices or {}, "page": page}
    return field(default_factory=dict, metadata=about) if default == {} else field(default=default, metadata=about)


@dataclass(frozen=True, slots=True)
class PreferenceValues:
    """All preferences; each field's metadata holds its label, description, choices and page (None if not shown)."""

    appearance: str = _preference(
        "Light or dark; can follow the system.",
        default="system",
        label="Colours",
        page=PreferencePage.APPEARANCE,
        choices={"system": "Follow system", "light": "Light", "dark": "Dark"},
    )
    density: str = _preference(
        "Compact shows more at once.",
        default="comfortable",
        label="Density",
        page=PreferencePage.APPEARANCE,
        choices={"comfortable": "Comfortable", "compact": "Compact"},
    )
    reduced_motion: bool = _preference(
        "Turns off animations, such as previews that play under the pointer and sliding panels.",
        default=False,
        label="Reduce motion",
        page=PreferencePage.APPEARANCE,
    )
    language: str = _preference(
        "Language of the window; takes effect at the next start.",
        default="",
        label="Language",
        page=PreferencePage.APPEARANCE,
        choices={"": "Follow system", **dict(language_files.available())},
    )
    notify_when_done: bool = _preference(
        "Shows a notification when jobs that took more than a minute finish while another window is in front.",
        default=True,
        label="Notify when long jobs finish",
        page=PreferencePage.POWER,
    )
    keep_awake: bool = _preference(
        "Keeps the computer from going to sleep while videos are analysed.",
        default=False,
        label="Keep awake while analysing",
        page=PreferencePage.POWER,
    )
    shortcut_scheme: str = _preference(
        "The set of shortcuts to start from.",
        default="clipshelf",
        label="Scheme",
        page=PreferencePage.SHORTCUTS,
        choices={"clipshelf": "Clipshelf", "editing": "Editing keys"},
    )
    changed_keys: dict[str, dict[str, list[str]]] = _preference(  # noqa: RUF009 (each gets a dict of its own)
        "Keys of your own: for each scheme, commands and their keys.", default={}
    )
    model_offer_dismissed: bool = _preference("Whether the offer of a better search model was closed.", default=False)

    def __post_init__(self) -> None:
        for one in declared(type(self)).values():
            _check(one, getattr(self, one.name))
        if not _are_keys(self.changed_keys):
            raise UsageError("changed_keys cannot be read")


def on_page(page: PreferencePage) -> list[str]:
    """Return the names of the preferences that a page of the settings dialog shows, in order."""
    return [one.name for one in dataclasses.fields(PreferenceValues) if one.metadata["page"] is page]


def preferences_file() -> QSettings:
    """Return the INI file that stores the preferences."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "clipshelf", "preferences")


class Preferences(QObject):
    """The current preferences; with `store` None they are forgotten at exit.

    Attributes
    ----------
    changed : Signal
        Name of the preference that changed.
    """

    changed = Signal(str)

    def __init__(self, store: QSettings | None, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._values = _read(store) if store is not None else PreferenceValues()

    @property
    def values(self) -> PreferenceValues:
        """The current values."""
        return self._values

    def put(self, name: str, value: Any) -> None:
        """Change a preference and store it at once.

        Raises
        ------
        UsageError
            If there is no such preference or the value is not allowed.
        """
        if name not in declared(PreferenceValues):
            raise UsageError("There is no preference {name}", name=repr(name))
        values = dataclasses.replace(self._values, **{name: value})
        if values == self._values:
            return
        self._values = values
        if self._store is not None:
            self._store.setValue(name, _written(value))
            self._store.sync()
        self.changed.emit(name)

    def reset(self, names: Iterable[str]) -> None:
        """Reset some preferences to their defaults."""
        known = declared(PreferenceValues)
        for name in names:
            self.put(name, known[name].default)


def _check(one: Declared, value: Any) -> None:
    if type(value) is not one.kind:
        raise UsageError(
            "{name} cannot be {value}",
            "It must be of type {kind}.",
            name=one.name,
            value=repr(value),
            kind=one.kind.__name__,
        )
    if one.choices and value not in one.choices:
        raise UsageError(
            "{name} cannot be {value}",
            "It must be one of: {choices}.",
            name=one.name,
            value=repr(value),
            choices=", ".join(map(repr, one.choices)),
        )


def _are_keys(changed: dict[Any, Any]) -> bool:
    return all(
        isinstance(commands, dict)
        and all(isinstance(keys, list) and all(isinstance(key, str) for key in keys) for keys in commands.values())
        for commands in changed.values()
    )


def _written(value: Any) -> str:
    return json.dumps(value) if isinstance(value, dict) else str(value)


def _read(store: QSettings) -> PreferenceValues:
    values = PreferenceValues()
    for one in declared(PreferenceValues).values():
        if not store.contains(one.name):
            continue
        try:
            values = dataclasses.replace(values, **{one.name: _parsed(one, store.value(one.name))})
        except (UsageError, ValueError) as error:
            _log.warning("the preference %s is left at its default: %s", one.name, error)
    return values


def _parsed(one: Declared, written: Any) -> Any:
    text = str(written)
    if one.kind is bool:
        return {"true": True, "false": False}[text.lower()] if text.lower() in {"true", "false"} else text
    return json.loads(text) if one.kind is dict else text
