"""Clusters of videos and of moments: as they were last found, and what people have made of them.

A row of `ClusterRow` is one centre of the clustering. People merge clusters without touching the centres: the rows of
the parts say which cluster they are shown in. So a merge is undone exactly, and survives finding the clusters again.
Clusters that people have edited and that are not found any more keep their members, by which they are recognised later.
"""

import difflib
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, exists, func, insert, or_, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session, aliased

from core.catalog import saved_searches
from core.catalog.store import listing, meta, snapshots
from core.catalog.store.columns import now
from core.catalog.store.likeness_schema import ClusteringRow, ClusterMemberRow, ClusterRow
from core.catalog.store.schema import SpanRow, VideoRow
from core.domain.changes import SavedRows
from core.domain.clusters import Cluster, Clustering, ClusterMember, ClusterScope
from core.domain.query.filters import ANYTHING, Field
from core.domain.tags import fold
from core.errors import UsageError

_ROWS_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class FoundCluster:
    """One centre of a new clustering.

    Attributes
    ----------
    id : int
        Catalog ID, from `new_ids` or an earlier clustering.
    name : str
        The name that was found; empty if there is none.
    other_names : tuple of str
        Others that were considered, best first.
    members : sequence of ClusterMember
        Its members.
    """

    id: int
    name: str
    other_names: tuple[str, ...]
    members: Sequence[ClusterMember]


@dataclass(frozen=True, slots=True)
class ClusteringRecord:
    """When and how the clusters of a scope were last found; without the time, which is that of writing.

    Attributes
    ----------
    encoder_id : int
        Catalog ID of the encoder whose vectors were clustered.
    n_requested : int or None
        The number of clusters that somebody asked for; None if it was found.
    mark : str
        Equal in the file with the centres that these clusters belong to.
    """

    encoder_id: int
    n_requested: int | None
    mark: str


def record(session: Session, scope: ClusterScope) -> ClusteringRecord | None:
    """Return how the clusters were last found; None if they never were."""
    row = session.get(ClusteringRow, scope.value)
    return None if row is None else ClusteringRecord(row.encoder_id, row.n_requested, row.mark)


def read(session: Session, scope: ClusterScope) -> Clustering | None:
    """Return the clusters as they were last found and edited, largest first; None if they never were found.

    Videos that are not listed any more are left out. Takes about a second for 100,000 members.
    """
    row = session.get(ClusteringRow, scope.value)
    if row is None:
        return None
    roots = _roots(session, scope)
    members: dict[int, list[ClusterMember]] = defaultdict(list)
    of_listed = _select_members(scope).join(VideoRow, VideoRow.id == ClusterMemberRow.video_id)
    shown = of_listed.where(VideoRow.is_listed, ClusterRow.is_found).order_by(
        ClusterMemberRow.closeness.desc(), ClusterMemberRow.id
    )
    for cluster_id, *values in session.execute(shown):
        members[roots[cluster_id].id].append(ClusterMember(*values))
    parts_of: dict[int, list[int]] = defaultdict(list)
    for cluster_id, root in roots.items():
        if root.id != cluster_id:
            parts_of[root.id].append(cluster_id)
    others = (_shown_names(session, one).values() for one in ClusterScope if one is not scope)
    elsewhere = {fold(name) for names in others for name in names}
    clusters = [
        Cluster(
            cluster_id,
            _name(roots[cluster_id]),
            _other_names(roots[cluster_id]),
            tuple(those),
            is_renamed=bool(roots[cluster_id].given_name),
            is_hidden=roots[cluster_id].is_hidden,
            parts=tuple(parts_of[cluster_id]),
            is_namesake=fold(_name(roots[cluster_id])) in elsewhere,
        )
        for cluster_id, those in members.items()
    ]
    n_new = _count_new(session, scope)
    return Clustering(
        tuple(sorted(clusters, key=lambda cluster: (-len(cluster.members), cluster.id))),
        session.scalars(select(func.count()).select_from(VideoRow).where(VideoRow.is_listed)).one(),
        len({member.video_id for those in members.values() for member in those}),
        n_new,
        n_new > 0 or _current_encoder(session) != row.encoder_id,
        row.found_at,
        row.n_requested,
    )


