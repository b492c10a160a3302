"""Fixtures of the command line tests: running commands, and an analysed library."""

from tests.core.cli.conftest import clipshelf, copied, filled

__all__ = ("clipshelf", "copied", "filled")
