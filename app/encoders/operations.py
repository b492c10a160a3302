"""Operations on search models, which the engine calls encoders."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.bridge.work import Operation, Read
from app.ui.localization.engine_words import in_own_words
from core import sentence
from core.domain.changes import Changes
from core.domain.embeddings import AnalysisEstimate, EncoderInfo, EncoderOffer


@dataclass(frozen=True, slots=True)
class Choices:
    """The available models and the selected one.

    Attributes
    ----------
    offers : tuple of EncoderOffer
        In the catalogue's order.
    target : str
        Reference of the model that videos are analysed with from now on; empty if none was selected yet.
    current : EncoderInfo or None
        The model that answers searches until everything is analysed with the target.
    """

    offers: tuple[EncoderOffer, ...]
    target: str
    current: EncoderInfo | None


def choices() -> Read[Choices]:
    """List the available models and the selected one."""
    return Read(
        lambda library: Choices(
            tuple(map(_translated, library.encoders.offers())),
            library.encoders.target() or "",
            library.encoders.current(),
        )
    )


def _translated(offer: EncoderOffer) -> EncoderOffer:
    return dataclasses.replace(
        offer,
        title=in_own_words(offer.title),
        description=sentence.literal(in_own_words(offer.description)),
        licence=sentence.literal(in_own_words(offer.licence)),
    )


def use(reference: str) -> Operation[Changes]:
    """Switch to an offered or imported model; videos are analysed again in the background."""
    return Operation(lambda library: library.encoders.use(reference))


def import_and_use(folder: Path) -> Operation[Changes]:
    """Import a folder with configuration and safetensors weights, and switch to it."""
    return Operation(lambda library: library.encoders.use(library.encoders.import_folder(folder)))


def estimate(reference: str, *, is_cancelled: Callable[[], bool]) -> Read[AnalysisEstimate | None]:
    """Estimate how long analysing the library with another model takes here; may itself take ten seconds.

    The result is None while no worker runs. `is_cancelled` is polled on another thread.
    """
    return Read(lambda library: library.encoders.estimate(reference, is_cancelled=is_cancelled))


def download(
    reference: str, *, on_progress: Callable[[int, int], None], is_cancelled: Callable[[], bool]
) -> Read[None]:
    """Download a catalogue model, resuming an earlier download.

    `on_progress` is called with bytes done and in all; both callbacks run on the downloading thread.
    """
    return Read(
        lambda library: library.encoders.download(reference, on_progress=on_progress, is_cancelled=is_cancelled)
    )
