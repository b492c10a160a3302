"""The entry point of the command line, ``clipshelf COMMAND``.

Next to nothing is imported here: decoding processes load the program's main module again, and an interrupt while the
rest is loading must be handled, too.
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
        from core.cli import command_table

        private.begin()
        code = command_table.run()
    except BrokenPipeError:
        _close_stdout()
        code = _FAILED
    except KeyboardInterrupt:
        sys.stderr.write("clipshelf: Stopped. Finished work is kept; run the same command again to continue.\n")
        code = _INTERRUPTED
    sys.exit(code)


def _prepare_streams() -> None:
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the calling process
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        # File names may contain anything; a terminal that cannot show one must not end the program.
        if hasattr(getattr(sys, name), "reconfigure"):
            getattr(sys, name).reconfigure(errors="backslashreplace")


def _close_stdout() -> None:
    # Nobody reads what is left in its buffer, and the interpreter would report that on exit.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
