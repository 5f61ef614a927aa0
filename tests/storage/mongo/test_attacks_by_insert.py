"""A student inserts what the app would never insert: the validators refuse it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from bson import DBRef, Decimal128, MaxKey, ObjectId, Regex, Timestamp
from bson.binary import Binary
from bson.code import Code
from pymongo import WriteConcern
from pymongo.database import Database
from pymongo.errors import OperationFailure

from oneenglish_desktop.storage.mongo.answer_documents import document_of
from tests.storage.local.answers import an_answer

Document = dict[str, Any]
VALIDATION = 121

MARKS: dict[str, object] = {
    "is_correct": True,
    "points_earned": 100.0,
    "feedback": "Very good",
    "detailed_evaluation": {},
    "marked_at": datetime(2026, 1, 1, tzinfo=UTC),
    "refused": "",
    "lease_by": "me",
    "lease_until": datetime(2090, 1, 1, tzinfo=UTC),
    "fraction": 1.0,
    "score": 1.0,
    "$set": {"points_earned": 1},
    "user_answer.x": 1,
    "": 1,
}
NO_JSON: dict[str, object] = {
    "operator": {"$gt": ""},
    "operator in a list": [{"$ne": None}],
    "operator below": {"1": {"a": {"$regex": ".*"}}},
    "reference": DBRef("question_keys", ObjectId()),
    "id": ObjectId(),
    "date": datetime(2026, 1, 1, tzinfo=UTC),
    "code": Code("function() {}"),
    "pattern": Regex("(a+)+$"),
    "bytes": Binary(b"\x00" * 10),
    "decimal": Decimal128("0.1"),
    "largest": MaxKey(),
    "timestamp": Timestamp(1, 1),
    "id below": {"1": [ObjectId()]},
    "too deep": [[[[["x"]]]]],
    "too large": "x" * 530_000,
    "too many": ["x" * 10] * 50_000,
}
FIELDS: dict[str, tuple[str, object]] = {
    "operator as id": ("answer_id", {"$ne": ""}),
    "id of capitals": ("answer_id", "5D5E2B6E-52F0-4D5A-A3C6-9F2F1F1F0C22"),
    "id with an end": ("answer_id", "5d5e2b6e-52f0-4d5a-a3c6-9f2f1f1f0c22\n"),
    "id with a null": ("answer_id", "5d5e2b6e-52f0-4d5a-a3c6-9f2f1f1f0c22\x00"),
    "operator as person": ("user_id", {"$gt": ""}),
    "no person": ("user_id", None),
    "list of runs": ("phase_progress_id", ["a", "b"]),
    "session": ("session_id", "root"),
    "object id as question": ("question_id", ObjectId()),
    "item of text": ("item", "1"),
    "half an item": ("item", 1.5),
    "huge item": ("item", 2**40),
    "attempt zero": ("attempt_number", 0),
    "negative attempt": ("attempt_number", -1),
    "version below one": ("question_version", 0),
    "negative time": ("time_spent", -1),
    "signature of text": ("signature", "x" * 64),
    "short signature": ("signature", b"x"),
    "long signature": ("signature", b"x" * 65),
    "moment of text": ("submitted_at", "2026-01-01"),
    "own kind of _id": ("_id", {"a": 1}),
}


def a_document() -> Document:
    return document_of(an_answer())


def assert_invalid(database: Database[Document], document: Document) -> None:
    with pytest.raises(OperationFailure) as caught:
        database.user_answers.insert_one(document)
    assert caught.value.code == VALIDATION


def test_an_honest_document_is_taken(raw_student: Database[Document]) -> None:
    """Without it the refusals below would prove nothing."""
    assert raw_student.user_answers.insert_one(a_document()).acknowledged


@pytest.mark.parametrize("field", MARKS, ids=lambda field: field or "empty")
def test_an_answer_with_a_mark(field: str, raw_student: Database[Document]) -> None:
    assert_invalid(raw_student, {**a_document(), field: MARKS[field]})


@pytest.mark.parametrize("response", NO_JSON.values(), ids=NO_JSON.keys())
def test_a_response_that_is_no_json(response: object, raw_student: Database[Document]) -> None:
    assert_invalid(raw_student, {**a_document(), "user_answer": response})


@pytest.mark.parametrize(("field", "value"), FIELDS.values(), ids=FIELDS.keys())
def test_a_field_of_another_shape(
    field: str, value: object, raw_student: Database[Document]
) -> None:
    assert_invalid(raw_student, {**a_document(), field: value})


@pytest.mark.parametrize("field", sorted(a_document()))
def test_an_answer_without_a_field(field: str, raw_student: Database[Document]) -> None:
    document = a_document()
    del document[field]
    assert_invalid(raw_student, document)


def test_going_past_the_validator(raw_student: Database[Document]) -> None:
    with pytest.raises(OperationFailure) as caught:
        raw_student.user_answers.insert_one(
            {**a_document(), "points_earned": 100}, bypass_document_validation=True
        )
    assert caught.value.code == 13


def test_one_bad_document_among_good_ones(raw_student: Database[Document]) -> None:
    bad = {**a_document(), "points_earned": 100}
    with pytest.raises(OperationFailure) as caught:
        raw_student.user_answers.insert_many([a_document(), bad, a_document()], ordered=False)
    assert caught.value.details is not None
    assert caught.value.details["nInserted"] == 2
    assert [error["code"] for error in caught.value.details["writeErrors"]] == [VALIDATION]


def test_a_second_answer_for_the_same_try(raw_student: Database[Document]) -> None:
    first = a_document()
    raw_student.user_answers.insert_one(dict(first))
    for own in ("answer_id", "user_id", "session_id", "signature"):
        fresh = {**first, "answer_id": a_document()["answer_id"], own: a_document()[own]}
        with pytest.raises(OperationFailure) as caught:
            raw_student.user_answers.insert_one(fresh)
        assert caught.value.code == 11000


def test_a_write_that_nobody_confirms_is_refused_all_the_same(
    raw_student: Database[Document],
) -> None:
    careless = raw_student.user_answers.with_options(write_concern=WriteConcern(w=0))
    document = {**a_document(), "points_earned": 100}
    careless.insert_one(dict(document))
    # The same id is free: nothing was written.
    del document["points_earned"]
    assert raw_student.user_answers.insert_one(document).acknowledged


def test_a_message_larger_than_any_message(raw_student: Database[Document]) -> None:
    with pytest.raises(OperationFailure) as caught:
        raw_student.chat_messages.insert_one({"room_id": "r", "body": "x" * 70_000})
    assert caught.value.code == VALIDATION


def test_a_piece_of_a_recording_larger_than_any_piece(raw_student: Database[Document]) -> None:
    for collection, size in (
        (raw_student.uploads.chunks, 300_000),
        (raw_student.uploads.files, 5_000),
    ):
        with pytest.raises(OperationFailure) as caught:
            collection.insert_one({"n": 0, "data": b"x" * size})
        assert caught.value.code == VALIDATION