def members_by_id(session: Session, scope: ClusterScope) -> dict[int, list[ClusterMember]]:
    """Return the members of each centre; also those of unlisted videos, and of clusters that are not found any more."""
    found: dict[int, list[ClusterMember]] = defaultdict(list)
    for cluster_id, *values in session.execute(_select_members(scope)):
        found[cluster_id].append(ClusterMember(*values))
    return dict(found)


def given_names(session: Session, scope: ClusterScope) -> dict[int, str]:
    """Return the names that people gave to clusters, by ID; those without members too."""
    chosen = (ClusterRow.scope == scope.value, ClusterRow.given_name != "")
    rows = session.execute(select(ClusterRow.id, ClusterRow.given_name).where(*chosen))
    return {cluster_id: name for cluster_id, name in rows}  # noqa: C416


def names(session: Session) -> list[str]:
    """List the names of all clusters that have members, by name."""
    return sorted({name for name, _ in _named(session)}, key=fold)


def new_ids(session: Session, scope: ClusterScope, n_wanted: int) -> list[int]:
    """Add clusters without members and return their IDs."""
    rows = [ClusterRow(scope=scope.value) for _ in range(n_wanted)]
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def replace(session: Session, scope: ClusterScope, found: Sequence[FoundCluster], *, made: ClusteringRecord) -> None:
    """Replace what was found last time; what people made of the clusters stays.

    Saved searches that name a cluster are reworded where the program has given it another name.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    scope : ClusterScope
        Of all of them.
    found : sequence of FoundCluster
        The new clusters.
    made : ClusteringRecord
        How they were found.
    """
    before = _shown_names(session, scope)
    _forget_found(session, scope, kept={cluster.id for cluster in found})
    for cluster in found:
        values = {"found_name": cluster.name, "other_names": json.dumps(cluster.other_names, ensure_ascii=False)}
        session.execute(update(ClusterRow).where(ClusterRow.id == cluster.id).values(is_found=True, **values))
    rows = [
        {
            "cluster_id": cluster.id,
            "video_id": member.video_id,
            "start_seconds": member.start_seconds,
            "end_seconds": member.end_seconds,
            "closeness": member.closeness,
        }
        for cluster in found
        for member in cluster.members
    ]
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        session.execute(insert(ClusterMemberRow), rows[start : start + _ROWS_AT_ONCE])
    values = {"encoder_id": made.encoder_id, "n_requested": made.n_requested, "mark": made.mark, "found_at": now()}
    statement = sqlite.insert(ClusteringRow).values(scope=scope.value, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["scope"], set_=values))
    _reword(session, before, _shown_names(session, scope))


def forget(session: Session) -> None:
    """Forget what was found; clusters that people have edited stay, with the members they are recognised by."""
    session.execute(delete(ClusteringRow))
    for scope in ClusterScope:
        _forget_found(session, scope, kept=())


def snapshot(session: Session, cluster_ids: Iterable[int]) -> list[SavedRows]:
    """Take a snapshot of what people made of clusters and their parts, and of saved searches, for undo."""
    ids = listing.among(cluster_ids)
    rows = session.scalars(select(ClusterRow.id).where(ClusterRow.id.in_(ids) | ClusterRow.merged_into.in_(ids)))
    columns = ("given_name", "is_hidden", "merged_into")
    return [
        snapshots.take(session, "clusters", {"id": rows}, columns=columns),
        snapshots.take(session, "saved_searches", {}),
    ]


def snapshot_merged(session: Session, cluster_id: int, *, into: int) -> list[SavedRows]:
    """Return a snapshot in which a cluster is part of another, for undoing a split; nothing is changed."""
    own = update(ClusterRow).where(ClusterRow.id == cluster_id)
    session.execute(own.values(merged_into=into))
    saved = snapshots.take(session, "clusters", {"id": [cluster_id]}, columns=("merged_into",))
    session.execute(own.values(merged_into=None))
    return [saved]


