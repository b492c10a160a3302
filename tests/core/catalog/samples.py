"""Sample values for the catalog tests."""

from pathlib import Path

import numpy as np
from sqlalchemy.orm import Session

from core.catalog import folders
from core.catalog.files import put_files
from core.domain.embeddings import EmbeddingSpan, EncoderIdentity, EncoderInfo
from core.domain.media import ContentKey, FileStamp, FrameGeometry, MediaInfo
from core.domain.videos import FoundFile

MEDIA = MediaInfo(12.5, 640, 360, 90, 29.97, "h264", "mov,mp4", has_audio=True)


def found(path: str, content: int, *, mtime_ns: int = 1) -> FoundFile:
    return FoundFile(
        Path(path), FileStamp(content + 1, mtime_ns, 2**64 - 1), ContentKey(content + 1, f"{content:032x}")
    )


def put(session: Session, folder: str, **contents: int) -> list[int]:
    """Put files (name without suffix = content) into a folder; return the ids of the new videos."""
    folder_id = folders.add(session, Path(folder)).id
    files = [found(f"{name}.mp4", content) for name, content in contents.items()]
    return list(put_files(session, folder_id, files).new_video_ids)


def encoder(name: str = "builtin") -> EncoderInfo:
    return EncoderInfo(name, name.title(), EncoderIdentity(name, "w", "p"), 4, FrameGeometry(32), has_text=False)


def span(video_id: int, first_row: int, n_rows: int = 2) -> EmbeddingSpan:
    return EmbeddingSpan(video_id, first_row, n_rows, np.arange(n_rows) * 0.1)
