"""What to compute on, and in which number format."""

import enum
from dataclasses import dataclass

import torch  # noqa: TID253


class DeviceKind(enum.StrEnum):
    """Kinds of device that torch computes on here."""

    CUDA = "cuda"
    MPS = "mps"
    CPU = "cpu"


@dataclass(frozen=True, slots=True)
class Device:
    """A device and the number format that is fast on it.

    Attributes
    ----------
    kind : DeviceKind
        See there.
    name : str
        For people.
    half : torch.dtype or None
        A format of two bytes that it computes faster in; None where there is none.
    """

    kind: DeviceKind
    name: str
    half: torch.dtype | None

    def describe(self, dtype: torch.dtype) -> str:
        """Name the device with a number format, for people.

        Parameters
        ----------
        dtype : torch.dtype
            Of the weights.

        Returns
        -------
        str
            Such as ``CPU (bf16)``.
        """
        names = {torch.bfloat16: "bf16", torch.float16: "fp16", torch.float32: "fp32"}
        return f"{self.name} ({names[dtype]})"


def pick() -> Device:
    """Choose the fastest device of this computer.

    Returns
    -------
    Device
        CUDA, else MPS, else the CPU.
    """
    if torch.cuda.is_available():
        return Device(DeviceKind.CUDA, torch.cuda.get_device_name(0), torch.float16)
    if torch.backends.mps.is_available():
        return Device(DeviceKind.MPS, "Apple GPU", torch.float16)
    return Device(DeviceKind.CPU, "CPU", torch.bfloat16 if has_fast_bf16() else None)


def has_fast_bf16() -> bool:
    """Tell whether this CPU multiplies bf16 matrices by instruction; elsewhere bf16 is emulated and slower than fp32.

    Returns
    -------
    bool
        True with AVX512-BF16 or AMX on x86, or with BF16 on ARM.
    """
    names = ("_is_avx512_bf16_supported", "_is_amx_tile_supported", "_is_arm_bf16_supported")
    probes = (getattr(torch.cpu, name, None) for name in names)
    return any(probe() for probe in probes if probe is not None)
