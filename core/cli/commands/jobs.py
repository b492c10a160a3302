"""``clipshelf jobs``: the queue."""

import contextlib
from typing import Annotated

import typer

from core.cli.analysis import analyse
from core.cli.options import JsonOption, LibraryOption, open_library
from core.cli.output import print_json, print_table, say
from core.domain.jobs import JobState, JobSubject

app = typer.Typer(help="List, pause, resume and retry jobs.", no_args_is_help=True)


@app.command("list")
def list_jobs(
    *,
    state: Annotated[JobState | None, typer.Option(help="Only jobs in this state.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Maximum number of jobs.")] = 100,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """List jobs, next to run first."""
    with contextlib.closing(open_library(library)) as opened:
        jobs = opened.jobs.list_all(state=state, limit=limit)
        videos = {video.id: str(video.path) for video in opened.videos.get_many([job.subject_id for job in jobs])}
        folders = {folder.id: str(folder.path) for folder in opened.folders.list_all()}
    names = {
        job.id: (folders if job.kind.facts.subject is JobSubject.FOLDER else videos).get(job.subject_id, "")
        for job in jobs
    }
    if as_json:
        print_json({
            "jobs": [
                {"kind": job.kind, "state": job.state, "subject": names[job.id], "reason": str(job.reason)}
                for job in jobs
            ]
        })
        return
    rows = [
        {"job": job.kind.value, "state": job.state.value, "subject": names[job.id], "reason": str(job.reason)}
        for job in jobs
    ]
    print_table(rows, empty="There are no jobs.")


@app.command()
def pause(*, library: LibraryOption = None) -> None:
    """Pause the queue; jobs that are already running are finished."""
    with contextlib.closing(open_library(library)) as opened:
        opened.jobs.pause()
    say("Paused. Run `clipshelf jobs resume` to continue.")


@app.command()
def resume(*, library: LibraryOption = None) -> None:
    """Resume the queue and work through it to the end."""
    with contextlib.closing(open_library(library)) as opened:
        opened.jobs.resume()
        is_idle = opened.jobs.summary().is_idle
        analyse(opened, is_quiet=False)
    say("There was nothing to do." if is_idle else "Done.")


@app.command()
def retry(*, library: LibraryOption = None) -> None:
    """Retry the videos that could not be read and all other failed jobs."""
    with contextlib.closing(open_library(library)) as opened:
        failed = opened.videos.failed()
        opened.videos.retry([video.id for video in failed])
        opened.jobs.retry_failed()
        analyse(opened, is_quiet=False)
        left = opened.videos.failed()
    say(
        f"{len(failed) - len(left)} of {len(failed)} videos could be read this time."
        if failed
        else "There was nothing to retry."
    )