def rename(session: Session, cluster_id: int, *, name: str) -> None:
    """Give a cluster a name, which it keeps; an empty one returns to the name that was found.

    Raises
    ------
    UsageError
        If another cluster of the scope has the name, or there is no such cluster.
    """
    row = _get(session, cluster_id)
    scope = ClusterScope(row.scope)
    before = _shown_names(session, scope)
    name = " ".join(name.split())
    taken = next((one for one, other in before.items() if fold(other) == fold(name) and one != cluster_id), None)
    if name and taken is not None:
        raise UsageError("A group {name} already exists", "Choose another name.", name=repr(before[taken]))
    row.given_name = name
    session.flush()
    _reword(session, before, _shown_names(session, scope))


def set_hidden(session: Session, cluster_ids: Collection[int], *, is_hidden: bool) -> None:
    """Hide clusters, or show them again."""
    chosen = ClusterRow.id.in_(listing.among(cluster_ids))
    session.execute(update(ClusterRow).where(chosen).values(is_hidden=is_hidden))


def merge(session: Session, cluster_id: int, *, into: int) -> None:
    """Show a cluster, with all that was merged into it before, as part of another.

    Raises
    ------
    UsageError
        If one of them does not exist, or they are of two scopes, or the same.
    """
    row, target = _get(session, cluster_id), _get(session, into)
    if cluster_id == into or row.scope != target.scope:
        raise UsageError("Only two groups of one kind can be merged")
    scope = ClusterScope(row.scope)
    before = _shown_names(session, scope)
    moved = or_(ClusterRow.id == cluster_id, ClusterRow.merged_into == cluster_id)
    session.execute(update(ClusterRow).where(moved).values(merged_into=into))
    after = _shown_names(session, scope)
    _reword(session, before, {**after, cluster_id: after.get(into, "")})


def separate(session: Session, cluster_id: int) -> None:
    """Show each part that was merged into a cluster on its own again.

    Raises
    ------
    UsageError
        If nothing was merged into it.
    """
    if not parts(session, cluster_id):
        raise UsageError("Nothing has been merged into this group")
    session.execute(update(ClusterRow).where(ClusterRow.merged_into == cluster_id).values(merged_into=None))


def parts(session: Session, cluster_id: int) -> list[int]:
    """Return the IDs of the clusters that were merged into one and are still found."""
    chosen = (ClusterRow.merged_into == cluster_id) & ClusterRow.is_found
    return list(session.scalars(select(ClusterRow.id).where(chosen).order_by(ClusterRow.id)))


def scope_of(session: Session, cluster_id: int) -> ClusterScope:
    """Return what a cluster consists of; `UsageError` if it does not exist."""
    return ClusterScope(_get(session, cluster_id).scope)


def ids_of_names(session: Session, values: Iterable[str]) -> set[int]:
    """Return the IDs of clusters named in a filter, with those of all parts.

    Parameters
    ----------
    session : Session
        In a transaction.
    values : iterable of str
        Names in any letter case, which may contain `ANYTHING`, or IDs.

    Raises
    ------
    UsageError
        If one names no cluster; the nearest is suggested.
    """
    known: dict[str, set[int]] = defaultdict(set)
    shown: dict[str, str] = {}
    for name, cluster_id in _named(session):
        known[fold(name)].add(cluster_id)
        shown[fold(name)] = name
    found = {cluster_id for value in values for cluster_id in _ids_of(session, value, known, shown)}
    wanted = listing.among(found)
    shown_in = ClusterRow.id.in_(wanted) | ClusterRow.merged_into.in_(wanted)
    return set(session.scalars(select(ClusterRow.id).where(shown_in, ClusterRow.is_found)))


def _ids_of(session: Session, value: str, known: Mapping[str, set[int]], shown: Mapping[str, str]) -> set[int]:
    key = fold(value.strip())
    if key in known:
        return known[key]
    if key.isascii() and key.isdigit() and session.get(ClusterRow, int(key[:18])) is not None:
        return {int(key[:18])}
    if ANYTHING in key:
        pattern = re.compile(".*".join(map(re.escape, key.split(ANYTHING))), re.DOTALL)
        fitting = [ids for name, ids in known.items() if pattern.fullmatch(name)]
        if fitting:
            return set().union(*fitting)
    near = difflib.get_close_matches(key, known, n=1)
    raise UsageError(
        "There is no group {name}",
        "Did you mean {near}?" if near else "",
        name=repr(value),
        near=repr(shown[near[0]]) if near else "",
    )


