import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from app.browse.models.cards import MomentCard, VideoCard
from app.search.models.moments import MomentsModel
from core.domain.scores import ScoreScale
from core.domain.search import MomentHit, SearchResult
from tests.app.stand_in import video


def hit(video_id: int, start: float, score: float) -> MomentHit:
    return MomentHit(video_id, start, start + 5, start + 2.5, score)


@pytest.fixture
def model() -> MomentsModel:
    model = MomentsModel()
    hits = (hit(1, 0, 0.9), hit(1, 10, 0.8), hit(1, 20, 0.5), hit(2, 0, 0.7), hit(9, 0, 0.6))
    cards = {number: VideoCard(video(number, f"/{number}.mp4"), None, None) for number in (1, 2)}
    model.set_result(SearchResult(hits, 2, 3, scale=ScoreScale(0.2, 0.3)), cards)
    return model


def rows(model: MomentsModel) -> list[MomentCard]:
    found = [model.moment(model.index(row)) for row in range(model.rowCount())]
    return [one for one in found if one is not None]


def test_each_video_shows_its_best_moment_first(model: MomentsModel) -> None:
    assert [(one.hit.video_id, one.hit.score, one.n_places) for one in rows(model)] == [(1, 0.9, 3), (2, 0.7, 1)]
    assert (model.n_moments, model.n_videos) == (4, 2)


def test_video_expands_and_collapses(model: MomentsModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.toggle(model.index(0))
    assert [(one.hit.score, one.place, one.is_expanded) for one in rows(model)][:3] == [
        (0.9, 1, True),
        (0.8, 2, True),
        (0.5, 3, True),
    ]
    qtmodeltester.check(model)
    model.toggle(model.index(2))
    assert model.rowCount() == 2
    model.toggle(model.index(1))
    assert model.rowCount() == 2, "a video with one moment has nothing to open"


def test_all_expand_and_collapse_at_once(model: MomentsModel) -> None:
    model.set_all_expanded(is_expanded=True)
    assert model.rowCount() == 4
    model.set_all_expanded(is_expanded=True)
    assert model.rowCount() == 4
    model.set_all_expanded(is_expanded=False)
    assert model.rowCount() == 2


def test_the_bar_is_what_the_score_means_and_not_relative_to_the_best(model: MomentsModel) -> None:
    model.set_all_expanded(is_expanded=True)
    bars = [one.match for one in rows(model)]
    assert bars == [
        pytest.approx(0.845, abs=0.001),
        pytest.approx(0.8),
        pytest.approx(0.5),
        pytest.approx(0.735, abs=0.001),
    ]
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "match 84 of 100" in spoken


def test_a_poor_match_has_a_short_bar_though_it_is_the_only_one() -> None:
    model = MomentsModel()
    cards = {1: VideoCard(video(1, "/1.mp4"), None, None)}
    model.set_result(SearchResult((hit(1, 0, 0.2),), 1, 1, scale=ScoreScale(0.15, 0.1)), cards)
    assert [one.match for one in rows(model)] == [pytest.approx(0.2)]
    assert model.n_strong_rows == 0


def test_picture_from_outside_the_library_is_recognised(tmp_path) -> None:
    short = VideoCard(video(1, "/1.mp4", seconds=100.0), None, tmp_path / "strip.jpg", 10)
    long = VideoCard(video(1, "/1.mp4", seconds=3600.0), None, tmp_path / "strip.jpg", 10)
    none = VideoCard(video(1, "/1.mp4"), None, None)
    near = MomentCard(short, hit(1, 30, 0.5), 1.0, 1, 1, is_expanded=False)
    far = MomentCard(long, hit(1, 200, 0.5), 1.0, 1, 1, is_expanded=False)
    assert (near.cell, near.cell_seconds, near.is_picture_near) == (3, 35.0, True)
    assert (far.cell, far.cell_seconds, far.is_picture_near) == (0, 180.0, False)
    assert MomentCard(none, hit(1, 0, 0.5), 1.0, 1, 1, is_expanded=False).cell is None


def test_video_is_dragged_once_for_several_moments(model: MomentsModel) -> None:
    model.set_all_expanded(is_expanded=True)
    indexes = [model.index(row) for row in range(model.rowCount())]
    paths = [url.toLocalFile() for url in model.mimeData(indexes).urls()]
    assert len(paths) < len(indexes)
    assert paths == list(dict.fromkeys(str(card.card.video.path) for card in rows(model)))
    assert all(model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled for index in indexes)
