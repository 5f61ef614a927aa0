"""Answers: inserted once, claimed by one marker at a time, marked."""

import struct
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any

import bson
import pytest
from bson.raw_bson import RawBSONDocument

from oneenglish_desktop.domain.answers import Answer
from oneenglish_desktop.domain.errors import Invalid, NotAllowed, NotFound
from oneenglish_desktop.storage.mongo import answer_documents, answers
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.schema import USER_ANSWERS
from tests.storage.local.answers import an_answer
from tests.storage.mongo.school import SchoolDocuments, an_outcome


def stored(school: SchoolDocuments, answer: Answer) -> dict[str, Any]:
    """The document of an answer, as an administrator reads it."""
    with school.root.operation() as database:
        document = database[USER_ANSWERS].find_one({"answer_id": answer.answer_id})
    assert document is not None
    return document


def test_an_answer_is_stored_once(school_documents: SchoolDocuments) -> None:
    answer = an_answer()
    assert answers.insert(school_documents.student, answer) == "stored"
    assert answers.insert(school_documents.student, answer) == "already_stored"
    assert answers.unmarked(school_documents.marker) == (answer,)
    assert answers.count_unmarked(school_documents.marker) == 1


def test_another_answer_for_the_same_try_is_superseded(school_documents: SchoolDocuments) -> None:
    first = an_answer()
    rival = an_answer(phase_progress_id=first.phase_progress_id)
    next_try = an_answer(phase_progress_id=first.phase_progress_id, attempt=2)

    assert answers.insert(school_documents.student, first) == "stored"
    assert answers.insert(school_documents.student, rival) == "superseded"
    assert answers.insert(school_documents.student, next_try) == "stored"
    assert answers.unmarked(school_documents.marker) == (first, next_try)


def test_staff_may_send_what_waits_on_their_pc(school_documents: SchoolDocuments) -> None:
    assert answers.insert(school_documents.staff, an_answer()) == "stored"


def test_a_student_reads_no_answers(school_documents: SchoolDocuments) -> None:
    with pytest.raises(NotAllowed):
        answers.unmarked(school_documents.student)
    with pytest.raises(NotAllowed):
        answers.claim(school_documents.student, "student", 10)


@pytest.mark.parametrize(
    "response",
    [
        "x" * 100_000,
        "\U0001f469" * 100_000,
        "\u0645\u0631\u062d\u0628\u0627 \u202e \u05e9\u05dc\u05d5\u05dd",
        "e\u0301 a\u0300\u0316\u0327",
        "null \x00 byte",
        {"1": "went\x00", "2": None, "a.b": [True, 1.5, -3, 2**40]},
        [[[["deep"]]]],
        None,
        "",
    ],
    ids=["long", "wide", "rtl", "combining", "null", "record", "deep", "none", "empty"],
)
def test_responses_come_back_as_they_were(
    school_documents: SchoolDocuments, response: object
) -> None:
    answer = an_answer(response=response)
    assert answers.insert(school_documents.student, answer) == "stored"

    claimed = answers.claim(school_documents.marker, "marker", 30)
    assert claimed == answer
    assert claimed.signed_bytes() == answer.signed_bytes()


NO_ANSWERS: dict[str, dict[str, object]] = {
    "lone surrogate": {"response": "lone \ud800 surrogate"},
    "null in a key": {"response": {"null\x00key": "x"}},
    "operator": {"response": {"$ne": None}},
    "inner operator": {"response": {"1": {"$gt": ""}}},
    "too long": {"response": "x" * 600_000},
    "longer than a document": {"response": "x" * 17_000_000},
    "huge number": {"response": 2**70},
    "too deep": {"response": [[[[["too deep"]]]]]},
    "no JSON": {"response": [datetime(2026, 1, 1, tzinfo=UTC)]},
    "no signature": {"signature": b""},
    "short signature": {"signature": bytes(63)},
    "item": {"item": 0},
    "attempt": {"attempt": 10_001},
    "version": {"question_version": 2**31},
    "time": {"time_spent": -1},
    "user": {"user_id": "somebody"},
    "question": {"question_id": "0123456789abcdef01234567\n"},
}


@pytest.mark.parametrize("changes", NO_ANSWERS.values(), ids=NO_ANSWERS.keys())
def test_what_breaks_a_rule_is_invalid(
    school_documents: SchoolDocuments, changes: dict[str, object]
) -> None:
    with pytest.raises(Invalid):
        answers.insert(school_documents.student, an_answer(**changes))
    assert answers.count_unmarked(school_documents.marker) == 0


