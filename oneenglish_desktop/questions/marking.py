"""Marking: pure functions from a question and a response to a mark."""

from pydantic import JsonValue

from oneenglish_desktop.questions.document import Prompt, Question
from oneenglish_desktop.questions.marks import Mark, marked
from oneenglish_desktop.questions.question_type import read_response
from oneenglish_desktop.questions.registry import question_type


def mark(question: Question, response: JsonValue) -> Mark:
    """The mark of a response; one that cannot be read earns nothing and never raises."""
    kind = question_type(question.type)
    read = read_response(kind.response, response)
    if read is None:
        return marked(0.0, note="unreadable")
    key = question.validation
    made = kind.mark(question.content, key.correct_answer, key.scoring_rules, read)
    return made.model_copy(update={"explanation": question.content.explanation})


def key_response(question: Question) -> JsonValue:
    """A response that earns full marks, as JSON."""
    kind = question_type(question.type)
    key = question.validation
    made = kind.key_response(question.content, key.correct_answer, key.scoring_rules)
    return kind.response.dump_python(made, mode="json")  # type: ignore[no-any-return]


def empty_response(prompt: Prompt) -> JsonValue:
    """The response of somebody who did nothing, as JSON."""
    kind = question_type(prompt.type)
    return kind.response.dump_python(  # type: ignore[no-any-return]
        kind.empty(prompt.content), mode="json"
    )


def missing(prompt: Prompt, response: JsonValue) -> tuple[str, ...]:
    """Ids of the parts that still want an answer; all of them for an unreadable response."""
    kind = question_type(prompt.type)
    read = read_response(kind.response, response)
    if read is None:
        read = kind.empty(prompt.content)
    return kind.missing(prompt.content, read)
