"""Answers: a PC inserts them, the marker claims and marks them."""

from collections.abc import Iterable
from typing import Literal

from pymongo import ASCENDING, ReplaceOne, ReturnDocument, WriteConcern
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from oneenglish_desktop.domain.answers import Answer, Outcome
from oneenglish_desktop.domain.errors import NotFound
from oneenglish_desktop.storage.mongo.answer_documents import answer_of, document_of
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.schema import USER_ANSWERS, Document

Stored = Literal["stored", "already_stored", "superseded"]

_LEASE = {"lease_by": "", "lease_until": ""}
_UNMARKED: Document = {"marked_at": None}
_OLDEST = [("_id", ASCENDING)]


def insert(documents: Documents, answer: Answer) -> Stored:
    """Store an answer; sending it again changes nothing.

    Returns:
        `superseded` when another answer holds this try of the question in this run.

    Raises:
        Invalid: the answer breaks the rules of the collection or cannot be written.
        NotAllowed: the account may not insert answers.
        Unavailable: the server cannot be reached; nobody knows whether it is stored.
    """
    with documents.operation() as database:
        try:
            database[USER_ANSWERS].insert_one(document_of(answer))
        except DuplicateKeyError as error:
            return "already_stored" if _is_same(error) else "superseded"
    return "stored"


def _is_same(error: DuplicateKeyError) -> bool:
    """Whether the answer's own id was there; its index is checked first."""
    return "answer_id" in (error.details or {}).get("keyPattern", {})


def unmarked(documents: Documents, limit: int = 100) -> tuple[Answer, ...]:
    """The oldest answers without a mark, claimed or not (staff, marker)."""
    with documents.operation() as database:
        found = list(database[USER_ANSWERS].find(_UNMARKED, sort=_OLDEST, limit=limit))
    return tuple(answer for answer in map(answer_of, found) if answer)


def count_unmarked(documents: Documents) -> int:
    """How many answers wait for the marker (staff, marker)."""
    with documents.operation() as database:
        return database[USER_ANSWERS].count_documents(_UNMARKED)


def claim(documents: Documents, marker_id: str, lease_seconds: float) -> Answer | None:
    """Take the oldest answer without a mark that nobody holds (staff, marker).

    The server's clock rules the lease, so that a PC with a wrong clock disturbs nobody.
    A document that is no answer is refused on the way.

    Args:
        documents: connection of the marker or of staff.
        marker_id: who claims.
        lease_seconds: how long the answer is the marker's; then another may take it.

    Returns:
        None when nothing waits.
    """
    free = {**_UNMARKED, "$expr": {"$lte": ["$lease_until", "$$NOW"]}}
    lease = {"lease_by": {"$literal": marker_id}, "lease_until": _from_now(lease_seconds)}
    while True:
        with documents.operation() as database:
            document = _queue(database).find_one_and_update(
                free,
                [{"$set": lease}],
                sort=_OLDEST,
                return_document=ReturnDocument.AFTER,
                bypassDocumentValidation=True,
            )
        if document is None:
            return None
        answer = answer_of(document)
        if answer is not None:
            return answer
        _rule(documents, {"_id": document["_id"]}, {"refused": "this is no answer"})


def mark(documents: Documents, answer_id: str, outcome: Outcome) -> None:
    """Write the mark beside the answer and give the lease back; twice is once.

    Raises:
        NotFound: there is no such answer.
    """
    _rule(documents, {"answer_id": answer_id}, _marks(outcome))


def refuse(documents: Documents, answer_id: str, reason: str) -> None:
    """Put an answer aside that does not count; it keeps its try of the question.

    Raises:
        NotFound: there is no such answer.
    """
    _rule(documents, {"answer_id": answer_id}, {"refused": reason})


def release(documents: Documents, answer_id: str, after_seconds: float = 0) -> None:
    """Give a claimed answer back without a mark.

    Args:
        documents: connection of the marker or of staff.
        answer_id: the claimed answer.
        after_seconds: pause before anybody may claim it again.
    """
    later: list[Document] = [
        {"$set": {"lease_until": _from_now(after_seconds)}},
        {"$unset": "lease_by"},
    ]
    with documents.operation() as database:
        _queue(database).update_one(
            {"answer_id": answer_id, **_UNMARKED}, later, bypass_document_validation=True
        )


def save_marked(documents: Documents, marked: Iterable[tuple[Answer, Outcome]]) -> None:
    """Bring the store to these answers and their marks; again changes nothing.

    For imports, with the rights of an administrator: the answers need no signature, because
    nobody marks them any more.
    """
    writes = []
    for answer, outcome in marked:
        moment = outcome.marked_at
        fields = {**_marks(outcome), "submitted_at": moment, "marked_at": moment}
        document = {**document_of(answer), **fields}
        writes.append(ReplaceOne({"answer_id": answer.answer_id}, document, upsert=True))
    with documents.operation() as database:
        if writes:
            database[USER_ANSWERS].bulk_write(
                writes, ordered=False, bypass_document_validation=True
            )


def _marks(outcome: Outcome) -> Document:
    """The marker's fields of an answer."""
    return {
        "is_correct": outcome.correct,
        "points_earned": outcome.points,
        "feedback": outcome.feedback.get("feedback", ""),
        "detailed_evaluation": {**outcome.feedback, "fraction": outcome.fraction},
    }


def _queue(database: Database[Document]) -> Collection[Document]:
    """The answers, written without waiting for the disk: a lost lease or mark is made again."""
    return database[USER_ANSWERS].with_options(write_concern=WriteConcern(w=1))


def _from_now(seconds: float) -> Document:
    """A moment of the server's clock."""
    return {"$add": ["$$NOW", int(seconds * 1000)]}


def _rule(documents: Documents, which: Document, fields: Document) -> None:
    """Write what the marker decided."""
    change = {"$set": fields, "$unset": _LEASE, "$currentDate": {"marked_at": True}}
    with documents.operation() as database:
        done = _queue(database).update_one(which, change, bypass_document_validation=True)
    if done.matched_count == 0:
        raise NotFound("there is no such answer")
