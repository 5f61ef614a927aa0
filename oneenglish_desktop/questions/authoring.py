"""From a question of an author's file to a question document."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from oneenglish_desktop.domain.errors import Invalid, NotFound
from oneenglish_desktop.questions.content import Content
from oneenglish_desktop.questions.document import Question, reason
from oneenglish_desktop.questions.registry import question_type
from oneenglish_desktop.questions.settings import Settings

_SETTINGS = frozenset(Settings.model_fields)
_CONTENT = frozenset(Content.model_fields)
_METADATA = {"skill": "skill_category", "level": "language_level", "tags": "tags"}
_NAMES = frozenset({"slug", "type"})


def question_from_plain(  # noqa: PLR0913 - what a file does not say
    mapping: Mapping[str, Any],
    *,
    id: str,  # noqa: A002 - the field of the document
    phase_id: str,
    author_id: str,
    order: int,
    now: datetime,
) -> Question:
    """Makes a published question, version 1, of one entry of a file.

    Args:
        mapping: `type`, `slug`, and the fields of the question; `level` (A1..C2) may be added.
        id: 24 hexadecimal digits.
        phase_id: UUID of the phase as text.
        author_id: UUID of the author as text.
        order: place in the phase.
        now: when it was made and changed.

    Raises:
        Invalid: the entry breaks a rule; the message names the question, the field and the rule.
    """
    shared = {*_NAMES, *_SETTINGS, *_CONTENT, *_METADATA}
    try:
        kind = question_type(str(mapping.get("type")))
        draft = kind.from_plain({key: mapping[key] for key in mapping if key not in shared})
        return Question.model_validate(
            {
                "id": id,
                "phase_id": phase_id,
                "type": kind.name,
                "order": order,
                "author_id": author_id,
                "created_at": now,
                "updated_at": now,
                "content": {**_some(mapping, _CONTENT), **draft.content},
                "settings": _some(mapping, _SETTINGS),
                "metadata": {_METADATA[key]: mapping[key] for key in _METADATA if key in mapping},
                "validation": {
                    "correct_answer": draft.correct_answer,
                    "scoring_rules": draft.scoring_rules,
                },
            }
        )
    except ValidationError as error:
        raise Invalid(f"question {_name(mapping)}: {reason(error)}") from error
    except (ValueError, NotFound) as error:
        raise Invalid(f"question {_name(mapping)}: {error}") from error


def _name(mapping: Mapping[str, Any]) -> str:
    return str(mapping.get("slug") or mapping.get("prompt") or "without a slug")[:80]


def _some(mapping: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {key: mapping[key] for key in mapping if key in names}
