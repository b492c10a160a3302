"""``clipshelf demo``: analyse and search the sample clips in the terminal, also on machines without a display."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from core.api.library import Library
from core.cli.analysis import analyse
from core.cli.answer import run
from core.cli.options import open_library, parse_path
from core.cli.output import answer, format_time, print_table, printable, say
from core.domain.embeddings import BUILTIN
from core.domain.search import SearchRequest, TextQuery
from core.errors import PathError
from core.paths import full

SEARCHES = ("a cat", "cup of coffee", "sunset over the sea", "traffic at night")
N_SHOWN = 3
_HOW_TO_GO_ON = """
The built-in model knows everyday objects, animals, places, food, vehicles and sports. It does not know people,
actions and names the way a CLIP model does: `clipshelf encoders list` shows the CLIP models you can download.
A search always shows the best matches there are; scores are comparable only within one search.

Next: `clipshelf add FOLDER` and `clipshelf search WORDS` for your own videos, or `clipshelf-window` for the window.
"""


def demo(
    *,
    picture: Annotated[
        Path | None, typer.Option(metavar="OUT.png", help="Where to save a picture of the window.", parser=parse_path)
    ] = None,
) -> None:
    """Analyse the sample clips, search them and draw the window. Leaves nothing behind but the picture."""
    target = full(picture or Path(tempfile.gettempdir()) / "clipshelf-demo.png")
    if not os.access(target.parent, os.W_OK):
        raise PathError(
            "The picture cannot be saved at {path}", "Choose an existing folder that you can write to.", path=target
        )
    with tempfile.TemporaryDirectory(prefix="clipshelf-demo-") as name, _samples() as samples:
        clips = Path(name) / "Sample clips"
        shutil.copytree(samples, clips, ignore=shutil.ignore_patterns("*.md", "*.py", "__pycache__"))
        folder = Path(name) / "library"
        with contextlib.closing(open_library(folder)) as library:
            library.encoders.use(BUILTIN)  # the closing text is about it, whatever was downloaded
            say(f"Analysing {len(list(clips.iterdir()))} sample clips with the built-in model.")
            library.folders.add([clips])
            analyse(library, is_quiet=False)
            for words in SEARCHES:
                _show(library, words)
        answer(_HOW_TO_GO_ON)
        is_drawn = _draw_window(folder, target)
    if is_drawn:
        answer(f"Picture of the window: {target}")


def _show(library: Library, words: str) -> None:
    result = run(library, SearchRequest(TextQuery(words), limit=N_SHOWN, per_video=True))
    names = {video.id: video.path.stem for video in library.videos.get_many([hit.video_id for hit in result.hits])}
    answer(f"\nSearch: {words}")
    print_table(
        [
            {
                "score": round(hit.score, 3),
                "from": format_time(hit.start_seconds),
                "to": format_time(hit.end_seconds),
                "video": names[hit.video_id],
            }
            for hit in result.hits
        ],
        empty=str(result.reason),
    )


def _samples() -> contextlib.AbstractContextManager[Path]:
    return resources.as_file(resources.files("resources").joinpath("samples"))


def _draw_window(library: Path, target: Path) -> bool:
    # The window is a separate program: the engine never imports it.
    command = [sys.executable, "-m", "app.shell.snapshot", "--library", str(library), "--out", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        say(f"The window could not be drawn: {printable(reason)}")
    return done.returncode == 0
