"""Videos and an encoder with random weights for the benchmarks, made once and kept in a temporary folder.

Long videos are a short moving scene, encoded once and then repeated packet by packet with later times, so that ten
minutes of video take half a minute to make. A decoder works as hard on each repetition.
"""

import json
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

log = logging.getLogger(__name__)

_VERSION = 1
"""Raise it when the same name stands for other bytes."""
_ENCODER = "ViT-B-32"
_SHARED_CLIPS = Path(__file__).resolve().parents[3] / "shared" / "videos" / "captioned"


@dataclass(frozen=True, slots=True)
class Film:
    """A video to be made.

    Attributes
    ----------
    size : tuple of int
        Width and height in px.
    gop : int
        Frames from keyframe to keyframe.
    scene_gops : int
        Length of the repeated scene, in groups of pictures.
    n_repeats : int
        How often it is repeated.
    kilobits_per_second : int
        Target rate.
    """

    size: tuple[int, int]
    gop: int
    scene_gops: int
    n_repeats: int
    kilobits_per_second: int
    frames_per_second: int = 30

    @property
    def seconds(self) -> float:
        """Return the length."""
        return self.gop * self.scene_gops * self.n_repeats / self.frames_per_second

    @property
    def name(self) -> str:
        """Return a file name derived from the content."""
        return f"{self.size[1]}p-gop{self.gop}-{self.seconds:.0f}s-{self.kilobits_per_second}k.mp4"


def cache_folder() -> Path:
    """Return the folder where materials are kept between runs."""
    folder = Path(tempfile.gettempdir()) / f"clipshelf-benchmarks-{_VERSION}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def film(wanted: Film, *, folder: str = "films") -> Path:
    """Return a film; it is rendered at the first call."""
    return once(cache_folder() / folder / wanted.name, lambda path: _render(wanted, path))


def clips(n_generated: int) -> list[Path]:
    """Return short clips: real ones if they are beside the checkout, else generated ones."""
    real = sorted(_SHARED_CLIPS.glob("*.mp4"))
    if real:
        return real
    scene = Film((640, 360), 60, 3, 1, 800)
    return [
        once(cache_folder() / "clips" / f"{seed}-{scene.name}", lambda path, seed=seed: _render(scene, path, seed=seed))
        for seed in range(n_generated)
    ]


def as_folder(target: Path, videos: list[Path]) -> Path:
    """Put links to videos into a folder of their own."""
    target.mkdir(parents=True, exist_ok=True)
    for video in videos:
        link = target / video.name
        if not link.exists():
            link.symlink_to(video)
    return target


def encoder_folder(architecture: str = _ENCODER) -> Path:
    """Return an open_clip folder with random weights; its vectors mean nothing but cost what real ones cost."""

    def write(path: Path) -> None:
        import open_clip
        import torch
        from safetensors.torch import save_file

        torch.manual_seed(0)
        network = open_clip.create_model(architecture, pretrained=None)
        config = {"model_cfg": open_clip.get_model_config(architecture), "preprocess_cfg": _preprocessing()}
        path.mkdir()
        (path / "open_clip_config.json").write_text(json.dumps(config))
        save_file(network.state_dict(), path / "open_clip_model.safetensors")

    return once(cache_folder() / f"random-{architecture}", write)


def _preprocessing() -> dict[str, object]:
    return {
        "mean": [0.48145466, 0.4578275, 0.40821073],
        "std": [0.26862954, 0.26130258, 0.27577711],
        "interpolation": "bicubic",
        "resize_mode": "shortest",
    }


def once(path: Path, make: Callable[[Path], None]) -> Path:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{os.getpid()}-{path.name}")
        log.info("making %s", path.name)
        try:
            make(draft)
            draft.rename(path)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
            draft.unlink(missing_ok=True)
    return path


def _render(wanted: Film, path: Path, *, seed: int = 0) -> None:
    scene = path.with_name(f"{path.stem}-scene.mp4")
    try:
        _encode(wanted, scene, seed=seed)
        _repeat(scene, path, wanted)
    finally:
        scene.unlink(missing_ok=True)


def _encode(wanted: Film, path: Path, *, seed: int) -> None:
    import av

    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=wanted.frames_per_second)
        stream.width, stream.height = wanted.size
        stream.pix_fmt = "yuv420p"
        stream.gop_size = wanted.gop
        stream.bit_rate = wanted.kilobits_per_second * 1000
        stream.options = {"preset": "veryfast", "sc_threshold": "0", "keyint_min": str(wanted.gop), "open-gop": "0"}
        for picture in _pictures(wanted.gop * wanted.scene_gops, wanted.size, seed=seed):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="yuv420p")))
        container.mux(stream.encode())


def _repeat(scene: Path, path: Path, wanted: Film) -> None:
    import av

    with av.open(str(path), "w", format="mp4", options={"movflags": "faststart"}) as container:
        stream = None
        for number in range(wanted.n_repeats):
            with av.open(str(scene)) as source:
                origin = source.streams.video[0]
                if stream is None:
                    stream = container.add_stream_from_template(origin)
                step = Fraction(wanted.gop * wanted.scene_gops, wanted.frames_per_second) / (origin.time_base or 1)
                for packet in source.demux(origin):
                    if packet.size:
                        packet.pts, packet.dts = (packet.pts or 0) + number * step, (packet.dts or 0) + number * step
                        packet.stream = stream
                        container.mux(packet)


def _pictures(count: int, size: tuple[int, int], *, seed: int) -> Iterator[NDArray[np.uint8]]:
    """Pan over a textured background with crossing patches and grain: hard enough to need a realistic bit rate."""
    rng = np.random.default_rng(seed)
    width, height = size
    ground = rough((height * 3 // 2, width * 3 // 2), rng)
    patches = [rough((height // 3 // 2 * 2, width // 4 // 2 * 2), rng) for _ in range(6)]
    grain = rng.normal(0, 3, (height * 3 // 2 + 64, width + 64)).astype(np.int8)
    phases = rng.uniform(0, 6.28, (len(patches), 2))
    for number in range(count):
        turn = 2 * np.pi * number / count
        top, left = (int((1 + f(turn)) / 4 * side) for f, side in ((np.sin, height), (np.cos, width)))
        luma = ground[top : top + height, left : left + width].copy()
        for patch, (one, other) in zip(patches, phases, strict=True):
            y = int((1 + np.sin(2 * turn + one)) / 2 * (height - patch.shape[0]))
            x = int((1 + np.cos(3 * turn + other)) / 2 * (width - patch.shape[1]))
            luma[y : y + patch.shape[0], x : x + patch.shape[1]] = patch
        chroma = 96 + luma[::2, ::2][: height // 2, : width // 2] // 4
        planes = np.concatenate([luma.ravel(), chroma.ravel(), (255 - chroma).ravel()]).reshape(-1, width)
        dy, dx = rng.integers(0, 64, 2)
        yield planes + grain[dy : dy + planes.shape[0], dx : dx + width].view(np.uint8)


def rough(shape: tuple[int, int], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Return noise of all scales between 40 and 215, so that grain cannot overflow."""
    total = np.zeros(shape, np.float32)
    for scale in (2, 4, 8, 16, 32, 64):
        coarse = rng.normal(0, scale**0.5, (shape[0] // scale + 1, shape[1] // scale + 1)).astype(np.float32)
        total += np.kron(coarse, np.ones((scale, scale), np.float32))[: shape[0], : shape[1]]
    return np.clip(128 + 10 * total, 40, 215).astype(np.uint8)
