"""Location and titles of the manual's pages."""

import re
from pathlib import Path

import app

CONTENTS = "README"
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)


def folder() -> Path:
    """Return the manual's folder beside the packages; it may be missing if a packager left it out."""
    return Path(app.__path__[0]).parent / "docs" / "manual"


def page(name: str) -> Path | None:
    """Return the path of a page by its file stem; None if it is missing."""
    path = folder() / f"{name}.md"
    return path if path.is_file() else None


def contents() -> list[tuple[str, str]]:
    """Return name and title of each page in order of the table of contents; empty without a manual."""
    first = page(CONTENTS)
    if first is None:
        return []
    names = dict.fromkeys(re.findall(r"\]\(([\w-]+)\.md\)", first.read_text(encoding="utf-8")))
    known = [(name, path) for name in names if (path := page(name)) is not None]
    return [(name, title(path)) for name, path in known]


def title(path: Path) -> str:
    """Return a page's first heading; its name if it has none."""
    found = _HEADING.search(path.read_text(encoding="utf-8"))
    return found.group(1).strip() if found else path.stem
