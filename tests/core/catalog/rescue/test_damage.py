"""However the bytes of a catalog are damaged, every decision that can still be read is recovered."""

import math
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from core.catalog.rescue import integrity, recovery, salvage
from core.catalog.rescue.file_format import Image
from core.catalog.store import meta
from core.catalog.store.database import Database
from core.errors import LibraryDamagedError
from tests.soak.sizes import N_CATALOGS
from tests.support import damage

BANDS = ((1, 1), (2, 10), (11, 50), (51, 200))


class Tried:
    """Damages copies of one catalog and repairs them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        whole = folder / "whole" / "catalog.sqlite"
        damage.make(whole)
        self._data = whole.read_bytes()
        self._places = damage.places(whole)
        self._verdicts = damage.moments(whole)
        assert len(self._places) == len(self._verdicts) == damage.N_DECISIONS
        probe = damage.recovered_by_shell(whole)
        self.has_shell = probe is not None and len(probe) == damage.N_DECISIONS
        self.n_tries = self.n_bytes = self.n_untouched = self.n_readable = self.n_kept = self.n_made_up = 0

    def run(self, n_bytes: int, seed: int) -> None:
        library = self._folder / "library"
        shutil.rmtree(library, ignore_errors=True)
        library.mkdir()
        path = library / "catalog.sqlite"
        data, spots = damage.harm(self._data, n_bytes, random.Random(seed))
        path.write_bytes(data)
        # A readable row may hold a decision that nobody made: its bytes were damaged.
        readable = self._readable(path) & self._verdicts.keys()
        open_and_check(Path(shutil.copy(path, self._folder / "opened.sqlite")))
        done = recovery.recover(path)
        kept = damage.moments(path)
        untouched = damage.untouched(self._places, spots)
        assert not untouched - kept.keys(), seed
        assert not readable - kept.keys(), seed
        assert done.filled.n_rows["decisions"] == len(kept) >= len(readable)
        assert integrity.check(path) == []
        assert (done.copy / "catalog.sqlite").read_bytes() == data
        if len(kept) < damage.N_DECISIONS:
            assert not done.is_complete, seed
        wrong = [moment for moment in untouched if kept[moment] != self._verdicts[moment]]
        assert not wrong, seed
        self._count(n_bytes, len(untouched), len(readable), len(kept))
        self.n_made_up += len(kept.keys() - self._verdicts.keys())

    def _readable(self, path: Path) -> set[damage.Moment]:
        if self.has_shell:
            found = damage.recovered_by_shell(path)
            assert found is not None
            return found
        # The next best: what SQLite itself reads with a schema that it need not understand.
        scratch = path.with_name("scratch.sqlite")
        shutil.copyfile(path, scratch)
        tables = salvage.read(scratch).tables["decisions"]
        scratch.unlink()
        rules = salvage.RULES["decisions"]
        rows = [row for row in [*tables.rows.values(), *tables.doubles] if rules.is_sound(row)]
        return {(row[1], row[2], row[4], row[5]) for row in rows}  # type: ignore[misc]

    def _count(self, n_bytes: int, n_untouched: int, n_readable: int, n_kept: int) -> None:
        self.n_tries += 1
        self.n_bytes += n_bytes
        self.n_untouched += n_untouched
        self.n_readable += n_readable
        self.n_kept += n_kept

    def line(self) -> str:
        by = ".recover" if self.has_shell else "the page walk"
        means = (n / self.n_tries for n in (self.n_bytes, self.n_untouched, self.n_readable, self.n_kept))
        harmed, untouched, readable, kept = means
        return (
            f"{self.n_tries} catalogs, {harmed:.1f} bytes damaged: of {damage.N_DECISIONS} decisions {untouched:.2f}"
            f" untouched, {readable:.2f} readable by {by}, {kept:.2f} kept (means),"
            f" {self.n_made_up} in all that nobody made"
        )


def open_and_check(path: Path) -> bool:
    """Run the first steps of `clipshelf doctor --mend`, which may only fail with the errors that lead to a repair.

    Returns whether it would repair.
    """
    try:
        opened = Database.open(path)
    except LibraryDamagedError:
        return True
    try:
        with opened.write() as session:
            meta.put(session, "colour", value="blue")
    except LibraryDamagedError:
        assert integrity.damages(path), "a catalog that cannot be written is not called whole"
    finally:
        opened.close()
    return bool(integrity.damages(path))


def test_damage_in_the_pages_read_at_opening_leads_to_a_repair(tmp_path: Path) -> None:
    whole = tmp_path / "whole" / "catalog.sqlite"
    Database.open(whole).close()
    data = whole.read_bytes()
    with closing(sqlite3.connect(whole)) as raw:
        roots = [row[0] for row in raw.execute("SELECT rootpage FROM sqlite_master WHERE tbl_name = 'alembic_version'")]
    assert len(roots) == 2
    image = Image(data)
    schema = [1, *image.children(1)]
    head, pages = range(108), [(number - 1) * 4096 + at for number in [*schema, *roots] for at in range(4096)]
    filled = [place for place in pages if data[place]]
    rng = random.Random(11)
    n_mended = 0
    path = tmp_path / "catalog.sqlite"
    for n in range(400):
        harmed = bytearray(data)
        for place in rng.sample(head if n % 4 == 0 else filled, rng.choice((1, 1, 2, 5))):
            harmed[place] ^= 1 << rng.randrange(8) if n % 2 else rng.randrange(1, 256)
        # The files of the previous run must not be merged into the next one.
        for ending in ("-wal", "-shm", "-journal"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        path.write_bytes(harmed)
        n_mended += open_and_check(path)
    assert n_mended > 250


@pytest.mark.parametrize("band", BANDS)
def test_readable_decisions_are_never_lost(tmp_path: Path, band: tuple[int, int]) -> None:
    tried = Tried(tmp_path)
    for seed in range(15):
        tried.run(random.Random(seed).randint(*band), seed)
    assert tried.n_tries == 15


@pytest.mark.parametrize(("band", "seed"), [((2, 10), 2165), ((11, 50), 1486), ((51, 200), 498)])
def test_name_invented_for_a_lost_tag_is_unique(tmp_path: Path, band: tuple[int, int], seed: int) -> None:
    # Found by the stress test below: of "tag 1" and its neighbours, some rows were lost and some were not.
    Tried(tmp_path).run(random.Random(seed).randint(*band), 1000 + seed)


@pytest.mark.parametrize("seed", [653, 980, 981])
def test_column_with_an_undecodable_name_is_read(tmp_path: Path, seed: int) -> None:
    # Found by the stress test below: the damage is in the SQL of a table.
    Tried(tmp_path).run(random.Random(seed).randint(51, 200), 1000 + seed)


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.skipif(not N_CATALOGS, reason="make soak: 10,000 damaged catalogs take an hour")
@pytest.mark.parametrize("band", BANDS)
def test_no_decision_is_lost_in_ten_thousand_damaged_catalogs(
    tmp_path: Path, record_property: Callable[[str, object], None], band: tuple[int, int]
) -> None:
    tried = Tried(tmp_path)
    for seed in range(math.ceil(N_CATALOGS / len(BANDS))):
        tried.run(random.Random(seed).randint(*band), 1000 + seed)
    record_property("soak", tried.line())
