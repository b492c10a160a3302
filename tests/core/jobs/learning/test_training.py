"""A training keeps versions that can be restored, exported and imported."""

from pathlib import Path

import numpy as np
import pytest

from core.catalog import decisions, folders, heads, suggestions
from core.errors import HeadError, UsageError
from core.jobs.learning import versions
from core.jobs.learning.training import TOO_FEW, HeadTrainer
from tests.core.jobs.learning.conftest import Bench
from tests.support import made_up_library


def decide(bench: Bench, tag_id: int, kind: int, *, n: int = 6) -> None:
    others = [number for other in range(4) if other != kind for number in bench.of_kind(other)[:n]]
    bench.library.decisions.accept(bench.of_kind(kind)[:n], [tag_id])
    bench.library.decisions.reject(others, [tag_id])


def cards(bench: Bench) -> list[int]:
    with bench.library.database.read() as session:
        return [card.version for card in heads.list_all(session)]


def test_training_saves_a_version_with_its_card(bench: Bench) -> None:
    red = bench.tag("red")
    decide(bench, red, 0)
    report = HeadTrainer(bench.context, bench.learner).run(with_temporal=False)

    assert (report.version, report.n_tags, report.n_decisions) == (1, 1, 24)
    assert report.after is not None
    assert report.after > 0.9
    assert not report.was_refreshed
    assert cards(bench) == [1]
    assert bench.again().version() == 1
    with bench.library.database.read() as session:
        assert heads.list_all(session)[0].figures["n_decisions"] == 24.0


def test_training_writes_no_decision(bench: Bench) -> None:
    red = bench.tag("red")
    decide(bench, red, 0)
    with bench.library.database.read() as session:
        before = decisions.of_tags(session, [red])
    HeadTrainer(bench.context, bench.learner).run(with_temporal=True)
    with bench.library.database.read() as session:
        assert decisions.of_tags(session, [red]) == before


