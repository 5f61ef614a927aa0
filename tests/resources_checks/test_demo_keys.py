"""Every question of the demo school is read, marked as its author means it, and has one answer."""

from collections import Counter

import pytest
from pydantic import JsonValue

from oneenglish_desktop.questions.marking import empty_response, key_response, mark
from tests.resources_checks.demo_school import (
    GAP,
    SLUGS,
    Plain,
    challenge,
    of_type,
    parsed,
    questions,
)

ALL = [
    pytest.param(question, challenge(slug)["level"], id=f"{slug}-{question['slug']}")
    for slug in SLUGS
    for question in questions(slug)
]
GAPPED = of_type("fill_blank")
CHOICES = of_type("multiple_choice")
STATEMENTS = of_type("true_false")


@pytest.mark.parametrize(("question", "level"), ALL)
def test_the_key_earns_everything_and_nothing_earns_nothing(question: Plain, level: str) -> None:
    document = parsed(question, level)
    best = mark(document, key_response(document))
    assert (best.fraction, best.correct) == (1, True)
    assert mark(document, empty_response(document)).fraction == 0
    assert document.metadata.language_level == level
    assert document.content.explanation.strip()
    assert document.content.prompt.strip()


def test_points_follow_the_number_of_things_to_do() -> None:
    def tasks(question: Plain) -> int:
        right = sum(option.get("correct", False) for option in question.get("options", ()))
        return right or len(question.get("statements") or question["gaps"])

    every = [*GAPPED, *CHOICES, *STATEMENTS]
    assert [one["slug"] for one in every if one["points"] != tasks(one)] == []


# Multiple choice


def test_options_differ_and_the_right_ones_fit_the_selection() -> None:
    for question in CHOICES:
        words = [option["text"].casefold().strip(" .!?") for option in question["options"]]
        right = sum(option.get("correct", False) for option in question["options"])
        assert len(set(words)) == len(words), question["slug"]
        assert 4 <= len(words) <= 6, question["slug"]
        assert (right == 1) == (question["select"] == "one"), question["slug"]
        assert right <= len(words) / 2, question["slug"]


def test_the_instructions_or_the_prompt_say_how_many_to_choose() -> None:
    numbers = {2: "two", 3: "three"}
    for question in CHOICES:
        right = sum(option.get("correct", False) for option in question["options"])
        if right > 1:
            assert f"Choose {numbers[right]} answers." in question["instructions"]


def test_no_other_option_earns_anything_and_feedback_is_for_those() -> None:
    for question in CHOICES:
        document = parsed(question)
        for place, option in enumerate(question["options"]):
            fraction = mark(document, [chr(ord("a") + place)]).fraction
            assert (fraction > 0) == option.get("correct", False), (question["slug"], option)
            assert not (option.get("correct") and option.get("feedback"))
        everything: JsonValue = [
            chr(ord("a") + place) for place in range(len(question["options"]))
        ]
        assert mark(document, everything).fraction == 0


def test_the_place_and_the_length_of_an_option_do_not_tell_the_answer() -> None:
    single = [question["options"] for question in CHOICES if question["select"] == "one"]
    places = Counter(
        place
        for options in single
        for place, option in enumerate(options)
        if option.get("correct")
    )
    assert set(places) == {0, 1, 2, 3}
    assert all(0.18 <= times / len(single) <= 0.32 for times in places.values()), places
    longest = sum(
        bool(max(options, key=lambda option: len(option["text"])).get("correct"))
        for options in single
    )
    assert longest / len(single) <= 0.4


def test_many_wrong_options_explain_themselves() -> None:
    others = [
        option
        for question in CHOICES
        for option in question["options"]
        if not option.get("correct")
    ]
    assert sum("feedback" in option for option in others) >= len(others) / 3


# True or false


def test_true_and_false_are_balanced_in_every_challenge() -> None:
    for slug in SLUGS:
        answers = Counter(
            statement["answer"]
            for question in questions(slug)
            for statement in question.get("statements", ())
        )
        assert 0.45 <= answers[True] / (answers[True] + answers[False]) <= 0.57, answers
        assert answers["not_given"] >= 3


def test_statements_have_no_pattern() -> None:
    rows = [tuple(item["answer"] for item in question["statements"]) for question in STATEMENTS]
    assert all(len(set(row)) > 1 for row in rows)
    assert all(2 <= len(row) <= 4 for row in rows)
    first = sum(row[0] is True for row in rows) / len(rows)
    assert 0.35 <= first <= 0.65
    assert max(Counter(rows).values()) <= len(rows) / 4


