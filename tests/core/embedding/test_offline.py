"""Models stay off the network: offline switches of the libraries, and a guard on the sockets."""

import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from core.embedding import offline
from tests.support import hub as hubs
from tests.support.hub import Hub


@pytest.fixture
def server() -> Iterator[Hub]:
    with hubs.serving({"x": b"content"}) as server:
        yield server


def read(server: Hub) -> bytes:
    with urllib.request.urlopen(f"{server.address}/x", timeout=10) as answer:
        return answer.read()


def test_loading_a_model_makes_no_connection(server: Hub):
    with offline.sealed(), pytest.raises(urllib.error.URLError) as caught:
        read(server)
    assert isinstance(caught.value.reason, offline.OfflineError)
    assert not server.paths
    assert read(server) == b"content", "this computer may be asked otherwise"


def test_download_is_allowed_in_its_own_thread(server: Hub):
    with offline.sealed(), offline.permitted():
        assert read(server) == b"content"


@pytest.mark.parametrize("host", ["huggingface.co", b"huggingface.co", "192.0.2.1", "2001:db8::1"])
def test_no_name_is_resolved(host: str | bytes):
    offline.enforce()
    with pytest.raises(offline.OfflineError):
        socket.getaddrinfo(host, 443)


@pytest.mark.parametrize(("family", "address"), [(socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")])
def test_no_other_computer_is_connected_to(family: socket.AddressFamily, address: str):
    offline.enforce()
    with socket.socket(family, socket.SOCK_DGRAM) as mouth, pytest.raises(offline.OfflineError):
        mouth.connect((address, 53))


PROCESS = """
import json, os, sys
from pathlib import Path
from core.embedding.open_clip.quick_import import import_open_clip
import_open_clip()
import huggingface_hub
from huggingface_hub import constants
seen = {"hub": constants.HF_HUB_OFFLINE, "switch": os.environ["HF_HUB_OFFLINE"]}
for name, ask in {
    "hub's own": lambda: huggingface_hub.hf_hub_download("someone/something", "config.json"),
    "timm": lambda: __import__("timm").create_model("hf-hub:someone/something"),
    "open_clip": lambda: import_open_clip().create_model("hf-hub:someone/something"),
}.items():
    try:
        ask()
        seen[name] = "nothing was refused"
    except Exception as error:
        seen[name] = type(error).__name__
print(json.dumps(seen))
"""


def test_libraries_are_offline_whatever_the_environment_says(server: Hub):
    environment = os.environ | {"HF_HUB_OFFLINE": "0", "TRANSFORMERS_OFFLINE": "0", "HF_ENDPOINT": server.address}
    done = subprocess.run([sys.executable, "-c", PROCESS], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert (seen["hub"], seen["switch"]) == (True, "1")
    assert "nothing was refused" not in seen.values()
    assert not server.paths
