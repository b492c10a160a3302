"""Any sequence of scans, moves, losses and decisions leaves the catalog in the state of a small model."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from core.catalog import decisions, files, folders, tags, videos
from core.catalog.rescue import integrity
from core.catalog.store.columns import now
from core.catalog.store.database import Database
from core.domain.tags import Decision, Verdict
from core.domain.videos import FolderState
from tests.core.catalog.samples import found

_ROOTS = st.sampled_from([Path("/one"), Path("/two")])
_NAMES = st.sampled_from(["a.mp4", "b/c.mp4", "d.mp4"])
_CONTENTS = st.integers(0, 1)  # few, so that copies are common


class Catalog(RuleBasedStateMachine):
    """The model: which path holds which content now, which folders are offline, what was decided."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.database = Database.open(self.folder / "catalog.sqlite")
        self.disk: dict[Path, dict[str, int]] = {}
        self.offline: set[Path] = set()
        self.seen: set[int] = set()
        self.ids: dict[int, int] = {}
        self.decided: set[int] = set()
        with self.database.write() as session:
            self.tag_id = tags.add(session, "beach").id

    @rule(root=_ROOTS, name=_NAMES, content=_CONTENTS)
    def find(self, root: Path, name: str, content: int) -> None:
        self.disk.setdefault(root, {})[name] = content
        self.offline.discard(root)
        with self.database.write() as session:
            folder_id = folders.add(session, root).id
            folders.set_state(session, folder_id, state=FolderState.ONLINE)
            outcome = files.put_files(session, folder_id, [found(name, content)])
            (video_id,) = outcome.new_video_ids or (files.find_by_path(session, root / name),)
        assert video_id is not None
        assert bool(outcome.new_video_ids) == (content not in self.ids)
        assert self.ids.setdefault(content, video_id) == video_id

    @rule(root=_ROOTS, name=_NAMES)
    def lose(self, root: Path, name: str) -> None:
        if root not in self.disk or root in self.offline:
            return
        self.disk[root].pop(name, None)
        with self.database.write() as session:
            files.mark_missing(session, folders.add(session, root).id, [Path(name)])

    @rule(root=_ROOTS)
    def unplug(self, root: Path) -> None:
        if root not in self.disk:
            return
        self.offline.add(root)
        with self.database.write() as session:
            folders.set_state(session, folders.add(session, root).id, state=FolderState.OFFLINE)

    @rule(root=_ROOTS)
    def remove(self, root: Path) -> None:
        self.disk.pop(root, None)
        self.offline.discard(root)
        with self.database.write() as session:
            folder = folders.find(session, root)
            if folder is not None:
                folders.remove(session, folder.id)

    @rule(content=_CONTENTS)
    def decide(self, content: int) -> None:
        if content not in self.ids:
            return
        self.decided.add(self.ids[content])
        with self.database.write(is_durable=True) as session:
            decisions.put(session, Decision(self.ids[content], self.tag_id, Verdict.ACCEPTED, None, None, now()))

    @rule()
    def reopen(self) -> None:
        self.database.close()
        self.database = Database.open(self.folder / "catalog.sqlite")

    @invariant()
    def agrees(self) -> None:
        reachable = {
            content: {root / name for root, names in self.disk.items() if root not in self.offline for name in names}
            & {root / name for root, names in self.disk.items() for name, other in names.items() if other == content}
            for content in self.ids
        }
        with self.database.read() as session:
            listed = set(videos.ids(session))
            assert {one.video_id for one in decisions.of_tag(session, self.tag_id)} == self.decided
            for content, video_id in self.ids.items():
                video = videos.get(session, video_id)
                assert video.is_offline == (not reachable[content])
                assert not reachable[content] or (video.path in reachable[content] and video_id in listed)
        assert integrity.check(self.database.path) == []

    def teardown(self) -> None:
        self.database.close()
        shutil.rmtree(self.folder)


TestCatalog = Catalog.TestCase
TestCatalog.settings = settings(
    max_examples=25, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