def test_training_is_abandoned_if_the_encoder_changes(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    red = bench.tag("red")
    decide(bench, red, 0)
    with bench.library.database.read() as session:
        root = folders.list_all(session)[0].id

    def change_encoder(*_arguments: object) -> tuple[None, str]:
        other = made_up_library.encoder_info(name="other", n_dims=24)
        made_up_library.add(bench.library, root, [np.eye(24)[:8]] * 3, info=other)
        return None, ""

    monkeypatch.setattr(HeadTrainer, "_refreshed", change_encoder)
    with pytest.raises(UsageError, match="search model was changed"):
        HeadTrainer(bench.context, bench.learner).run(with_temporal=True)
    assert cards(bench) == []


def test_one_acceptance_per_tag_does_not_silence_them_all(bench: Bench) -> None:
    red, green = bench.tag("red"), bench.tag("green")
    for tag_id, kind in ((red, 0), (green, 1)):
        bench.library.decisions.accept(bench.of_kind(kind)[:1], [tag_id])
        bench.library.decisions.reject(
            [one for other in range(4) if other != kind for one in bench.of_kind(other)[:2]], [tag_id]
        )
    HeadTrainer(bench.context, bench.learner).run(with_temporal=False)

    for tag_id, kind in ((red, 0), (green, 1)):
        with bench.library.database.read() as session:
            found = suggestions.of_tag(session, tag_id, limit=200)
        assert {one.video_id for one in found} & set(bench.of_kind(kind)), "others like it are suggested"


def test_few_decisions_do_not_train_the_shared_part_and_that_is_reported(bench: Bench) -> None:
    red = bench.tag("red")
    decide(bench, red, 0, n=2)
    report = HeadTrainer(bench.context, bench.learner).run(with_temporal=True)

    assert report.reason == TOO_FEW
    assert not bench.learner.head.temporal


def test_enough_decisions_train_it_and_the_gate_decides(bench: Bench) -> None:
    red = bench.tag("red")
    decide(bench, red, 0, n=12)
    shares: list[float] = []
    report = HeadTrainer(bench.context, bench.learner).run(with_temporal=True, on_progress=shares.append)

    assert report.was_refreshed
    assert shares[-1] == pytest.approx(1.0)
    assert bool(bench.learner.head.temporal) is (report.share > 0)
    assert report.before is not None
    assert report.after is not None
    assert report.after >= report.before - 1e-6
    assert bench.learner.head.rows[red].n_accepted == 12


def test_cancelled_training_leaves_the_head_unchanged(bench: Bench) -> None:
    red = bench.tag("red")
    decide(bench, red, 0, n=12)
    bench.learner.catch_up()
    before = bench.learner.scores([red])
    with pytest.raises(UsageError, match="stopped"):
        HeadTrainer(bench.context, bench.learner).run(with_temporal=True, is_wanted=lambda: False)

    assert bench.learner.scores([red]).videos.tobytes() == before.videos.tobytes()
    assert cards(bench) == []


def test_version_is_restored_unchanged(bench: Bench) -> None:
    red, green = bench.tag("red"), bench.tag("green")
    decide(bench, red, 0)
    trainer = HeadTrainer(bench.context, bench.learner)
    trainer.run(with_temporal=False)
    first = bench.learner.scores([red])
    bench.library.decisions.reject(bench.of_kind(0)[6:12], [red])
    trainer.run(with_temporal=False)
    assert bench.learner.scores([red]).videos.tobytes() != first.videos.tobytes()

    versions.use(bench.context, bench.learner, 1)
    assert bench.learner.scores([red]).videos.tobytes() == first.videos.tobytes()
    again = bench.again()
    assert again.catch_up().tag_ids == (), "what was put back stays until something is decided"
    assert again.version() == 1
    bench.library.decisions.accept(bench.of_kind(0)[12:13], [red])
    assert again.catch_up().tag_ids == (red,)
    assert green in again.head.rows


@pytest.mark.usefixtures("teaches")
def test_training_is_undone_and_decisions_since_then_count(bench: Bench) -> None:
    red, green = bench.tag("red"), bench.tag("green")
    decide(bench, red, 0, n=3)
    bench.learner.catch_up()
    before = bench.learner.scores([red, green])
    HeadTrainer(bench.context, bench.learner).run(with_temporal=False)
    trained = bench.learner.scores([red, green])
    bench.library.decisions.reject(bench.of_kind(1)[:1], [green])
    for learner in (bench.learner, bench.again()):
        assert versions.go_back(bench.context, learner) == learner.version() == 0
        after = learner.scores([red, green])
        assert after.videos[:, 0].tobytes() == before.videos[:, 0].tobytes() != trained.videos[:, 0].tobytes()
        assert after.videos[:, 1].tobytes() != before.videos[:, 1].tobytes(), "the rejection counts"
        assert learner.catch_up().tag_ids == ()
    assert cards(bench) == [1], "what was trained is kept, too"


def test_nothing_to_undo_before_a_training(bench: Bench) -> None:
    bench.tag("red")
    with pytest.raises(UsageError, match="no training"):
        versions.go_back(bench.context, bench.learner)


def test_version_is_exported_and_imported_by_tag_names(bench: Bench, tmp_path: Path) -> None:
    red, green = bench.tag("red"), bench.tag("green")
    decide(bench, red, 0)
    HeadTrainer(bench.context, bench.learner).run(with_temporal=False)
    scores = bench.learner.scores([red])
    versions.export_version(bench.context, bench.learner, 1, tmp_path / "mine.safetensors")
    bench.library.tags.rename(red, "RED")
    bench.library.tags.remove([green])
    version, unknown = versions.import_version(bench.context, bench.learner, tmp_path / "mine.safetensors")

    assert (version, unknown) == (2, ("green",))
    assert bench.learner.scores([red]).videos.tobytes() == scores.videos.tobytes()


def test_imported_head_finds_its_tags_by_alias_and_each_once(bench: Bench, tmp_path: Path) -> None:
    red, green = bench.tag("red"), bench.tag("green")
    decide(bench, red, 0)
    HeadTrainer(bench.context, bench.learner).run(with_temporal=False)
    scores = bench.learner.scores([red])
    versions.export_version(bench.context, bench.learner, 1, tmp_path / "mine.safetensors")
    bench.library.tags.rename(red, "crimson")
    bench.library.tags.remove([green])
    bench.library.tags.set_aliases(red, ["R\u0065d", "green"])
    _version, unknown = versions.import_version(bench.context, bench.learner, tmp_path / "mine.safetensors")

    assert unknown == ("green",), "one tag of the library takes one of the file"
    assert bench.learner.scores([red]).videos.tobytes() == scores.videos.tobytes()


def test_failed_export_keeps_the_existing_file(bench: Bench, tmp_path: Path) -> None:
    bench.tag("red")
    HeadTrainer(bench.context, bench.learner).run(with_temporal=False)
    target = tmp_path / "mine.safetensors"
    target.mkdir()
    with pytest.raises(HeadError, match="cannot be written"):
        versions.export_version(bench.context, bench.learner, 1, target)
    assert not list(tmp_path.glob(".*")), "nothing half done beside it"
    assert not list(target.iterdir())


def test_interrupted_restore_is_completed_at_the_next_start(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    red = bench.tag("red")
    bench.learner.catch_up()
    HeadTrainer(bench.context, bench.learner).run(with_temporal=False)
    decide(bench, red, 0, n=3)
    bench.learner.catch_up()

    def stops() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(bench.learner, "suggest_all", stops)
    with pytest.raises(KeyboardInterrupt):
        versions.use(bench.context, bench.learner, 1)
    with bench.library.database.write() as session:
        suggestions.replace_of_tags(session, [red], [])
    again = bench.again()
    again.catch_up()
    with bench.library.database.read() as session:
        assert suggestions.counts(session), "written anew, though no tag was behind"


def test_invalid_version_is_refused(bench: Bench, tmp_path: Path) -> None:
    red = bench.tag("red")
    decide(bench, red, 0)
    HeadTrainer(bench.context, bench.learner).run(with_temporal=False)
    with pytest.raises(UsageError, match="no version 7"):
        versions.use(bench.context, bench.learner, 7)
    (tmp_path / "bad.safetensors").write_bytes(b"\x80\x04nonsense")
    with pytest.raises(HeadError):
        versions.import_version(bench.context, bench.learner, tmp_path / "bad.safetensors")
    with bench.library.database.read() as session:
        path = bench.context.paths.heads / heads.list_all(session)[0].file_name
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(HeadError, match="changed"):
        versions.use(bench.context, bench.learner, 1)
    path.unlink()
    with pytest.raises(HeadError, match="missing"):
        versions.use(bench.context, bench.learner, 1)
