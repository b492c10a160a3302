"""The worker: runs a library's jobs and answers its clients until it is stopped."""

import contextlib
import logging
import os
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection, Listener
from typing import Any

from core.catalog import jobs
from core.domain import cluster_service, learning_service
from core.domain.jobs import JobsSummary
from core.domain.learning_service import call
from core.errors import KnownError, WorkerError
from core.jobs.analysis.estimates import AnalysisEstimator
from core.jobs.clusters.cluster_finder import ClusterFinder
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.jobs.event_hub import Subscription
from core.jobs.learning.learner import Learner
from core.jobs.learning.service import LocalLearning
from core.jobs.runner import Runner
from core.jobs.searching.frame_finder import FrameFinder
from core.jobs.searching.searcher import Searcher
from core.jobs.time_left import TimeLeft
from core.sentence import EMPTY
from core.worker import greeting, protocol
from core.worker.learning_loop import LearningLoop
from core.worker.lock import Endpoint

log = logging.getLogger(__name__)

_SUMMARY_SECONDS = 0.25
_ACCEPT_AGAIN_SECONDS = 0.05


class Server:
    """Answers clients on a local socket while a runner works; one per library.

    Parameters
    ----------
    context : JobContext
        Shared by all jobs.
    pictures_first : bool
        As for `Runner`.
    """

    def __init__(self, context: JobContext, *, pictures_first: bool) -> None:
        self._context = context
        self.host = EncoderHost(context)
        self.searcher = Searcher(context.paths, context.database, self.host)
        self.runner = Runner(context, self.host, pictures_first=pictures_first, save_index=self.searcher.save_index)
        memory_bytes = context.settings.decode_memory_mib * 2**20
        self.frame_finder = FrameFinder(context.paths, context.database, memory_bytes=memory_bytes)
        learning = LocalLearning(context, Learner(context, self.host))
        self.learning_loop = LearningLoop(context, learning, self._is_idle)
        self.estimator = AnalysisEstimator(context, self._is_idle)
        self._time_left = TimeLeft(context)
        self._summary = (0.0, JobsSummary())
        self._summary_lock = threading.Lock()
        self._connections: set[Connection] = set()
        self._methods: dict[str, Callable[[Any, Subscription], Any]] = {
            "poll": self._poll,
            "search": self._search,
            "frame": self._frame,
            "cuts": self._cuts,
            "estimate": self._estimate,
            "wake": self._wake,
            "stop": self._stop,
        }
        services = (
            (learning, learning_service.METHODS),
            (ClusterFinder(context, self.host), cluster_service.METHODS),
        )
        for service, methods in services:
            for name, (arguments, _result) in methods.items():
                self._methods[name] = self._method(service, name, arguments)

    def run(self, endpoint: Endpoint, *, until_idle: bool = False) -> None:
        """Listen and work until stopped, or with ``until_idle`` until nothing is left to do."""
        with self.listen(endpoint):
            if not until_idle:
                self.learning_loop.start()
            try:
                self.runner.run(until_idle=until_idle)
            finally:
                self.close()

    def close(self) -> None:
        """Free the encoders, the head, the search index and the children that decode on request."""
        self._context.stop.set()
        self.learning_loop.close()
        self.estimator.close()
        self.frame_finder.close()
        self.searcher.close()
        self.host.close()

    @contextlib.contextmanager
    def listen(self, endpoint: Endpoint) -> Any:
        """Accept clients while the body runs."""
        # No authkey: each client is authenticated in its own thread, so that none can delay the others.
        listener = Listener(endpoint.address)
        if os.path.exists(endpoint.address):  # noqa: PTH110 -- a Windows pipe is not a path
            os.chmod(endpoint.address, 0o600)  # noqa: PTH101
        ended, secret = threading.Event(), bytes.fromhex(endpoint.secret)
        thread = threading.Thread(target=self._accept, args=(listener, secret, ended), name="listener", daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            listener.close()
            for connection in tuple(self._connections):
                connection.close()

    def summary(self) -> JobsSummary:
        """Return the state of the queue, at most a quarter of a second old."""
        with self._summary_lock:
            made_at, summary = self._summary
            if time.monotonic() - made_at > _SUMMARY_SECONDS:
                summary = self._make_summary()
                self._summary = (time.monotonic(), summary)
            return summary

    def _is_idle(self) -> bool:
        summary = self.summary()
        return summary.is_idle or summary.is_paused

    def _make_summary(self) -> JobsSummary:
        with self._context.database.read() as session:
            counts = jobs.counts(session)
            is_paused = jobs.is_paused(session)
        events = self._context.events
        throughput = events.throughput()
        remaining = None if is_paused else self._time_left.seconds(counts)
        activity = EMPTY if is_paused else events.activity
        return JobsSummary(
            counts,
            is_paused,
            activity,
            throughput.speed_ratio,
            throughput.frames_per_second,
            remaining,
            events.device,
            obstacle=refusal.whole if (refusal := self.runner.analysis.refusal) else EMPTY,
            videos_per_second=throughput.videos_per_second,
            progress=events.progress,
            training=events.training,
            clustering=events.clustering,
        )

    def _accept(self, listener: Listener, secret: bytes, ended: threading.Event) -> None:
        while not ended.is_set():
            try:
                connection = listener.accept()
            except OSError:
                # The listener was closed, or a client disconnected before it was accepted.
                ended.wait(_ACCEPT_AGAIN_SECONDS)
                continue
            threading.Thread(target=self._serve, args=(connection, secret, ended), name="client", daemon=True).start()

    def _serve(self, connection: Connection, secret: bytes, ended: threading.Event) -> None:
        self._connections.add(connection)
        subscription = self._context.events.subscribe()
        try:
            greeting.as_worker(connection, secret)
            while True:
                request = protocol.unpack(connection.recv_bytes(), protocol.Request)
                connection.send_bytes(protocol.pack(self._answer(request, subscription)))
        except (EOFError, OSError, KnownError):
            log.debug("a client went away")
        except TypeError:
            # `listen` closes connections at its end, which raises this in a thread that is reading.
            if not ended.is_set():
                raise
        finally:
            self._context.events.unsubscribe(subscription)
            self._connections.discard(connection)
            connection.close()

    def _answer(self, request: protocol.Request, subscription: Subscription) -> protocol.Reply:
        method = self._methods.get(request.method)
        if method is None:
            return protocol.error_to_reply(
                WorkerError("The analysis process does not know {method}", method=repr(request.method))
            )
        try:
            return protocol.Reply(method(request.body, subscription))
        except KnownError as error:
            return protocol.error_to_reply(error)
        except Exception:  # a bug in one answer must not stop the worker; it is reported and logged in full
            log.exception("answering %s failed", request.method)
            return protocol.error_to_reply(
                WorkerError("The analysis process had an internal error", "See its log in the library folder.")
            )

    @staticmethod
    def _method(service: object, name: str, arguments: type) -> Callable[[Any, Subscription], Any]:
        return lambda body, _subscription: call(service, name, protocol.convert(body, arguments))

    def _poll(self, _body: Any, subscription: Subscription) -> protocol.Poll:
        pending = subscription.take()
        return protocol.Poll(int(pending.changes), pending.notices, self.summary())

    def _search(self, body: Any, _subscription: Subscription) -> Any:
        return self.searcher.run(protocol.search_from_body(body))

    def _frame(self, body: Any, _subscription: Subscription) -> bytes | None:
        request = protocol.convert(body, protocol.FrameRequest)
        return self.frame_finder.frame(request.video_id, request.at_seconds, request.height_px)

    def _cuts(self, body: Any, _subscription: Subscription) -> tuple[float, ...]:
        request = protocol.convert(body, protocol.CutsRequest)
        return self.frame_finder.cuts(request.video_id, request.start_seconds, request.end_seconds)

    def _estimate(self, body: Any, _subscription: Subscription) -> Any:
        return self.estimator.estimate(protocol.convert(body, protocol.EncoderRequest).reference)

    def _wake(self, _body: Any, _subscription: Subscription) -> None:
        self._summary = (0.0, self._summary[1])
        self._context.retry_requested.set()
        self._context.wake.set()

    def _stop(self, _body: Any, _subscription: Subscription) -> None:
        self._context.stop.set()
        self._context.wake.set()
