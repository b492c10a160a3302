"""Libraries with made-up vectors: real catalog, real embedding store, nothing decoded, known answers."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.api.library import Library
from core.catalog import embeddings as embedding_rows
from core.catalog import files, folders, jobs, videos
from core.domain.embeddings import EmbeddingSpan, EncoderIdentity, EncoderInfo
from core.domain.media import ContentKey, FileStamp, FrameGeometry, MediaInfo
from core.domain.videos import FoundFile
from core.embedding.store import EmbeddingStore

N_DIMS = 32


def encoder_info(*, n_dims: int = N_DIMS, name: str = "made-up", has_text: bool = True) -> EncoderInfo:
    identity = EncoderIdentity(name, "0" * 64, "1" * 64)
    return EncoderInfo(name, "Made up", identity, n_dims, FrameGeometry(16), has_text)


class WordEncoder:
    """Replaces the loading of an encoder: words have vectors, and the number of requests is counted."""

    device_name = "none"

    def __init__(self, info: EncoderInfo, meanings: dict[str, NDArray[np.float32]]) -> None:
        self.info, self.meanings, self.n_asked = info, meanings, 0

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.n_asked += 1
        rows = np.zeros((len(texts), self.info.n_dims), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word, vector in self.meanings.items():
                if word in text:
                    row += vector
            if row.any():
                row /= np.linalg.norm(row)
        return rows

    def unknown_words(self, text: str) -> tuple[str, ...]:
        return ()


class WordHost:
    """Returns a `WordEncoder` where the learner asks for the encoder in use."""

    def __init__(self, encoder: WordEncoder) -> None:
        self._encoder = encoder

    def serving_text(self, _info: EncoderInfo) -> WordEncoder:
        return self._encoder


def make(folder: Path, clips: Sequence[NDArray], *, gap_seconds: float = 0.5, info: EncoderInfo | None = None) -> None:
    """Make a library of videos with these frame vectors, one array ``(T, D)`` each; ids count from 1."""
    media = folder.parent / "videos"
    media.mkdir(exist_ok=True)
    (media / "readme.txt").write_text("The videos of this library do not exist.")
    library = Library.open(folder)
    try:
        with library.database.write() as session:
            root = folders.add(session, media, is_watched=False).id
            jobs.set_paused(session, is_paused=True)  # files that do not exist allow no conclusion
        add(library, root, clips, gap_seconds=gap_seconds, info=info or encoder_info())
    finally:
        library.close()


def add(
    library: Library,
    folder_id: int,
    clips: Sequence[NDArray],
    *,
    info: EncoderInfo,
    gap_seconds: float = 0.5,
    first: int | None = None,
) -> list[int]:
    """Add videos with vectors to a library, numbered on from the last or from `first`; return their ids."""
    first = first or len(library.videos.ids()) + 1
    numbers = range(first, first + len(clips))
    found = [
        FoundFile(
            Path(f"clip {number:05}.mp4"),
            FileStamp(1000 + number, number, number),
            ContentKey(1000 + number, f"{number:032x}"),
        )
        for number in numbers
    ]
    with library.database.write() as session:
        ids = list(files.put_files(session, folder_id, found).new_video_ids)
        encoder_id = embedding_rows.put_encoder(session, info)
        embedding_rows.use(session, encoder_id)
        for video_id, clip in zip(ids, clips, strict=True):
            seconds = max(len(clip) * gap_seconds, 0.04)
            media = MediaInfo(seconds, 640, 360, 0, 25.0, "h264", "mp4", has_audio=False)
            videos.set_media(session, video_id, media=media)
    vectors(library, encoder_id, dict(zip(ids, clips, strict=True)), info=info, gap_seconds=gap_seconds)
    return ids


def vectors(
    library: Library, encoder_id: int, clips: Mapping[int, NDArray], *, info: EncoderInfo, gap_seconds: float = 0.5
) -> None:
    """Store vectors of an encoder for existing videos, by catalog id."""
    with library.database.read() as session:
        n_rows = embedding_rows.n_rows(session, encoder_id)
    spans = []
    with EmbeddingStore(library.paths.embeddings(info.identity.key), n_dims=info.n_dims) as store:
        store.open(n_rows)
        for video_id, clip in clips.items():
            place = store.append(np.asarray(clip, np.float16))
            spans.append(EmbeddingSpan(video_id, place, len(clip), np.arange(len(clip)) * gap_seconds))
        store.sync()
    with library.database.write() as session:
        embedding_rows.put_spans(session, encoder_id, spans)
