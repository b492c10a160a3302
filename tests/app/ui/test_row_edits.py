from hypothesis import given
from hypothesis import strategies as st

from app.ui.item_models import MAX_EDITS, Removal, edits

_ids = st.lists(st.integers(0, 60), unique=True, max_size=40)


def apply(old: list[int], found: list) -> list[int]:
    rows = list(old)
    for edit in found:
        if isinstance(edit, Removal):
            del rows[edit.first : edit.last + 1]
        else:
            rows[edit.first : edit.first] = edit.ids
    return rows


@given(old=_ids, new=_ids)
def test_edits_turn_the_old_list_into_the_new_one(old: list[int], new: list[int]) -> None:
    found = edits(old, new)
    if found is not None:
        assert apply(old, found) == new


@given(old=_ids, taken=st.sets(st.integers(0, 60)), added=st.lists(st.integers(61, 90), unique=True, max_size=8))
def test_list_in_the_same_order_is_never_reset(old: list[int], taken: set[int], added: list[int]) -> None:
    new = [*added[:3], *(one for one in old if one not in taken), *added[3:]]
    found = edits(old, new)
    assert found is not None
    assert apply(old, found) == new


def test_neighbouring_rows_are_edited_together() -> None:
    found = edits(list(range(10)), [0, 1, 20, 21, 22, 8, 9])
    assert found is not None
    assert len(found) == 2


def test_changed_order_or_too_many_edits_reset_the_list() -> None:
    assert edits([1, 2, 3], [3, 2, 1]) is None
    every_second = list(range(0, 4 * MAX_EDITS, 2))
    assert edits(list(range(4 * MAX_EDITS)), every_second) is None
