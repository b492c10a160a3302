"""The command line: ``clipshelf COMMAND``; each command's words are in the module of its name."""

import logging
import sys

import typer

from core.cli import add, demo, doctor, encoders, export, jobs, search, status
from core.cli.output import printable, stderr
from core.errors import KnownError

app = typer.Typer(
    name="clipshelf",
    help="Search inside your own videos. Originals are only ever read.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    add.add, search.search, status.status, status.folders, status.videos, demo.demo, doctor.doctor, status.version,
):  # fmt: skip
    app.command()(command)
app.add_typer(jobs.app, name="jobs")
app.add_typer(encoders.app, name="encoders")
app.add_typer(export.app, name="export")

_INTERRUPTED = 130


def main() -> None:
    """Run one command; what the world did wrong is a sentence and an exit code, only our own bugs have a traceback."""
    logging.basicConfig(level=logging.CRITICAL)
    for stream in (sys.stdout, sys.stderr):
        # A file name may hold anything; a terminal that cannot show it must not end the program.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except KnownError as error:
        stderr.print(f"clipshelf: {printable(str(error))}")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except KeyboardInterrupt:
        stderr.print("clipshelf: Stopped. What was finished is kept; the same command goes on with the rest.")
        sys.exit(_INTERRUPTED)
