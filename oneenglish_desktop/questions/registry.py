"""The table of question types: ours, and those that an installed package brings."""

import logging
from collections.abc import Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pkgutil import resolve_name
from types import MappingProxyType

from oneenglish_desktop.domain.errors import NotFound
from oneenglish_desktop.questions.question_type import AnyQuestionType, QuestionType

ENTRY_POINTS = "oneenglish.question_types"

_ROOMS = "oneenglish_desktop.questions"
_OURS = (
    f"{_ROOMS}.multiple_choice.definition:MULTIPLE_CHOICE",
    f"{_ROOMS}.true_false.definition:TRUE_FALSE",
    f"{_ROOMS}.fill_blank.definition:FILL_BLANK",
    f"{_ROOMS}.ordering.definition:ORDERING",
    f"{_ROOMS}.matching.definition:MATCHING",
    f"{_ROOMS}.short_answer.definition:SHORT_ANSWER",
)
"""By name and not by import: a type reaches the table, but never another type through it."""

_log = logging.getLogger(__name__)


@cache
def question_types() -> Mapping[str, AnyQuestionType]:
    """Every question type by its name; installed packages are looked for once."""
    ours: list[AnyQuestionType] = [resolve_name(name) for name in _OURS]
    table = {kind.name: kind for kind in ours}
    for entry_point in entry_points(group=ENTRY_POINTS):
        kind = _installed(entry_point)
        if kind is None:
            continue
        if kind.name in table:
            _log.error("question type %s of %s is taken", kind.name, entry_point.value)
            continue
        table[kind.name] = kind
    return MappingProxyType(table)


def _installed(entry_point: EntryPoint) -> AnyQuestionType | None:
    """The type of an installed package, None when the package is broken."""
    try:
        kind = entry_point.load()
    except Exception:  # noqa: BLE001 - a stranger's package must not take the school down
        _log.exception("question type %s cannot be loaded", entry_point.value)
        return None
    if not isinstance(kind, QuestionType):
        _log.error("%s is not a question type", entry_point.value)
        return None
    return kind


def question_type(name: str) -> AnyQuestionType:
    """The question type of that name; raises NotFound."""
    kind = question_types().get(name)
    if kind is None:
        raise NotFound(f"there is no question type {name!r}")
    return kind
