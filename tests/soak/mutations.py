"""Damage videos like failing disks, interrupted downloads and attackers do."""

import random
import struct
from collections.abc import Callable
from pathlib import Path

from tests.support.clips import age, make_clip

Mutation = Callable[[bytearray, random.Random], None]
_SIZES = (0, 1, 7, 8, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF)
# Boxes, elements and chunks whose numbers are sizes or counts.
_LANDMARKS = (
    *(b"moov", b"mdhd", b"tkhd", b"stsd", b"stts", b"stss", b"stsc", b"stsz", b"stco", b"elst", b"avcC", b"mdat"),
    *(b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67", b"\x16\x54\xae\x6b", b"\x1c\x53\xbb\x6b", b"\xe0", b"\xa3"),
    *(b"RIFF", b"avih", b"strh", b"strf", b"idx1", b"movi", b"\x00\x00\x01\xb3", b"\x47\x40"),
)


def make_sources(folder: Path) -> list[Path]:
    """Render one intact video per container."""
    folder.mkdir()
    kinds = {
        "a.mp4": "libx264", "b.mov": "libx264", "c.mkv": "libx265", "d.webm": "libvpx-vp9", "e.avi": "mpeg4",
        "f.ts": "mpeg2video", "g.mpg": "mpeg2video", "h.flv": "libx264",
    }  # fmt: skip
    return [
        make_clip(
            folder / name, codec=codec, fps=25.0, size=(96, 64), seed=place, with_audio=name in {"a.mp4", "c.mkv"}
        ).path
        for place, (name, codec) in enumerate(kinds.items())
    ]


def flip_bits(data: bytearray, chance: random.Random) -> None:
    """Flip single bits anywhere."""
    for _ in range(chance.choice((1, 5, 50, 500))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def cut_off(data: bytearray, chance: random.Random) -> None:
    """Truncate."""
    del data[chance.randrange(len(data)) :]


def put_in(data: bytearray, chance: random.Random) -> None:
    """Insert bytes, which shifts the rest."""
    at = chance.randrange(len(data))
    data[at:at] = chance.randbytes(chance.choice((1, 3, 100, 5000)))


def take_out(data: bytearray, chance: random.Random) -> None:
    """Remove bytes."""
    at = chance.randrange(len(data))
    del data[at : at + chance.choice((1, 4, 188, 4096))]


def swap_blocks(data: bytearray, chance: random.Random) -> None:
    """Swap two blocks, as on a disk that lost its order."""
    length = min(chance.choice((16, 512, 4096)), len(data) // 3)
    one, other = chance.randrange(len(data) - length), chance.randrange(len(data) - length)
    data[one : one + length], data[other : other + length] = (
        data[other : other + length],
        data[one : one + length],
    )


def blank_out(data: bytearray, chance: random.Random) -> None:
    """Fill a block with zeros, like an incomplete download."""
    at = chance.randrange(len(data))
    length = min(chance.choice((64, 4096, 65536)), len(data) - at)
    data[at : at + length] = bytes(length)


def lie_in_the_header(data: bytearray, chance: random.Random) -> None:
    """Write absurd numbers near the sizes and counts of a container."""
    found = [at for mark in _LANDMARKS if (at := data.find(mark)) >= 0] or [0]
    for _ in range(chance.choice((1, 2, 8))):
        at = min(max(0, chance.choice(found) + chance.randrange(-8, 48)), len(data) - 4)
        big_endian = chance.random() < 0.7
        number = chance.choice((*_SIZES, chance.getrandbits(32)))
        data[at : at + 4] = struct.pack(">I" if big_endian else "<I", number)


MUTATIONS: tuple[Mutation, ...] = (
    flip_bits, cut_off, put_in, take_out, swap_blocks, blank_out, lie_in_the_header, lie_in_the_header,
)  # fmt: skip


def mutate(sources: list[Path], folder: Path, *, n_files: int, chance: random.Random) -> None:
    """Write damaged files, each an intact video with one or two mutations."""
    folder.mkdir()
    for number in range(n_files):
        source = sources[number % len(sources)]
        data = bytearray(source.read_bytes())
        chosen = [chance.choice(MUTATIONS)] + ([chance.choice(MUTATIONS)] if chance.random() < 0.3 else [])
        for mutation in chosen:
            if len(data) > 64:
                mutation(data, chance)
        path = folder / f"{number:04} {' '.join(one.__name__ for one in chosen)}{source.suffix}"
        path.write_bytes(bytes(data))
        age(path)
