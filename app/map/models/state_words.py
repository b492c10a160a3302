"""What the line below a map says of it."""

import numpy as np

from app.map.models.scene import Scene
from app.ui.localization.text import filled, number, tr
from core.domain.clusters import ClusterScope
from core.domain.maps import VideoMap

FEWEST_ARRANGED = 8
"""With fewer points there is nothing to arrange."""


def state_words(found: VideoMap, scene: Scene | None) -> str:
    """Return how many points there are, how many are selected or filtered out, and what is not quite right yet."""
    if found.scope is ClusterScope.VIDEOS:
        parts = [tr("Map", "%n videos", n=len(found))]
    else:
        parts = [tr("Map", "%n moments", n=len(found))]
    if scene is not None and scene.is_selected.any():
        parts.append(tr("Map", "%n selected", n=int(np.count_nonzero(scene.is_selected))))
    if scene is not None and not scene.is_allowed.all():
        parts.append(tr("Map", "%n filtered out", n=int(np.count_nonzero(~scene.is_allowed))))
    if found.n_added:
        parts.append(tr("Map", "%n new since the map was drawn", n=found.n_added))
    if found.n_analysed < found.n_videos:
        parts.append(filled(tr("Map", "%1 videos not analysed yet"), number(found.n_videos - found.n_analysed)))
    if not found.is_arranged and len(found) >= FEWEST_ARRANGED:
        parts.append(tr("Map", "roughly placed"))
    return " · ".join(parts)
