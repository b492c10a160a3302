"""Damaged, newer, copied and read-only libraries, full disks; and ``clipshelf doctor``."""

import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.core.cli.conftest import Command
from tests.support.libraries import make_clips


def only(pattern: str, library: Path) -> Path:
    (found,) = library.glob(pattern)
    return found


def areas_of_problems(clipshelf: Command, library: Path) -> list[str]:
    document = clipshelf("doctor", "--library", library, "--json").document
    assert document["is_well"] is not any(found["is_problem"] for found in document["findings"])
    return [found["area"] for found in document["findings"] if found["is_problem"]]


def test_copied_library_works_at_its_new_place(clipshelf: Command, copied: Path, filled: Path):
    found = clipshelf("search", "--like", filled / "videos" / "clip 000.mp4", "--library", copied, "--json")

    assert set(found.document) == {"results", "searched", "videos"}
    assert set(found.document["results"][0]) == {"path", "start_seconds", "end_seconds", "score", "reasons"}
    assert clipshelf("doctor", "--library", copied).code == 0


@pytest.mark.parametrize("seed", range(6))
def test_catalog_with_flipped_bytes_is_refused_and_repaired(clipshelf: Command, copied: Path, seed: int):
    catalog = copied / "catalog.sqlite"
    data = bytearray(catalog.read_bytes())
    rng = random.Random(seed)
    for _ in range(400):
        data[rng.randrange(4096 if seed % 2 else 0, len(data))] ^= 0xFF
    catalog.write_bytes(data)

    assert "clipshelf doctor --mend" in clipshelf("status", "--library", copied).sentence
    mended = clipshelf("doctor", "--mend", "--library", copied)
    assert "Traceback" not in mended.err
    assert mended.code == ("could not be read completely" in mended.err), mended.err
    if mended.code:
        assert "To try again, close Clipshelf, copy the contents of" in mended.err
    assert "Saved: 0 decisions" in mended.err
    assert only("backups/damaged-*/catalog.sqlite", copied).read_bytes() == bytes(data)
    assert clipshelf("status", "--library", copied, "--json").code == 0


@pytest.mark.parametrize("harm", ["cut", "emptied", "gone"])
def test_lost_catalog_is_restored_from_its_backup(clipshelf: Command, tmp_path: Path, harm: str):
    make_clips(tmp_path / "videos", 2)
    library = tmp_path / "library"
    assert clipshelf("add", tmp_path / "videos", "--encoder", "builtin", "--library", library).code == 0
    assert only("backups/catalog-*.sqlite", library)
    catalog = library / "catalog.sqlite"
    if harm == "gone":
        catalog.unlink()
    else:
        os.truncate(catalog, 0 if harm == "emptied" else 9000)

    assert "clipshelf doctor --mend" in clipshelf("videos", "--library", library).sentence
    mended = clipshelf("doctor", "--mend", "--library", library)
    assert mended.code == 1, "nobody knows what was decided after the copy was made"
    assert "Decisions taken from the backup" in mended.err
    assert clipshelf("status", "--library", library, "--json").document["analysed"] == 2
    assert areas_of_problems(clipshelf, library) == []


@pytest.mark.parametrize(("area", "pattern"), [("Vectors", "embeddings/*/rows-*.f16"), ("Pictures", "")])
def test_missing_derived_files_are_reported_and_made_again(clipshelf: Command, copied: Path, area: str, pattern: str):
    if pattern:
        os.truncate(only(pattern, copied), 100)
    else:
        shutil.rmtree(copied / "thumbnails")

    assert area in areas_of_problems(clipshelf, copied)
    mended = clipshelf("doctor", "--mend", "--library", copied)
    assert mended.code == 0
    assert f"{area}: " in mended.err
    assert areas_of_problems(clipshelf, copied) == []
    assert clipshelf("status", "--library", copied, "--json").document["analysed"] == 3


