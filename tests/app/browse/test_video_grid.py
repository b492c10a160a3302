import time

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.browse.models.cards import VideoCard
from app.browse.models.video_grid import CARD_ROLE, MAX_PAGES, PAGE_ROWS, Headings, VideoGridModel
from core.domain.groups import Grouping, VideoGroup
from tests.app.stand_in import video


def card(number: int, name: str = "") -> VideoCard:
    return VideoCard(video(number, f"/videos/{name or number}.mp4"), None, None)


def test_passes_qt_model_test(qtmodeltester: ModelTester) -> None:
    model = VideoGridModel()
    model.set_ids([3, 1, 2])
    qtmodeltester.check(model)
    model.put_cards([1, 2, 3], [card(1), card(2), card(3)])
    model.set_ids([3, 4, 2])
    model.set_ids([2, 3])
    qtmodeltester.check(model)
    model._ask_soon.stop()


def test_only_requested_pages_are_loaded(qtbot: QtBot) -> None:
    model = VideoGridModel()
    model.set_ids(range(1, 1001))
    with qtbot.waitSignal(model.rowsWanted) as asked:
        assert model.index(450).data() is None
        assert model.index(451).data() is None
    assert asked.args == [list(range(401, 401 + PAGE_ROWS))]
    model.put_cards(asked.args[0], [card(number) for number in asked.args[0]])
    assert model.index(450).data() == "451.mp4"
    with qtbot.assertNotEmitted(model.rowsWanted, wait=20):
        model.index(450).data()


def test_current_view_is_loaded_before_earlier_ones(qtbot: QtBot) -> None:
    model = VideoGridModel()
    model.set_ids(range(100_000))
    asked: list[list[int]] = []
    model.rowsWanted.connect(asked.append)
    with qtbot.waitSignal(model.rowsWanted):
        model.index(0).data()
    for row in range(1_000, 100_000, 1_000):  # the bar is dragged to the end while the first page is still loading
        model.index(row).data()
        model._ask()
    assert len(asked) == 2
    for answered in range(4):
        model.put_cards(asked[answered], [card(number) for number in asked[answered]])
        model._ask()
    assert [page[0] for page in asked] == [0, 1_000, 99_000, 98_000, 97_000, 96_000]
    model._ask_soon.stop()


def test_failed_request_does_not_block_the_others(qtbot: QtBot) -> None:
    model = VideoGridModel()
    model.set_ids(range(1_000))
    asked: list[list[int]] = []
    model.rowsWanted.connect(asked.append)
    for row in (0, 200, 400):
        model.index(row).data()
    qtbot.waitUntil(lambda: len(asked) == 2)
    with qtbot.waitSignal(model.rowsWanted):
        model.give_up(asked[0])
    assert len(asked) == 3
    model._ask_soon.stop()


def test_outdated_cards_stay_until_new_ones_arrive(qtbot: QtBot) -> None:
    model = VideoGridModel()
    model.set_ids([1])
    model.put_cards([1], [card(1, "old")])
    model.mark_stale()
    with qtbot.waitSignal(model.rowsWanted):
        assert model.index(0).data() == "old.mp4"
    model.put_cards([1], [card(1, "new")])
    assert model.index(0).data() == "new.mp4"


def test_deleted_video_is_a_blank_row_and_requested_once(qtbot: QtBot) -> None:
    model = VideoGridModel()
    model.set_ids([1, 2])
    model.put_cards([1, 2], [card(1)])
    with qtbot.assertNotEmitted(model.rowsWanted, wait=20):
        assert model.index(1).data(CARD_ROLE) is None


def test_memory_is_bounded() -> None:
    model = VideoGridModel()
    ids = list(range(2 * MAX_PAGES * PAGE_ROWS))
    model.set_ids(ids)
    for first in range(0, len(ids), PAGE_ROWS):
        page = ids[first : first + PAGE_ROWS]
        model.put_cards(page, [card(number) for number in page])
    assert len(model._cards) <= MAX_PAGES * PAGE_ROWS
    assert len(model._fresh) <= MAX_PAGES * PAGE_ROWS


def test_cards_out_of_view_can_be_requested(qtbot: QtBot) -> None:
    model = VideoGridModel()
    model.set_ids(range(1, 1001))
    with qtbot.waitSignal(model.rowsWanted) as asked:
        assert not model.request([5, 500, 999])
    assert asked.args == [[6, 501, 1000]]
    assert not model.request([5, 500]), "asked, but not answered"
    with qtbot.waitSignal(model.cardsCame):
        model.put_cards([6, 501, 1000], [card(6), card(501)])
    assert model.request([5, 500, 999]), "nobody waits for a video that is gone"


def test_headings_are_set_with_the_rows(qtbot: QtBot) -> None:
    model = VideoGridModel()
    headings = Headings([VideoGroup("/a", 2), VideoGroup("/b", 1)], Grouping.FOLDER)
    with qtbot.waitSignal(model.headingsChanged):
        model.set_ids([1, 2, 3], headings)
    assert model.headings.starts == (0, 2)
    with qtbot.assertNotEmitted(model.headingsChanged):
        model.set_ids([1, 2, 3], Headings([VideoGroup("/a", 2), VideoGroup("/b", 1)], Grouping.FOLDER))
    model.set_ids([1, 2, 3])
    assert len(model.headings) == 0


def test_hundred_thousand_rows_are_set_quickly() -> None:
    model = VideoGridModel()
    started = time.perf_counter()
    model.set_ids(range(100_000))
    model.set_ids(range(99_999))
    assert time.perf_counter() - started < 1.0
    assert model.rowCount() == 99_999


def test_dragged_videos_become_file_urls() -> None:
    model = VideoGridModel()
    model.set_ids([1, 2])
    model.put_cards([1, 2], [card(1), card(2)])
    urls = model.mimeData([model.index(0), model.index(1)]).urls()
    assert [url.toLocalFile() for url in urls] == ["/videos/1.mp4", "/videos/2.mp4"]


def test_names_are_plain_text() -> None:
    model = VideoGridModel()
    model.set_ids([1])
    model.put_cards([1], [card(1, "<img src=x><b>")])
    tooltip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img src=x&gt;" in tooltip
    assert "<img" not in tooltip
