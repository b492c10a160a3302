import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.search.models.saved_searches import SavedEntry, SavedSearchesModel
from core.domain.saved_searches import SavedSearch

THREE = [SavedSearch(number, f"<b>{number}", f"dur>{number}") for number in (1, 2, 3)]


@pytest.fixture
def model() -> SavedSearchesModel:
    model = SavedSearchesModel()
    model.set_searches(THREE)
    return model


def test_passes_qt_model_test(model: SavedSearchesModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_counts_stay_until_there_are_new_ones(model: SavedSearchesModel) -> None:
    model.set_entries([SavedEntry(search, n_videos=search.id) for search in THREE])
    model.set_searches([THREE[2], THREE[0]])
    entries = [model.entry(model.index(row)) for row in range(2)]
    assert [entry.n_videos for entry in entries if entry is not None] == [3, 1]
    assert model.index(0).data() == "<b>3"
    assert "&lt;b&gt;3" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(
    ("row", "target", "order"), [(0, 3, [2, 3, 1]), (2, 0, [3, 1, 2]), (0, 2, [2, 1, 3]), (2, 1, [1, 3, 2])]
)
def test_drag_requests_a_new_order(
    model: SavedSearchesModel, qtbot: QtBot, row: int, target: int, order: list[int]
) -> None:
    data = model.mimeData([model.index(row)])
    with qtbot.waitSignal(model.arranged) as asked:
        model.dropMimeData(data, Qt.DropAction.MoveAction, target, 0, QModelIndex())
    assert asked.args == [order]
    assert model.searches == THREE, "the library has the last word"


def test_drag_to_the_same_place_requests_nothing(model: SavedSearchesModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.arranged):
        model.move(1, 1)
        model.move(1, 2)
        model.move(0, 9)
        model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, QModelIndex())


def test_blank_or_unchanged_name_is_not_a_rename(model: SavedSearchesModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.renamed):
        assert not model.setData(model.index(0), "  ")
        assert not model.setData(model.index(0), "<b>1 ")
    with qtbot.waitSignal(model.renamed) as renamed:
        model.setData(model.index(0), " new ")
    assert renamed.args == [THREE[0], "new"]
