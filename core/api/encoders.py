"""The encoders (search models) the user can choose from, and the one that is chosen."""

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
"""Below ``core.embedding``, so that these lines reach the download log."""


class Encoders:
    """Chooses, downloads and imports encoders."""

    def __init__(self, paths: LibraryPaths, database: Database, queue: Jobs) -> None:
        self._paths = paths
        self._database = database
        self._queue = queue

    def offers(self) -> list[EncoderOffer]:
        """List what can be chosen: the built-in encoder first, then the catalogue and folders this library has used.

        A folder that is gone is listed only while it is the chosen one.
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
        """Return the encoder that answers searches; None before anything has been analysed."""
        with self._database.read() as session:
            found = embedding_rows.current(session)
        return found[1] if found else None

    def target(self) -> str | None:
        """Return the reference of the encoder that new videos are analysed with; None if none has been chosen."""
        with self._database.read() as session:
            return chosen(session)

    def use(self, reference: str) -> Changes:
        """Analyse with this encoder from now on; earlier vectors stay in use until everything is analysed again.

        Parameters
        ----------
        reference : str
            ``builtin``, a name of the catalogue, or a folder with a model.

        Raises
        ------
        EncoderError
            If there is no such encoder, or it has to be downloaded first.
        """
        from core.embedding import registry

        lasting = catalogue.resolve(reference).reference
        registry.geometry_of(lasting, cache_folder=cache_folder())  # rejects an encoder that is missing or incomplete
        with self._database.write() as session:
            choose(session, lasting)
            # Videos that already have its vectors are skipped when it is loaded.
            jobs.enqueue(session, JobKind.ANALYSE, videos.ids(session), priority=Priority.NORMAL)
        self._queue.wake_worker()
        return Changes.ENCODERS | Changes.JOBS

    def try_out(self, reference: str) -> None:
        """Try an encoder in a separate process before it is chosen; blocks, for several seconds the first time.

        The worker does the same before it loads a new choice, and reverts one that fails.

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
        """Restore an earlier choice, because the newer one turned out to be unusable.

        Parameters
        ----------
        earlier : str or None
            What `target` returned before; None if nothing had been chosen.
        """
        with self._database.write() as session:
            if earlier is None:
                meta.remove(session, TARGET_KEY)
            else:
                choose(session, earlier)
        self._queue.wake_worker()
        return Changes.ENCODERS

    def use_default(self) -> str:
        """Choose a default encoder and return its title: a downloaded catalogue model, otherwise the built-in one."""
        ready = [offer for offer in encoder_offers.list_all(cache_folder()) if offer.is_ready]
        offer = next((offer for offer in ready if offer.reference != BUILTIN), ready[0])
        self.use(offer.reference)
        return offer.title

    def import_folder(self, folder: Path) -> str:
        """Check a folder with an open_clip model, without loading it, and return its reference for `use`.

        Parameters
        ----------
        folder : Path
            With ``open_clip_config.json`` and ``open_clip_model.safetensors``.

        Raises
        ------
        EncoderError
            If it cannot be used, with the reason.
        """
        from core.embedding.download import weights

        return weights.import_folder(folder)

    def estimate(self, reference: str, *, is_cancelled: Callable[[], bool] = lambda: False) -> AnalysisEstimate | None:
        """Estimate how long this computer would take to analyse the library with an encoder.

        Blocks, the first time for about ten seconds while the worker measures the speed of the encoder's network here;
        the weights need not be downloaded. Do not call it on the window's thread.

        Parameters
        ----------
        reference : str
            A name of the catalogue.
        is_cancelled : callable
            Asked twice a second; waiting ends once it returns True.

        Returns
        -------
        AnalysisEstimate or None
            None if no worker is running.

        Raises
        ------
        WorkerError
            If the worker exited meanwhile, or the call was cancelled.
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
        """Download an encoder of the catalogue, continuing an interrupted download; blocks.

        Parameters
        ----------
        reference : str
            A name of the catalogue.
        on_progress : callable
            Called with bytes done and total bytes.
        is_cancelled : callable
            Asked between chunks.

        Raises
        ------
        DownloadError
            If the download is interrupted or its content is not the expected one, in one plain sentence. Addresses and
            error numbers are in ``download.log`` among the library's logs.
        """
        from core.embedding.download import weights

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
