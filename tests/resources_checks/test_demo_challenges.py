"""The challenges of the demo school have the shape and the mixture that a school needs."""

import re
from collections import Counter

import pytest

from oneenglish_desktop.domain.challenges import PHASES_PER_CHALLENGE
from oneenglish_desktop.resources import resource_path
from tests.resources_checks.demo_school import SLUGS, Plain, challenge, questions

TYPES = ("multiple_choice", "true_false", "fill_blank")
SKILLS = {"reading", "grammar", "vocabulary", "functional language", "writing"}

each_challenge = pytest.mark.parametrize("slug", SLUGS)


def test_every_file_is_a_challenge_that_is_listed() -> None:
    folder = resource_path("demo_school", "challenges")
    assert {file.stem for file in folder.iterdir()} == set(SLUGS)
    assert [challenge(slug)["slug"] for slug in SLUGS] == list(SLUGS)


def test_levels_and_difficulty_grow() -> None:
    found = [(challenge(slug)["level"], challenge(slug)["difficulty"]) for slug in SLUGS]
    assert found == [("A1", "easy"), ("A2", "medium"), ("B1", "hard")]


@each_challenge
def test_a_challenge_says_what_it_is(slug: str) -> None:
    file = challenge(slug)
    assert set(file) == {
        *("slug", "title", "category", "level", "difficulty", "description", "phases"),
    }
    assert len(file["description"].split()) <= 20
    assert slug == re.sub(r"[^a-z]+", "-", file["title"].lower())


@each_challenge
def test_five_phases_of_ten_to_twelve_questions(slug: str) -> None:
    sizes = [len(phase["questions"]) for phase in challenge(slug)["phases"]]
    assert len(sizes) == PHASES_PER_CHALLENGE
    assert all(10 <= size <= 12 for size in sizes)


@each_challenge
def test_the_rules_of_the_phases(slug: str) -> None:
    warm_up, *others = challenge(slug)["phases"]
    assert warm_up["time_limit"] is None
    limits = [phase["time_limit"] for phase in others]
    assert limits == sorted(limits)
    assert all(600 <= limit <= 1500 for limit in limits)
    for phase in (warm_up, *others):
        assert (phase["max_runs"], phase["pass_percent"]) == (3, 60)
        assert 2 <= len(phase["practice"]) <= 3
        assert all(set(point) == {"title", "example"} for point in phase["practice"])


@each_challenge
def test_slugs_are_unique_and_plain(slug: str) -> None:
    slugs = [question["slug"] for question in questions(slug)]
    assert [name for name, times in Counter(slugs).items() if times > 1] == []
    assert [name for name in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


@each_challenge
def test_every_phase_mixes_types_and_skills(slug: str) -> None:
    for phase in challenge(slug)["phases"]:
        kinds = Counter(question["type"] for question in phase["questions"])
        assert all(kinds[kind] >= 3 for kind in TYPES), kinds
        assert set(kinds) == set(TYPES)
        modes = {question["mode"] for question in phase["questions"] if "mode" in question}
        assert modes == {"typed", "drop_down", "word_bank"}
        skills = {question["skill"] for question in phase["questions"]}
        assert skills <= SKILLS
        assert {"reading", "grammar", "vocabulary"} <= skills or len(skills) >= 4


@each_challenge
def test_neighbours_differ(slug: str) -> None:
    """Three of a type in a row would be a drill."""
    for phase in challenge(slug)["phases"]:
        kinds = [question["type"] for question in phase["questions"]]
        rows = zip(kinds, kinds[1:], kinds[2:], strict=False)
        assert [row for row in rows if len(set(row)) == 1] == []


@each_challenge
def test_some_questions_want_many_options_and_some_offer_not_given(slug: str) -> None:
    all_of_them = questions(slug)
    assert sum(question.get("select") == "many" for question in all_of_them) >= 2
    assert sum(question.get("not_given", False) for question in all_of_them) >= 3


def _attempts(question: Plain) -> tuple[int | None, float | None]:
    return question["max_attempts"], question.get("attempt_penalty")


@each_challenge
def test_warm_ups_allow_any_number_of_tries_and_the_others_one_or_two(slug: str) -> None:
    warm_up, *others = challenge(slug)["phases"]
    assert {_attempts(question) for question in warm_up["questions"]} == {(None, 0.25)}
    tries = {_attempts(question) for phase in others for question in phase["questions"]}
    assert tries == {(2, 0.5), (1, None)}


@each_challenge
def test_difficulty_grows(slug: str) -> None:
    worth = {"easy": 0, "medium": 1, "hard": 2}
    means = [
        sum(worth[question["difficulty"]] for question in phase["questions"])
        / len(phase["questions"])
        for phase in challenge(slug)["phases"]
    ]
    assert means == sorted(means)
    assert means[0] < means[-1]
