"""One test for every question type: right, wrong, empty and absurd responses."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from oneenglish_desktop.questions.document import Prompt, Question, parse_prompt, parse_question
from oneenglish_desktop.questions.marking import empty_response, key_response, mark, missing
from oneenglish_desktop.questions.marks import Mark, redact
from oneenglish_desktop.questions.registry import question_types
from tests.questions.plain import ENTRIES, made

QUESTIONS = [made(entry) for entry in ENTRIES.values()]
every_question = pytest.mark.parametrize("question", QUESTIONS, ids=list(ENTRIES))

ANY_TEXT = st.text(st.characters(codec=None), max_size=30)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)
IDS = st.sampled_from(["a", "b", "c", "d", "e", "1", "2", "3", "be", "go", "answers", "reasons"])
WORDS = st.sampled_from(["went", "got", "had", "true", "false", "not_given", "was", "a\x00b", ""])
NEARLY_RIGHT = (
    st.lists(IDS, max_size=6)
    | st.dictionaries(IDS, WORDS, max_size=6)
    | st.fixed_dictionaries(
        {"answers": st.dictionaries(IDS, WORDS), "reasons": st.dictionaries(IDS, ANY_TEXT)}
    )
)


def test_every_type_is_tried() -> None:
    assert {question.type for question in QUESTIONS} == set(question_types())


@every_question
def test_the_key_earns_full_marks(question: Question) -> None:
    made_mark = mark(question, key_response(question))
    assert (made_mark.fraction, made_mark.correct, made_mark.note) == (1.0, True, "")
    assert {part.verdict for part in made_mark.parts} == {"right"}
    assert missing(question, key_response(question)) == ()


@every_question
def test_nothing_earns_nothing(question: Question) -> None:
    made_mark = mark(question, empty_response(question))
    assert (made_mark.fraction, made_mark.correct, made_mark.note) == (0.0, False, "")
    assert {part.verdict for part in made_mark.parts} == {"missing"}
    assert missing(question, empty_response(question)) != ()


@every_question
@given(response=ANY_JSON | NEARLY_RIGHT)
def test_any_response_marks_within_0_and_1(question: Question, response: JsonValue) -> None:
    made_mark = mark(question, response)
    assert 0 <= made_mark.fraction <= 1
    assert made_mark == mark(question, response)
    text = json.dumps(made_mark.model_dump(mode="json"))
    assert "\\u0000" not in text
    assert Mark.model_validate_json(text) == made_mark
    assert set(missing(question, response)) <= set(missing(question, empty_response(question)))


@every_question
@pytest.mark.parametrize(
    "response",
    [None, 7, "went", [[]], {"1": None}, {"1": "\ud800"}, ["a"] * 1_000, {"$where": "1"}],
    ids=["null", "number", "text", "lists", "no text", "surrogate", "many", "operator"],
)
def test_an_absurd_response_is_noted_and_earns_nothing(
    question: Question, response: JsonValue
) -> None:
    made_mark = mark(question, response)
    assert made_mark.fraction == 0
    assert made_mark.note in {"unreadable", ""}
    assert made_mark.note or made_mark.parts


@every_question
def test_a_page_of_text_does_not_blow_up_the_mark(question: Question) -> None:
    page = "\u202b\u05e9\u05dc\u05d5\u05dd " * 20_000
    response: Any = {"1": page, "be": page}
    stored = mark(question, response).model_dump_json()
    assert len(stored) < 20_000


@every_question
def test_json_round_trip(question: Question) -> None:
    document = json.loads(question.model_dump_json())
    assert parse_question(document) == question
    stored = {("_id" if name == "id" else name): value for name, value in document.items()}
    assert parse_question(stored) == question
    prompt = parse_prompt(stored)
    assert isinstance(prompt, Prompt)
    assert not isinstance(prompt, Question)
    assert prompt.content == question.content
    assert parse_prompt(json.loads(prompt.model_dump_json())) == prompt


@every_question
def test_a_redacted_mark_does_not_tell_the_key(question: Question) -> None:
    made_mark = mark(question, empty_response(question))
    hidden = redact(made_mark)
    assert [part.expected for part in hidden.parts] == [None] * len(hidden.parts)
    assert hidden.explanation == ""
    assert all(part.given is not None for part in hidden.parts)
    assert (hidden.fraction, hidden.correct) == (made_mark.fraction, made_mark.correct)
