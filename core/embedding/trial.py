"""Tries a model in a separate process before it is loaded here, so that a crash, hang or memory leak does no harm.

``python -m core.embedding.trial REFERENCE`` loads it on the CPU within memory and time limits, and encodes two pictures
and two words. A model that passes is recorded in the cache folder, by its content, and not tried again.
"""

import argparse
import contextlib
import json
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from core import sentence, whole_file
from core.embedding import registry
from core.embedding.open_clip import model_size
from core.errors import EncoderError, KnownError

NOTES_NAME = "tried-encoders.json"
PROGRAM = (sys.executable, "-m", "core.embedding.trial")
SECONDS = 180.0
_SECONDS_PER_GIB = 60.0
_LOOK_SECONDS = 0.2
_BASE_BYTES = 3 * model_size.GIB
"""Memory for the libraries alone, with a thread per core."""

_MOST_NOTES, _MOST_SAID = 1000, 1 << 16
_ADVICE = "Choose another search model; the current one stays in use."
_REFUSED = 3
_OUT_OF_MEMORY = 4

log = logging.getLogger(__name__)


def ensure(
    reference: str,
    *,
    cache_folder: Path,
    is_stopped: Callable[[], bool] = lambda: False,
    program: Sequence[str] = PROGRAM,
    seconds: float = SECONDS,
) -> None:
    """Try an encoder, unless this model has passed before, is built in or has a known checksum.

    Parameters
    ----------
    reference : str
        As for `core.embedding.catalogue.resolve`.
    cache_folder : Path
        Folder of downloaded encoders and recorded trials.
    is_stopped : callable
        Called a few times a second; the trial ends when it returns true.
    program : sequence of str
        Command that tries it; gets the reference, the cache folder and the memory limit in bytes as arguments.
    seconds : float
        Time limit, plus one minute per GiB of its weights.

    Raises
    ------
    EncoderError
        If it cannot be used: it reported an error, crashed, took too much memory or too long, or was stopped.
    """
    subject = registry.subject(reference, cache_folder=cache_folder)
    if subject is None or subject.is_known or subject.key in _read_notes(cache_folder):
        return
    most_bytes = _BASE_BYTES + 2 * subject.memory_bytes
    command = [*program, reference, "--cache", os.fspath(cache_folder), "--memory", str(most_bytes)]
    # It ends with this process: it reads a pipe from us, which closes however we end.
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=dict(os.environ)
        )
    except OSError as error:
        raise EncoderError(
            "The search model {title} could not be tested ({reason})",
            title=subject.title,
            reason=error.strerror or error,
        ) from error
    said = _wait(process, is_stopped, seconds + _SECONDS_PER_GIB * subject.memory_bytes / model_size.GIB)
    _judge(subject.title, process.returncode, said)
    _write_notes(cache_folder, subject.key)


def _wait(process: "subprocess.Popen[bytes]", is_stopped: Callable[[], bool], seconds: float) -> bytes | None:
    said: list[bytes] = []
    assert process.stdout is not None
    stream = process.stdout
    reader = threading.Thread(target=lambda: said.append(stream.read(_MOST_SAID)), daemon=True)
    reader.start()
    deadline = time.monotonic() + seconds
    try:
        while not is_stopped() and time.monotonic() < deadline:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK_SECONDS)
                reader.join()
                return said[0]
        return None
    finally:
        process.kill()
        process.wait()
        reader.join()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def _judge(title: str, code: int, said: bytes | None) -> None:
    if said is None:
        raise EncoderError("Testing the search model {title} took too long and was stopped", _ADVICE, title=title)
    if code == 0:
        return
    log.warning("trying %s ended with %d: %r", title, code, said[-500:])
    if code == _REFUSED:
        with contextlib.suppress(ValueError, KeyError, TypeError):
            refusal: dict[str, str] = json.loads(said)
            raise EncoderError(sentence.from_text(refusal["problem"]), sentence.from_text(refusal["advice"]))
    if code == _OUT_OF_MEMORY:
        raise EncoderError(
            "The search model {title} needs more memory than allowed", "Choose a smaller search model.", title=title
        )
    raise EncoderError("The search model {title} crashed when it was tested", _ADVICE, title=title)


def main() -> int:
    """Try an encoder; return 0 if it works, otherwise print what is wrong as JSON."""
    parser = argparse.ArgumentParser(prog="python -m core.embedding.trial", description=__doc__)
    parser.add_argument("reference")
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--memory", type=int, required=True)
    asked = parser.parse_args()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit(asked.memory)
    try:
        encoder = registry.load(asked.reference, cache_folder=asked.cache, device="cpu")
        encoder.encode_texts(["a dog", "two words"])
    except MemoryError:
        return _OUT_OF_MEMORY
    except KnownError as error:
        if _is_of_memory(error):
            return _OUT_OF_MEMORY
        sys.stdout.write(
            json.dumps({"problem": sentence.to_text(error.sentence), "advice": sentence.to_text(error.remedy)})
        )
        sys.stdout.flush()
        return _REFUSED
    return 0


def _is_of_memory(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, MemoryError) or "allocate memory" in str(error).casefold():
            return True
        error = error.__cause__
    return False


def _end_with_parent() -> None:
    # Unbuffered: a thread blocked on Python's own stdin would delay the end of the program.
    while os.read(0, 1024):
        pass
    os._exit(1)


def _limit(memory_bytes: int) -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        # On Linux RLIMIT_DATA counts allocated memory; elsewhere only the whole address space can be limited.
        kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
        resource.setrlimit(kind, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(5)


def _read_notes(cache_folder: Path) -> list[str]:
    try:
        notes: Any = json.loads((cache_folder / NOTES_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []  # it is only tried again
    return [one for one in notes if isinstance(one, str)] if isinstance(notes, list) else []


def _write_notes(cache_folder: Path, key: str) -> None:
    notes = [*_read_notes(cache_folder), key][-_MOST_NOTES:]
    try:
        cache_folder.mkdir(parents=True, exist_ok=True)
        with whole_file.written(cache_folder / NOTES_NAME) as file:
            file.write(json.dumps(notes, indent=1).encode())
    except OSError as error:
        log.info("the trial cannot be recorded: %s", error)


if __name__ == "__main__":
    sys.exit(main())
