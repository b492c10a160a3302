"""``clipshelf encoders``: the search models, which turn frames and words into vectors."""

import contextlib
import time
from pathlib import Path
from typing import Annotated

import typer

from core import sentence, user_settings
from core.cli.options import JsonOption, LibraryOption, open_library, parse_path
from core.cli.output import answer, print_json, print_table, printable, say
from core.cli.progress import make_bar
from core.domain.embeddings import BUILTIN, EncoderOffer, Trust
from core.embedding import catalogue, registry
from core.errors import DownloadError
from core.paths import full
from core.sentence import Sentence
from core.settings import cache_folder

app = typer.Typer(help="List, choose, download, import and measure search models.", no_args_is_help=True)

_MEASURE_SECONDS = 3.0
_YOURS = "Set your own with `clipshelf encoders hub`."
_BY_HAND = Sentence(
    "Without a connection: download the model's folder on another computer and import it with "
    "`clipshelf encoders import DIR`. Search keeps using the current model."
)


@app.command("list")
def list_encoders(*, library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List the search models you can choose from."""
    with contextlib.closing(open_library(library)) as opened:
        offers, target = opened.encoders.offers(), opened.encoders.target()
    if as_json:
        print_json({"encoders": offers, "chosen": target})
        return
    rows = [
        {
            "": "*" if offer.reference == target else "",
            "name": offer.reference,
            "words": "yes" if offer.has_text else "no",
            "download": _readiness(offer),
            "licence": str(offer.licence),
            "checksum": _trust(offer),
            "about": offer.title,
        }
        for offer in offers
    ]
    print_table(rows, empty="")


def _readiness(offer: EncoderOffer) -> str:
    if offer.is_ready:
        return "ready"
    return f"{offer.download_bytes / 2**20:.0f} MiB" if offer.download_bytes else "gone"


def _trust(offer: EncoderOffer) -> str:
    if offer.trust is Trust.FIRST_USE and offer.seen_sha256:
        return f"first use, {offer.seen_sha256[:12]}"
    return {Trust.KNOWN: "known", Trust.FIRST_USE: "first use", Trust.OWN: ""}[offer.trust]


@app.command()
def use(name: Annotated[str, typer.Argument(metavar="NAME|DIR|builtin")], *, library: LibraryOption = None) -> None:
    """Use this search model from now on; `clipshelf jobs resume` analyses your videos with it now."""
    with contextlib.closing(open_library(library)) as opened:
        opened.encoders.try_out(name)
        opened.encoders.use(name)
        n_waiting = sum(count.queued for count in opened.jobs.summary().counts)
    say(f"Chosen. {n_waiting} jobs are waiting; run `clipshelf jobs resume`." if n_waiting else "Chosen.")


@app.command()
def download(name: Annotated[str, typer.Argument(metavar="NAME")], *, library: LibraryOption = None) -> None:
    """Download a search model; an interrupted download continues where it stopped."""
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (TextColumn(name), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    catalogue.resolve(name)  # reports an unknown name before the progress bar appears
    with contextlib.closing(open_library(library)) as opened, make_bar(*columns) as bar:
        if ignored := opened.settings.ignored_address():
            say(f"clipshelf: The download address {printable(ignored)} in this library's settings is ignored. {_YOURS}")
        task = bar.add_task(name, total=None)
        try:
            opened.encoders.download(
                name, on_progress=lambda done, total: bar.update(task, completed=done, total=total)
            )
        except DownloadError as error:
            raise DownloadError(error.sentence, sentence.joined(error.remedy, _BY_HAND)) from error
        offer = next(
            offer for offer in opened.encoders.offers() if offer.reference == catalogue.resolve(name).reference
        )
    if offer.trust is Trust.FIRST_USE:
        say(f"Its checksum was not known; from now on this one is required: {offer.seen_sha256}.")
    say(f"{name} is ready. To use it: clipshelf encoders use {name}")


@app.command()
def hub(
    address: Annotated[
        str | None, typer.Argument(metavar="ADDRESS", help="Download address; '' restores the default.")
    ] = None,
) -> None:
    """Show or set where search models are downloaded from, for all your libraries."""
    if address is not None:
        user_settings.put(hub_address=address)
    answer(printable(user_settings.load().hub_address or catalogue.hub_address()))


@app.command("import")
def import_folder(
    folder: Annotated[Path, typer.Argument(metavar="DIR", parser=parse_path, help="Folder with an open_clip model.")],
    *,
    library: LibraryOption = None,
) -> None:
    """Check a folder with a model, so that it can be chosen."""
    with contextlib.closing(open_library(library)) as opened:
        reference = opened.encoders.import_folder(full(folder))
        opened.encoders.try_out(reference)  # reports problems now, not in the middle of an analysis
    answer(printable(reference))


@app.command()
def measure(
    name: Annotated[str | None, typer.Argument(metavar="NAME|DIR|builtin")] = None,
    *,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure how many frames per second a search model processes on this computer."""
    import numpy as np

    with contextlib.closing(open_library(library)) as opened:
        reference = name or opened.encoders.target() or BUILTIN
        wanted = opened.settings.get().device
        opened.encoders.try_out(reference)
    encoder = registry.load(
        reference, cache_folder=cache_folder(), device=wanted, say=lambda sentence: say(str(sentence))
    )
    size = encoder.info.geometry.size_px
    frames = np.random.default_rng(0).integers(0, 256, (encoder.batch_size, size, size, 3), np.uint8)
    encoder.encode_frames(frames)
    started, n_frames = time.perf_counter(), 0
    while time.perf_counter() - started < _MEASURE_SECONDS:
        n_frames += len(encoder.encode_frames(frames))
    speed = n_frames / (time.perf_counter() - started)
    document = {
        "encoder": encoder.info.reference,
        "device": encoder.device_name,
        "batch_size": encoder.batch_size,
        "frames_per_second": round(speed, 1),
    }
    encoder.close()
    if as_json:
        print_json(document)
    else:
        answer(f"{encoder.info.title}: {speed:.0f} frames/s on {document['device']}")