def test_a_bottomless_response_is_invalid(school_documents: SchoolDocuments) -> None:
    bottomless: list[object] = []
    for _ in range(2_000):
        bottomless = [bottomless]
    with pytest.raises(Invalid):
        answers.insert(school_documents.student, an_answer(response=bottomless))


def test_the_wrong_clock_of_a_pc_changes_nothing(
    school_documents: SchoolDocuments, monkeypatch: pytest.MonkeyPatch
) -> None:
    class YearsAhead:
        @staticmethod
        def now(_zone: object) -> datetime:
            return datetime(2068, 1, 1, tzinfo=UTC)

    right = an_answer()
    wrong = an_answer()
    answers.insert(school_documents.student, right)
    monkeypatch.setattr(answer_documents, "datetime", YearsAhead)
    assert answers.insert(school_documents.student, wrong) == "stored"
    assert stored(school_documents, wrong)["submitted_at"] == datetime(2068, 1, 1, tzinfo=UTC)

    assert answers.claim(school_documents.marker, "marker", 30) == right
    assert answers.claim(school_documents.marker, "marker", 30) == wrong
    answers.mark(school_documents.marker, wrong.answer_id, an_outcome(wrong))
    marked_at = stored(school_documents, wrong)["marked_at"]
    assert isinstance(marked_at, datetime)
    assert abs(marked_at - datetime.now(UTC)) < timedelta(hours=1)


def test_a_claimed_answer_is_nobody_elses_until_the_lease_ends(
    school_documents: SchoolDocuments,
) -> None:
    answer = an_answer()
    answers.insert(school_documents.student, answer)

    assert answers.claim(school_documents.marker, "$first", 600) == answer
    assert answers.claim(school_documents.staff, "second", 600) is None
    assert stored(school_documents, answer)["lease_by"] == "$first"

    answers.release(school_documents.marker, answer.answer_id)
    assert answers.claim(school_documents.staff, "second", -1) == answer
    # The lease of the second has ended already: it is free again.
    assert answers.claim(school_documents.marker, "third", 600) == answer


def test_a_released_answer_may_rest(school_documents: SchoolDocuments) -> None:
    answer = an_answer()
    answers.insert(school_documents.student, answer)
    answers.claim(school_documents.marker, "marker", 600)
    answers.release(school_documents.marker, answer.answer_id, after_seconds=600)

    assert answers.claim(school_documents.marker, "marker", 600) is None
    assert "lease_by" not in stored(school_documents, answer)


def test_the_oldest_answer_is_claimed_first(school_documents: SchoolDocuments) -> None:
    sent = [an_answer() for _ in range(5)]
    for answer in sent:
        answers.insert(school_documents.student, answer)

    assert [answers.claim(school_documents.marker, "m", 60) for _ in sent] == sent
    assert answers.claim(school_documents.marker, "m", 60) is None


def test_the_queue_does_not_grow_with_the_answers_that_are_marked(
    school_documents: SchoolDocuments,
) -> None:
    marked = [(answer, an_outcome(answer)) for answer in (an_answer() for _ in range(200))]
    answers.save_marked(school_documents.root, marked)
    answers.insert(school_documents.student, an_answer())
    queue = {"find": USER_ANSWERS, "filter": {"marked_at": None}, "sort": {"_id": 1}}
    with school_documents.root.operation() as database:
        plan = database.command("explain", queue, verbosity="executionStats")

    assert plan["executionStats"]["nReturned"] == 1
    assert plan["executionStats"]["totalDocsExamined"] == 1


