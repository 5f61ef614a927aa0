"""The people of the demo school: enough of them, and their past fits the challenges."""

import re
from collections import Counter
from typing import Any

import pytest

from oneenglish_desktop.domain.medals import MedalThresholds
from oneenglish_desktop.domain.permissions import RoleName
from tests.resources_checks.demo_school import SLUGS, Plain, challenge, people

PASS = 60
FIELDS = {"username", "full_name", "email", "role", "classes", "last_active", "progress"}


def by_role(role: RoleName) -> list[Plain]:
    return [person for person in people()["people"] if person["role"] == role]


def person(username: str) -> Plain:
    (found,) = (one for one in people()["people"] if one["username"] == username)
    read: Plain = found
    return read


def max_points(slug: str, position: int) -> float:
    phase = challenge(slug)["phases"][position - 1]
    return sum(float(question["points"]) for question in phase["questions"])


def earned(slug: str, position: int, percent: float) -> float:
    """The points of a finished run, to half a point."""
    return round(2 * percent / 100 * max_points(slug, position)) / 2


def finished(entries: list[Any]) -> bool:
    return len(entries) == 5 and all(isinstance(one, int) and one >= PASS for one in entries)


def test_the_school_names_its_challenges_and_classes() -> None:
    school = people()
    assert school["school"] == "Riverside School"
    assert tuple(school["challenges"]) == SLUGS
    assert school["classes"] == ["Class 8A", "Class 8B"]
    assert school["password"]


def test_one_administrator_two_teachers_and_two_classes_of_twelve() -> None:
    assert {role: len(by_role(role)) for role in RoleName} == {
        RoleName.ADMIN: 1,
        RoleName.TEACHER: 2,
        RoleName.STUDENT: 24,
    }
    assert Counter(str(one["classes"]) for one in by_role(RoleName.STUDENT)) == {
        "['Class 8A']": 12,
        "['Class 8B']": 12,
    }
    taught = sorted(one["classes"] for one in by_role(RoleName.TEACHER))
    assert taught == [["Class 8A"], ["Class 8A", "Class 8B"]]


def test_usernames_are_unique_and_only_staff_have_an_email() -> None:
    everybody = people()["people"]
    names = [one["username"] for one in everybody]
    assert len(set(names)) == len(names)
    assert len({one["full_name"] for one in everybody}) == len(names)
    for one in everybody:
        assert set(one) <= FIELDS
        assert re.fullmatch(r"[a-z]+\.[a-z]+", one["username"])
        assert ("email" in one) == (one["role"] != RoleName.STUDENT)
        assert one.get("email", ".example").endswith(".example")


def test_two_thirds_of_the_students_have_a_past() -> None:
    students = by_role(RoleName.STUDENT)
    assert sum("progress" in one for one in students) == 16
    assert all(("progress" in one) == ("last_active" in one) for one in students)
    assert "progress" not in person("tomas.rivera")
    assert all("progress" not in one for one in [*by_role(RoleName.ADMIN)])


def test_mariana_is_in_the_quarter_final() -> None:
    mariana = person("mariana.costa")
    assert mariana["classes"] == ["Class 8B"]
    assert finished(mariana["progress"]["my-family-and-friends"])
    first, second, third = mariana["progress"]["a-day-in-the-city"]
    medals = MedalThresholds()
    assert [medals.medal(first), medals.medal(second)] == ["gold", "silver"]
    assert third["answered"] == 6
    assert len(challenge("a-day-in-the-city")["phases"][2]["questions"]) == 12


@pytest.mark.parametrize(
    "student",
    [one for one in by_role(RoleName.STUDENT) if "progress" in one],
    ids=lambda one: one["username"],
)
def test_a_past_could_have_happened(student: Plain) -> None:
    assert student["last_active"] >= 0
    entries = [
        (slug, position, entry)
        for slug, phases in student["progress"].items()
        for position, entry in enumerate(phases, start=1)
    ]
    assert all(1 <= len(phases) <= 5 for phases in student["progress"].values())
    running = [entry for _, _, entry in entries if isinstance(entry, dict)]
    assert len(running) <= 1
    for slug, position, entry in entries:
        last = position == len(student["progress"][slug])
        if isinstance(entry, dict):
            phase = challenge(slug)["phases"][position - 1]
            assert last
            assert set(entry) == {"answered", "seconds"}
            assert 0 < entry["answered"] < len(phase["questions"])
            assert 0 < entry["seconds"] < (phase["time_limit"] or 3600)
        else:
            assert 0 <= entry <= 100
            assert last or entry >= PASS


def test_rounding_to_half_a_point_does_not_change_a_medal() -> None:
    medals = MedalThresholds()
    for student in by_role(RoleName.STUDENT):
        for slug, phases in student.get("progress", {}).items():
            for position, entry in enumerate(phases, start=1):
                if isinstance(entry, int):
                    points = earned(slug, position, entry)
                    percent = 100 * points / max_points(slug, position)
                    assert medals.medal(percent) == medals.medal(entry), student["username"]


@pytest.mark.parametrize("name", ["Class 8A", "Class 8B"])
def test_each_class_has_a_podium_without_a_tie(name: str) -> None:
    slug = SLUGS[0]
    totals = sorted(
        sum(earned(slug, place, entry) for place, entry in enumerate(phases, start=1))
        for one in by_role(RoleName.STUDENT)
        if one["classes"] == [name] and finished(phases := one.get("progress", {}).get(slug, []))
    )
    assert len(totals) >= 3
    assert len(set(totals)) == len(totals)


def test_mariana_stands_on_the_podium() -> None:
    slug = SLUGS[0]
    totals = {
        one["username"]: sum(
            earned(slug, place, entry) for place, entry in enumerate(phases, start=1)
        )
        for one in by_role(RoleName.STUDENT)
        if one["classes"] == ["Class 8B"]
        and finished(phases := one.get("progress", {}).get(slug, []))
    }
    best = sorted(totals, key=lambda name: -totals[name])[:3]
    assert best == ["yusuf.demir", "mariana.costa", "aiko.tanaka"]


def test_every_class_has_every_challenge_from_a_teacher_of_it() -> None:
    given = people()["assignments"]
    pairs = {(one["challenge"], one["class"]) for one in given}
    assert len(pairs) == len(given)
    assert pairs == {(slug, name) for slug in SLUGS for name in people()["classes"]}
    for one in given:
        assert one["class"] in person(one["by"])["classes"]
        assert person(one["by"])["role"] == RoleName.TEACHER
        assert one["due_in_days"] >= 1
