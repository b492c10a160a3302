"""Which part of a map is shown, and where its points are on the screen."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MOST_ZOOM = 400.0
"""How much larger than the whole map a part of it can be shown."""
_LEAST_ZOOM = 0.5
_MARGIN_SHARE = 0.06


@dataclass(frozen=True, slots=True)
class MapView:
    """A part of a map on an area of the screen.

    Attributes
    ----------
    width_px, height_px : float
        Size of the area.
    centre : (float, float)
        The place on the map that is in the middle of it.
    zoom : float
        1 shows the whole map.
    """

    width_px: float = 1.0
    height_px: float = 1.0
    centre: tuple[float, float] = (0.0, 0.0)
    zoom: float = 1.0
    extent: tuple[float, float] = (1.0, 1.0)
    """Half the width and height of the whole map."""

    @property
    def scale_px(self) -> float:
        """Pixels for each unit of the map."""
        room = 1 - 2 * _MARGIN_SHARE
        return self.zoom * room * min(self.width_px / (2 * self.extent[0]), self.height_px / (2 * self.extent[1]))

    def to_px(self, positions: NDArray[np.floating]) -> NDArray[np.float32]:
        """Return places on the map (N, 2) in pixels from the upper left corner."""
        scale = np.array((self.scale_px, -self.scale_px), np.float32)
        middle = np.array((self.width_px / 2, self.height_px / 2), np.float32)
        return (positions - np.array(self.centre, np.float32)) * scale + middle

    def to_map(self, x_px: float, y_px: float) -> tuple[float, float]:
        """Return the place on the map at a point of the screen."""
        return (
            self.centre[0] + (x_px - self.width_px / 2) / self.scale_px,
            self.centre[1] - (y_px - self.height_px / 2) / self.scale_px,
        )

    def resized(self, width_px: float, height_px: float) -> "MapView":
        """Return the same part on an area of another size."""
        return MapView(max(1.0, width_px), max(1.0, height_px), self.centre, self.zoom, self.extent)

    def moved(self, x_px: float, y_px: float) -> "MapView":
        """Return the view after its contents were dragged by so many pixels; some of the map stays in view."""
        x = self.centre[0] - x_px / self.scale_px
        y = self.centre[1] + y_px / self.scale_px
        return self._at(x, y, self.zoom)

    def zoomed(self, factor: float, x_px: float, y_px: float) -> "MapView":
        """Return the view enlarged around a point of the screen, which shows the same place as before."""
        zoom = min(MOST_ZOOM, max(_LEAST_ZOOM, self.zoom * factor))
        x, y = self.to_map(x_px, y_px)
        share = self.zoom / zoom
        return self._at(x + (self.centre[0] - x) * share, y + (self.centre[1] - y) * share, zoom)

    def showing(self, x: float, y: float) -> "MapView":
        """Return the view moved as little as necessary so that a place is in it."""
        across, down = (side / 2 / self.scale_px * (1 - 2 * _MARGIN_SHARE) for side in (self.width_px, self.height_px))
        return self._at(
            min(max(self.centre[0], x - across), x + across), min(max(self.centre[1], y - down), y + down), self.zoom
        )

    def fitted(self, positions: NDArray[np.floating]) -> "MapView":
        """Return a view of all points."""
        if not len(positions):
            return MapView(self.width_px, self.height_px)
        lowest, highest = positions.min(axis=0), positions.max(axis=0)
        extent = np.maximum((highest - lowest) / 2, 0.05)
        middle = (lowest + highest) / 2
        return MapView(
            self.width_px,
            self.height_px,
            (float(middle[0]), float(middle[1])),
            1.0,
            (float(extent[0]), float(extent[1])),
        )

    def _at(self, x: float, y: float, zoom: float) -> "MapView":
        most_x, most_y = 3 * self.extent[0], 3 * self.extent[1]
        return MapView(
            self.width_px,
            self.height_px,
            (min(most_x, max(-most_x, x)), min(most_y, max(-most_y, y))),
            zoom,
            self.extent,
        )
