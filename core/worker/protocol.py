"""The words between worker and client: one JSON message each way, typed on both sides.

A request is ``{"method": ..., "body": ...}``; the answer is ``{"body": ...}`` or
``{"error": [kind, problem, advice]}``, with templates and values.
"""

import os
from pathlib import Path
from typing import Any

import msgspec

from core import errors
from core.domain.changes import Changes
from core.domain.events import Notice
from core.domain.jobs import JobsSummary
from core.domain.search import FrameQuery, ImageQuery, Restriction, SearchRequest, SearchResult, TextQuery, VideoQuery
from core.sentence import Sentence

_QUERIES = {query.__name__: query for query in (TextQuery, ImageQuery, VideoQuery, FrameQuery)}
_ERRORS = {
    name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.KnownError)
}


class Request(msgspec.Struct, frozen=True):
    """What a client asks.

    Attributes
    ----------
    method : str
        Name of a method of the server.
    body : object
        Its argument, in JSON's kinds.
    """

    method: str
    body: Any = None


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the worker answers.

    Attributes
    ----------
    body : object
        The result, in JSON's kinds.
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
        """Return the changes as a set of kinds.

        Returns
        -------
        Changes
            OR-ed.
        """
        return Changes(self.changes)


class FrameAsked(msgspec.Struct, frozen=True):
    """A frame of a video, as JPEG."""

    video_id: int
    at_seconds: float
    height_px: int


class CutsAsked(msgspec.Struct, frozen=True):
    """The cuts of a stretch of a video."""

    video_id: int
    start_seconds: float
    end_seconds: float


class EncoderAsked(msgspec.Struct, frozen=True):
    """An encoder, by its reference."""

    reference: str


def pack(message: Any) -> bytes:
    """Write a message.

    Parameters
    ----------
    message : object
        Struct, dataclass or plain value.

    Returns
    -------
    bytes
        JSON.
    """
    return msgspec.json.encode(message, enc_hook=_encode_other)


def unpack(data: bytes, kind: type[Any]) -> Any:
    """Read a message.

    Parameters
    ----------
    data : bytes
        JSON.
    kind : type
        What it must be.

    Returns
    -------
    object
        Of that type.

    Raises
    ------
    WorkerError
        If it is not: the two sides are of different versions.
    """
    try:
        return msgspec.json.decode(data, type=kind, dec_hook=_decode_other)
    except msgspec.MsgspecError as error:
        raise errors.WorkerError(
            "The worker is of another version", "Close every Clipshelf and start again."
        ) from error


def convert(body: Any, kind: type[Any]) -> Any:
    """Turn the plain body of a message into a typed value.

    Parameters
    ----------
    body : object
        In JSON's kinds.
    kind : type
        What it must be.

    Returns
    -------
    object
        Of that type.
    """
    return msgspec.convert(body, kind, dec_hook=_decode_other)


def search_to_body(request: SearchRequest) -> dict[str, Any]:
    """Put a search into plain kinds, naming the kind of its query."""
    query = msgspec.to_builtins(request.query, enc_hook=_encode_other)
    rest = {
        "restriction": msgspec.to_builtins(request.restriction),
        "limit": request.limit,
        "per_video": request.per_video,
    }
    return {"kind": type(request.query).__name__, "query": query, **rest}


def search_from_body(body: dict[str, Any]) -> SearchRequest:
    """Read what `search_to_body` wrote."""
    query = convert(body["query"], _QUERIES[body["kind"]])
    return SearchRequest(query, convert(body["restriction"], Restriction), int(body["limit"]), bool(body["per_video"]))


def result_from_body(body: Any) -> SearchResult:
    """Read a search result."""
    return convert(body, SearchResult)


def error_to_answer(error: errors.KnownError) -> Answer:
    """Put an error that has a sentence into an answer."""
    return Answer(error=(type(error).__name__, error.sentence, error.remedy))


def raise_error(error: tuple[str, Sentence, Sentence]) -> None:
    """Raise what the other side raised.

    Raises
    ------
    KnownError
        Of the kind it was there.
    """
    kind, problem, advice = error
    raise _ERRORS.get(kind, errors.KnownError)(problem, advice)


def _encode_other(value: Any) -> Any:
    if isinstance(value, Path):
        # File names may hold bytes that are no text; as hexadecimal digits they survive JSON.
        return os.fsencode(value).hex()
    raise NotImplementedError(f"cannot send {type(value)}")


def _decode_other(kind: type[Any], value: Any) -> Any:
    if kind is Path:
        return Path(os.fsdecode(bytes.fromhex(value)))
    raise NotImplementedError(f"cannot receive {kind}")
