"""A question as documents: what students may see, and the key in a collection of its own."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bson import ObjectId

from oneenglish_desktop.questions.document import Question

Document = dict[str, Any]

# These words tell the right answer before the student has given one.
_TELLING = frozenset({"explanation", "feedback"})
# What a mark depends on: a change of these is another question to the answers given so far.
_MARKED_BY = ("type", "content", "settings", "validation")


def whole(question: Question) -> Document:
    """The question as one document, ids and moments as MongoDB keeps them."""
    document = question.model_dump(mode="json", exclude={"id"})
    media = document["content"]["media_references"]
    document["content"]["media_references"] = [ObjectId(reference) for reference in media]
    return {
        **document,
        "_id": ObjectId(question.id),
        "created_at": _kept(question.created_at),
        "updated_at": _kept(question.updated_at),
    }


def prompt_part(document: Document) -> Document:
    """What goes into `questions`: nothing that tells the right answer."""
    shown = {name: value for name, value in document.items() if name != "validation"}
    return {**shown, "content": _without_telling(document["content"])}


def key_part(document: Document) -> Document:
    """What goes into `question_keys`: the key and the content with its explanations."""
    return {name: document[name] for name in ("_id", "version", "content", "validation")}


def version_part(document: Document) -> Document:
    """What goes into `question_versions`."""
    return {**document, "_id": ObjectId(), "question_id": document["_id"]}


def joined(found: Mapping[str, Any]) -> Document:
    """The whole of a document that carries its key part under `key`, a list of one or none."""
    shown = {name: value for name, value in found.items() if name != "key"}
    return {**shown, **(found["key"][0] if found["key"] else {})}


def succeeding(before: Document | None, new: Document) -> Document:
    """The document to store instead of `before`.

    Returns:
        `before` when nothing changed. Once a question was published, answers may refer to its
        version: the next one begins with a change of what is marked, or of a draft that it
        becomes again.
    """
    if before is None:
        return new
    kept = {name: before.get(name) for name in ("version", "created_at", "updated_at")}
    if {**new, **kept} == before:
        return before
    changed = new["status"] == "draft" or any(new[name] != before.get(name) for name in _MARKED_BY)
    # One that lost its key is repaired: there is no earlier version to keep.
    grows = changed and before.get("status") != "draft" and "validation" in before
    version = before["version"] + grows
    return {**new, **kept, "version": version, "updated_at": _kept(datetime.now(UTC))}


def _kept(moment: datetime) -> datetime:
    """The moment as MongoDB keeps it: to the millisecond."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def _without_telling(value: Any) -> Any:  # noqa: ANN401 - any part of a document
    if isinstance(value, dict):
        return {
            name: _without_telling(part) for name, part in value.items() if name not in _TELLING
        }
    return [_without_telling(part) for part in value] if isinstance(value, list) else value
