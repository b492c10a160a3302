"""The table of all commands, and how one of them is run; each is defined in a module of `core.cli.commands`.

Only the module of the command that is run is imported; the overall help is printed from the table.
"""

import importlib
import logging
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from core import collector
from core.cli.output import finish, printable, say
from core.errors import KnownError, UsageError


@dataclass(frozen=True, slots=True)
class Command:
    """A command or group of commands that has not been imported yet.

    Attributes
    ----------
    place : str
        Module of `core.cli.commands` and the name in it: a function, or the ``app`` of a group.
    help : str
        The first line of its own help, for the list of commands; a test compares the two.
    settings : mapping of str to object
        Typer's ``context_settings``, for a command that parses its arguments in an unusual way.
    """

    place: str
    help: str
    settings: Mapping[str, Any] = field(default_factory=dict)


# A rejected tag is written -TAG, which must not be parsed as an option.
_TAKES_ANY_WORD = {"ignore_unknown_options": True, "allow_extra_args": True}

COMMANDS = {
    "add": Command("add:add", "Add folders or files to the library and analyse them. Your files are only ever read."),
    "search": Command("search:search", "Find moments in the library, best first."),
    "similar": Command(
        "similar:similar",
        "Find what looks like one or more videos or moments. Whole videos find videos, moments find moments.",
    ),
    "saved": Command("saved:app", "List, run, add and remove saved searches."),
    "clusters": Command("clusters:clusters", "Group the library into named clusters of what looks alike."),
    "map": Command("map:draw_map", "Write a map of the library, on which videos that look alike are close together."),
    "duplicates": Command("duplicates:duplicates", "List videos that are copies of one another. Nothing is deleted."),
    "train": Command("training:train", "Train all tags on all decisions and use the result as a new version."),
    "suggest": Command(
        "training:suggest", "List suggestions, best first. Tags you have already decided on are not suggested again."
    ),
    "review": Command(
        "review:review",
        "Answer questions about a tag. Each answer is saved as a decision at once and improves the next questions.",
    ),
    "status": Command("status:status", "Show what is in the library and what is being done."),
    "folders": Command("status:folders", "List the folders of the library."),
    "videos": Command("status:videos", "List the videos of the library."),
    "demo": Command(
        "demo:demo",
        "Analyse the sample clips, search them and draw the window. Leaves nothing behind but the picture.",
    ),
    "doctor": Command("doctor:doctor", "Check the library, versions and devices, and show how to fix any problems."),
    "version": Command("version:version", "Print the version."),
    "decide": Command(
        "decide:decide",
        "Accept or reject tags: from a table, or for one video with +TAG and -TAG. Suggestions are updated at once.",
        _TAKES_ANY_WORD,
    ),
    "jobs": Command("jobs:app", "List, pause, resume and retry jobs."),
    "tags": Command("tags:app", "List, add, rename, merge, describe and remove tags."),
    "heads": Command("heads:app", "List, compare, use, export and import the trained versions of your tags."),
    "encoders": Command("encoders:app", "List, choose, download, import and measure search models."),
    "export": Command("export:app", "Export the library's decisions, vectors or groups to a file."),
}


def load(name: str) -> Any:
    """Import a command of `COMMANDS` and return it as a Typer command, ready to run; groups have ``commands``."""
    command = COMMANDS[name]
    module, _, attribute = command.place.partition(":")
    with collector.paused():
        found = getattr(importlib.import_module(f"core.cli.commands.{module}"), attribute)
    holder = typer.Typer(add_completion=False, rich_markup_mode=None)
    if isinstance(found, typer.Typer):
        holder.add_typer(found, name=name)
    else:
        holder.command(name, context_settings=dict(command.settings))(found)
    return get_group(holder).commands[name]


class _Program(TyperGroup):
    """Lists the whole table, but imports only the command that is run."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, _, rest = super().resolve_command(ctx, args)
        return name, None if name is None else load(name), rest


_INTERRUPTED = 130
"""What newer versions of typer return for Ctrl+C instead of letting the exception through."""

# Typer's base class of all usage errors; not every version exports it under a public name.
_WrongWords: type[Exception] = typer.BadParameter.__mro__[1]


def run() -> int:
    """Run the command given on the command line and return its exit code.

    Known errors are printed as a sentence on stderr; only bugs have a traceback.
    """
    logging.basicConfig(level=logging.CRITICAL)
    program = _Program(
        name="clipshelf",
        help="Search inside your own videos. Originals are only ever read.",
        commands={name: TyperCommand(name, help=command.help) for name, command in COMMANDS.items()},
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    try:
        code = program.main(standalone_mode=False)
        finish()
    except _WrongWords as error:
        return _explain(error)
    except KnownError as error:
        say(f"clipshelf: {printable(str(error))}")
        return error.exit_code
    except UnicodeEncodeError as error:
        # File names may contain such bytes and may be printed; nothing else in the catalog may.
        say(f"clipshelf: {printable(repr(error.object))} is not valid UTF-8 text.")
        return UsageError.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except Exception:
        damaged = _damage()
        if damaged is None:
            raise
        say(f"clipshelf: {printable(str(damaged))}")
        return damaged.exit_code
    if code == _INTERRUPTED:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _damage() -> KnownError | None:
    # A damaged catalog can be the cause only if the command got as far as opening a library.
    if "core.api.damage" not in sys.modules:
        return None
    from core.api import damage

    return damage.find()


def _explain(error: Exception) -> int:
    context = getattr(error, "ctx", None)
    problem = getattr(error, "format_message", error.__str__)().strip()
    if type(error).__name__ == "NoArgsIsHelpError":
        say(problem)
    else:
        command = context.command_path if context is not None else "clipshelf"
        say(f"clipshelf: {printable(problem.rstrip('.?'))}. See `{command} --help`.")
    return 2
