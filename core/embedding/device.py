"""Chooses the device to compute on and its number format."""

import enum
from collections.abc import Callable
from dataclasses import dataclass

import torch  # noqa: TID253

from core.errors import EncoderError
from core.sentence import Sentence

_ADVICE = "Set device to auto or to an existing device."


class DeviceKind(enum.StrEnum):
    """Kinds of device that torch can use here."""

    CUDA = "cuda"
    MPS = "mps"
    CPU = "cpu"


@dataclass(frozen=True, slots=True)
class Device:
    """A device and the number format that is fast on it.

    Attributes
    ----------
    kind : DeviceKind
        CPU, CUDA or MPS.
    name : str
        Shown to people.
    half : torch.dtype or None
        16-bit format in which it is faster; None if there is none.
    number : int
        Index, where there are several.
    """

    kind: DeviceKind
    name: str
    half: torch.dtype | None
    number: int = 0

    @property
    def torch_name(self) -> str:
        """Name used by torch, such as ``cuda:1``."""
        return f"cuda:{self.number}" if self.kind is DeviceKind.CUDA else self.kind.value

    def describe(self, dtype: torch.dtype) -> str:
        """Return the name of the device and a number format for people, such as ``CPU (bf16)``."""
        names = {torch.bfloat16: "bf16", torch.float16: "fp16", torch.float32: "fp32"}
        return f"{self.name} ({names[dtype]})"


def pick(wanted: str = "auto") -> Device:
    """Return a device of this computer.

    Parameters
    ----------
    wanted : str
        ``auto`` for the fastest (CUDA, else MPS, else the CPU), or ``cpu``, ``cuda``, ``cuda:1``, ``mps``.

    Raises
    ------
    EncoderError
        If this computer has no such device.
    """
    kind, _, number = wanted.partition(":")
    if kind == "cuda" or (kind == "auto" and torch.cuda.is_available()):
        return _cuda(wanted, int(number or 0))
    if kind == "mps" or (kind == "auto" and torch.backends.mps.is_available()):
        if not torch.backends.mps.is_available():
            raise EncoderError("The setting device is mps, but this computer has no Apple GPU", _ADVICE)
        return Device(DeviceKind.MPS, "Apple GPU", torch.float16)
    if kind not in {"auto", "cpu"}:
        raise EncoderError("Unknown device {wanted}", _ADVICE, wanted=repr(wanted))
    return Device(DeviceKind.CPU, "CPU", torch.bfloat16 if has_fast_bf16() else None)


def pick_or_cpu(wanted: str) -> tuple[Device, Sentence]:
    """Return the wanted device (see `pick`), or the CPU and the reason if it is not available.

    Returns
    -------
    tuple of Device and Sentence
        The reason is empty if it is the wanted device.
    """
    try:
        return pick(wanted), Sentence("")
    except EncoderError as error:
        return pick("cpu"), Sentence(
            "{problem}. The CPU is used instead. {advice}", problem=error.sentence, advice=error.remedy
        )


def pick_or_warn(wanted: Device | str, say: Callable[[Sentence], object]) -> Device:
    """Return the device of a setting, falling back to the CPU.

    Parameters
    ----------
    wanted : Device or str
        A device, which is returned as it is, or a setting; see `pick`.
    say : callable
        Receives a sentence if the CPU is used instead.
    """
    if isinstance(wanted, Device):
        return wanted
    chosen, sentence = pick_or_cpu(wanted)
    if sentence:
        say(sentence)
    return chosen


def _cuda(wanted: str, number: int) -> Device:
    n_there = torch.cuda.device_count() if torch.cuda.is_available() else 0
    if number >= n_there:
        there = {0: Sentence("no graphics card that torch can use"), 1: Sentence("one graphics card, cuda:0")}
        many = Sentence("{count} graphics cards, cuda:0 to cuda:{last}", count=n_there, last=n_there - 1)
        raise EncoderError(
            "The setting device is {wanted}, but this computer has {found}",
            _ADVICE,
            wanted=wanted,
            found=there.get(n_there, many),
        )
    return Device(DeviceKind.CUDA, torch.cuda.get_device_name(number), torch.float16, number)


def has_fast_bf16() -> bool:
    """Return whether this CPU multiplies bf16 matrices in hardware; otherwise bf16 is slower than fp32.

    Returns
    -------
    bool
        True with AVX512-BF16 or AMX on x86, or with BF16 on ARM.
    """
    names = ("_is_avx512_bf16_supported", "_is_amx_tile_supported", "_is_arm_bf16_supported")
    probes = (getattr(torch.cpu, name, None) for name in names)
    return any(probe() for probe in probes if probe is not None)
