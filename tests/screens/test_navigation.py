"""Who may go where."""

import pytest

from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.screens.navigation import (
    DESTINATIONS,
    ROUTES,
    Place,
    find,
    may_open,
    rail_destinations,
)
from tests.screens.values import session


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (RoleName.STUDENT, ["home", "challenges", "settings", "help"]),
        (RoleName.TEACHER, ["home", "settings", "help"]),
        (RoleName.ADMIN, ["home", "settings", "help"]),
    ],
)
def test_the_rail_lists_exactly_what_a_role_may_open(role: RoleName, expected: list[str]) -> None:
    assert [each.id for each in rail_destinations(session(role))] == expected


@pytest.mark.parametrize("role", [RoleName.TEACHER, RoleName.ADMIN])
@pytest.mark.parametrize("name", ["challenges", "challenge", "player", "result", "podium"])
def test_staff_may_not_open_the_pages_of_students(role: RoleName, name: str) -> None:
    destination = find(name)
    assert destination is not None
    assert not may_open(destination, session(role))


def test_a_student_may_open_every_page_of_this_version() -> None:
    assert all(may_open(destination, session()) for destination in DESTINATIONS)


def test_an_unknown_page_is_nowhere() -> None:
    assert find("gradebook") is None


def test_every_route_leads_to_a_page() -> None:
    assert all(find(name) for name in ROUTES.values())


def test_what_the_rail_shows_has_words_and_an_icon() -> None:
    listed = [each for each in DESTINATIONS if each.place is not Place.INSIDE]
    assert all(each.text and each.icon and not each.opener for each in listed)
    inside = [each for each in DESTINATIONS if each.place is Place.INSIDE]
    assert all(each.opener for each in inside)
