"""The person's own vocabulary. No two names or aliases are equal but for letter case."""

from collections.abc import Sequence

from sqlalchemy import delete, exists, func, select, union_all
from sqlalchemy.orm import Session

from core.catalog import listing
from core.catalog.schema import DecisionRow, TagAliasRow, TagRow
from core.domain.tags import Tag
from core.errors import UsageError


def add(
    session: Session,
    name: str,
    *,
    description: str = "",
    parent_id: int | None = None,
    aliases: Sequence[str] = (),
) -> Tag:
    """Make a tag.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    name : str
        As the person spells it.
    description : str
        One line that helps the encoder; may be empty.
    parent_id : int or None
        The tag above it.
    aliases : sequence of str
        Other words for it.

    Returns
    -------
    Tag
        With its id.

    Raises
    ------
    UsageError
        A name is empty or taken.
    """
    words = [word.strip() for word in (name, *aliases)]
    keys = [listing.fold(word) for word in words]
    if not all(keys) or len(set(keys)) < len(keys):
        raise UsageError("A tag and each of its aliases need their own name")
    for word in words:
        taken = find(session, word)
        if taken is not None:
            raise UsageError(
                "A tag {name} already exists, and {word} is one of its names",
                "Choose another name.",
                name=repr(taken.name),
                word=repr(word),
            )
    row = TagRow(name=words[0], name_key=keys[0], description=description, parent_id=parent_id, colour="")
    session.add(row)
    session.flush()
    session.add_all(
        TagAliasRow(tag_id=row.id, alias=alias, alias_key=key) for alias, key in zip(words[1:], keys[1:], strict=True)
    )
    session.flush()
    return _tags(session, [row])[0]


def free_key(session: Session, word: str, *, tag_id: int) -> str:
    """Check that a word may be a tag's name or alias.

    Parameters
    ----------
    session : Session
        In a transaction.
    word : str
        As the person spells it.
    tag_id : int
        Whose it is to be; its own words are free.

    Returns
    -------
    str
        How it is compared.

    Raises
    ------
    UsageError
        It is empty, or means another tag.
    """
    key = listing.fold(word.strip())
    if not key:
        raise UsageError("A tag and each of its aliases need their own name")
    taken = find(session, word)
    if taken is not None and taken.id != tag_id:
        raise UsageError(
            "A tag {name} already exists, and {word} is one of its names",
            "Choose another name.",
            name=repr(taken.name),
            word=repr(word.strip()),
        )
    return key


def _tags(session: Session, rows: Sequence[TagRow]) -> list[Tag]:
    aliases: dict[int, list[str]] = {row.id: [] for row in rows}
    chosen = TagAliasRow.tag_id.in_(listing.among(aliases))
    for tag_id, alias in session.execute(
        select(TagAliasRow.tag_id, TagAliasRow.alias).where(chosen).order_by(TagAliasRow.id)
    ):
        aliases[tag_id].append(alias)
    return [
        Tag(
            row.id,
            row.name,
            row.description,
            row.parent_id,
            tuple(aliases[row.id]),
            row.colour,
            row.shortcut_slot,
            row.threshold,
        )
        for row in rows
    ]


def get(session: Session, tag_id: int) -> Tag:
    """Look up a tag.

    Returns
    -------
    Tag
        As it stands now.

    Raises
    ------
    UsageError
        There is none with this id.
    """
    row = session.get(TagRow, tag_id)
    if row is None:
        raise UsageError("There is no tag {number} in this library", number=tag_id)
    return _tags(session, [row])[0]


def list_all(session: Session) -> list[Tag]:
    """List the tags.

    Returns
    -------
    list of Tag
        By name.
    """
    return _tags(session, session.scalars(select(TagRow).order_by(TagRow.name_key)).all())


def find(session: Session, name: str) -> Tag | None:
    """Look up a tag by its name or one of its aliases, whatever the letter case.

    Returns
    -------
    Tag or None
        None where no tag is called so.
    """
    key = listing.fold(name.strip())
    ids = union_all(
        select(TagRow.id).where(TagRow.name_key == key),
        select(TagAliasRow.tag_id).where(TagAliasRow.alias_key == key),
    )
    tag_id = session.scalars(ids).first()
    return None if tag_id is None else get(session, tag_id)


def remove(session: Session, tag_id: int, *, with_decisions: bool = False) -> None:
    """Remove a tag with its aliases and suggestions; tags below it move to the top.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    tag_id : int
        Catalog id.
    with_decisions : bool
        Remove what people decided about it too.

    Raises
    ------
    UsageError
        There are decisions, and they are not to be removed.
    """
    of_tag = DecisionRow.tag_id == tag_id
    if with_decisions:
        session.execute(delete(DecisionRow).where(of_tag))
    elif session.scalars(select(exists().where(of_tag))).one():
        n_decisions = session.scalars(select(func.count()).select_from(DecisionRow).where(of_tag)).one()
        raise UsageError(
            "There are {count} decisions about this tag", "Remove it together with them.", count=n_decisions
        )
    session.execute(delete(TagRow).where(TagRow.id == tag_id))
