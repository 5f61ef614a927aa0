"""Where a person can go: one table, and one guard that every way to a page passes."""

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any

from PySide6.QtCore import QCoreApplication

from oneenglish_desktop.domain.accounts import Session
from oneenglish_desktop.domain.permissions import Permission
from oneenglish_desktop.screens.translation import QT_TRANSLATE_NOOP


class Place(StrEnum):
    """Where the rail lists a destination."""

    TOP = "top"
    BOTTOM = "bottom"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A page of the app.

    Attributes:
        id: name on the command line and in signals.
        label: words of the rail, not translated yet.
        icon: Lucide name.
        page: `module:name` of what makes the page from services, calls and changes.
        permission: what the person needs, None for everybody who is signed in.
        place: `INSIDE` pages are reached from other pages and need an argument.
        shown_in: the rail item that is marked while the page is open.
        opener: method of the page that takes the argument.
        kept: whether the page stays when the person goes elsewhere.
    """

    id: str
    page: str
    label: str = ""
    icon: str = ""
    permission: Permission | None = None
    place: Place = Place.TOP
    shown_in: str = ""
    opener: str = ""
    kept: bool = True

    @property
    def text(self) -> str:
        """The translated label."""
        return QCoreApplication.translate("Destination", self.label)

    def maker(self) -> Any:  # noqa: ANN401 - a page class or a function
        """Import what makes the page: pages load when they are first opened."""
        module, name = self.page.split(":")
        return getattr(import_module(module), name)


_SCREENS = "oneenglish_desktop.screens"

DESTINATIONS = (
    Destination(
        id="home",
        label=QT_TRANSLATE_NOOP("Destination", "Home"),
        icon="house",
        page=f"{_SCREENS}.home.pages:home_page",
    ),
    Destination(
        id="challenges",
        label=QT_TRANSLATE_NOOP("Destination", "Challenges"),
        icon="flag",
        page=f"{_SCREENS}.challenges.list_page:ChallengesPage",
        permission=Permission.CHALLENGE_PLAY,
    ),
    Destination(
        id="settings",
        label=QT_TRANSLATE_NOOP("Destination", "Settings"),
        icon="settings",
        page=f"{_SCREENS}.settings.page:SettingsPage",
        place=Place.BOTTOM,
    ),
    Destination(
        id="help",
        label=QT_TRANSLATE_NOOP("Destination", "Help"),
        icon="circle-question-mark",
        page=f"{_SCREENS}.help.page:HelpPage",
        place=Place.BOTTOM,
    ),
    Destination(
        id="challenge",
        page=f"{_SCREENS}.challenges.challenge_page:ChallengePage",
        permission=Permission.CHALLENGE_PLAY,
        place=Place.INSIDE,
        shown_in="challenges",
        opener="open_challenge",
    ),
    Destination(
        id="player",
        page=f"{_SCREENS}.player.page:PlayerPage",
        permission=Permission.CHALLENGE_PLAY,
        place=Place.INSIDE,
        opener="open_phase",
        kept=False,
    ),
    Destination(
        id="result",
        page=f"{_SCREENS}.results.phase_result:PhaseResultPage",
        permission=Permission.CHALLENGE_PLAY,
        place=Place.INSIDE,
        opener="open_run",
        kept=False,
    ),
    Destination(
        id="podium",
        page=f"{_SCREENS}.results.podium:PodiumPage",
        permission=Permission.CHALLENGE_PLAY,
        place=Place.INSIDE,
        opener="open_challenge",
        kept=False,
    ),
)

_BY_ID = {destination.id: destination for destination in DESTINATIONS}

# Signals that pages send to go elsewhere, and where they lead; the argument travels along.
ROUTES = {
    "home_chosen": "home",
    "challenges_chosen": "challenges",
    "challenge_chosen": "challenge",
    "left": "challenge",
    "phase_chosen": "player",
    "finished": "result",
    "result_chosen": "result",
    "podium_chosen": "podium",
    "settings_chosen": "settings",
    "help_chosen": "help",
}


def find(destination_id: str) -> Destination | None:
    """The destination of that name, None when there is none."""
    return _BY_ID.get(destination_id)


def may_open(destination: Destination, session: Session) -> bool:
    """Whether the person of the session may see the page: the guard of every way to it."""
    return destination.permission is None or session.may(destination.permission)


def rail_destinations(session: Session) -> tuple[Destination, ...]:
    """What the rail and the go-to list offer to this person, in their order."""
    return tuple(
        destination
        for destination in DESTINATIONS
        if destination.place is not Place.INSIDE and may_open(destination, session)
    )
