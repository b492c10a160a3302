from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.search.models.scope import scope_words
from app.ui.localization import language
from core.domain.query.text import parse


def _said(n_searched: int, n_videos: int, text: str = "", folder: Path | None = None) -> str:
    words = scope_words(n_searched, n_videos, conditions=parse(text).conditions, folder=folder)
    return words.translate(dict.fromkeys((0x2068, 0x2069)))


@pytest.mark.usefixtures("qapp")
def test_what_was_searched_is_said() -> None:
    trip = Path("/media/Trip")
    assert _said(2, 2, "tag:dog") == "Among 2 videos with tag:dog"
    assert _said(1, 1, 'tag:"my dog" -dur>60') == 'Among 1 video with tag:"my dog" -dur>60'
    assert _said(1200, 1234, "tag:dog", trip) == "1,200 of 1,234 videos in Trip with tag:dog searched"
    assert _said(3, 3, folder=trip) == "Among 3 videos in Trip"
    assert _said(2, 3, folder=trip) == "2 of 3 videos in Trip searched"
    assert _said(0, 0, "tag:dog") == "Among 0 videos with tag:dog"
    assert _said(2000, 2000) == "All 2,000 videos searched"
    assert _said(1, 1) == "1 video searched"
    assert _said(1, 2) == "1 of 2 videos searched"
    assert _said(0, 0) == ""
    assert _said(2, 2, 'name:"%1 %2 %3"') == 'Among 2 videos with name:"%1 %2 %3"'


def test_in_german_too(qapp: QApplication) -> None:
    installed = language.install(qapp, "de")
    try:
        assert _said(2, 2, "tag:Hund") == "Unter 2 Videos mit tag:Hund"
        assert _said(1, 2, "tag:Hund", Path("/Reise")) == "1 von 2 Videos in Reise mit tag:Hund durchsucht"
    finally:
        language.remove(qapp, installed)
        language.remove(qapp, language.install(qapp, language.SOURCE))
