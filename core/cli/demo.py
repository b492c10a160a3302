"""``clipshelf demo``: the main job on the sample clips, in the terminal, for machines without a display."""

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

from core.cli.analysis import analyse
from core.cli.options import open_library
from core.cli.output import answer, clock, print_table, printable, say
from core.cli.search import run
from core.domain.search import SearchRequest, VideoQuery
from core.domain.videos import VideoStage
from core.errors import PathError
from core.paths import full

_LIKE_EACH = 3


def demo(
    *,
    picture: Annotated[
        Path | None, typer.Option(metavar="OUT.png", help="Where to put a picture of the window.", readable=False)
    ] = None,
) -> None:
    """Analyse the sample clips, show what looks alike, and draw the window. Leaves nothing but the picture."""
    target = full(picture or Path(tempfile.gettempdir()) / "clipshelf-demo.png")
    if not os.access(target.parent, os.W_OK):
        raise PathError(f"The picture cannot be put at {target}", "Choose a folder that is there and can be written.")
    with tempfile.TemporaryDirectory(prefix="clipshelf-demo-") as name, _samples() as samples:
        clips = Path(name) / "Sample clips"
        shutil.copytree(samples, clips, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        folder = Path(name) / "library"
        with contextlib.closing(open_library(folder)) as library:
            say(f"Analysing with {library.encoders.use_default()}.")
            library.folders.add([clips])
            analyse(library, is_quiet=False)
            videos = library.videos.get_many(library.videos.ids())
            rows = []
            for video in [video for video in videos if video.stage is VideoStage.ANALYSED]:
                result = run(library, SearchRequest(VideoQuery(video.id), limit=_LIKE_EACH, per_video=True))
                alike = {
                    other.id: other.path.stem
                    for other in library.videos.get_many([hit.video_id for hit in result.hits])
                }
                rows.append({
                    "sample": video.path.stem,
                    "length": clock(video.media.duration_seconds) if video.media else "",
                    "looks most like": ", ".join(alike[hit.video_id] for hit in result.hits),
                })
        print_table(rows, empty="No sample could be analysed.")
        is_drawn = _draw_window(folder, target)
    if is_drawn:
        answer(f"A picture of the window: {target}")


def _samples() -> contextlib.AbstractContextManager[Path]:
    return resources.as_file(resources.files("resources").joinpath("samples"))


def _draw_window(library: Path, target: Path) -> bool:
    # The window is a program of its own: the engine never imports it.
    command = [sys.executable, "-m", "app.controllers.snapshot", "--library", str(library), "--out", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        say(f"The window could not be drawn: {printable(reason)}")
    return done.returncode == 0
