"""What a person does to search models; the engine calls them encoders."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.bridge.work import Operation, Read
from app.ui.engine_words import in_own_words
from core import sentence
from core.domain.changes import Changes
from core.domain.embeddings import AnalysisEstimate, EncoderInfo, EncoderOffer


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen, and what is.

    Attributes
    ----------
    offers : tuple of EncoderOffer
        In the catalogue's order.
    target : str
        Reference of the encoder that videos are analysed with from now on; empty where nobody chose yet.
    current : EncoderInfo or None
        The one that answers searches until all is analysed with the target.
    """

    offers: tuple[EncoderOffer, ...]
    target: str
    current: EncoderInfo | None


def choices() -> Read[Choices]:
    """List what can be chosen, and what is.

    Returns
    -------
    Read
        Of choices.
    """
    return Read(
        lambda library: Choices(
            tuple(map(_translated, library.encoders.offers())),
            library.encoders.target() or "",
            library.encoders.current(),
        )
    )


def _translated(offer: EncoderOffer) -> EncoderOffer:
    words = {name: sentence.said(in_own_words(getattr(offer, name))) for name in ("description", "licence")}
    return dataclasses.replace(offer, title=in_own_words(offer.title), **words)


def use(reference: str) -> Operation[Changes]:
    """Change the encoder; videos are analysed again in the background.

    Parameters
    ----------
    reference : str
        Of an offer or an imported folder.
    """
    return Operation(lambda library: library.encoders.use(reference))


def import_and_use(folder: Path) -> Operation[Changes]:
    """Take a model folder of the person's own.

    Parameters
    ----------
    folder : Path
        With configuration and safetensors weights.
    """
    return Operation(lambda library: library.encoders.use(library.encoders.import_folder(folder)))


def estimate(reference: str, *, is_cancelled: Callable[[], bool]) -> Read[AnalysisEstimate | None]:
    """Estimate how long the library's analysis with another model would take here; may take ten seconds itself.

    Parameters
    ----------
    reference : str
        Of an offer.
    is_cancelled : callable
        Asked now and then, on another thread.

    Returns
    -------
    Read
        Of the estimate, or None while no worker runs.
    """
    return Read(lambda library: library.encoders.estimate(reference, is_cancelled=is_cancelled))


def download(
    reference: str, *, on_progress: Callable[[int, int], None], is_cancelled: Callable[[], bool]
) -> Read[None]:
    """Fetch a catalogue model; goes on where it broke off.

    Parameters
    ----------
    reference : str
        Of an offer.
    on_progress : callable
        Given bytes done and in all, on the downloading thread.
    is_cancelled : callable
        Asked now and then, on the downloading thread.

    Returns
    -------
    Read
        Without result.
    """
    return Read(
        lambda library: library.encoders.download(reference, on_progress=on_progress, is_cancelled=is_cancelled)
    )
