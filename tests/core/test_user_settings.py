"""User settings: one file for all libraries, and the only place that names a server."""

import json
import os
from pathlib import Path

import pytest

from core import settings, user_settings
from core.errors import LibraryError, StorageError, UsageError

LOCAL = ["http://localhost:8080", "http://127.0.0.1:9", "http://[::1]:9"]


@pytest.mark.parametrize("address", ["", "https://hub.example", "https://hub.example:8443/mirror", *LOCAL])
def test_valid_addresses_are_kept(address: str) -> None:
    assert user_settings.put(hub_address=address).hub_address == address
    assert user_settings.load().hub_address == address


@pytest.mark.parametrize(
    "address",
    ["hub.example", "http://hub.example", "ftp://hub.example", "https://", "https://[", "https://a\nb", 7, None],
)
def test_other_addresses_are_refused(address: object) -> None:
    with pytest.raises(UsageError):
        user_settings.put(hub_address=address)
    assert user_settings.load() == user_settings.UserSettings()


@pytest.mark.parametrize(
    "content", ["[" * 100_000, "[]", "{", '{"hub_address": "http://hub.example"}', '{"hub_address": 7}', "\0"]
)
def test_invalid_file_is_reported(content: str) -> None:
    user_settings.path().parent.mkdir(parents=True)
    user_settings.path().write_text(content)
    with pytest.raises(LibraryError, match="The settings in"):
        user_settings.load()


def test_endless_file_is_not_read() -> None:
    user_settings.path().parent.mkdir(parents=True)
    user_settings.path().symlink_to("/dev/zero")
    with pytest.raises(LibraryError):
        user_settings.load()
    user_settings.path().unlink()
    user_settings.path().touch()
    os.truncate(user_settings.path(), 3 << 30)
    with pytest.raises(LibraryError):
        user_settings.load()


def test_entries_of_a_newer_program_are_ignored() -> None:
    user_settings.path().parent.mkdir(parents=True)
    user_settings.path().write_text(json.dumps({"a_later_setting": [1]}))
    assert user_settings.load() == user_settings.UserSettings()


def test_folder_that_cannot_be_created_is_reported() -> None:
    user_settings.path().parent.parent.mkdir(parents=True, exist_ok=True)
    user_settings.path().parent.write_text("a file where a folder should be")
    with pytest.raises((StorageError, LibraryError)):
        user_settings.put(hub_address="https://hub.example")


def test_unknown_name_is_refused() -> None:
    with pytest.raises(UsageError, match="no setting"):
        user_settings.put(hub="https://hub.example")


def test_library_settings_cannot_name_a_server(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"hub_address": "https://theirs.example", "decode_processes": 2}))
    assert settings.load(path).decode_processes == 2
    assert user_settings.ignored_address(path) == "https://theirs.example"
    settings.save(path, settings.load(path))
    assert user_settings.ignored_address(path) == ""
    assert user_settings.load().hub_address == ""
    with pytest.raises(UsageError):
        settings.changed(settings.Settings(), {"hub_address": "https://theirs.example"})
