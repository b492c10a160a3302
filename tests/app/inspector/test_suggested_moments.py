"""The item model of suggested moments."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.inspector.models.moment_rows import SuggestedMomentsModel
from app.inspector.views.moments import TaggedMomentDelegate
from app.inspector.views.suggested_moments import SuggestedMoments
from app.tags.models.suggested import SuggestedMoment
from core.domain.moments import Moment
from core.domain.tags import Tag, Verdict


@pytest.fixture
def moments() -> list[SuggestedMoment]:
    beach, night = Tag(1, "beach"), Tag(2, "<b>night</b>")
    return [
        SuggestedMoment(beach, Moment(9, 1.0, 2.0), 0.9, "from version 3"),
        SuggestedMoment(night, Moment(9, 1.0, 2.0), 0.8),
        SuggestedMoment(beach, Moment(9, 4.0, 6.0), 0.7),
    ]


def said(model: SuggestedMomentsModel, row: int) -> str:
    return model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)


def test_passes_qt_model_test(moments: list[SuggestedMoment], qtmodeltester: ModelTester) -> None:
    model = SuggestedMomentsModel()
    qtmodeltester.check(model)
    model.set_rows(moments)
    model.settle(moments[1], Verdict.REJECTED)
    qtmodeltester.check(model)
    model.set_rows(moments[1:])
    qtmodeltester.check(model)
    model.set_rows([])
    qtmodeltester.check(model)


def test_decided_moment_stays_in_its_row_until_the_next_refresh(moments: list[SuggestedMoment], qtbot: QtBot) -> None:
    model = SuggestedMomentsModel()
    model.set_rows(moments)
    with qtbot.waitSignal(model.dataChanged):
        model.settle(moments[0], Verdict.ACCEPTED)
    assert said(model, 0) == "beach, 0:01 \N{EN DASH} 0:02, accepted"
    assert model.open_moments == moments[1:]
    with qtbot.waitSignal(model.dataChanged):
        model.set_rows(moments)
    assert model.open_moments == moments
    assert "suggested" in said(model, 0)


def test_unchanged_moments_do_not_reset_the_model(moments: list[SuggestedMoment], qtbot: QtBot) -> None:
    model = SuggestedMomentsModel()
    model.set_rows(moments)
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_rows(list(moments))
    with qtbot.waitSignal(model.modelReset):
        model.set_rows([replace(moments[0], score=0.5), *moments[1:]])


def test_names_are_plain_text(moments: list[SuggestedMoment]) -> None:
    model = SuggestedMomentsModel()
    model.set_rows(moments)
    assert "<b>" not in model.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert said(model, 1).startswith("<b>night</b>, ")


@pytest.mark.parametrize(("width", "n_figures"), [(600, 2), (250, 1)])
def test_a_name_is_whole_before_figures_are_drawn(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, width: int, n_figures: int
) -> None:
    view, drawn = SuggestedMoments("Suggested"), []
    write = TaggedMomentDelegate._write
    monkeypatch.setattr(
        TaggedMomentDelegate,
        "_write",
        lambda self, painter, option, room, words, **how: (
            drawn.append(words),
            write(self, painter, option, room, words, **how),
        ),
    )
    qtbot.addWidget(view)
    view.set_moments([SuggestedMoment(Tag(1, "to be cut"), Moment(9, 3661.0, 3725.0), 0.9)])
    view.resize(width, view.height())
    view.grab()
    assert "to be cut" in drawn
    assert "likely" in drawn
    assert len(set(drawn)) == 1 + n_figures
