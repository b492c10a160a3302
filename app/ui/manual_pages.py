"""Where the manual lies, and what its pages are called."""

import re
from pathlib import Path

import app

CONTENTS = "README"
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)


def folder() -> Path:
    """Return the manual's folder: beside the program's packages, in the repository as in an installation.

    Returns
    -------
    Path
        It may not be there, where a packager left it out.
    """
    return Path(app.__path__[0]).parent / "docs" / "manual"


def page(name: str) -> Path | None:
    """Find a page.

    Parameters
    ----------
    name : str
        Without its ending.

    Returns
    -------
    Path or None
        None where it is not there.
    """
    path = folder() / f"{name}.md"
    return path if path.is_file() else None


def contents() -> list[tuple[str, str]]:
    """List the pages in the order of the table of contents, which is the manual's first page.

    Returns
    -------
    list of (str, str)
        Name and title; empty where there is no manual.
    """
    first = page(CONTENTS)
    if first is None:
        return []
    names = dict.fromkeys(re.findall(r"\]\(([\w-]+)\.md\)", first.read_text(encoding="utf-8")))
    known = [(name, path) for name in names if (path := page(name)) is not None]
    return [(name, title(path)) for name, path in known]


def title(path: Path) -> str:
    """Return a page's title.

    Parameters
    ----------
    path : Path
        A page.

    Returns
    -------
    str
        Its first heading; its name where it has none.
    """
    found = _HEADING.search(path.read_text(encoding="utf-8"))
    return found.group(1).strip() if found else path.stem
