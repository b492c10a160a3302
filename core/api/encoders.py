"""The encoders that a person can choose from, and the one that is chosen."""

import contextlib
import logging
from collections.abc import Callable
from pathlib import Path

from core import logs, user_settings
from core.api.jobs import Jobs
from core.catalog import embeddings as embedding_rows
from core.catalog import jobs, videos
from core.catalog.store import meta
from core.catalog.store.database import Database
from core.domain.changes import Changes
from core.domain.embeddings import BUILTIN, AnalysisEstimate, EncoderInfo, EncoderOffer, Trust
from core.domain.jobs import JobKind, Priority
from core.domain.library import LibraryPaths
from core.embedding import catalogue
from core.embedding import offers as encoder_offers
from core.errors import WorkerError
from core.jobs.encoder_choice import TARGET_KEY, choose, chosen
from core.sentence import Sentence
from core.settings import cache_folder
from core.worker.client import connect

log = logging.getLogger("core.embedding.api")
"""Among the lines of the engine, which are kept in the log of a download."""


class Encoders:
    """Choosing, downloading and importing encoders.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    database : Database
        Its catalog.
    queue : Jobs
        To wake the worker.
    """

    def __init__(self, paths: LibraryPaths, database: Database, queue: Jobs) -> None:
        self._paths = paths
        self._database = database
        self._queue = queue

    def offers(self) -> list[EncoderOffer]:
        """List what can be chosen: the catalogue, the built-in encoder, and the folders that this library has used.

        Returns
        -------
        list of EncoderOffer
            The built-in encoder first. A folder that is gone is listed only while it is the one that is chosen.
        """
        with self._database.read() as session:
            loaded = {info.reference: info for _, info in embedding_rows.list_encoders(session)}
            target = chosen(session) or ""
        folders = {reference: info for reference, info in ({target: None} | loaded).items() if _is_folder(reference)}
        offers = [_offer(reference, info) for reference, info in folders.items()]
        return [
            *encoder_offers.list_all(cache_folder()),
            *(offer for offer in offers if offer.is_ready or offer.reference == target),
        ]

    def current(self) -> EncoderInfo | None:
        """Return the encoder that answers searches; None before anything was analysed."""
        with self._database.read() as session:
            found = embedding_rows.current(session)
        return found[1] if found else None

    def target(self) -> str | None:
        """Return the reference of the encoder that new videos are analysed with; None where nobody chose yet."""
        with self._database.read() as session:
            return chosen(session)

    def use(self, reference: str) -> Changes:
        """Analyse with this encoder from now on; what was analysed with another keeps serving until all is done anew.

        Parameters
        ----------
        reference : str
            ``builtin``, a name of the catalogue, or a folder with a model.

        Returns
        -------
        Changes
            What changed.

        Raises
        ------
        EncoderError
            If there is no such encoder, or it has to be downloaded first.
        """
        from core.embedding import registry

        lasting = catalogue.resolve(reference).reference
        registry.geometry_of(lasting, cache_folder=cache_folder())  # refuses what is not there or not whole
        with self._database.write() as session:
            choose(session, lasting)
            # Videos that have its vectors already are passed over when it is loaded.
            jobs.enqueue(session, JobKind.ANALYSE, videos.ids(session), priority=Priority.NORMAL)
        self._queue.wake_worker()
        return Changes.ENCODERS | Changes.JOBS

    def try_out(self, reference: str) -> None:
        """Try an encoder in a process of its own before it is chosen; blocks, the first time for some seconds.

        The worker does the same before it loads a new choice, and puts back one that fails.

        Parameters
        ----------
        reference : str
            As for `use`.

        Raises
        ------
        EncoderError
            If it cannot be used, crashes, or takes too much memory or too long.
        """
        from core.embedding import trial

        trial.ensure(catalogue.resolve(reference).reference, cache_folder=cache_folder())

    def put_back(self, earlier: str | None) -> Changes:
        """Return to an earlier choice, because the newer one turned out to be of no use.

        Parameters
        ----------
        earlier : str or None
            What `target` gave before; None where nobody had chosen.

        Returns
        -------
        Changes
            What changed.
        """
        with self._database.write() as session:
            if earlier is None:
                meta.remove(session, TARGET_KEY)
            else:
                choose(session, earlier)
        self._queue.wake_worker()
        return Changes.ENCODERS

    def use_default(self) -> str:
        """Choose for someone who did not: a catalogue model that is on this computer, else the built-in one.

        Returns
        -------
        str
            Its title.
        """
        ready = [offer for offer in encoder_offers.list_all(cache_folder()) if offer.is_ready]
        offer = next((offer for offer in ready if offer.reference != BUILTIN), ready[0])
        self.use(offer.reference)
        return offer.title

    def import_folder(self, folder: Path) -> str:
        """Check a folder that holds an open_clip model, without loading it; the worker does that when it is used.

        Parameters
        ----------
        folder : Path
            With ``open_clip_config.json`` and ``open_clip_model.safetensors``.

        Returns
        -------
        str
            Its reference, for `use`.

        Raises
        ------
        EncoderError
            If it cannot be used, saying why.
        """
        from core.embedding import weights

        return weights.import_folder(folder)

    def estimate(self, reference: str, *, is_cancelled: Callable[[], bool] = lambda: False) -> AnalysisEstimate | None:
        """Estimate how long this computer would take to analyse the library with an encoder.

        Blocks, the first time for about ten seconds, in which the worker measures how fast the encoder's network is
        here; it need not be downloaded for that. Call it off the window's thread.

        Parameters
        ----------
        reference : str
            A name of the catalogue.
        is_cancelled : callable
            Asked twice a second; waiting ends when it says so.

        Returns
        -------
        AnalysisEstimate or None
            None where no worker runs.

        Raises
        ------
        WorkerError
            If the worker went away meanwhile, or nobody waits any more.
        """

        def look() -> None:
            if is_cancelled():
                raise WorkerError("The estimate was cancelled")

        client = connect(self._paths)
        if client is None:
            return None
        with contextlib.closing(client):
            return client.estimate(reference, while_waiting=look)

    def download(
        self,
        reference: str,
        *,
        on_progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Download an encoder of the catalogue, going on where an earlier try broke off; blocks.

        Parameters
        ----------
        reference : str
            A name of the catalogue.
        on_progress : callable
            Called with bytes done and bytes in all.
        is_cancelled : callable
            Asked between pieces.

        Raises
        ------
        DownloadError
            If it breaks off, or brings something other than what was promised: one plain sentence. Addresses and error
            numbers are in ``download.log`` among the library's logs.
        """
        from core.embedding import weights

        address = user_settings.load().hub_address
        ignored = user_settings.ignored_address(self._paths.settings)
        with logs.task_log(self._paths.logs, "download", logger_name="core.embedding"):
            if ignored:
                log.info("the download address %s in this library's settings is ignored", ignored)
            weights.download(
                reference,
                cache_folder=cache_folder(),
                hub_address=address,
                on_progress=on_progress,
                is_cancelled=is_cancelled,
            )


def _is_folder(reference: str) -> bool:
    return reference.startswith(catalogue.FOLDER_PREFIX)


def _offer(reference: str, info: EncoderInfo | None) -> EncoderOffer:
    folder = Path(reference.removeprefix(catalogue.FOLDER_PREFIX))
    return EncoderOffer(
        reference=reference,
        title=info.title if info else folder.name,
        description=Sentence("A model in your own folder {folder}.", folder=folder),
        licence=Sentence("see the model"),
        download_bytes=0,
        is_ready=folder.is_dir(),
        has_text=info.has_text if info else True,
        trust=Trust.OWN,
    )
