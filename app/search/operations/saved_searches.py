"""Library calls about saved searches; each change is one undo step."""

from collections.abc import Sequence

from app.bridge.work import Operation, Read
from app.search.models.saved_searches import SavedEntry
from app.ui.localization.text import inline_name, tr
from core.domain.changes import Change
from core.domain.saved_searches import SavedSearch, read_rule
from core.errors import UsageError


def list_all() -> Read[list[SavedSearch]]:
    """List them in the user's order."""
    return Read(lambda library: library.saved_searches.list_all())


def counted(searches: Sequence[SavedSearch]) -> Read[list[SavedEntry]]:
    """Count the videos of searches that consist of conditions only; entries that no longer work say why."""

    def _count(library) -> list[SavedEntry]:
        return [_entry(library, search) for search in searches]

    return Read(_count)


def _entry(library, search: SavedSearch) -> SavedEntry:
    try:
        asked = read_rule(search.rule)
        n_videos = library.filters.count(asked) if not asked.words else None
    except UsageError as error:
        return SavedEntry(search, problem=error.whole)
    return SavedEntry(search, n_videos=n_videos)


def save(name: str, rule: str) -> Operation[Change]:
    """Save a search; one with the same name is replaced."""
    words = _named(tr("Saved searches", "Save search %1"), name)
    return Operation(lambda library: library.saved_searches.put(name, rule), words=words)


def rename(search: SavedSearch, name: str) -> Operation[Change]:
    """Rename a search."""
    words = _named(tr("Saved searches", "Rename search %1"), search.name)
    return Operation(lambda library: library.saved_searches.rename(search.id, name), words=words)


def arrange(search_ids: Sequence[int]) -> Operation[Change]:
    """Set the order; needs the ids of all searches."""
    words = tr("Saved searches", "Arrange saved searches")
    return Operation(lambda library: library.saved_searches.arrange(search_ids), words=words)


def remove(search: SavedSearch) -> Operation[Change]:
    """Delete a search."""
    words = _named(tr("Saved searches", "Remove search %1"), search.name)
    return Operation(lambda library: library.saved_searches.remove(search.id), words=words)


def _named(pattern: str, name: str) -> str:
    return pattern.replace("%1", inline_name(name))
