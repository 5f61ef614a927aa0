"""The table of question types: ours, and those that an installed package brings."""

import logging
from collections.abc import Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType

from oneenglish_desktop.domain.errors import NotFound
from oneenglish_desktop.questions.fill_blank.definition import FILL_BLANK
from oneenglish_desktop.questions.multiple_choice.definition import MULTIPLE_CHOICE
from oneenglish_desktop.questions.question_type import AnyQuestionType, QuestionType
from oneenglish_desktop.questions.true_false.definition import TRUE_FALSE

ENTRY_POINTS = "oneenglish.question_types"

_OURS: tuple[AnyQuestionType, ...] = (
    MULTIPLE_CHOICE,
    TRUE_FALSE,
    FILL_BLANK,
)

_log = logging.getLogger(__name__)


@cache
def question_types() -> Mapping[str, AnyQuestionType]:
    """Every question type by its name; installed packages are looked for once."""
    table = {kind.name: kind for kind in _OURS}
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
