"""Answers that earn nothing, for every type of the demo school's phases."""

from typing import Any

from oneenglish_desktop.questions.document import Question, content_of
from oneenglish_desktop.questions.fill_blank.model import FillBlankContent
from oneenglish_desktop.questions.marking import key_response, mark
from oneenglish_desktop.questions.multiple_choice.model import MultipleChoiceContent
from oneenglish_desktop.questions.true_false.model import TrueFalseContent


def wrong_response(question: Question) -> Any:  # noqa: ANN401 - a JSON response
    """A complete answer without a right part; the marking agrees."""
    key: Any = key_response(question)
    if question.type == "multiple_choice":
        options = content_of(question, MultipleChoiceContent).options
        response: Any = [next(option.id for option in options if option.id not in key)]
    elif question.type == "true_false":
        choices = content_of(question, TrueFalseContent).choices
        response = {
            "answers": {
                id_: next(choice for choice in choices if choice != right)
                for id_, right in key["answers"].items()
            }
        }
    else:
        response = _wrong_words(content_of(question, FillBlankContent), key)
    assert mark(question, response).fraction == 0, question.id
    return response


def _wrong_words(content: FillBlankContent, key: dict[str, str]) -> dict[str, str]:
    if content.mode == "typed":
        return dict.fromkeys(key, "zebra")
    if content.mode == "drop_down":
        return {
            gap.id: next(choice for choice in gap.choices if choice != key[gap.id])
            for gap in content.gaps
        }
    spare = [word for word in content.word_bank if word not in key.values()]
    words = [*list(key.values())[1:], *spare, *list(key.values())[:1]]
    return dict(zip(key, words, strict=False))
