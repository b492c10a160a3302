"""Tags that match typed text, best first."""

import time

from app.stage.tag_book import TagBook
from app.tags.models.tag_offers import MOST_OFFERS, TagMatcher, split
from core.domain.tags import Tag, TagCount, TagNode


def book(*tags: Tag, counts: dict[int, int] | None = None) -> TagBook:
    made = TagBook()
    made.set_tree([TagNode(tag, TagCount(tag.id, *[(counts or {}).get(tag.id, 0)] * 2), ()) for tag in tags])
    return made


def names(matcher: TagMatcher, text: str) -> list[str]:
    return [offer.name for offer in matcher.offers(text) if offer.tag is not None]


BEACH = Tag(1, "beach")
TAGS = (
    Tag(2, "sandy beach"),
    BEACH,
    Tag(3, "Beach house", parent_id=1),
    Tag(4, "sea", aliases=("beachfront",)),
    Tag(5, "seabeach"),
    Tag(6, "Été à Nice"),
    Tag(7, "b-e-a-c-h"),
    Tag(8, "night"),
)


def test_exact_match_comes_first_then_prefix_then_word_then_similarity() -> None:
    matcher = TagMatcher(book(*TAGS, counts={3: 5}))
    assert names(matcher, "BEACH") == ["beach", "Beach house", "sea", "sandy beach", "seabeach", "b-e-a-c-h"]
    assert names(matcher, "nigth") == ["night"], "letters that changed places"
    assert names(matcher, "e\u0301te\u0301") == ["Été à Nice"], "an accent written as two"
    assert names(matcher, "zzz") == []
    assert names(matcher, "nht") == ["night"], "an abbreviation"
    assert names(TagMatcher(book(Tag(1, "dark moonlight grove"))), "dog") == [], "letters that happen to be there"


def test_match_shows_its_path_and_the_matched_alias() -> None:
    matcher = TagMatcher(book(*TAGS, counts={3: 5}))
    house, sea = matcher.offers("beach h")[0], matcher.offers("beachf")[0]
    assert (house.path, house.n_videos, house.alias) == (("beach",), 5, "")
    assert (sea.name, sea.alias) == ("sea", "beachfront")


def test_unknown_name_is_offered_as_a_new_tag_last() -> None:
    matcher = TagMatcher(book(*TAGS))
    last = matcher.offers(" Beac ")[-1]
    assert (last.tag, last.name) == (None, "Beac")
    assert all(offer.tag is not None for offer in matcher.offers("Beach")), "a tag is called so"
    assert all(offer.tag is not None for offer in matcher.offers("")), "nothing was typed"


def test_empty_text_offers_recent_then_frequent_tags() -> None:
    tags = [Tag(number, f"tag {number}") for number in range(1, 30)]
    matcher = TagMatcher(book(*tags, counts={20: 7, 21: 9}))
    offers = matcher.offers("", recent=[5, 20, 4711])
    assert len(offers) == MOST_OFFERS
    assert [offer.name for offer in offers[:4]] == ["tag 5", "tag 20", "tag 21", "tag 1"]


def test_commas_separate_names_unless_a_tag_contains_one() -> None:
    tags = book(BEACH, Tag(2, "Paris, France"))
    assert split("beach, night ,, sea", tags) == ["beach", "night", "sea"]
    assert split("beach,", tags) == ["beach", ""]
    assert split("paris, france", tags) == ["paris, france"]
    assert split("  ", tags) == [""]


def test_thousand_tags_are_matched_while_typing() -> None:
    tags = [Tag(number, f"{word} {number}", aliases=(f"{word}s{number}",)) for number in range(1, 1001) for word in "x"]
    matcher = TagMatcher(book(*tags))
    started = time.perf_counter()
    for text in ("x", "x 99", "zzzz 12", "12"):
        matcher.offers(text)
    assert time.perf_counter() - started < 1.0
