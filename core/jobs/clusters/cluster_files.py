"""The files that the next clustering starts from, and vectors of words that clusters are named with.

Derived data beside the vector index: if they are missing or do not fit, the clusters are found anew.
"""

import json
import logging
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core import whole_file
from core.domain.clusters import ClusterScope
from core.search.clusters.clustering import Centres

log = logging.getLogger(__name__)

_TERMS = "cluster-terms.npz"


@dataclass(frozen=True, slots=True)
class KeptCentres:
    """The state of the last clustering.

    Attributes
    ----------
    centres : Centres
        What the next one starts from; the IDs are those of the catalog.
    mark : str
        Equal in the catalog, if it is about these clusters: after a backup was restored, it is not.
    """

    centres: Centres
    mark: str


def read_centres(folder: Path, scope: ClusterScope) -> KeptCentres | None:
    """Return the state of the last clustering; None if there is none, or it is damaged."""
    found = _read(_path(folder, scope))
    try:
        centres = Centres(found["mean"], found["components"], found["centres"], found["ids"])
        mark = str(found["mark"])
    except (KeyError, TypeError, ValueError):
        return None
    n_dims, n_kept = centres.components.shape if centres.components.ndim == 2 else (0, 0)
    is_whole = (
        centres.mean.shape == (n_dims,)
        and centres.centres.shape == (len(centres.ids), n_kept)
        and len(centres.ids) > 0
        and all(np.isfinite(part).all() for part in (centres.mean, centres.components, centres.centres))
    )
    return KeptCentres(centres, mark) if is_whole else None


def write_centres(folder: Path, scope: ClusterScope, kept: KeptCentres) -> None:
    """Write the state for the next clustering; a full disk is only logged."""
    centres = kept.centres
    _write(
        _path(folder, scope),
        mean=centres.mean,
        components=centres.components,
        centres=centres.centres,
        ids=centres.ids,
        mark=np.array(kept.mark),
    )


def read_terms(folder: Path, n_dims: int) -> dict[str, NDArray[np.float32]]:
    """Return the known vectors of words; empty if there are none of this length."""
    found = _read(folder / _TERMS)
    try:
        terms, vectors = json.loads(str(found["terms"])), found["vectors"]
    except (KeyError, ValueError):
        return {}
    return dict(zip(terms, vectors, strict=True)) if vectors.shape == (len(terms), n_dims) else {}


def write_terms(folder: Path, terms: Mapping[str, NDArray[np.float32]]) -> None:
    """Keep the vectors of words; a full disk is only logged."""
    _write(folder / _TERMS, terms=np.array(json.dumps(list(terms))), vectors=np.stack(list(terms.values())))


def _path(folder: Path, scope: ClusterScope) -> Path:
    return folder / f"clusters-{scope}.npz"


def _read(path: Path) -> dict[str, NDArray]:
    try:
        # Opened here: of a damaged file, numpy would leave that to the garbage collector.
        with path.open("rb") as file:
            found = np.load(file, allow_pickle=False)
            return {name: found[name] for name in found.files} if isinstance(found, np.lib.npyio.NpzFile) else {}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        log.warning("%s cannot be read, so the clusters are found anew: %s", path, error)
        return {}


def _write(path: Path, **arrays: NDArray) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with whole_file.written(path) as file:
            np.savez(file, allow_pickle=False, **arrays)
    except OSError as error:
        # Everything in it can be found again: a full disk must not take the result away.
        log.warning("%s cannot be written: %s", path, error)