def test_two_markers_never_hold_the_same_answer(school_documents: SchoolDocuments) -> None:
    sent = [an_answer() for _ in range(40)]
    for answer in sent:
        answers.insert(school_documents.student, answer)
    claimed: list[str] = []

    def claim_all(documents: Documents, name: str) -> None:
        while answer := answers.claim(documents, name, 600):
            claimed.append(answer.answer_id)

    threads = [
        Thread(target=claim_all, args=(school_documents.marker, "one")),
        Thread(target=claim_all, args=(school_documents.staff, "two")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(claimed) == sorted(answer.answer_id for answer in sent)


def test_a_mark_stands_beside_the_answer(school_documents: SchoolDocuments) -> None:
    answer = an_answer()
    answers.insert(school_documents.student, answer)
    answers.claim(school_documents.marker, "marker", 600)
    outcome = an_outcome(answer, fraction=0.5, points=1.0, correct=False)

    answers.mark(school_documents.marker, answer.answer_id, outcome)
    answers.mark(school_documents.marker, answer.answer_id, outcome)

    document = stored(school_documents, answer)
    assert document["is_correct"] is False
    assert document["points_earned"] == 1.0
    assert document["feedback"] == "Well read."
    assert document["detailed_evaluation"] == {**outcome.feedback, "fraction": 0.5}
    assert "lease_until" not in document
    assert answers.count_unmarked(school_documents.marker) == 0
    assert answers.claim(school_documents.marker, "marker", 600) is None
    assert answers.insert(school_documents.student, answer) == "already_stored"


def test_releasing_a_marked_answer_does_nothing(school_documents: SchoolDocuments) -> None:
    answer = an_answer()
    answers.insert(school_documents.student, answer)
    answers.mark(school_documents.marker, answer.answer_id, an_outcome(answer))
    before = stored(school_documents, answer)
    answers.release(school_documents.marker, answer.answer_id)

    assert stored(school_documents, answer) == before


def test_a_refused_answer_keeps_its_try(school_documents: SchoolDocuments) -> None:
    forged = an_answer()
    answers.insert(school_documents.student, forged)
    answers.refuse(school_documents.marker, forged.answer_id, "signature")
    again = an_answer(phase_progress_id=forged.phase_progress_id)

    assert stored(school_documents, forged)["refused"] == "signature"
    assert answers.claim(school_documents.marker, "marker", 600) is None
    assert answers.insert(school_documents.student, again) == "superseded"


def test_unknown_answers_are_not_found(school_documents: SchoolDocuments) -> None:
    answer = an_answer()
    with pytest.raises(NotFound):
        answers.mark(school_documents.marker, answer.answer_id, an_outcome(answer))
    with pytest.raises(NotFound):
        answers.refuse(school_documents.marker, answer.answer_id, "signature")
    answers.release(school_documents.marker, answer.answer_id)


def test_a_document_that_is_no_answer_does_not_stop_the_marker(
    school_documents: SchoolDocuments,
) -> None:
    with school_documents.root.operation() as database:
        for name, value in (("user_answer", []), ("item", "one")):
            document: dict[str, Any] = {"answer_id": name, "phase_progress_id": name, name: value}
            database[USER_ANSWERS].insert_one(document, bypass_document_validation=True)
    answer = an_answer()
    answers.insert(school_documents.student, answer)

    assert answers.unmarked(school_documents.marker) == (answer,)
    assert answers.claim(school_documents.marker, "marker", 600) == answer
    with school_documents.root.operation() as database:
        assert database[USER_ANSWERS].count_documents({"refused": "this is no answer"}) == 2


def test_text_that_is_no_text_does_not_stop_the_marker(school_documents: SchoolDocuments) -> None:
    """Bytes that are not UTF-8 pass the server; the signature of such an answer fails."""
    answer = an_answer(response="XXXX")
    raw = bson.encode(answer_documents.document_of(answer)).replace(b"XXXX", b"\xff\xfe\xc0\x80")
    assert struct.unpack("<i", raw[:4]) == (len(raw),)
    with school_documents.student.operation() as database:
        database[USER_ANSWERS].insert_one(RawBSONDocument(raw))

    claimed = answers.claim(school_documents.marker, "marker", 600)
    assert claimed is not None
    assert claimed.answer_id == answer.answer_id
    assert claimed.signed_bytes() != answer.signed_bytes()


def test_imported_marks_are_absolute(school_documents: SchoolDocuments) -> None:
    pairs = [(answer, an_outcome(answer)) for answer in (an_answer(), an_answer())]
    answers.save_marked(school_documents.root, pairs)
    first = stored(school_documents, pairs[0][0])
    answers.save_marked(school_documents.root, pairs)
    answers.save_marked(school_documents.root, [])

    again = stored(school_documents, pairs[0][0])
    assert again == first
    assert again["points_earned"] == 2.0
    assert again["marked_at"] == pairs[0][1].marked_at
    assert answers.count_unmarked(school_documents.marker) == 0
    with school_documents.root.operation() as database:
        assert database[USER_ANSWERS].count_documents({}) == 2