def _named(session: Session) -> Iterator[tuple[str, int]]:
    """Yield the name and ID of each cluster that is shown and has a name."""
    for scope in ClusterScope:
        for cluster_id, name in _shown_names(session, scope).items():
            if name:
                yield name, cluster_id


def _shown_names(session: Session, scope: ClusterScope) -> dict[int, str]:
    """Return the name of each cluster that is shown, by ID; it may be empty."""
    session.flush()
    roots = _roots(session, scope)
    found = session.scalars(select(ClusterRow.id).where(ClusterRow.scope == scope.value, ClusterRow.is_found))
    return {roots[cluster_id].id: _name(roots[cluster_id]) for cluster_id in found}


def _roots(session: Session, scope: ClusterScope) -> dict[int, ClusterRow]:
    """Return, by ID, the cluster that each one is shown in."""
    chosen = select(ClusterRow).where(ClusterRow.scope == scope.value).execution_options(populate_existing=True)
    rows = {row.id: row for row in session.scalars(chosen)}
    return {row.id: rows.get(row.merged_into or row.id, row) for row in rows.values()}


def _name(row: ClusterRow) -> str:
    return row.given_name or row.found_name


def _other_names(row: ClusterRow) -> tuple[str, ...]:
    try:
        return tuple(str(name) for name in json.loads(row.other_names))
    except (TypeError, ValueError):
        return ()  # of a repaired catalog


def _select_members(scope: ClusterScope) -> "Select[*tuple[Any, ...]]":
    columns = (
        ClusterMemberRow.cluster_id,
        ClusterMemberRow.video_id,
        ClusterMemberRow.start_seconds,
        ClusterMemberRow.end_seconds,
        ClusterMemberRow.closeness,
    )
    joined = select(*columns).join(ClusterRow, ClusterRow.id == ClusterMemberRow.cluster_id)
    return joined.where(ClusterRow.scope == scope.value)


def _get(session: Session, cluster_id: int) -> ClusterRow:
    row = session.get(ClusterRow, cluster_id)
    if row is None:
        raise UsageError("There is no group {number} in this library", number=cluster_id)
    return row


def _current_encoder(session: Session) -> int:
    return int(meta.get(session, meta.CURRENT_ENCODER) or 0)


def _count_new(session: Session, scope: ClusterScope) -> int:
    """Count the listed videos that the current encoder has analysed and that are in no cluster."""
    clustered = (
        select(ClusterMemberRow.video_id)
        .join(ClusterRow, ClusterRow.id == ClusterMemberRow.cluster_id)
        .where(ClusterRow.scope == scope.value, ClusterRow.is_found)
    )
    analysed = (
        select(func.count())
        .select_from(SpanRow)
        .join(VideoRow, VideoRow.id == SpanRow.video_id)
        .where(SpanRow.encoder_id == _current_encoder(session), VideoRow.is_listed)
    )
    return session.scalars(analysed.where(SpanRow.video_id.not_in(clustered))).one()


def _is_edited() -> ColumnElement[bool]:
    part = aliased(ClusterRow)
    return or_(
        ClusterRow.given_name != "",
        ClusterRow.is_hidden,
        ClusterRow.merged_into.is_not(None),
        exists().where(part.merged_into == ClusterRow.id),
    )


def _forget_found(session: Session, scope: ClusterScope, *, kept: Collection[int]) -> None:
    """Delete the clusters that nobody has edited, and mark the others as not found; those kept lose their members."""
    own, is_kept = ClusterRow.scope == scope.value, ClusterRow.id.in_(listing.among(kept))
    session.execute(delete(ClusterMemberRow).where(ClusterMemberRow.cluster_id.in_(listing.among(kept))))
    unused = select(ClusterRow.id).where(own, ~is_kept, ~_is_edited())
    session.execute(delete(ClusterRow).where(ClusterRow.id.in_(unused)).execution_options(synchronize_session=False))
    session.execute(update(ClusterRow).where(own, ~is_kept).values(is_found=False))


def _reword(session: Session, before: Mapping[int, str], after: Mapping[int, str]) -> None:
    for cluster_id, old in before.items():
        new = after.get(cluster_id, old) or str(cluster_id)
        if old and fold(old) != fold(new):
            saved_searches.reword(session, {fold(old)}, new, fields=frozenset({Field.CLUSTER}))
