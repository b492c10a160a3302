"""What is suggested for many videos at once."""

from core.catalog import decisions, suggestions, tags
from core.catalog.column_types import now
from core.catalog.database import Database
from core.domain.tags import Decision, Suggestion, TagSuggested, Verdict
from tests.core.catalog import samples


def test_of_many_videos_it_is_counted_what_is_suggested_on_the_whole_and_open(database: Database) -> None:
    with database.write() as session:
        a, b, c, d = samples.put(session, "/v", a=1, b=2, c=3, d=4)
        beach, night = tags.add(session, "beach").id, tags.add(session, "night").id
        found = [
            Suggestion(a, beach, 1.0, None, None, 1),
            Suggestion(b, beach, 0.5, None, None, 1),
            Suggestion(c, beach, 0.8, None, None, 1),
            Suggestion(a, night, 0.6, None, None, 1),
            Suggestion(b, night, 0.9, 0.0, 5.0, 1),
            Suggestion(d, night, 0.9, None, None, 1),
        ]
        suggestions.replace(session, [a, b, c, d], found)
        decisions.put(session, Decision(c, beach, Verdict.REJECTED, None, None, now()))
    with database.read() as session:
        assert suggestions.among(session, [a, b, c]) == [
            TagSuggested(beach, 2, 3, 0.75),
            TagSuggested(night, 1, 3, 0.6),
        ]
        assert suggestions.among(session, []) == []
        assert suggestions.whole_among(session, [a, b, c], [beach]) == found[:2]
        assert suggestions.whole_among(session, [a, b, c, d], [night]) == [found[5], found[3]]