def damage_index(connection: sqlite3.Connection) -> None:
    """Remove a row from an index, which only a check of the whole file detects."""
    connection.execute("PRAGMA writable_schema=ON")
    # The one that the update below touches: SQLAlchemy creates a table's indexes in no fixed order.
    (name, sql, page) = connection.execute(
        "SELECT name, sql, rootpage FROM sqlite_master WHERE type = 'index' AND name = 'ix_videos_is_listed_sort_name'"
    ).fetchone()
    connection.execute("DELETE FROM sqlite_master WHERE name = ?", (name,))
    connection.commit()
    path = connection.execute("PRAGMA database_list").fetchone()[2]
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA writable_schema=ON")
        other.execute("UPDATE videos SET is_listed = 1, sort_name = 'zz', rating = 4, added_at = added_at + 1")
        other.execute("INSERT INTO sqlite_master VALUES ('index', ?, 'videos', ?, ?)", (name, page, sql))
        other.commit()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE videos SET file_id = NULL, is_listed = 0, sort_name = ''",
        "UPDATE videos SET is_listed = 0",
        "UPDATE embedding_spans SET first_row = first_row + 1 WHERE first_row = 0",
        "UPDATE embedding_spans SET n_rows = 4096 WHERE first_row = 0",
        "UPDATE embedding_spans SET timestamps_seconds = x'00'",
        "INSERT INTO attempts SELECT 99, 99, 'analyse', 'pyav', '1', added_at, 0, 0, '' FROM videos LIMIT 1",
        "",
    ],
)
def test_inconsistent_catalog_is_repaired(clipshelf: Command, copied: Path, harm: str):
    with contextlib.closing(sqlite3.connect(copied / "catalog.sqlite")) as catalog:
        catalog.execute(harm) if harm else damage_index(catalog)
        catalog.commit()

    assert "Catalog" in areas_of_problems(clipshelf, copied)
    mended = clipshelf("doctor", "--mend", "--library", copied)
    assert mended.code == 0, mended.out
    assert areas_of_problems(clipshelf, copied) == []
    assert clipshelf("status", "--library", copied, "--json").document["analysed"] == 3
    assert list((copied / "backups").glob("*before-mending*" if harm else "damaged-*"))


def test_export_never_writes_lost_vectors(clipshelf: Command, copied: Path, tmp_path: Path):
    os.truncate(only("embeddings/*/rows-*.f16", copied), 100)

    assert "vectors are missing" in clipshelf("export", "embeddings", tmp_path / "x.npz", "--library", copied).sentence
    assert not list(tmp_path.glob("x.npz*"))


def test_export_has_the_documented_content(clipshelf: Command, filled: Path, tmp_path: Path):
    out = tmp_path / "x.npz"

    assert clipshelf("export", "embeddings", out, "--library", filled / "library").code == 0

    with np.load(out) as arrays:
        assert set(arrays) == {"path", "first_row", "n_rows", "timestamps_seconds", "vectors"}
        assert arrays["vectors"].dtype == np.float16
        assert len(arrays["vectors"]) == len(arrays["timestamps_seconds"]) == arrays["n_rows"].sum()
        assert sorted(arrays["path"]) == [str(filled / "videos" / f"clip 00{n}.mp4") for n in range(3)]


def test_unwritable_place_is_reported(clipshelf: Command, filled: Path, tmp_path: Path):
    for out in (tmp_path / "nowhere" / "x.npz", tmp_path):
        sentence = clipshelf("export", "embeddings", out, "--library", filled / "library").sentence
        assert "cannot be written" in sentence


def test_library_of_a_newer_program_is_left_alone(clipshelf: Command, copied: Path):
    with contextlib.closing(sqlite3.connect(copied / "catalog.sqlite")) as catalog:
        catalog.execute("UPDATE alembic_version SET version_num = '9999'")
        catalog.execute("CREATE TABLE dreams (id INTEGER PRIMARY KEY)")
        catalog.commit()

    for words in (("status",), ("doctor",), ("doctor", "--mend")):
        assert "newer Clipshelf" in clipshelf(*words, "--library", copied).sentence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "cannot be read"),
        ('{"decode_proceses": 1}', "Did you mean"),
        ('{"decode_processes": "x"}', "cannot be 'x'"),
    ],
)
def test_invalid_settings_are_reported_with_their_file(clipshelf: Command, copied: Path, text: str, words: str):
    (copied / "settings.json").write_text(text)

    outcome = clipshelf("status", "--library", copied)

    assert outcome.code == 1
    assert str(copied / "settings.json") in outcome.sentence
    assert words in outcome.sentence


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from core.cli.main import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("limit", [1_000, 40_000, 150_000, 400_000])
def test_full_disk_is_reported_and_the_next_call_continues(clipshelf: Command, tmp_path: Path, limit: int):
    make_clips(tmp_path / "videos", 6)
    library = tmp_path / "library"
    words = ["add", str(tmp_path / "videos"), "--encoder", "builtin", "--library", str(library), "--json"]

    command = [sys.executable, "-c", LIMITED.format(limit=limit), *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 1}
    assert (done.returncode == 1) == done.stderr.startswith("clipshelf: ")
    assert clipshelf(*words).document["analysed"] == 6
    assert areas_of_problems(clipshelf, library) == []


def test_logs_are_deleted_on_request(clipshelf: Command, copied: Path):
    (copied / "logs").mkdir(exist_ok=True)
    log = copied / "logs" / "worker.log"
    log.write_text("secret.mp4 was read")

    assert clipshelf("doctor", "--delete-logs", "--library", copied).code == 0
    assert log.read_text() == ""
    assert clipshelf("doctor", "--delete-logs", "--library", copied / "nowhere").code == 0
    assert not (copied / "nowhere").exists()
