"""A tag dialog shows the best matches while typing; typing is never delayed and late answers are dropped."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.tags.views.dialog import TagDialog
from app.tags.views.preview import TagPreview
from core.api.library import Library
from core.domain.events import WorkerState
from core.domain.learning import Question
from core.errors import WorkerError
from tests.app.driving import Open
from tests.app.learning_driving import stand_in
from tests.app.stand_in import BUILTIN, CLIP, info

Answer = Callable[[str, str], list[Question]]


@pytest.fixture
def asked(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Return the requests to an encoder that finds one moment for each letter of the name."""
    heard: list[tuple[str, str]] = []
    ids = shelf.videos.ids()

    def preview(name: str, description: str, aliases: tuple[str, ...] = (), *, n_wanted: int) -> list[Question]:
        heard.append((name, " / ".join([description, *aliases])))
        found = ids[: min(len(name), n_wanted)] if name != "xyzzy" else []
        return [Question(video_id, 0, 1.0, 3.0, 0.8) for video_id in found]

    monkeypatch.setattr(shelf.learning, "preview", preview)
    monkeypatch.setattr(shelf.encoders, "current", lambda: info(CLIP))
    return heard


@pytest.fixture
def desk(shelf: Library, open_desk: Open) -> Desk:
    return open_desk(shelf, with_worker=False)


def new_tag(desk: Desk) -> tuple[TagDialog, TagPreview]:
    dialog = desk.tags.controller.editing.ask_new()
    assert dialog.preview is not None
    return dialog, dialog.preview


def test_moments_appear_while_name_and_description_are_typed(
    desk: Desk, asked: list[tuple[str, str]], qtbot: QtBot
) -> None:
    dialog, preview = new_tag(desk)
    assert preview.shown == "The best matches appear here as you type."
    qtbot.keyClicks(dialog.name, "dog")
    qtbot.waitUntil(lambda: len(preview.tiles.found) == 3)
    assert preview.shown == ""
    assert preview.tiles.accessibleDescription().startswith("3 moments; clip 000.mp4, 0:01")
    assert asked == [("dog", "")], "what is typed quickly is asked for once"
    qtbot.keyClicks(dialog.description, "on a lead")
    qtbot.waitUntil(lambda: asked[-1] == ("dog", "on a lead"))
    qtbot.keyClicks(dialog.aliases, "hound")
    qtbot.keyClick(dialog.aliases, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked[-1] == ("dog", "on a lead / hound"))


def test_encoder_is_loaded_before_the_first_word_and_progress_is_shown(
    shelf: Library, asked: list[tuple[str, str]], open_desk: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    learning, _events = stand_in(shelf)
    gate = threading.Event()
    heard: list[str] = []

    def slow(name: str, _description: str = "", _aliases: tuple[str, ...] = (), *, n_wanted: int) -> list[Question]:
        heard.append(name)
        gate.wait(10)
        return [Question(shelf.videos.ids()[0], 0, None, None, 0.9)][:n_wanted]

    learning.preview = slow  # type: ignore[attr-defined]
    desk = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RUNNING)
    dialog, preview = new_tag(desk)
    qtbot.waitUntil(lambda: len(heard) == 1)
    qtbot.keyClicks(dialog.name, "dog")
    qtbot.waitUntil(lambda: preview.shown.startswith("Finding the best matches"))
    assert "dog" not in heard, "one at a time"
    gate.set()
    qtbot.waitUntil(lambda: len(preview.tiles.found) == 1 and not preview.shown)
    assert heard[-1] == "dog"


