"""``clipshelf version``."""

import importlib.metadata

from core.cli.output import answer


def version() -> None:
    """Print the version."""
    answer(importlib.metadata.version("clipshelf"))
