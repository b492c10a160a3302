from core.catalog import attempts
from core.catalog.store.database import Database
from core.domain.jobs import JobKind
from core.sentence import Sentence
from tests.core.catalog.samples import put

STEP = JobKind.ANALYSE


def test_attempt_is_recorded_from_start_to_success(database: Database) -> None:
    with database.write() as session:
        (video_id,) = put(session, "/videos", a=1)
        first = attempts.begin(session, video_id, step=STEP, reader="decord", reader_version="1")
        assert attempts.count_unfinished(session, video_id, step=STEP, reader_version="1") == 1
        attempts.finish(session, first, error="the decoder died", is_crash=True)
        second = attempts.begin(session, video_id, step=STEP, reader="pyav", reader_version="1")
        attempts.begin(session, video_id, step=JobKind.THUMBNAILS, reader="pyav", reader_version="1")
        died, running = attempts.failures(session, video_id, step=STEP, reader_version="1")
        assert died == attempts.Attempt(first, "decord", True, True, "the decoder died")
        assert running == attempts.Attempt(second, "pyav", False, False, "")
        assert attempts.failures(session, video_id, step=STEP, reader_version="2") == []
        attempts.finish(session, second)
        attempts.finish(session, second)  # a second time: no error
        assert attempts.failures(session, video_id, step=STEP, reader_version="1") == []
        assert attempts.count_unfinished(session, video_id, step=JobKind.THUMBNAILS, reader_version="1") == 1


def test_attempt_withdrawn_through_no_fault_of_the_file_does_not_count(database: Database) -> None:
    with database.write() as session:
        (video_id,) = put(session, "/videos", a=1)
        attempt = attempts.begin(session, video_id, step=STEP, reader="pyav", reader_version="1")
        attempts.withdraw(session, attempt)
        assert attempts.failures(session, video_id, step=STEP, reader_version="1") == []


def test_new_reader_version_retries_files_set_aside(database: Database) -> None:
    with database.write() as session:
        first, second = put(session, "/videos", a=1, b=2)
        for video_id in (first, second):
            attempts.set_aside(session, video_id, reason=Sentence("no"), reader_version="1")
        attempts.set_aside(session, second, reason=Sentence("still no"), reader_version="2")
        assert attempts.is_set_aside(session, first, reader_version="1")
        assert not attempts.is_set_aside(session, first, reader_version="2")
        assert attempts.outdated(session, reader_version="2") == [first]
        attempts.begin(session, first, step=STEP, reader="pyav", reader_version="1")
        attempts.clear(session, [first])
        assert not attempts.is_set_aside(session, first, reader_version="1")
        assert attempts.failures(session, first, step=STEP, reader_version="1") == []
        assert attempts.is_set_aside(session, second, reader_version="2")
