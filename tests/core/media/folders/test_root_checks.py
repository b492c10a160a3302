"""Whether folders can be reached is found out at once, whatever one of them does."""

import threading
import time
from pathlib import Path

from core.domain.videos import FolderState
from core.media.folders import scanner
from core.media.folders.root_checks import RootChecks, patient_state

ONLINE, OFFLINE = FolderState.ONLINE, FolderState.OFFLINE


def test_missing_and_empty_folders_are_offline(tmp_path: Path) -> None:
    full, empty, missing = tmp_path / "full", tmp_path / "empty", tmp_path / "missing"
    for folder in (full, empty):
        folder.mkdir()
    (full / "a.mp4").write_bytes(b"x")
    assert RootChecks().look([full, empty, missing]) == {full: ONLINE, empty: OFFLINE, missing: OFFLINE}


def test_a_drive_that_hangs_delays_no_other_and_is_asked_once(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"x")
    hung, answers, asked = tmp_path / "hung", threading.Event(), []

    def check(root: Path) -> FolderState:
        asked.append(root)
        if root == hung:
            answers.wait()
            return ONLINE
        return scanner.root_state(root)

    checks = RootChecks(check, patience_seconds=0.8)
    began = time.monotonic()
    assert checks.look([hung, tmp_path]) == {tmp_path: ONLINE}, "the other one is known, this one may still answer"
    assert time.monotonic() - began < 5
    while hung not in (found := checks.look([hung, tmp_path])):
        assert found == {tmp_path: ONLINE}
        assert time.monotonic() - began < 60
    assert found == {hung: OFFLINE, tmp_path: ONLINE}, "nobody waits for it any longer"
    assert asked.count(hung) == 1
    answers.set()
    while found[hung] is OFFLINE:
        found = {hung: OFFLINE} | checks.look([hung])
        assert time.monotonic() - began < 60
    assert found == {hung: ONLINE}


def test_one_folder_is_waited_for_but_not_for_ever(tmp_path: Path) -> None:
    answers, began = threading.Event(), time.monotonic()

    def check(_root: Path) -> FolderState:
        answers.wait()
        return ONLINE

    assert patient_state(tmp_path) is OFFLINE, "empty"
    assert patient_state(tmp_path, RootChecks(check, patience_seconds=0.8)) is OFFLINE
    assert time.monotonic() - began < 30
    answers.set()
    assert patient_state(tmp_path, RootChecks(check)) is ONLINE
