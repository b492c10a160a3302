"""Valid values of each column of the catalog; `core.catalog.store.rules` makes rules of them."""

import sys

from core.domain.clusters import ClusterScope
from core.domain.duplicates import PairAnswer, PairKind
from core.domain.embeddings import MAX_DIMS, IndexKind
from core.domain.jobs import JobKind, JobState
from core.domain.media import ResizeMode
from core.domain.tags import PERSON, Verdict
from core.domain.videos import MAX_RATING, FolderState

LAST_MICROSECOND = 253_402_300_799_999_999
_LONGEST_SECONDS = 10.0**9
_FIRST_FILM_MICROSECONDS = -(2**52)  # before 1888
_MOST_ROWS = 2**40

WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("decisions", "verdict"): tuple(Verdict),
    ("folders", "state"): tuple(FolderState),
    ("encoders", "resize_mode"): tuple(ResizeMode),
    ("index_files", "kind"): tuple(IndexKind),
    ("jobs", "kind"): tuple(JobKind),
    ("jobs", "state"): tuple(JobState),
    ("clusters", "scope"): tuple(ClusterScope),
    ("clusterings", "scope"): tuple(ClusterScope),
    ("video_pairs", "kind"): tuple(PairKind),
    ("pair_answers", "answer"): tuple(PairAnswer),
}
RANGES: dict[tuple[str, str], tuple[float, float]] = {
    ("videos", "size_bytes"): (0, 2**63 - 1),
    ("videos", "duration_seconds"): (sys.float_info.min, _LONGEST_SECONDS),
    ("videos", "width_px"): (1, 2**31),
    ("videos", "height_px"): (1, 2**31),
    ("videos", "rating"): (0, MAX_RATING),
    ("videos", "cover_seconds"): (0, _LONGEST_SECONDS),
    ("videos", "n_strip_frames"): (0, 2**31),
    ("videos", "recorded_at"): (_FIRST_FILM_MICROSECONDS, LAST_MICROSECOND),
    ("videos", "recorded_zone_minutes"): (-14 * 60, 14 * 60),
    ("files", "size_bytes"): (0, 2**63 - 1),
    ("encoders", "n_dims"): (1, MAX_DIMS),
    ("encoders", "size_px"): (1, 2**16),
    ("embedding_spans", "first_row"): (0, _MOST_ROWS),
    ("embedding_spans", "n_rows"): (1, _MOST_ROWS),
    ("index_files", "n_rows"): (0, _MOST_ROWS),
    ("decisions", "start_seconds"): (0, _LONGEST_SECONDS),
    ("decisions", "end_seconds"): (0, _LONGEST_SECONDS),
    ("tags", "shortcut_slot"): (1, 9),
    ("heads", "version"): (0, 2**63 - 1),
    ("suggestions", "start_seconds"): (0, _LONGEST_SECONDS),
    ("suggestions", "end_seconds"): (0, _LONGEST_SECONDS),
    ("cluster_members", "start_seconds"): (0, _LONGEST_SECONDS),
    ("cluster_members", "end_seconds"): (0, _LONGEST_SECONDS),
    ("clusterings", "n_requested"): (1, 2**31),
    ("video_pairs", "a_start_seconds"): (0, _LONGEST_SECONDS),
    ("video_pairs", "a_end_seconds"): (0, _LONGEST_SECONDS),
    ("video_pairs", "b_start_seconds"): (0, _LONGEST_SECONDS),
    ("video_pairs", "b_end_seconds"): (0, _LONGEST_SECONDS),
    ("video_pairs", "share"): (0, 1),
    ("video_pairs", "speed"): (sys.float_info.min, _LONGEST_SECONDS),
}
LENGTHS = {("videos", "sampled_hash"): 32}
DIGITS = {("files", "inode"): 39}
"""Most digits of texts that are whole numbers: no file system counts beyond 128 bits."""
FACT_DIGITS = 18
"""Most digits of the facts in ``meta`` that are numbers, so that they fit SQLite's integers."""
# Columns that are all empty or all filled: the results of a probe.
TOGETHER: dict[str, frozenset[str]] = {
    "videos": frozenset({
        "duration_seconds", "width_px", "height_px", "rotation_degrees", "frames_per_second", "codec", "container",
        "has_audio", "is_partial",
    })
}  # fmt: skip
# Columns without which a row is useless; the others can have a default value. Tables that are not listed need all of
# their columns.
ESSENTIAL: dict[str, frozenset[str]] = {
    "videos": frozenset(),
    "tags": frozenset(),
    "folders": frozenset({"path"}),
    "files": frozenset({"folder_id", "video_id", "path"}),
    "decisions": frozenset({"video_id", "tag_id", "verdict", "start_seconds", "end_seconds"}),
    "audits": frozenset({"tag_id", "head_version", "threshold"}),
    "saved_searches": frozenset({"rule"}),
    "pair_answers": frozenset({"low_video_id", "high_video_id", "answer"}),
    "tag_aliases": frozenset({"tag_id", "alias", "alias_key"}),
    "clusters": frozenset({"scope"}),
}
MOMENTS = frozenset({"decisions", "suggestions", "cluster_members"})
"""Tables whose rows are about a span of a video, or about all of it if they have no times."""

# Values for lost videos and tags; no hash of a file begins like this.
LOST_HASH = "f" * 16 + "{:016x}"
LOST_TAG = "Tag {}"
PLAIN = {
    ("videos", "sampled_hash"): LOST_HASH,
    ("tags", "name"): LOST_TAG,
    ("tags", "name_key"): LOST_TAG.lower(),
    ("decisions", "source"): PERSON,
    ("files", "inode"): "0",
    ("clusters", "other_names"): "[]",
    ("saved_searches", "name"): "Search {}",
    ("saved_searches", "name_key"): "search {}",
}
# Number of columns that tables had at first, if columns were added later.
FIRST_COLUMNS = {"videos": 17, "tags": 5, "audits": 8}
