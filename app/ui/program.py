"""Facts about this program."""

from importlib import metadata


def version() -> str:
    """Return the version of Clipshelf.

    Returns
    -------
    str
        Such as ``0.1.0``; says so where it is not installed.
    """
    try:
        return metadata.version("clipshelf")
    except metadata.PackageNotFoundError:
        return "(from source)"
