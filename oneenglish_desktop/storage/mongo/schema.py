"""The collections of a school and what the server lets into them."""

from typing import Any

from pymongo.database import Database

QUESTIONS = "questions"
QUESTION_KEYS = "question_keys"
QUESTION_VERSIONS = "question_versions"
QUESTION_PROMPTS = "question_prompts"
USER_ANSWERS = "user_answers"
CHAT_MESSAGES = "chat_messages"
MARKER_STATE = "marker_state"
MEDIA = "media"
UPLOADS = "uploads"

ANSWER_BYTES = 512 * 1024
"""Room for 100,000 characters of four bytes and the fields around them."""
MESSAGE_BYTES = 64 * 1024
CHUNK_BYTES = 256 * 1024
FILE_BYTES = 4 * 1024

Document = dict[str, Any]

_UUID = {
    "bsonType": "string",
    "maxLength": 36,
    "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
}
_OBJECT_ID_TEXT = {"bsonType": "string", "maxLength": 24, "pattern": "^[0-9a-f]{24}$"}
# Larger numbers do not fit PostgreSQL's integer or name no item that a phase could hold.
_SMALL = {"bsonType": ["int", "long"], "minimum": 1, "maximum": 10_000}
_VERSION = {"bsonType": ["int", "long"], "minimum": 1, "maximum": 2**31 - 1}
_DEPTH = 4
"""The deepest response: item of a recording, its inner answer, its statements, each a list."""


def _json_value(depth: int) -> Document:
    """JSON and nothing else: no operator, date, code or id; `depth` levels of containers."""
    plain: Document = {"bsonType": ["string", "bool", "int", "long", "double", "null"]}
    if depth == 0:
        return plain
    inner = _json_value(depth - 1)
    array = {"bsonType": "array", "items": inner}
    record = {
        "bsonType": "object",
        "patternProperties": {"^[^$]": inner},
        "additionalProperties": False,
    }
    return {"anyOf": [plain, array, record]}


def _record(required: Document, optional: Document | None = None) -> Document:
    """A document with these fields and no other."""
    return {
        "bsonType": "object",
        "required": list(required),
        "properties": {"_id": {"bsonType": "objectId"}, **required, **(optional or {})},
        "additionalProperties": False,
    }


def _at_most(size: int) -> Document:
    return {"$expr": {"$lte": [{"$bsonSize": "$$ROOT"}, size]}}


# A student's answer holds no field of the marker; the marker may pass the validator by.
_ANSWER = _record(
    {
        "answer_id": _UUID,
        "user_id": _UUID,
        "session_id": _UUID,
        "phase_progress_id": _UUID,
        "question_id": _OBJECT_ID_TEXT,
        "question_version": _VERSION,
        "item": _SMALL,
        "attempt_number": _SMALL,
        "user_answer": _json_value(_DEPTH),
        "time_spent": {"bsonType": ["int", "long"], "minimum": 0, "maximum": 2**53},
        "signature": {"bsonType": "binData"},
        "submitted_at": {"bsonType": "date"},
    }
)
_PROMPT_FIELDS: Document = {
    "phase_id": _UUID,
    "type": {"bsonType": "string", "maxLength": 64},
    "order": {"bsonType": "int"},
    "is_active": {"bsonType": "bool"},
    "status": {"enum": ["draft", "published", "archived"]},
    "version": _VERSION,
    "author_id": {"bsonType": "string"},
    "created_at": {"bsonType": "date"},
    "updated_at": {"bsonType": "date"},
    "content": {"bsonType": "object"},
    "settings": {"bsonType": "object"},
    "metadata": {"bsonType": "object"},
}
# The explanation names the right answer: it lives with the key.
_NO_EXPLANATION = {"bsonType": "object", "not": {"required": ["explanation"]}}
_VALIDATION = {"bsonType": "object", "required": ["correct_answer"]}

VALIDATORS: dict[str, Document] = {
    QUESTIONS: {"$jsonSchema": _record({**_PROMPT_FIELDS, "content": _NO_EXPLANATION})},
    QUESTION_KEYS: {
        "$jsonSchema": _record(
            {"version": _VERSION, "content": {"bsonType": "object"}, "validation": _VALIDATION}
        )
    },
    QUESTION_VERSIONS: {
        "$jsonSchema": _record(
            {**_PROMPT_FIELDS, "question_id": {"bsonType": "objectId"}, "validation": _VALIDATION}
        )
    },
    USER_ANSWERS: {
        "$and": [
            {"$jsonSchema": _ANSWER},
            {"$expr": {"$eq": [{"$binarySize": "$signature"}, 64]}},
            _at_most(ANSWER_BYTES),
        ]
    },
    CHAT_MESSAGES: _at_most(MESSAGE_BYTES),
    MARKER_STATE: {},
    f"{MEDIA}.files": {},
    f"{MEDIA}.chunks": {},
    f"{UPLOADS}.files": _at_most(FILE_BYTES),
    f"{UPLOADS}.chunks": _at_most(CHUNK_BYTES + FILE_BYTES),
}

# Field by field: a field that somebody adds later stays hidden until it is named here.
PROMPTS_PIPELINE: list[Document] = [
    {"$match": {"status": "published", "is_active": True}},
    {"$project": dict.fromkeys(_PROMPT_FIELDS, 1)},
]


def ensure_collections(database: Database[Document]) -> None:
    """Make the collections and the view, and bring what differs up to date."""
    found = {info["name"]: info.get("options", {}) for info in database.list_collections()}
    for name, validator in VALIDATORS.items():
        if name not in found:
            database.create_collection(name, validator=validator)
        elif found[name].get("validator", {}) != validator:
            database.command("collMod", name, validator=validator)
    if QUESTION_PROMPTS not in found:
        database.create_collection(QUESTION_PROMPTS, viewOn=QUESTIONS, pipeline=PROMPTS_PIPELINE)
    elif found[QUESTION_PROMPTS].get("pipeline") != PROMPTS_PIPELINE:
        database.command("collMod", QUESTION_PROMPTS, viewOn=QUESTIONS, pipeline=PROMPTS_PIPELINE)
