"""Messages between worker and client: one JSON message each way, typed on both sides.

A request is ``{"method": ..., "body": ...}``; the answer is ``{"body": ...}`` or ``{"error": [kind, problem,
advice]}``, with templates and values.
"""

import os
from pathlib import Path
from typing import Any

import msgspec

from core import errors
from core.domain.changes import Changes
from core.domain.events import Notice
from core.domain.jobs import JobsSummary
from core.domain.query.filters import Filter
from core.domain.query.text import parse, write
from core.domain.search import (
    ComposedQuery,
    FrameQuery,
    ImageQuery,
    Restriction,
    SearchRequest,
    SearchResult,
    TextQuery,
    VideoQuery,
)
from core.sentence import Sentence

_QUERIES = {query.__name__: query for query in (TextQuery, ImageQuery, VideoQuery, FrameQuery)}
_ERRORS = {
    name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.KnownError)
}


class Request(msgspec.Struct, frozen=True):
    """A request of a client.

    Attributes
    ----------
    method : str
        Name of a method of the server.
    body : object
        Its argument, in JSON types.
    """

    method: str
    body: Any = None


class Reply(msgspec.Struct, frozen=True, omit_defaults=True):
    """The answer of the worker.

    Attributes
    ----------
    body : object
        The result, in JSON types.
    error : tuple or None
        Class name, problem and advice of a `KnownError`.
    """

    body: Any = None
    error: tuple[str, Sentence, Sentence] | None = None


class Poll(msgspec.Struct, frozen=True):
    """The answer to a poll: everything since the last one on this connection."""

    changes: int
    notices: tuple[Notice, ...]
    summary: JobsSummary

    def kinds(self) -> Changes:
        """Return all changes, OR-ed."""
        return Changes(self.changes)


class FrameRequest(msgspec.Struct, frozen=True):
    """Request for a frame of a video, as JPEG."""

    video_id: int
    at_seconds: float
    height_px: int


class CutsRequest(msgspec.Struct, frozen=True):
    """Request for the cuts in a span of a video."""

    video_id: int
    start_seconds: float
    end_seconds: float


class EncoderRequest(msgspec.Struct, frozen=True):
    """Request about an encoder, by its reference."""

    reference: str


def pack(message: Any) -> bytes:
    """Return a struct, dataclass or plain value as JSON."""
    return msgspec.json.encode(message, enc_hook=_encode_other)


def unpack(data: bytes, kind: type[Any]) -> Any:
    """Parse a JSON message of a given type.

    Raises
    ------
    WorkerError
        If it has another type: the two sides are different versions.
    """
    try:
        return msgspec.json.decode(data, type=kind, dec_hook=_decode_other)
    except msgspec.MsgspecError as error:
        raise errors.WorkerError(
            "The analysis process has a different version", "Close all Clipshelf windows and start again."
        ) from error


def convert(body: Any, kind: type[Any]) -> Any:
    """Convert the body of a message from JSON types to a given type."""
    return msgspec.convert(body, kind, dec_hook=_decode_other)


def search_to_body(request: SearchRequest) -> dict[str, Any]:
    """Convert a search to plain types, including the kind of its query; conditions and composed queries as text."""
    query, restriction = request.query, request.restriction
    if isinstance(query, ComposedQuery):
        body: Any = write(query.content)
    else:
        body = msgspec.to_builtins(query, enc_hook=_encode_other)
    rest = {
        "folder_ids": restriction.folder_ids,
        "tag_ids": restriction.tag_ids,
        "conditions": write(Filter(conditions=restriction.conditions)),
        "limit": request.limit,
        "per_video": request.per_video,
        "hides_copies": request.hides_copies,
    }
    return {"kind": type(query).__name__, "query": body, **rest}


def search_from_body(body: dict[str, Any]) -> SearchRequest:
    """Read the result of `search_to_body`."""
    if body["kind"] == ComposedQuery.__name__:
        query = ComposedQuery(parse(body["query"]))
    else:
        query = convert(body["query"], _QUERIES[body["kind"]])
    ids = (tuple(convert(body[name], list[int])) for name in ("folder_ids", "tag_ids"))
    restriction = Restriction(*ids, conditions=parse(body["conditions"]).conditions)
    return SearchRequest(
        query, restriction, int(body["limit"]), bool(body["per_video"]), bool(body.get("hides_copies", False))
    )


def result_from_body(body: Any) -> SearchResult:
    """Read a search result."""
    return convert(body, SearchResult)


def error_to_reply(error: errors.KnownError) -> Reply:
    """Convert a `KnownError` to an answer."""
    return Reply(error=(type(error).__name__, error.sentence, error.remedy))


def raise_error(error: tuple[str, Sentence, Sentence]) -> None:
    """Raise the error of the other side.

    Raises
    ------
    KnownError
        Of the same class as there.
    """
    kind, problem, advice = error
    raise _ERRORS.get(kind, errors.KnownError)(problem, advice)


def _encode_other(value: Any) -> Any:
    if isinstance(value, Path):
        # File names may contain bytes that are not text; they are sent as hexadecimal digits.
        return os.fsencode(value).hex()
    raise NotImplementedError(f"cannot send {type(value)}")


def _decode_other(kind: type[Any], value: Any) -> Any:
    if kind is Path:
        return Path(os.fsdecode(bytes.fromhex(value)))
    raise NotImplementedError(f"cannot receive {kind}")
