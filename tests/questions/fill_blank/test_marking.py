"""Marking of gaps."""

import pytest

from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.questions.fill_blank.model import FillBlankContent
from oneenglish_desktop.questions.marking import key_response, mark, missing
from tests.questions.plain import BANK, LISTS, YESTERDAY, made


@pytest.mark.parametrize(
    ("first", "second", "fraction", "verdicts"),
    [
        ("went", "bought", 1.0, ("right", "right")),
        (" Went. ", "BOUGHT", 1.0, ("right", "right")),
        ("went", "got", 0.75, ("right", "almost")),
        ("went", "boght", 0.875, ("right", "almost")),
        ("want", "bought", 0.5, ("not_yet", "right")),
        ("", "  ", 0.0, ("missing", "missing")),
        ("bought", "went", 0.0, ("not_yet", "not_yet")),
    ],
)
def test_typed_gaps(first: str, second: str, fraction: float, verdicts: tuple[str, ...]) -> None:
    made_mark = mark(made(YESTERDAY), {"1": first, "2": second})
    assert made_mark.fraction == fraction
    assert tuple(part.verdict for part in made_mark.parts) == verdicts
    assert [part.expected for part in made_mark.parts] == ["went", "bought"]
    assert [part.given for part in made_mark.parts] == [first, second]


def test_a_slip_is_noted_and_costs_what_the_rules_say() -> None:
    part = mark(made(YESTERDAY, almost_cost=0.1), {"2": "boughtt"}).parts[1]
    assert (part.verdict, part.note, part.fraction) == ("almost", "spelling", 0.9)
    free = mark(made(YESTERDAY, almost_cost=0), {"2": "boughtt"}).parts[1]
    assert (free.verdict, free.note, free.fraction) == ("right", "spelling", 1.0)


def test_a_word_of_the_key_is_never_a_slip() -> None:
    gaps = {"1": {"answers": ["cold"]}, "2": {"answers": ["bold"]}}
    parts = mark(made(YESTERDAY, gaps=gaps), {"1": "bold", "2": "colt"}).parts
    assert [part.verdict for part in parts] == ["not_yet", "not_yet"]
    assert mark(made(YESTERDAY, gaps=gaps), {"1": "coldd"}).parts[0].verdict == "almost"


def test_weights_and_own_switches_of_a_gap() -> None:
    gaps = {
        "1": {"answers": ["went"], "weight": 3},
        "2": {"answers": ["Anna"], "tolerance": {"typos": False, "ignore_case": False}},
    }
    question = made(YESTERDAY, gaps=gaps)
    assert mark(question, {"1": "went", "2": "x"}).fraction == 0.75
    assert mark(question, {"1": "x", "2": "Anna"}).fraction == 0.25
    assert mark(question, {"1": "x", "2": "anna"}).fraction == 0
    assert mark(question, {"1": "wentt", "2": "Annna"}).fraction == pytest.approx(0.5625)


def test_the_best_fraction_counts_in_any_order() -> None:
    gaps = {
        "1": {"answers": ["went", {"text": "walk", "fraction": 0.2}]},
        "2": {"answers": [{"text": "purchased", "fraction": 0.3}, "purchase it", "purchased"]},
    }
    question = made(YESTERDAY, gaps=gaps)
    assert mark(question, {"2": "purchased"}).parts[1].fraction == 1
    assert mark(question, {"2": "purchasd"}).parts[1].fraction == 0.75
    assert mark(question, {"1": "walk"}).parts[0].fraction == 0.2


def test_picked_words_are_compared_as_they_are() -> None:
    question = made(LISTS)
    assert mark(question, {"be": "was", "go": "went"}).fraction == 1
    assert mark(question, {"be": "WAS", "go": "wentt"}).fraction == 0


def test_a_word_of_the_bank_is_used_once() -> None:
    question = made(BANK)
    assert mark(question, {"1": "got", "2": "had", "3": "went"}).fraction == 1
    twice = mark(question, {"1": "got", "2": "got"}).parts
    assert [(part.verdict, part.note) for part in twice] == [
        ("right", ""),
        ("not_yet", "used_twice"),
        ("missing", ""),
    ]
    reused = mark(made(BANK, reuse_words=True), {"1": "got", "2": "got"}).parts
    assert [part.fraction for part in reused] == [1, 0.5, 0]
    assert mark(question, {"1": "not in the bank"}).fraction == 0


def test_the_key_takes_what_is_left_in_the_bank() -> None:
    gaps = {"1": {"answers": ["got", "had"]}, "2": {"answers": ["got", "had"]}}
    entry = {**BANK, "text": "{{1}} {{2}}", "gaps": gaps, "word_bank": ["got", "had"]}
    assert key_response(made(entry)) == {"1": "got", "2": "had"}
    assert key_response(made(entry, reuse_words=True)) == {"1": "got", "2": "got"}
    with pytest.raises(Invalid, match="does not fit"):
        made(entry, word_bank=["got"])


def test_missing_gaps() -> None:
    assert missing(made(YESTERDAY), {"1": "went", "2": " "}) == ("2",)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": "{{1}} {{1}}", "gaps": [{"id": "1"}]}, "each once"),
        ({"text": "{{2}} {{1}}", "gaps": [{"id": "1"}, {"id": "2"}]}, "its order"),
        ({"text": "{{1}}", "gaps": [{"id": "1"}], "mode": "drop_down"}, "two choices"),
        ({"text": "{{1}}", "gaps": [{"id": "1"}], "mode": "word_bank"}, "bank is empty"),
    ],
)
def test_content_that_cannot_be_played(fields: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        FillBlankContent.model_validate(fields)


def test_choices_of_a_list_must_hold_the_answer() -> None:
    gaps = {
        "be": {"answers": ["was"], "choices": ["is", "are"]},
        "go": {"answers": ["went"], "choices": ["go", "went"]},
    }
    with pytest.raises(Invalid, match="does not fit"):
        made(LISTS, gaps=gaps)
