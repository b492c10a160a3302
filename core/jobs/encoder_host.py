"""Holds the loaded encoders: the one that answers searches and the one that new vectors are made with.

Two encoders may be in use at once. The *target* is what the person chose; new vectors are made with it. The *serving*
encoder answers searches: it stays the old one until every video that can be analysed has vectors of the target, so that
switching never leaves the library without an answer.
"""

import contextlib
import logging
import threading
from collections.abc import Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from core.catalog import embeddings as embedding_rows
from core.domain.changes import Changes
from core.domain.embeddings import BUILTIN, EncoderInfo
from core.domain.events import Level, NextStep
from core.domain.media import FrameGeometry
from core.embedding import registry, trial
from core.embedding.encoder import Encoder, TextEncoder
from core.errors import EncoderError
from core.jobs.context import JobContext
from core.jobs.encoder_choice import TargetEncoder, begin_loading, end_loading, target_of
from core.settings import cache_folder

log = logging.getLogger(__name__)

AnyEncoder = TypeVar("AnyEncoder", bound=TextEncoder)


class EncoderHost:
    """Loads encoders in the background, each once; safe to use from any thread."""

    def __init__(self, context: JobContext) -> None:
        self._context = context
        self._loader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="encoder-loader")
        self._text_loader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="text-loader")
        self._lock = threading.Lock()
        self._loading: dict[str, Future[tuple[int, Encoder]]] = {}
        self._texts: dict[str, Future[TextEncoder]] = {}

    def target(self) -> TargetEncoder:
        """Return the person's choice, or the built-in encoder if there was none yet."""
        with self._context.database.read() as session:
            return target_of(session)

    def load(self, reference: str) -> Future[tuple[int, Encoder]]:
        """Start loading an encoder, or return the existing future for it.

        Parameters
        ----------
        reference : str
            As for `core.embedding.catalogue.resolve`.

        Returns
        -------
        Future of (int, Encoder)
            Catalog ID and encoder; raises `EncoderError` if it cannot be used.
        """
        with self._lock:
            # A failed future stays until `forget`, so that everybody who waits for it sees the error.
            future = self._loading.get(reference)
            if future is None:
                future = self._loader.submit(self._load_now, reference)
                self._loading[reference] = future
            return future

    def serving(self, info: EncoderInfo) -> Encoder:
        """Return the encoder that made some vectors, loading it if necessary; blocks.

        Raises
        ------
        EncoderError
            If it cannot be loaded, or its weights are not those that made the vectors.
        """
        with self._lock:
            earlier = self._loading.get(info.reference)
        if _has_failed(earlier):
            self.forget(info.reference)
        return _checked(self.load(info.reference).result()[1], info)

    def serving_text(self, info: EncoderInfo) -> TextEncoder:
        """Return the text side of the encoder that made some vectors, loading only that if necessary; blocks.

        Returns
        -------
        TextEncoder
            The whole encoder if that is loaded or being loaded.

        Raises
        ------
        EncoderError
            As for `serving`.
        """
        with self._lock:
            whole = self._loading.get(info.reference)
            text = self._texts.get(info.reference)
            if _has_failed(whole):
                whole = None  # the text side does not need the part that failed
            if whole is None and (text is None or _has_failed(text)):
                text = self._text_loader.submit(self._load_text_now, info.reference)
                self._texts[info.reference] = text
        if whole is not None:
            return _checked(whole.result()[1], info)
        assert text is not None
        return _checked(text.result(), info)

    def geometry_of(self, reference: str) -> FrameGeometry:
        """Return the frames an encoder expects without loading it; raises `EncoderError` if it cannot be used."""
        return registry.geometry_of(reference, cache_folder=cache_folder())

    def forget(self, reference: str) -> None:
        """Drop an encoder that failed to load, so that the next request tries again."""
        with self._lock:
            self._loading.pop(reference, None)
            self._texts.pop(reference, None)

    def keep_only(self, references: Collection[str]) -> None:
        """Release all other encoders; each is freed when the last search that uses it ends."""
        with self._lock:
            for reference in [reference for reference in self._loading if reference not in references]:
                if self._loading[reference].done():
                    del self._loading[reference]
            for reference in [reference for reference in self._texts if reference not in references]:
                del self._texts[reference]

    def close(self) -> None:
        """Wait until nothing is being loaded and free the encoders."""
        self._loader.shutdown(wait=True, cancel_futures=True)
        self._text_loader.shutdown(wait=True, cancel_futures=True)
        with self._lock:
            futures, self._loading = list(self._loading.values()), {}
            texts, self._texts = list(self._texts.values()), {}
        for text in texts:
            if _has_ended_well(text):
                text.result().close()
        for future in futures:
            if _has_ended_well(future):
                future.result()[1].close()

    def _load_now(self, reference: str) -> tuple[int, Encoder]:
        log.info("loading encoder %s", reference)
        settings, events = self._context.settings, self._context.events
        self._try_out(reference)
        with self._noted(reference):
            encoder = registry.load(
                reference,
                cache_folder=cache_folder(),
                device=settings.device,
                n_threads=settings.encoder_threads,
                say=lambda sentence: events.notice(sentence, Level.WARNING, NextStep.SETTINGS),
            )
        with self._context.database.write() as session:
            encoder_id = embedding_rows.put_encoder(session, encoder.info)
            if embedding_rows.current(session) is None:
                embedding_rows.use(session, encoder_id)
        with self._lock:
            self._texts.pop(reference, None)  # the whole encoder has a text side of its own
        events.device = encoder.device_name
        events.changed(Changes.ENCODERS)
        return encoder_id, encoder

    def _load_text_now(self, reference: str) -> TextEncoder:
        self._try_out(reference)
        return registry.load_text(reference, cache_folder=cache_folder())

    def _try_out(self, reference: str) -> None:
        trial.ensure(reference, cache_folder=cache_folder(), is_stopped=self._context.stop.is_set)

    @contextlib.contextmanager
    def _noted(self, reference: str) -> Iterator[None]:
        """Record a choice while it is loaded for the first time, so that the next worker learns of a crash."""
        with self._context.database.read() as session:
            target, current = target_of(session), embedding_rows.current(session)
        is_new = target.reference == reference != BUILTIN and (current is None or current[1].reference != reference)
        if not is_new:
            yield
            return
        with self._context.database.write() as session:
            begin_loading(session, target)
        try:
            yield
        finally:
            with self._context.database.write() as session:
                end_loading(session)


def _has_ended_well(future: "Future[Any]") -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _has_failed(future: "Future[Any] | None") -> bool:
    return future is not None and future.done() and not _has_ended_well(future)


def _checked(encoder: AnyEncoder, info: EncoderInfo) -> AnyEncoder:
    if encoder.info.identity != info.identity:
        raise EncoderError(
            "The videos were analysed with a different version of {title}",
            "Choose it again to analyse the videos again: clipshelf encoders use {reference}.",
            title=encoder.info.title,
            reference=info.reference,
        )
    return encoder
