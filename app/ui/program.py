"""Facts about the program."""

from importlib import metadata


def version() -> str:
    """Return the version of Clipshelf, such as ``0.1.0``, or a note that it is not installed."""
    try:
        return metadata.version("clipshelf")
    except metadata.PackageNotFoundError:
        return "(from source)"
