"""The stored outlook of a tag is read back whole, and is removed with its tag."""

import dataclasses

import pytest
from sqlalchemy.exc import IntegrityError

from core.catalog import suggestions, tags
from core.catalog.store.database import Database
from core.domain.outlook import StoredOutlook

ONE = StoredOutlook(0, 3, 0.4, "words|balanced|None|ground 80", True, "mark", 75, 6.25, 2.5, 0.375, 0.0, 12.5)


@pytest.fixture
def two(database: Database) -> tuple[int, int]:
    with database.write() as session:
        return tags.add(session, "beach").id, tags.add(session, "night").id


def test_stored_values_are_read_back_exactly(database: Database, two: tuple[int, int]) -> None:
    first, second = (dataclasses.replace(ONE, tag_id=tag_id) for tag_id in two)
    second = dataclasses.replace(second, knows_something=False, expected=1 / 3)
    with database.write() as session:
        suggestions.replace_outlooks(session, [first, second])
    with database.read() as session:
        assert suggestions.outlooks_of_tags(session) == {two[0]: first, two[1]: second}
        assert suggestions.outlooks_of_tags(session, [two[1]]) == {two[1]: second}
        assert suggestions.outlooks_of_tags(session, []) == {}


def test_new_outlook_replaces_the_old_one_of_its_tag_only(database: Database, two: tuple[int, int]) -> None:
    first, second = (dataclasses.replace(ONE, tag_id=tag_id) for tag_id in two)
    later = dataclasses.replace(first, head_version=4, expected=2.0)
    with database.write() as session:
        suggestions.replace_outlooks(session, [first, second])
    with database.write() as session:
        suggestions.replace_outlooks(session, [later])
        suggestions.replace_outlooks(session, [])
    with database.read() as session:
        assert suggestions.outlooks_of_tags(session) == {two[0]: later, two[1]: second}


def test_removed_tag_has_no_outlook_and_none_can_be_written(database: Database, two: tuple[int, int]) -> None:
    with database.write() as session:
        suggestions.replace_outlooks(session, [dataclasses.replace(ONE, tag_id=tag_id) for tag_id in two])
    with database.write(is_durable=True) as session:
        tags.remove(session, two[0])
    with database.read() as session:
        assert suggestions.outlooks_of_tags(session).keys() == {two[1]}
    with pytest.raises(IntegrityError), database.write() as session:
        suggestions.replace_outlooks(session, [dataclasses.replace(ONE, tag_id=two[0])])
