"""Commands and an analysed library, as the tests of the command line have them."""

from tests.core.cli.conftest import clipshelf, copied, filled

__all__ = ("clipshelf", "copied", "filled")
