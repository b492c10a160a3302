"""No command of the main job contacts another computer, with or without a network."""

from pathlib import Path

import pytest

from tests.core.cli.test_offline import ALONE
from tests.soak.commands import clipshelf, run
from tests.soak.faults import Faults
from tests.soak.outcomes import Campaign
from tests.soak.shelves import copy_of
from tests.soak.sizes import SHARE, campaign, patient
from tests.support.libraries import make_clips


def main_job(root: Path) -> list[list[str | Path]]:
    """Return the arguments of all commands that work without a download."""
    video = root / "more" / "clip 700.mp4"
    return [
        ["search", "a red car", "--json"],
        ["add", root / "more"],
        ["search", "--like", video],
        ["duplicates", "--pieces", "--alike"],
        ["tags", "add", "sunset", "--describe", "the sun goes down"],
        ["decide", video, "+sunset"],
        ["train", "--full"],
        ["suggest", "--all"],
        ["status"],
        ["videos"],
        ["encoders", "list"],
        ["encoders", "measure", "builtin"],
        ["heads", "list"],
        ["export", "embeddings", root / "vectors.npz"],
        ["doctor"],
        ["doctor", "--mend"],
    ]


@campaign
@patient
@pytest.mark.parametrize("way", ["with a network", "without a network"])
def test_no_other_computer_is_contacted(
    decided: Path, tmp_path: Path, preloaded: Path, outcomes_of: Campaign, way: str
) -> None:
    if way == "without a network" and not ALONE:
        pytest.skip("no namespace without a network can be made here")
    outcomes = outcomes_of(f"main job {way}")
    library = copy_of(decided, tmp_path / "library")
    make_clips(tmp_path / "more", 1, seconds=2.0, first=700)
    faults = Faults(preloaded, tmp_path / "page", below=library)
    for words in main_job(tmp_path)[: None if SHARE else 1]:
        command = clipshelf(library, *words)
        done = run(ALONE + command if way == "without a network" else command, environment=faults.environment)
        outcomes.note(done, label=f"{words[0]} {way}", may_fail=False)
        if faults.n_connections:
            outcomes.blame("other", f"{words} {way}: {faults.n_connections} connections were tried")
            faults.arm()