def test_not_given_is_offered_where_it_is_an_answer_and_only_about_a_text() -> None:
    for question in STATEMENTS:
        used = any(item["answer"] == "not_given" for item in question["statements"])
        assert used == question.get("not_given", False), question["slug"]
        assert not used or "not given" in question["instructions"]
        assert not used or "passage" in question


def test_each_statement_counts_by_itself() -> None:
    for question in STATEMENTS:
        document = parsed(question)
        response = key_response(document)
        assert isinstance(response, dict)
        answers = response["answers"]
        assert isinstance(answers, dict)
        for statement in answers:
            others = {key: value for key, value in answers.items() if key != statement}
            share = mark(document, {"answers": others}).fraction
            assert share == pytest.approx(1 - 1 / len(answers))


# Gaps


def _responses(question: Plain, gap: str, word: str) -> JsonValue:
    """The best answers, and another word in one gap."""
    best = {name: one["answers"][0] for name, one in question["gaps"].items()}
    return {**best, gap: word}


def test_gaps_are_numbered_in_the_order_of_the_text() -> None:
    for question in GAPPED:
        numbers = GAP.findall(question["text"])
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
        assert numbers == list(question["gaps"])


def test_every_accepted_answer_earns_the_gap() -> None:
    for question in GAPPED:
        document = parsed(question)
        for gap, rule in question["gaps"].items():
            for answer in rule["answers"]:
                assert mark(document, _responses(question, gap, answer)).fraction == 1


def test_typed_answers_do_not_mind_case_spaces_and_curly_apostrophes() -> None:
    for question in GAPPED:
        if question["mode"] != "typed":
            continue
        document = parsed(question)
        for gap, rule in question["gaps"].items():
            for answer in rule["answers"]:
                typed = f"  {answer.upper().replace(chr(39), chr(0x2019))} "
                assert mark(document, _responses(question, gap, typed)).fraction == 1


def test_an_answer_of_one_gap_does_not_fit_the_others() -> None:
    """A gap that takes the word of another one would have two answers."""
    doubled = []
    for question in GAPPED:
        document = parsed(question)
        for gap, rule in question["gaps"].items():
            for other, its in question["gaps"].items():
                word = its["answers"][0]
                if other == gap or word in rule["answers"] or question["mode"] != "typed":
                    continue
                if mark(document, _responses(question, gap, word)).fraction == 1:
                    doubled.append((question["slug"], gap, word))
    assert doubled == []


def test_typed_gaps_refuse_the_words_in_brackets() -> None:
    """The base form beside a gap must be changed, or the gap asks for nothing."""
    unchanged = []
    for question in GAPPED:
        document = parsed(question)
        text = question["text"]
        for gap in question["gaps"]:
            hint = text.partition(f"{{{{{gap}}}}}")[2].lstrip()
            if question["mode"] == "typed" and hint.startswith("("):
                word = hint[1 : hint.index(")")]
                if mark(document, _responses(question, gap, word)).fraction == 1:
                    unchanged.append((question["slug"], word))
    assert unchanged == [("saturday-questions", "see")]


def test_one_choice_of_each_list_is_right() -> None:
    places: Counter[int] = Counter()
    for question in GAPPED:
        if question["mode"] != "drop_down":
            continue
        document = parsed(question)
        for gap, rule in question["gaps"].items():
            choices = rule["choices"]
            assert len(set(choices)) == len(choices) == 3
            good = [
                place
                for place, choice in enumerate(choices)
                if mark(document, _responses(question, gap, choice)).fraction == 1
            ]
            assert len(good) == 1, (question["slug"], gap)
            places[good[0]] += 1
    assert set(places) == {0, 1, 2}
    assert all(times / places.total() <= 0.45 for times in places.values()), places


def test_word_banks_hold_each_word_once_and_two_more() -> None:
    for question in GAPPED:
        if question["mode"] != "word_bank":
            continue
        bank = question["word_bank"]
        answers = [rule["answers"] for rule in question["gaps"].values()]
        right = [answer for (answer,) in answers]
        assert len(set(bank)) == len(bank) == len(right) + 2
        assert set(right) < set(bank)
        assert "two extra words" in question["instructions"]
        assert [word for word in bank if word in right] != right
        document = parsed(question)
        for gap, rule in question["gaps"].items():
            for word in bank:
                fraction = mark(document, {gap: word}).fraction
                assert (fraction > 0) == (word in rule["answers"])


def test_american_spelling_of_a_typed_answer_is_right() -> None:
    (walk,) = (question for question in GAPPED if question["slug"] == "old-town-tram")
    document = parsed(walk)
    assert mark(document, _responses(walk, "1", "traveled")).fraction == 1
    assert mark(document, _responses(walk, "2", "stoped")).fraction < 1
