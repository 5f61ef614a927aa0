"""News of answers, across restarts of the marker."""

import pytest

from oneenglish_desktop.domain.errors import NotAllowed, Unavailable
from oneenglish_desktop.storage.mongo import answer_stream, answers
from oneenglish_desktop.storage.mongo.answer_stream import watch
from oneenglish_desktop.storage.mongo.schema import USER_ANSWERS
from oneenglish_desktop.storage.mongo.school import prepare
from tests.storage.local.answers import an_answer
from tests.storage.mongo.school import PC, SchoolDocuments, an_outcome


def test_an_answer_wakes_the_marker(school_documents: SchoolDocuments) -> None:
    with watch(school_documents.marker) as stream:
        assert not stream.wait(0)
        answers.insert(school_documents.student, an_answer())
        assert stream.wait(10)
        assert not stream.wait(0)


def test_marks_are_no_news(school_documents: SchoolDocuments) -> None:
    answer = an_answer()
    answers.insert(school_documents.student, answer)
    with watch(school_documents.staff) as stream:
        answers.mark(school_documents.marker, answer.answer_id, an_outcome(answer))
        assert not stream.wait(0.6)


def test_a_new_stream_goes_on_where_the_last_one_stood(school_documents: SchoolDocuments) -> None:
    with watch(school_documents.marker) as stream:
        answers.insert(school_documents.student, an_answer())
        assert stream.wait(10)
        token = stream.resume_token
    assert token is not None
    answer_stream.save_resume_token(school_documents.marker, token)
    answers.insert(school_documents.student, an_answer())

    with watch(
        school_documents.marker, answer_stream.load_resume_token(school_documents.marker)
    ) as stream:
        assert stream.wait(10)
        assert not stream.wait(0)


def test_the_place_is_remembered_once(school_documents: SchoolDocuments) -> None:
    assert answer_stream.load_resume_token(school_documents.marker) is None
    answer_stream.save_resume_token(school_documents.marker, "82AA")
    answer_stream.save_resume_token(school_documents.staff, "82BB")
    assert answer_stream.load_resume_token(school_documents.marker) == "82BB"


@pytest.mark.parametrize("token", ["nonsense", "82AA", "82" + "00" * 40])
def test_a_lost_place_starts_from_now(school_documents: SchoolDocuments, token: str) -> None:
    with watch(school_documents.marker, token) as stream:
        assert not stream.wait(0)
        answers.insert(school_documents.student, an_answer())
        assert stream.wait(10)


def test_a_student_hears_nothing(school_documents: SchoolDocuments) -> None:
    with pytest.raises(NotAllowed), watch(school_documents.student):
        pass
    with pytest.raises(NotAllowed), watch(school_documents.student, "82AA"):
        pass


def test_a_stream_that_ended_says_so(school_documents: SchoolDocuments) -> None:
    with watch(school_documents.marker) as stream:
        assert not stream.wait(0)
        with school_documents.root.operation() as database:
            database.drop_collection(USER_ANSWERS)
        with pytest.raises(Unavailable):
            stream.wait(60)
    prepare(school_documents.root_uri, school_documents.database, [PC], school_documents.accounts)
