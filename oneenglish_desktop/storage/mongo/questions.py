"""Questions: prompts for students, whole questions for staff and the marker."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from bson import ObjectId
from pymongo import ASCENDING, InsertOne, ReplaceOne
from pymongo.client_session import ClientSession
from pymongo.database import Database

from oneenglish_desktop.domain.errors import Conflict
from oneenglish_desktop.questions.document import (
    DamagedPrompt,
    Prompt,
    Question,
    parse_prompt,
    parse_question,
)
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.question_documents import (
    joined,
    key_part,
    prompt_part,
    succeeding,
    version_part,
    whole,
)
from oneenglish_desktop.storage.mongo.schema import (
    QUESTION_KEYS,
    QUESTION_PROMPTS,
    QUESTION_VERSIONS,
    QUESTIONS,
)

Document = dict[str, Any]

_IN_ORDER = [("order", ASCENDING), ("_id", ASCENDING)]
_WITH_KEY: list[Document] = [
    {"$sort": dict(_IN_ORDER)},
    {
        "$lookup": {
            "from": QUESTION_KEYS,
            "localField": "_id",
            "foreignField": "_id",
            "let": {"version": "$version"},
            "pipeline": [{"$match": {"$expr": {"$eq": ["$version", "$$version"]}}}],
            "as": "key",
        }
    },
]


def prompts(documents: Documents, phase_id: str) -> tuple[Prompt | DamagedPrompt, ...]:
    """The published questions of a phase as a student may see them, in order, in one trip.

    Raises:
        Unavailable: the server cannot be reached.
        NotAllowed: the account may not read prompts.
    """
    with documents.operation() as database:
        found = list(database[QUESTION_PROMPTS].find({"phase_id": phase_id}, sort=_IN_ORDER))
    return tuple(parse_prompt(document) for document in found)


def questions(documents: Documents, phase_id: str) -> tuple[Question | DamagedPrompt, ...]:
    """Every question of a phase with its key, in order (staff, marker).

    Raises:
        Unavailable: the server cannot be reached.
        NotAllowed: the account may not read keys.
    """
    with documents.operation() as database:
        pipeline = [{"$match": {"phase_id": phase_id}}, *_WITH_KEY]
        found = list(database[QUESTIONS].aggregate(pipeline))
    return tuple(parse_question(joined(document)) for document in found)


def question(
    documents: Documents, question_id: str, version: int | None = None
) -> Question | DamagedPrompt | None:
    """A question with its key, of any status (staff, marker).

    Args:
        documents: connection of staff or of the marker.
        question_id: 24 hexadecimal digits.
        version: the version that was answered; None for the current one.

    Returns:
        None when there is no such question or version.

    Raises:
        Invalid: the id is none.
        Unavailable: the server cannot be reached.
        NotAllowed: the account may not read keys.
    """
    with documents.operation() as database:
        key = ObjectId(question_id)
        current: Document = {"_id": key} if version is None else {"_id": key, "version": version}
        for found in database[QUESTIONS].aggregate([{"$match": current}, *_WITH_KEY]):
            return parse_question(joined(found))
        earlier = database[QUESTION_VERSIONS].find_one({"question_id": key, "version": version})
    return None if earlier is None else parse_question({**earlier, "_id": key})


def save_question(documents: Documents, question: Question) -> Question:
    """Save an edited or a new question (staff).

    A change of what is asked or how it is marked makes a new version once the question has
    been published; the earlier one stays in `question_versions`.

    Args:
        documents: connection of staff.
        question: with the version that was edited.

    Returns:
        The question as it is stored.

    Raises:
        Conflict: somebody else has saved another version.
        Invalid: the collection does not take it.
        Unavailable: the server cannot be reached.
        NotAllowed: the account may not write questions.
    """

    def write(database: Database[Document], session: ClientSession) -> Question:
        stored = _stored(database, session, [question])
        before = stored.get(question.id)
        if before is not None and before["version"] != question.version:
            raise Conflict("somebody else has saved this question")
        return _write(database, session, [question], stored)[0]

    return documents.transaction(write)


def save_questions(documents: Documents, questions: Iterable[Question]) -> tuple[Question, ...]:
    """Bring the store to these questions, whatever version it holds: all of them or none.

    Saving them again changes nothing. For imports; raises what `save_question` raises, but
    for Conflict.
    """
    wanted = list(questions)

    def write(database: Database[Document], session: ClientSession) -> tuple[Question, ...]:
        return _write(database, session, wanted, _stored(database, session, wanted))

    return documents.transaction(write) if wanted else ()


def _stored(
    database: Database[Document], session: ClientSession, wanted: list[Question]
) -> dict[str, Document]:
    """The documents that are there, each with its key, by id."""
    ids = [ObjectId(question.id) for question in wanted]
    pipeline = [{"$match": {"_id": {"$in": ids}}}, *_WITH_KEY]
    found = database[QUESTIONS].aggregate(pipeline, session=session)
    return {str(document["_id"]): joined(document) for document in found}


def _write(
    database: Database[Document],
    session: ClientSession,
    wanted: list[Question],
    stored: dict[str, Document],
) -> tuple[Question, ...]:
    pairs = [(stored.get(question.id), whole(question)) for question in wanted]
    changes = [(before, succeeding(before, new)) for before, new in pairs]
    writes: dict[str, list[InsertOne[Document] | ReplaceOne[Document]]] = defaultdict(list)
    for before, new in changes:
        if before is not None and before["version"] != new["version"]:
            writes[QUESTION_VERSIONS].append(InsertOne(version_part(before)))
        if before != new:
            only = {"_id": new["_id"]}
            writes[QUESTIONS].append(ReplaceOne(only, prompt_part(new), upsert=True))
            writes[QUESTION_KEYS].append(ReplaceOne(only, key_part(new), upsert=True))
    for collection, operations in writes.items():
        database[collection].bulk_write(operations, ordered=False, session=session)
    return tuple(Question.model_validate({**new, "id": new["_id"]}) for _, new in changes)
