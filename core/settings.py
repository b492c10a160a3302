"""All settings of a library, each declared once with type, default, limits and description.

They are stored in the library's ``settings.json``; without the file, all have their defaults. Two locations are
environment variables instead, because they are needed before a library is open: ``CLIPSHELF_LIBRARY`` (the library
to open if none is named) and ``CLIPSHELF_CACHE`` (downloaded encoders).
"""

import dataclasses
import difflib
import json
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from core import plain_file, sentence, whole_file
from core.errors import LibraryError, PathError, UsageError
from core.paths import full

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

OF_THE_PERSON = "hub_address"
"""Formerly a setting of the library and ignored there: a shared library must not decide where others download from."""


def declare(
    default: Any,
    description: str,
    *,
    label: str,
    least: float | None = None,
    most: float | None = None,
    choices: tuple[str, ...] = (),
    pattern: str = "",
    is_live: bool = False,
) -> Any:
    """Declare a setting, as the default of a dataclass field.

    Parameters
    ----------
    default : object
        Also determines the type.
    description, label : str
        Shown to the user.
    least, most : float or None
        Limits of a number.
    choices : tuple of str
        Allowed values; empty for any.
    pattern : str
        Regular expression that a text must match; empty for any.
    is_live : bool
        Whether a change applies at once.
    """
    limits = {"least": least, "most": most, "choices": choices, "pattern": pattern}
    return field(default=default, metadata={"description": description, "label": label, "is_live": is_live, **limits})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one library; each field's metadata holds its label, description and limits.

    The worker reads them when it starts; live settings apply at once.
    """

    decode_processes: int = declare(
        0,
        "Processes that read videos in parallel; 0 chooses by the number of CPU cores.",
        label="Reading processes",
        least=0,
        most=64,
    )
    decode_memory_mib: int = declare(
        3072, "Memory limit of each reading process, in MiB.", label="Memory per process (MiB)", least=512, most=65536
    )
    encoder_threads: int = declare(
        0,
        "CPU threads of the search model; 0 chooses by the number of CPU cores.",
        label="Threads",
        least=0,
        most=256,
    )
    device: str = declare(
        "auto",
        "Where the search model runs: auto, cpu, cuda, cuda:1 for the second graphics card, or mps.",
        label="Device",
        pattern=r"auto|cpu|mps|cuda(:\d{1,2})?",
    )
    sampling_density: str = declare(
        "standard",
        "How many frames are analysed: standard or dense.",
        label="Frames",
        choices=("standard", "dense"),
    )
    suggestion_aim: str = declare(
        "balanced",
        "Which suggestions to prefer: a balance, precise ones (few are wrong), or all that may fit (few are missed).",
        label="Suggestions",
        choices=("balanced", "precise", "find_all"),
    )
    ignore_patterns: tuple[str, ...] = declare(
        (), "Names of files and folders that scans ignore, such as *.proxy.mp4.", label="Ignore"
    )
    watch_quiet_seconds: float = declare(
        2.0,
        "How long a watched folder must be unchanged before it is scanned.",
        label="Wait before scanning (s)",
        least=0.1,
        most=3600,
    )
    file_quiet_seconds: float = declare(
        2.0,
        "How long a file must be unchanged before it is read, in case it is still being written.",
        label="Wait before reading (s)",
        least=0,
        most=3600,
    )

    def __post_init__(self) -> None:
        for setting in dataclasses.fields(self):
            check_value(setting, getattr(self, setting.name))


_MOST_BYTES = 2**20


def load(path: Path) -> Settings:
    """Read a library's ``settings.json``, with defaults for everything it does not name.

    Raises
    ------
    LibraryError
        If the file cannot be read, is not a JSON object, or has an unknown setting or an invalid value.
    """
    values = read_values(path)
    values.pop(OF_THE_PERSON, None)
    try:
        return changed(Settings(), values)
    except UsageError as error:
        raise LibraryError(
            "The settings in {path} cannot be used: {problem}", error.remedy, path=path, problem=error.sentence
        ) from error


def changed(settings: Settings, values: dict[str, Any]) -> Settings:
    """Return settings with some values replaced.

    Raises
    ------
    UsageError
        If a setting does not exist or a value is not allowed.
    """
    names = [setting.name for setting in dataclasses.fields(settings)]
    for name in values:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            raise UsageError(
                "There is no setting {name}",
                "Did you mean {near}?" if near else "",
                name=repr(name),
                near=repr(near[0]) if near else "",
            )
    prepared = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    return dataclasses.replace(settings, **prepared)


def read_values(path: Path) -> dict[str, Any]:
    """Read the JSON object of an untrusted settings file; empty if there is no file.

    Raises
    ------
    LibraryError
        If the file cannot be read or is not a JSON object.
    """
    try:
        if not path.exists():
            return {}
        values = json.loads(plain_file.read(path, most_bytes=_MOST_BYTES))
    except PathError as error:
        raise LibraryError(
            "The settings cannot be read: {problem}", "Correct or delete that file.", problem=error.sentence
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise LibraryError(
            "The settings in {path} cannot be read ({reason})", "Correct or delete that file.", path=path, reason=error
        ) from error
    if not isinstance(values, dict):
        raise LibraryError("The settings in {path} are not a JSON object", "Correct or delete that file.", path=path)
    return values


def save(path: Path, settings: "DataclassInstance") -> None:
    """Write settings atomically; raises `OSError` if the disk fails."""
    with whole_file.written(path) as file:
        file.write(json.dumps(dataclasses.asdict(settings), indent=2).encode())


def default_library_folder() -> Path:
    """Return ``CLIPSHELF_LIBRARY`` if set, else a folder in the user's application data."""
    named = os.environ.get("CLIPSHELF_LIBRARY")
    return full(Path(named)) if named else platformdirs.user_data_path("clipshelf", appauthor=False) / "library"


def cache_folder() -> Path:
    """Return the folder for downloads and regenerable files: ``CLIPSHELF_CACHE``, else the user's cache."""
    named = os.environ.get("CLIPSHELF_CACHE")
    return full(Path(named)) if named else platformdirs.user_cache_path("clipshelf", appauthor=False)


def check_value(setting: "dataclasses.Field[Any]", value: Any) -> None:
    """Check a value against a setting's declaration.

    Raises
    ------
    UsageError
        If the value is not allowed.
    """
    expected = type(setting.default)
    accepted = (int, float) if expected is float else expected
    # Python counts True and False as numbers; a settings file must not.
    if not isinstance(value, accepted) or isinstance(value, bool) is not (expected is bool):
        raise UsageError(
            "{name} cannot be {value}",
            "It must be of type {kind}.",
            name=setting.name,
            value=repr(value),
            kind=expected.__name__,
        )
    choices = setting.metadata["choices"]
    if choices and value not in choices:
        raise UsageError(
            "{name} cannot be {value}",
            "It must be one of: {choices}.",
            name=setting.name,
            value=repr(value),
            choices=", ".join(choices),
        )
    pattern = setting.metadata["pattern"]
    if pattern and not re.fullmatch(pattern, value):
        raise UsageError(
            "{name} cannot be {value}",
            sentence.literal(setting.metadata["description"]),
            name=setting.name,
            value=repr(value),
        )
    least, most = setting.metadata["least"], setting.metadata["most"]
    if (least is not None and value < least) or (most is not None and value > most):
        raise UsageError(
            "{name} cannot be {value}",
            "It must be between {least} and {most}.",
            name=setting.name,
            value=value,
            least=least,
            most=most,
        )
