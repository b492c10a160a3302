"""All commands, and how one of them is run; each command's words are in the module of its name."""

import logging

import typer

from core.cli import add, decide, demo, doctor, encoders, export, heads, jobs, review, search, status, tags, training
from core.cli.main import INTERRUPTED
from core.cli.output import finish, printable, say
from core.errors import KnownError, UsageError

app = typer.Typer(
    name="clipshelf",
    help="Search inside your own videos. Originals are only ever read.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    add.add, search.search, training.train, training.suggest, review.review, status.status, status.folders,
    status.videos, demo.demo, doctor.doctor, status.version,
):  # fmt: skip
    app.command()(command)
# A tag that does not fit is written -TAG, which no option may swallow.
app.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})(decide.decide)
app.add_typer(jobs.app, name="jobs")
app.add_typer(tags.app, name="tags")
app.add_typer(heads.app, name="heads")
app.add_typer(encoders.app, name="encoders")
app.add_typer(export.app, name="export")

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
    try:
        code = app(standalone_mode=False)
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
    if code == INTERRUPTED:  # newer versions of typer take the exception away
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _explain(error: Exception) -> int:
    context = getattr(error, "ctx", None)
    problem = getattr(error, "format_message", error.__str__)().strip()
    if type(error).__name__ == "NoArgsIsHelpError":
        say(problem)
    else:
        command = context.command_path if context is not None else "clipshelf"
        say(f"clipshelf: {printable(problem.rstrip('.'))}. `{command} --help` says how it is used.")
    return 2
