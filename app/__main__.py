"""``clipshelf-window``: the window's own command."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from app.main import Arguments, run
from core.settings import default_library_folder


def parse(arguments: Sequence[str]) -> Arguments:
    """Understand the command line.

    Parameters
    ----------
    arguments : sequence of str
        Without the program's name.

    Returns
    -------
    Arguments
        See there.
    """
    parser = argparse.ArgumentParser(prog="clipshelf-window", description="Open a library of videos in a window.")
    parser.add_argument("--library", type=Path, metavar="DIR", help="folder of the library (default: your own)")
    parser.add_argument("paths", type=Path, nargs="*", metavar="PATH", help="folders and videos to add at once")
    found = parser.parse_args(arguments)
    return Arguments(found.library or default_library_folder(), tuple(found.paths))


def main() -> None:
    """Run the window; ends the process with its exit code."""
    sys.exit(run(parse(sys.argv[1:])))


if __name__ == "__main__":
    main()
