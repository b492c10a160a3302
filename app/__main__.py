"""The command ``clipshelf-window``."""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

# Imports create half a million objects that are never freed. Scanning them for garbage takes a sixth of the start-up
# time, and every later full collection would freeze the window for a moment.
gc.disable()
from app.main import Arguments, run  # noqa: E402
from core.settings import default_library_folder  # noqa: E402

gc.freeze()
gc.enable()


def parse(arguments: Sequence[str]) -> Arguments:
    """Parse the command line, without the program's name."""
    parser = argparse.ArgumentParser(prog="clipshelf-window", description="Open a library of videos in a window.")
    parser.add_argument("--library", type=Path, metavar="DIR", help="folder of the library (default: your own)")
    parser.add_argument("paths", type=Path, nargs="*", metavar="PATH", help="folders and videos to add at once")
    found = parser.parse_args(arguments)
    return Arguments(found.library or default_library_folder(), tuple(found.paths))


def main() -> None:
    """Run the window and exit with its exit code."""
    sys.exit(run(parse(sys.argv[1:])))


if __name__ == "__main__":
    main()
