"""Accepted answers in their order, nearly right ones, and text that is no answer."""

import pytest
from pydantic import JsonValue

from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.questions.marking import key_response, mark, missing
from oneenglish_desktop.questions.marks import redact
from tests.questions.plain import DIARY, LEO, made


@pytest.mark.parametrize(
    ("typed", "fraction", "verdict", "note"),
    [
        ("Yesterday he walked to the museum and bought a ticket.", 1, "right", ""),
        ("yesterday he walked to the museum and bought a ticket", 1, "right", ""),
        ("He walked there and bought a ticket", 1, "right", ""),
        ("Yesterday he go to the museum and buyed a ticket.", 0.5, "almost", ""),
        ("Yesterday he walked to the musuem and bought a ticket", 0.75, "almost", "spelling"),
        ("Yesterday he walkd to the musuem and bougth a tiket", 0.75, "almost", "spelling"),
        ("He slept.", 0, "not_yet", ""),
        (" \n", 0, "missing", ""),
        ("x" * 2_001, 0, "not_yet", ""),
        ("he walked to the museum " * 4_000, 0, "not_yet", ""),
        ("\x00", 0, "not_yet", ""),
    ],
)
def test_answers(typed: str, fraction: float, verdict: str, note: str) -> None:
    made_mark = mark(made(LEO), typed)
    (part,) = made_mark.parts
    assert made_mark.fraction == pytest.approx(fraction)
    assert (part.verdict, part.note) == (verdict, note)
    assert part.expected == LEO["answers"][0]
    assert redact(made_mark).parts[0].expected is None


def test_the_first_answer_that_fits_counts() -> None:
    answers = [
        {"text": "went", "fraction": 1},
        {"wildcard": "w*", "fraction": 0.5, "feedback": "Nearly."},
        {"wildcard": "wa*", "fraction": 0.75},
        {"text": "goed", "fraction": 0, "feedback": "Go has its own past form."},
    ]
    question = made(LEO, answers=answers)
    assert mark(question, "went").feedback == ""
    walked = mark(question, "walked")
    assert (walked.fraction, walked.feedback) == (0.5, "Nearly.")
    goed = mark(question, "goed")
    assert (goed.fraction, goed.feedback) == (0, "Go has its own past form.")
    assert goed.parts[0].verdict == "not_yet"


def test_an_answer_that_fits_goes_before_one_that_nearly_fits() -> None:
    answers = [
        "museums",
        {"text": "musems", "fraction": 0.25},
        {"text": "museum", "fraction": 0.5},
    ]
    question = made(LEO, answers=answers)
    assert mark(question, "museum").fraction == 0.5
    assert mark(question, "musems").fraction == 0.25
    assert mark(question, "muzeums").fraction == 0.75
    assert mark(made(LEO, answers=answers, tolerance={}), "muzeums").fraction == 0


def test_a_slip_costs_what_the_author_says() -> None:
    answers = [{"text": "museum", "fraction": 1, "feedback": "Well done."}]
    made_mark = mark(made(LEO, answers=answers, almost_cost=0.5), "musuem")
    assert (made_mark.fraction, made_mark.feedback) == (0.5, "Well done.")
    free = mark(made(LEO, answers=answers, almost_cost=0), "musuem")
    assert (free.correct, free.parts[0].note) == (True, "spelling")


def test_the_key_is_the_first_exact_answer_that_earns_everything() -> None:
    answers = [{"wildcard": "went *"}, {"text": "go", "fraction": 0.5}, "went home", "walked"]
    assert key_response(made(LEO, answers=answers)) == "went home"


def test_several_lines_are_one_answer() -> None:
    assert mark(made(DIARY), "It is\nnext to\n\nthe station").correct is True
    assert mark(made(DIARY), "Next to the station").fraction == 0.75


def test_blank_is_missing() -> None:
    assert missing(made(LEO), " \t\n") == ("answer",)
    assert missing(made(LEO), "x") == ()


@pytest.mark.parametrize("response", [None, 5, ["went"], {"text": "went"}, "\ud800"])
def test_what_is_no_text_is_unreadable(response: JsonValue) -> None:
    assert mark(made(LEO), response).note == "unreadable"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"answers": []}, "correct_answer.answers"),
        ({"answers": [{"wildcard": "he *"}]}, "one exact answer must earn everything"),
        ({"answers": [{"text": "x", "fraction": 0.5}]}, "one exact answer must earn everything"),
        ({"answers": ["x", {"expression": "(x"}]}, "no regular expression"),
        ({"answers": ["x", {"text": "y", "wildcard": "z"}]}, "give one of"),
        ({"answers": ["x", {"fraction": 0.5}]}, "give one of"),
        ({"answers": [{"wildcard": "*", "fraction": 0.5}, "x"]}, "does not fit"),
        ({"answers": [" "]}, "correct_answer"),
        ({"lines": "many"}, "lines"),
        ({"tolerance": {"magic": True}}, "tolerance.magic"),
    ],
)
def test_a_broken_entry(changes: dict[str, object], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        made(LEO, **changes)
