"""Every public method of a service says who may call it, and holds it."""

import inspect
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, get_type_hints

import pytest

from oneenglish_desktop.domain.accounts import Person, Session
from oneenglish_desktop.domain.errors import NotAllowed
from oneenglish_desktop.domain.permissions import Permission
from oneenglish_desktop.domain.preferences import Preferences
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.permissions import (
    GUARD,
    OPEN,
    SIGNED_IN,
    open_to_all,
    requires,
    requires_sign_in,
)

OPEN_METHODS = {
    "Accounts.may",
    "Accounts.sign_in",
    "Accounts.sign_in_again",
    "Accounts.sign_out",
    "ErrorReports.report",
    "Sender.add_listener",
    "Sender.remove_listener",
    "Sender.send",
    "Sender.start",
    "Sender.stop",
    "Sender.try_now",
}


def _public_methods() -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(Services)
    for field in fields(Services):
        service = hints[field.name]
        if field.name.startswith("_"):
            continue
        for name, method in inspect.getmembers(service, inspect.isfunction):
            if not name.startswith("_"):
                yield f"{service.__name__}.{name}", method


def test_no_public_method_of_a_service_is_unguarded() -> None:
    methods = dict(_public_methods())
    assert len(methods) > 20
    assert [name for name, method in methods.items() if not hasattr(method, GUARD)] == []


def test_what_is_open_to_all_is_a_short_list() -> None:
    guards = {name: getattr(method, GUARD, None) for name, method in _public_methods()}
    assert {name for name, guard in guards.items() if guard == OPEN} == OPEN_METHODS


def test_what_a_student_does_needs_the_permission_to_play() -> None:
    guards = {name: getattr(method, GUARD, None) for name, method in _public_methods()}
    for name, guard in guards.items():
        if name.startswith(("Playing.", "Answering.", "Challenges.")):
            assert guard is Permission.CHALLENGE_PLAY, name


class Desk:
    """A service of the simplest kind."""

    def __init__(self, *permissions: Permission, signed_in: bool = True) -> None:
        self._permissions = frozenset(permissions)
        self._signed_in = signed_in

    @property
    def session(self) -> Session | None:
        if not self._signed_in:
            return None
        return Session(
            id="1",
            token="secret",  # noqa: S106 - of nobody
            person=Person(id="2", username="mia", full_name="Mia Park"),
            permissions=self._permissions,
            preferences=Preferences(),
            expires_at=datetime.now(UTC),
        )

    @requires(Permission.CHALLENGE_PLAY)
    def play(self, phase: str, *, run: int) -> str:
        """Play."""
        return f"{phase} {run}"

    @requires_sign_in
    def look(self) -> str:
        """Look."""
        return "seen"

    @open_to_all
    def knock(self) -> str:
        """Knock."""
        return "knocked"


def test_the_permission_lets_in() -> None:
    assert Desk(Permission.CHALLENGE_PLAY).play("warm-up", run=2) == "warm-up 2"


def test_without_the_permission_the_work_is_not_started() -> None:
    desk = Desk(Permission.CHAT_READ)
    with pytest.raises(NotAllowed, match=r"mia lacks challenge\.play"):
        desk.play("warm-up", run=1)
    assert desk.look() == "seen"


def test_nobody_signed_in_may_only_what_is_open_to_all() -> None:
    desk = Desk(Permission.CHALLENGE_PLAY, signed_in=False)
    with pytest.raises(NotAllowed):
        desk.play("warm-up", run=1)
    with pytest.raises(NotAllowed):
        desk.look()
    assert desk.knock() == "knocked"


def test_a_guarded_method_keeps_its_name_and_says_its_guard() -> None:
    assert Desk.play.__name__ == "play"
    assert getattr(Desk.play, GUARD) is Permission.CHALLENGE_PLAY
    assert getattr(Desk.look, GUARD) == SIGNED_IN
