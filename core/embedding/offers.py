"""The encoders to choose from: the built-in one and the catalogue; imports nothing heavy."""

from pathlib import Path

from core import sentence
from core.domain.embeddings import BUILTIN, EncoderOffer, Trust
from core.embedding import catalogue
from core.embedding.builtin import identity as builtin
from core.embedding.download import checksums
from core.sentence import Sentence


def list_all(cache_folder: Path) -> list[EncoderOffer]:
    """Return the built-in encoder, then the catalogue with the recommended one first."""
    listed = [
        EncoderOffer(
            reference=entry.name,
            title=entry.title,
            description=sentence.literal(entry.description),
            licence=sentence.literal(entry.licence),
            download_bytes=0 if entry.is_ready(cache_folder) else entry.size_bytes,
            is_ready=entry.is_ready(cache_folder),
            has_text=True,
            trust=Trust.KNOWN if entry.sha256 else Trust.FIRST_USE,
            seen_sha256=checksums.seen(entry, cache_folder),
        )
        for entry in catalogue.entries()
    ]
    built_in = EncoderOffer(
        reference=BUILTIN,
        title=builtin.TITLE,
        description=Sentence(
            "Ready at once. Knows everyday things: objects, animals, places, food, vehicles, sports. English."
        ),
        licence=sentence.literal("Apache-2.0, MIT"),
        download_bytes=0,
        is_ready=True,
        has_text=True,
    )
    return [built_in, *listed]