@pytest.fixture
def _wordless(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the library one of an older version that is being analysed again."""
    monkeypatch.setattr(shelf.encoders, "current", lambda: info(replace(BUILTIN, has_text=False)))


@pytest.mark.usefixtures("_wordless")
def test_model_without_words_is_reported_before_typing(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    stand_in(shelf)
    desk = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RUNNING)
    _dialog, preview = new_tag(desk)
    qtbot.waitUntil(lambda: "cannot search by words" in preview.shown)


def test_pictures_are_drawn(desk: Desk, asked: list[tuple[str, str]], qtbot: QtBot) -> None:
    dialog, preview = new_tag(desk)
    qtbot.keyClicks(dialog.name, "dog")
    qtbot.waitUntil(lambda: len(preview.tiles.found) == 3)

    def colours(number: int) -> set[int]:
        image, tile = preview.tiles.grab().toImage(), preview.tiles.tile(number).toRect()
        return {image.pixel(tile.left() + x, tile.center().y()) for x in range(4, tile.width() - 4)}

    qtbot.waitUntil(lambda: len(colours(0)) > 8)
    assert len(colours(11)) == 1, "there is no twelfth"


def test_unknown_words_are_reported(desk: Desk, asked: list[tuple[str, str]], qtbot: QtBot) -> None:
    dialog, preview = new_tag(desk)
    qtbot.keyClicks(dialog.name, "xyzzy")
    qtbot.waitUntil(lambda: preview.shown.startswith("The search model does not know this word"))
    dialog.name.selectAll()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: preview.shown.startswith("The best matches appear"))


@pytest.mark.usefixtures("_wordless")
def test_model_without_words_explains_that_it_cannot_search_by_words(desk: Desk, qtbot: QtBot) -> None:
    dialog, preview = new_tag(desk)
    qtbot.keyClicks(dialog.name, "dog")
    qtbot.waitUntil(lambda: "cannot search by words" in preview.shown)


def test_late_answer_is_dropped(
    desk: Desk, shelf: Library, asked: list[tuple[str, str]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, began = threading.Event(), threading.Event()
    quick = shelf.learning.preview

    def slow(name: str, description: str, _aliases: tuple[str, ...] = (), *, n_wanted: int) -> list[Question]:
        if name == "do":
            began.set()
            gate.wait(10)
        return quick(name, description, n_wanted=n_wanted)

    monkeypatch.setattr(shelf.learning, "preview", slow)
    dialog, preview = new_tag(desk)
    sizes: list[int] = []
    show = preview.show_found
    preview.show_found = lambda found, cards, *, has_text: (
        sizes.append(len(found)),
        show(found, cards, has_text=has_text),
    )[1]
    qtbot.keyClicks(dialog.name, "do")
    qtbot.waitUntil(began.is_set)
    qtbot.keyClicks(dialog.name, "gs")
    assert dialog.name.text() == "dogs", "typing goes on"
    gate.set()
    qtbot.waitUntil(lambda: sizes == [4])


def test_window_may_close_before_the_answer(
    desk: Desk, shelf: Library, asked: list[tuple[str, str]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, began, ended = threading.Event(), threading.Event(), threading.Event()

    def slow(_name: str, _description: str, _aliases: tuple[str, ...] = (), *, n_wanted: int) -> list[Question]:
        began.set()
        gate.wait(10)
        ended.set()
        return [Question(shelf.videos.ids()[0], 0, None, None, 0.9)] * min(1, n_wanted)

    monkeypatch.setattr(shelf.learning, "preview", slow)
    dialog, _preview = new_tag(desk)
    qtbot.keyClicks(dialog.name, "dog")
    qtbot.waitUntil(began.is_set)
    dialog.reject()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    gate.set()
    qtbot.waitUntil(ended.is_set)


def test_without_a_worker_the_tag_can_still_be_created(
    desk: Desk, shelf: Library, asked: list[tuple[str, str]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_args: object, **_more: object) -> list[Question]:
        raise WorkerError("The analysis is not running yet", "Try again in a moment.")

    monkeypatch.setattr(shelf.learning, "preview", missing)
    dialog, preview = new_tag(desk)
    qtbot.keyClicks(dialog.name, "dog")
    qtbot.waitUntil(lambda: "not running" in preview.shown)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [tag.name for tag in shelf.tags.list_all()] == ["dog"])


def test_editing_a_tag_shows_no_preview_and_keeps_its_threshold(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    dog = shelf.tags.add("dog")[0]
    shelf.tags.set_threshold(dog.id, 0.7)
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: desk.stage.tags.find("dog") is not None)
    found = desk.stage.tags.find("dog")
    assert found is not None
    dialog = desk.tags.controller.editing.ask_edit(found)
    assert dialog.preview is None
    qtbot.keyClicks(dialog.description, "a dog")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shelf.tags.find("dog").description == "a dog")
    assert shelf.tags.find("dog").threshold == 0.7
