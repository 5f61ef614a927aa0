"""The indexes of a school: made by whoever prepares it, checked by the doctor.

No index holds a field that a student may not see: a hint through the view would sort by it.
"""

from dataclasses import dataclass
from typing import Any, Literal

from pymongo import ASCENDING, TEXT, IndexModel
from pymongo.database import Database

from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.schema import (
    CHAT_MESSAGES,
    MEDIA,
    QUESTION_VERSIONS,
    QUESTIONS,
    UPLOADS,
    USER_ANSWERS,
)

IndexState = Literal["present", "missing", "different"]


def _index(*fields: str, **options: Any) -> IndexModel:  # noqa: ANN401 - the driver's options
    return IndexModel([(field, ASCENDING) for field in fields], **options)


def _bucket(name: str) -> dict[str, list[IndexModel]]:
    """What GridFS needs; no ordinary account may make it later."""
    return {
        f"{name}.files": [_index("filename", "uploadDate")],
        f"{name}.chunks": [_index("files_id", "n", unique=True)],
    }


INDEXES: dict[str, list[IndexModel]] = {
    QUESTIONS: [
        _index("phase_id", "order"),
        _index("metadata.skill_category"),
        IndexModel(
            [("content.prompt", TEXT), ("content.passage.text", TEXT)],
            name="prompt_text",
            default_language="english",
        ),
    ],
    QUESTION_VERSIONS: [_index("question_id", "version", unique=True)],
    USER_ANSWERS: [
        # The server checks unique indexes in this order: a repeat is told from a rival.
        _index("answer_id", unique=True),
        _index("phase_progress_id", "question_id", "attempt_number", unique=True),
        _index("user_id", "_id"),
        # Holds the unmarked answers only, so that the marker's queue stays small for ever.
        _index("marked_at", "_id", partialFilterExpression={"marked_at": None}),
    ],
    CHAT_MESSAGES: [_index("room_id", "_id")],
    **_bucket(MEDIA),
    **_bucket(UPLOADS),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexStatus:
    """How one wanted index stands.

    Attributes:
        keys: the fields, in order.
    """

    collection: str
    name: str
    keys: str
    state: IndexState


def ensure_indexes(documents: Documents) -> None:
    """Make every missing index; the account needs the right to (an administrator's).

    Raises:
        Unavailable: the server cannot be reached.
        NotAllowed: the account may not make indexes.
    """
    with documents.operation() as database:
        for collection, wanted in INDEXES.items():
            database[collection].create_indexes(wanted)


def check_indexes(documents: Documents) -> tuple[IndexStatus, ...]:
    """Compare the indexes that are there with those that are wanted (staff tier).

    Raises:
        Unavailable: the server cannot be reached.
        NotAllowed: the account may not list indexes.
    """
    with documents.operation() as database:
        return tuple(
            status
            for collection, wanted in INDEXES.items()
            for status in _statuses(database, collection, wanted)
        )


def _statuses(
    database: Database[dict[str, Any]], collection: str, wanted: list[IndexModel]
) -> list[IndexStatus]:
    found = database[collection].index_information()
    return [
        IndexStatus(
            collection=collection,
            name=index.document["name"],
            keys=", ".join(index.document["key"]),
            state=_state(index.document, found.get(index.document["name"])),
        )
        for index in wanted
    ]


def _state(wanted: dict[str, Any], found: dict[str, Any] | None) -> IndexState:
    if found is None:
        return "missing"
    same = all(
        found.get(option) == wanted.get(option)
        for option in ("unique", "partialFilterExpression", "default_language")
    )
    # The server keeps the fields of a text index apart, as weights in the order of names.
    if "weights" in found:
        same = same and set(found["weights"]) == set(wanted["key"])
    else:
        same = same and found["key"] == list(wanted["key"].items())
    return "present" if same else "different"
