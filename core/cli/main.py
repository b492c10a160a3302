"""The door of the command line: ``clipshelf COMMAND``.

Next to nothing is imported here: decoding processes load the program's first module again, and an interrupt while the
rest is loading is to be met here too.
"""

import os
import sys

_FAILED = 1
_INTERRUPTED = 130


def main() -> None:
    """Run one command and end with its exit code."""
    _prepare_streams()
    try:
        from core import private
        from core.cli import commands

        private.begin()
        code = commands.run()
    except BrokenPipeError:
        _close_stdout()
        code = _FAILED
    except KeyboardInterrupt:
        sys.stderr.write("clipshelf: Stopped. What was finished is kept; the same command goes on with the rest.\n")
        code = _INTERRUPTED
    sys.exit(code)


def _prepare_streams() -> None:
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever called
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        # A file name may hold anything; a terminal that cannot show it must not end the program.
        if hasattr(getattr(sys, name), "reconfigure"):
            getattr(sys, name).reconfigure(errors="backslashreplace")


def _close_stdout() -> None:
    # What is still in its buffer has no reader; the interpreter would complain about it at its end.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
