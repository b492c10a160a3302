"""Writes a map to a file: a picture, or its points as JSON."""

import colorsys
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from core import private, whole_file
from core.domain.clusters import Clustering
from core.domain.maps import VideoMap
from core.errors import PathError, UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import ImageDraw

PICTURE, POINTS = ".png", ".json"
_SIZE_PX, _MARGIN_PX = (1600, 1200), 80
_SHARPNESS = 2
"""Drawn so many times larger, so that edges are smooth."""
_GROUND, _TEXT, _HALO, _PLAIN = "#ffffff", "#1d1e20", "#ffffff", (36, 91, 209)
_TEXT_PX, _MOST_NAMES, _MOST_LETTERS = 22, 60, 40
_FEWEST_COVERED = 6
"""A name stands above smaller groups, which it would hide."""
_GOLDEN = 0.618034
"""Steps of this share of the colour circle keep the colours of consecutive groups apart."""


def check(out: Path) -> None:
    """Raise `UsageError` unless a file name has an ending that can be written."""
    if out.suffix.lower() not in {PICTURE, POINTS}:
        raise UsageError(
            "A map cannot be written to {name}", "Choose a name that ends with .png or .json.", name=repr(out.name)
        )


def write(found: VideoMap, paths: Mapping[int, Path], groups: Clustering | None, out: Path) -> bool:
    """Write a map, completely or not at all, and return whether it replaced a file.

    Parameters
    ----------
    found : VideoMap
        The map.
    paths : mapping of int to Path
        Path of each video.
    groups : Clustering or None
        What colours the points and names the places.
    out : Path
        File to write or replace.

    Raises
    ------
    UsageError
        If the name has another ending than ``.png`` and ``.json``.
    PathError
        If the file cannot be written; an existing one is unchanged.
    """
    check(out)
    is_replaced = out.is_file()
    try:
        with whole_file.written(out) as file:
            if out.suffix.lower() == PICTURE:
                _write_picture(found, groups, file)
            else:
                _write_points(found, paths, groups, file)
    except OSError as error:
        raise PathError(
            "{path} cannot be written ({reason})", "Choose another location.", path=out, reason=error.strerror
        ) from error
    private.share(out)
    return is_replaced


def _group_of(found: VideoMap, groups: Clustering | None) -> list[int]:
    """Return the number of the group of each point, -1 for none."""
    if groups is None:
        return [-1] * len(found)
    numbers = {cluster.id: number for number, cluster in enumerate(groups.clusters)}
    return [-1 if cluster_id is None else numbers[cluster_id] for cluster_id in found.clusters_of_points(groups)]


def _write_points(found: VideoMap, paths: Mapping[int, Path], groups: Clustering | None, file: BinaryIO) -> None:
    names = [] if groups is None else [cluster.name for cluster in groups.clusters]
    rows = zip(
        found.video_ids.tolist(),
        found.start_seconds.tolist(),
        found.end_seconds.tolist(),
        found.positions.tolist(),
        _group_of(found, groups),
        strict=True,
    )
    points = [
        {
            "video": str(paths[video_id]),
            "start_seconds": start,
            "end_seconds": end,
            "x": round(x, 5),
            "y": round(y, 5),
            "group": names[group] if group >= 0 else None,
        }
        for video_id, start, end, (x, y), group in rows
        if video_id in paths
    ]
    document = {"of": str(found.scope), "is_arranged": found.is_arranged, "points": points}
    # Bytes of file names that are not UTF-8 are escaped, as they are on the command line.
    file.write(json.dumps(document, ensure_ascii=False).encode("utf-8", "backslashreplace"))


def _write_picture(found: VideoMap, groups: Clustering | None, file: BinaryIO) -> None:
    import numpy as np
    from PIL import Image, ImageDraw

    width, height = (side * _SHARPNESS for side in _SIZE_PX)
    image = Image.new("RGB", (width, height), _GROUND)
    draw = ImageDraw.Draw(image)
    places = _to_px(found.positions)
    numbers = np.array(_group_of(found, groups))
    radius = _SHARPNESS * max(1.5, min(6.0, 200 / max(len(found), 1) ** 0.5))
    # In a fixed order that has nothing to do with the groups: none hides another.
    for place in np.random.default_rng(0).permutation(len(found)).tolist():
        x, y = places[place].tolist()
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_colour(int(numbers[place])))
    small = image.resize(_SIZE_PX, Image.Resampling.LANCZOS)
    if groups is not None:
        _write_names(ImageDraw.Draw(small), places / _SHARPNESS, numbers, groups)
    small.save(file, "PNG", optimize=True)


def _to_px(positions: "NDArray[np.float32]") -> "NDArray[np.float64]":
    """Return positions (N, 2) in pixels of the large picture, in the same proportions."""
    import numpy as np

    lowest, highest = positions.min(axis=0), positions.max(axis=0)
    room = np.array(_SIZE_PX, float) - 2 * _MARGIN_PX
    scale = float((room / np.maximum(highest - lowest, 1e-6)).min())
    centred = (positions - (lowest + highest) / 2).astype(float) * (scale, -scale)
    return (centred + np.array(_SIZE_PX) / 2) * _SHARPNESS


def _colour(group: int) -> tuple[int, int, int]:
    if group < 0:
        return _PLAIN
    red, green, blue = colorsys.hls_to_rgb((0.6 + group * _GOLDEN) % 1.0, 0.47, 0.62)
    return round(255 * red), round(255 * green), round(255 * blue)


def _write_names(
    draw: "ImageDraw.ImageDraw", places: "NDArray[np.float64]", numbers: "NDArray[np.int64]", groups: Clustering
) -> None:
    """Write the names of the largest groups where there is room for them."""
    import numpy as np
    from PIL import ImageFont

    font = ImageFont.load_default(_TEXT_PX)
    taken: list[tuple[float, float, float, float]] = []
    for number, cluster in enumerate(groups.clusters[:_MOST_NAMES]):
        members = places[numbers == number]
        if not cluster.name or not len(members):
            continue
        x, y = np.median(members, axis=0).tolist()
        if len(members) < _FEWEST_COVERED:
            x, y = members[members[:, 1].argmin()].tolist()
            y -= _TEXT_PX
        text = cluster.name[:_MOST_LETTERS]
        box = draw.textbbox((x, y), text, font=font, anchor="mm")
        is_free = all(
            box[2] < other[0] or box[0] > other[2] or box[3] < other[1] or box[1] > other[3] for other in taken
        )
        if is_free:
            taken.append(box)
            draw.text((x, y), text, font=font, anchor="mm", fill=_TEXT, stroke_width=3, stroke_fill=_HALO)
