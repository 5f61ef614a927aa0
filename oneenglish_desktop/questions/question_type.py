"""What every question type promises."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import JsonValue, TypeAdapter, ValidationError

from oneenglish_desktop.questions.content import Content, CorrectAnswer, ScoringRules
from oneenglish_desktop.questions.marks import Mark

ContentT = TypeVar("ContentT", bound=Content)
AnswerT = TypeVar("AnswerT", bound=CorrectAnswer)
RulesT = TypeVar("RulesT", bound=ScoringRules)
ResponseT = TypeVar("ResponseT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The three typed parts of a question as an author's file gives them, not yet checked."""

    content: Mapping[str, Any]
    correct_answer: Mapping[str, Any]
    scoring_rules: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionType(Generic[ContentT, AnswerT, RulesT, ResponseT]):
    """A question type: its shapes, its pure functions and where its player is.

    Attributes:
        name: `type` of its documents.
        title: its name in English for people; the screens translate it.
        icon: name of the icon.
        response: reads a JSON value as a response and writes it back.
        mark: pure: `(content, correct_answer, scoring_rules, response)`.
        empty: the response of somebody who did nothing.
        key_response: a response that earns full marks.
        missing: ids of the parts that still want an answer; none when it can be checked.
        from_plain: reads the type's own fields of an author's file; raises ValueError.
        player: `module:Class`, imported only when a window needs it.
    """

    name: str
    title: str
    icon: str
    content: type[ContentT]
    correct_answer: type[AnswerT]
    scoring_rules: type[RulesT]
    response: TypeAdapter[ResponseT]
    mark: Callable[[ContentT, AnswerT, RulesT, ResponseT], Mark]
    empty: Callable[[ContentT], ResponseT]
    key_response: Callable[[ContentT, AnswerT, RulesT], ResponseT]
    missing: Callable[[ContentT, ResponseT], tuple[str, ...]]
    from_plain: Callable[[Mapping[str, Any]], Draft]
    player: str


AnyQuestionType = QuestionType[Any, Any, Any, Any]


def read_response(adapter: TypeAdapter[ResponseT], response: JsonValue) -> ResponseT | None:
    """A JSON value as the response of a type, None when it cannot be one."""
    try:
        return adapter.validate_python(response)
    except ValidationError:
        return None
