"""What there is to know about the documents of a school, for administrators."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bson import ObjectId
from pymongo import ASCENDING

from oneenglish_desktop.storage.mongo.answers import count_unmarked
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.schema import (
    CHAT_MESSAGES,
    QUESTION_VERSIONS,
    QUESTIONS,
    USER_ANSWERS,
)

PAGE = 1_000

REFERENCES: dict[str, tuple[str, ...]] = {
    QUESTIONS: ("phase_id", "author_id"),
    QUESTION_VERSIONS: ("phase_id", "author_id"),
    USER_ANSWERS: ("user_id", "phase_progress_id", "question_id"),
}
"""The fields of each collection that hold the id of something elsewhere that stays: a session
ends, and its answers outlive it."""

Page = list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsReport:
    """What the document store of a school holds.

    Attributes:
        name: of the database.
        version: of the server.
        size: bytes of the documents and indexes on the disk.
        counts: documents by collection.
        unmarked: answers that wait for the marker.
    """

    name: str
    version: str
    size: int
    counts: dict[str, int]
    unmarked: int


def inspect_documents(documents: Documents) -> DocumentsReport:
    """Measure the documents.

    Raises:
        Unavailable: the server cannot be reached.
        NotAllowed: the account may not look.
    """
    with documents.operation() as database:
        version = database.client.server_info()["version"]
        told = database.command("dbStats")
        counts = {
            name: database[name].estimated_document_count()
            for name in (QUESTIONS, QUESTION_VERSIONS, USER_ANSWERS, CHAT_MESSAGES)
        }
    return DocumentsReport(
        name=documents.name,
        version=version,
        size=int(told["storageSize"] + told["indexSize"]),
        counts=counts,
        unmarked=count_unmarked(documents),
    )


def is_replicated(documents: Documents) -> bool:
    """Whether the server has transactions and change streams.

    Raises:
        Unavailable: the server cannot be reached.
    """
    with documents.operation() as database:
        told = database.command("hello")
    # A router of a sharded cluster has them too.
    return "setName" in told or told.get("msg") == "isdbgrid"


def reference_pages(documents: Documents, collection: str) -> Iterator[Page]:
    """The referring fields of every document, a page at a time, in the order of `_id`."""
    fields = dict.fromkeys(REFERENCES[collection], 1)
    last: Mapping[str, Any] = {}
    while True:
        with documents.operation() as database:
            found = database[collection].find(last, fields, sort=[("_id", ASCENDING)], limit=PAGE)
            page = list(found)
        if page:
            yield page
        if len(page) < PAGE:
            return
        last = {"_id": {"$gt": page[-1]["_id"]}}


def missing_questions(documents: Documents, ids: frozenset[str]) -> frozenset[str]:
    """Those of the ids that name no question."""
    wanted = [ObjectId(id_) for id_ in ids if ObjectId.is_valid(id_)]
    with documents.operation() as database:
        found = database[QUESTIONS].find({"_id": {"$in": wanted}}, {"_id": 1})
        return ids - {str(document["_id"]) for document in found}
