import pytest
from pytestqt.modeltest import ModelTester

from app.search.models.offers import CompletionOffer, OffersModel, accessible_text, offer_of
from app.stage.tag_book import TagBook
from core.domain.query.completion import complete
from core.domain.tags import Tag, TagCount, TagNode

BIRTHDAY = Tag(1, "birthday party", description="cake and candles", aliases=("feast",))
BEACH = Tag(2, "beach")


@pytest.fixture
def book() -> TagBook:
    book = TagBook()
    book.set_tree([TagNode(BEACH, TagCount(2, 7, 9), ()), TagNode(BIRTHDAY, TagCount(1, 1, 1), ())])
    return book


def offers(text: str, book: TagBook, cursor: int | None = None) -> list[CompletionOffer]:
    at = len(text) if cursor is None else cursor
    found = complete(text, at, tags=["beach", "birthday party", "feast"], folders=["2024 Rome"])
    return [offer_of(one, text, book) for one in found]


@pytest.mark.parametrize("text", ["be", "tag:be", "sunny tag:be", "tag:pool,be", 'tag:"be', "-be"])
def test_tag_is_found_however_it_is_typed(book: TagBook, text: str) -> None:
    offer = offers(text, book)[0]
    assert offer.tag == BEACH
    assert offer.n_videos == 9, "with those below it, as the filter counts"
    assert offer.words.strip("\u2068\u2069") == "beach"


def test_notes_describe_the_completion(book: TagBook) -> None:
    assert offers("tag:birth", book)[0].note == "cake and candles"
    assert "birthday party" in offers("tag:fea", book)[0].note
    assert offers("-tag:be", book)[0].note == "without this tag"
    assert offers("dur>1", book)[0].note == "duration > 1:00:00"
    assert offers("-untagg", book)[0].note == "not: without any tag"
    folder = offers("path:20", book)[0]
    assert (folder.icon, folder.words.strip("\u2068\u2069")) == ("folder", "2024 Rome")


def test_completions_have_accessible_text_and_pass_qt_model_test(book: TagBook, qtmodeltester: ModelTester) -> None:
    model = OffersModel()
    found = offers("tag:", book)
    model.set_offers(found)
    qtmodeltester.check(model)
    assert accessible_text(found[0]).replace("\u2068", "").replace("\u2069", "") == "tag beach, 9 videos"
    assert model.offer(model.index(99)) is None
