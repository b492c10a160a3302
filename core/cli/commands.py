"""The table of all commands, and how one of them is run; each command's own words are in the module of its name.

Only the module of the command that is called is imported: the help of the whole program lists the table.
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
    """A command, or a group of commands, before it is imported.

    Attributes
    ----------
    place : str
        Module of `core.cli` and the name in it: a function, or the ``app`` of a group.
    help : str
        The first line of its own help, for the list of commands; a test compares the two.
    settings : mapping of str to object
        Typer's ``context_settings``, for a command that reads its words in an unusual way.
    """

    place: str
    help: str
    settings: Mapping[str, Any] = field(default_factory=dict)


# A tag that does not fit is written -TAG, which no option may swallow.
_TAKES_ANY_WORD = {"ignore_unknown_options": True, "allow_extra_args": True}

COMMANDS = {
    "add": Command(
        "add:add", "Add folders or files to the library and analyse them, to the end. Files are only ever read."
    ),
    "search": Command("search:search", "Find moments in the library, best first."),
    "train": Command(
        "training:train", "Train all tags on all decisions, and use what comes of it as a new version of the head."
    ),
    "suggest": Command(
        "training:suggest", "List what is suggested, best first. What was decided is not suggested again."
    ),
    "review": Command(
        "review:review",
        "Answer questions about a tag: each answer is a decision at once, and after a dozen the questions are better.",
    ),
    "status": Command("status:status", "Say what is in the library and what is being done."),
    "folders": Command("status:folders", "List the folders that the library follows."),
    "videos": Command("status:videos", "List the videos of the library."),
    "demo": Command(
        "demo:demo",
        "Analyse the sample clips, search them in words, and draw the window. Leaves nothing but the picture.",
    ),
    "doctor": Command(
        "doctor:doctor", "Check the stores, versions and devices, and say which command mends what is wrong."
    ),
    "version": Command("version:version", "Print the version."),
    "decide": Command(
        "decide:decide",
        "Accept or reject tags: of a table, or with +TAG and -TAG of one video. Suggestions follow at once.",
        _TAKES_ANY_WORD,
    ),
    "jobs": Command("jobs:app", "Look at the queue, pause it, go on, try again."),
    "tags": Command("tags:app", "List, add, rename, merge, describe and remove tags."),
    "heads": Command("heads:app", "List, compare, choose, export and import heads: what the tags have learned."),
    "encoders": Command("encoders:app", "List, choose, download, import and measure encoders."),
    "export": Command("export:app", "Write decisions or vectors of the library to a file."),
}


def load(name: str) -> Any:
    """Import a command of the table.

    Parameters
    ----------
    name : str
        A key of `COMMANDS`.

    Returns
    -------
    command
        Typer's, ready to run; a group has its own ``commands``.
    """
    command = COMMANDS[name]
    module, _, attribute = command.place.partition(":")
    with collector.paused():
        found = getattr(importlib.import_module(f"core.cli.{module}"), attribute)
    holder = typer.Typer(add_completion=False, rich_markup_mode=None)
    if isinstance(found, typer.Typer):
        holder.add_typer(found, name=name)
    else:
        holder.command(name, context_settings=dict(command.settings))(found)
    return get_group(holder).commands[name]


class _Program(TyperGroup):
    """Lists the whole table, and imports only the command that is called."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, _, rest = super().resolve_command(ctx, args)
        return name, None if name is None else load(name), rest


_INTERRUPTED = 130
"""What newer versions of typer return for Ctrl+C instead of letting the exception through."""

# typer's own base of everything that is wrong with the words of a command; it has no public name in every version.
_WrongWords: type[Exception] = typer.BadParameter.__mro__[1]


def run() -> int:
    """Run the command that the program was called with.

    Returns
    -------
    int
        Its exit code. What the world did wrong is a sentence on stderr; only our own bugs have a traceback.
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
        # Names of files may hold such bytes, and may be said; nothing else in the catalog can.
        say(f"clipshelf: {printable(repr(error.object))} is no text: it holds bytes that are not UTF-8.")
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
    # Only where a command got as far as opening a library can a damaged catalog be behind its failure.
    if "core.api.damage" not in sys.modules:
        return None
    from core.api import damage

    return damage.found()


def _explain(error: Exception) -> int:
    context = getattr(error, "ctx", None)
    problem = getattr(error, "format_message", error.__str__)().strip()
    if type(error).__name__ == "NoArgsIsHelpError":
        say(problem)
    else:
        command = context.command_path if context is not None else "clipshelf"
        say(f"clipshelf: {printable(problem.rstrip('.?'))}. `{command} --help` says how it is used.")
    return 2
