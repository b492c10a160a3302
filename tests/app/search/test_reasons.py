"""Results say why they were found, and what is named or tagged so comes first."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.browse.models.card_words import copies_words, reason_words
from core.api.library import Library
from core.domain.query.filters import Filter
from core.domain.search import LOOKS_LIKE, MEETS_FILTER, Channel, MomentHit, Reason
from tests.app.driving import Open, search


def test_reasons_in_words() -> None:
    reasons = (Reason(Channel.NAME), Reason(Channel.TAG, "sea"), MEETS_FILTER, LOOKS_LIKE)
    words = reason_words(MomentHit(1, 0.0, 5.0, 1.0, 0.5, reasons))
    assert words.replace("\u2068", "").replace("\u2069", "") == "name, tag sea, filter, looks like it"
    assert [copies_words(MomentHit(1, 0.0, 5.0, 1.0, 0.5, n_copies=n)) for n in (0, 1, 2)] == [
        "",
        "and 1 near-copy",
        "and 2 near-copies",
    ]


def test_a_tagged_video_comes_first(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    sea, _change = shelf.tags.add("sea")
    tagged = shelf.filters.ids(Filter())[5]
    shelf.decisions.accept([tagged], [sea.id])
    desk = open_desk(shelf)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    search(desk, qtbot, "the sea")
    model = desk.search.results.model
    qtbot.waitUntil(lambda: model.rowCount() == 8)
    first = model.moment(model.index(0))
    assert first is not None
    assert first.card.video.id == tagged
    assert model.n_exact_rows == 1
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert "tag" in spoken[0]
    assert "looks like it" in spoken[1]
    assert all(0 <= model.moment(model.index(row)).match <= 1 for row in range(8))  # type: ignore[union-attr]
