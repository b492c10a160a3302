"""The device for computing: the fastest, or the configured one, or the CPU with a message."""

from pathlib import Path

import pytest
import torch  # noqa: TID253

from core.api import repair
from core.embedding import device
from core.embedding.device import DeviceKind
from core.errors import EncoderError
from core.sentence import EMPTY
from tests.support.libraries import opened


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Set the graphics cards that torch sees."""
    names: list[str] = []
    monkeypatch.setattr(torch.cuda, "is_available", lambda: bool(names))
    monkeypatch.setattr(torch.cuda, "device_count", lambda: len(names))
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda number: names[number])
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    return names


def test_fastest_device_is_chosen(cards: list[str]) -> None:
    assert device.pick().kind is DeviceKind.CPU
    cards[:] = ["first", "second"]
    assert (device.pick().name, device.pick().torch_name) == ("first", "cuda:0")
    assert device.pick("cpu").torch_name == "cpu"
    assert (device.pick("cuda:1").name, device.pick("cuda:1").torch_name) == ("second", "cuda:1")


@pytest.mark.parametrize(
    ("n_cards", "wanted", "sentence"),
    [
        (0, "cuda", "no graphics card"),
        (1, "cuda:1", "one graphics card, cuda:0"),
        (3, "cuda:3", "3 graphics cards, cuda:0 to cuda:2"),
        (1, "mps", "no Apple GPU"),
    ],
)
def test_missing_device_is_reported_and_the_cpu_used(
    cards: list[str], n_cards: int, wanted: str, sentence: str
) -> None:
    cards[:] = ["card"] * n_cards
    with pytest.raises(EncoderError, match=sentence):
        device.pick(wanted)
    chosen, said = device.pick_or_cpu(wanted)
    assert chosen.kind is DeviceKind.CPU
    assert sentence in str(said)
    assert "CPU is used instead" in str(said)
    assert device.pick_or_cpu("auto")[1] == EMPTY


def test_doctor_shows_the_device(tmp_path: Path) -> None:
    with opened(tmp_path / "library") as library:
        (fine,) = [found for found in repair.check(library) if str(found.area) == "Device"]
        library.settings.put({"device": "cuda:42"})
        (wrong,) = [found for found in repair.check(library) if str(found.area) == "Device"]
    assert not fine.is_problem
    assert str(fine.text).endswith("(auto)")
    assert wrong.is_problem
    assert "cuda:42" in str(wrong.text)
    assert "settings.json" in str(wrong.mend)
