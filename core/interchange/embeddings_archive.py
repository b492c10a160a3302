"""All vectors as one NumPy archive. They are mapped from disk, but all are in memory while they are written."""

import os
from typing import BinaryIO

from core.domain.exports import ExportFormat, ExportOutcome
from core.interchange.exporter import Source
from core.sentence import Sentence


class EmbeddingsArchive:
    """Writes ``.npz``."""

    format = ExportFormat(
        "embeddings",
        "Vectors of the search model",
        ".npz",
        """Export the vectors of the current search model as a NumPy archive.

        Arrays: path (V,), first_row (V,), n_rows (V,), timestamps_seconds (N,), vectors float16 (N, D). The rows
        of each video are contiguous and ordered by time.
        """,
    )

    def write(self, source: Source, file: BinaryIO) -> ExportOutcome:
        """Write the archive; see `Exporter.write`."""
        import numpy as np

        found = source.vectors()
        videos = found.videos
        n_rows = np.array([len(video.vectors) for video in videos], np.int64)
        # Each begins with an empty array because there may be no videos at all.
        times = [np.zeros(0), *(video.timestamps_seconds for video in videos)]
        vectors = [np.zeros((0, found.n_dims), np.float16), *(video.vectors for video in videos)]
        np.savez(
            file,
            path=np.array([os.fspath(v.path).encode("utf-8", "backslashreplace").decode() for v in videos], np.str_),
            first_row=np.cumsum(n_rows) - n_rows,
            n_rows=n_rows,
            timestamps_seconds=np.concatenate(times),
            vectors=np.concatenate(vectors),
        )
        return ExportOutcome(Sentence("{count} vectors of {videos} videos", count=n_rows.sum(), videos=len(videos)))
