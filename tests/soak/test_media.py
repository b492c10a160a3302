"""Damaged videos are analysed or reported with a reason, without harm to the program."""

import json
from pathlib import Path
from typing import Any

from tests.soak.commands import clipshelf, run
from tests.soak.mutations import make_sources, mutate
from tests.soak.outcomes import Campaign, Outcomes
from tests.soak.sizes import N_MEDIA, campaign, chance, patient
from tests.support.libraries import state_of

_AT_ONCE = 100


@campaign
@patient
def test_mutated_videos_are_analysed_or_reported(tmp_path: Path, outcomes_of: Campaign) -> None:
    sources = make_sources(tmp_path / "sources")
    files, adds = outcomes_of("mutated videos"), outcomes_of("add of mutated videos")
    dice = chance("media")
    for first in range(0, N_MEDIA, _AT_ONCE):
        folder, library = tmp_path / f"media {first}", tmp_path / f"library-{first}"
        mutate(sources, folder, n_files=min(_AT_ONCE, N_MEDIA - first), chance=dice)
        before = state_of(folder)
        done = run(clipshelf(library, "add", folder, "--encoder", "builtin", "--json"))
        adds.note(done, label=folder.name, may_fail=False)
        for name, state in state_of(folder).items():
            if before[name] != state:
                files.blame("changed", name)
        if done.code != 0:
            continue
        judge(json.loads(done.out), before, files)
        log = library / "logs" / "worker.log"
        if log.exists() and "Traceback" in log.read_text(errors="replace"):
            files.blame("tracebacks", log.read_text(errors="replace")[-3000:])
        after = run(clipshelf(library, "search", "a red car", "--json"))
        adds.note(after, label=f"search after {folder.name}", may_fail=False)


def judge(report: dict[str, Any], before: dict[str, tuple[str, int, int]], files: Outcomes) -> None:
    """Count what happened to the files: none may be missing, and each reason is a sentence."""
    reasons = {Path(failed["path"]).name: failed["reason"] for failed in report["failed"]}
    files.count(times=report["analysed"], code="analysed")
    files.count(times=len(reasons), code="reported")
    for name, reason in reasons.items():
        files.say(reason)
        if not reason or "unexpected error" in reason or "Error" in reason:
            files.blame("other", f"{name}: {reason!r}")
    # Two files may have become equal: a video is a content. An empty file is not a video yet.
    contents = {(digest, size) for digest, size, _ in before.values() if size}
    n_empty = sum(size == 0 for _, size, _ in before.values())
    if not len(contents) <= report["analysed"] + len(reasons) <= len(contents) + n_empty:
        files.blame("lost", f"{report['analysed']} analysed, {len(reasons)} reported, of {len(contents)}")
