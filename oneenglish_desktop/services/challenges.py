"""Challenges as the signed-in student sees them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from oneenglish_desktop.domain.accounts import Session
from oneenglish_desktop.domain.errors import NotFound
from oneenglish_desktop.domain.home import StudentHome
from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.domain.permissions import Permission
from oneenglish_desktop.domain.progress import (
    ChallengeState,
    MedalCount,
    PhaseStatus,
    Podium,
)
from oneenglish_desktop.services.permissions import requires
from oneenglish_desktop.services.signed_in import CurrentSession
from oneenglish_desktop.storage.postgres import challenges, progress
from oneenglish_desktop.storage.postgres.engine import Database

OTHERS_ON_HOME = 3


class Challenges:
    """Reads challenges, the person's state in them and the podium of the class."""

    def __init__(self, database: Database, current: CurrentSession) -> None:
        self._database = database
        self._current = current

    @property
    def session(self) -> Session | None:
        """Who is signed in."""
        return self._current.session

    @requires(Permission.CHALLENGE_PLAY)
    def home(self) -> StudentHome:
        """The first page of a student."""
        with self._database.read() as connection:
            states = _to_do_first(challenges.load_states(connection))
            days = progress.active_days(connection, _monday())
        current = states[0] if states and states[0].next_phase else None
        others = states[1:] if current else states
        return StudentHome(
            person=self._current.require().session.person,
            current=current,
            others=others[:OTHERS_ON_HOME],
            total=len(states),
            medals=_medals(states),
            days_this_week=days,
        )

    @requires(Permission.CHALLENGE_PLAY)
    def states(self) -> tuple[ChallengeState, ...]:
        """All published challenges: started ones, the others by their day, finished ones."""
        with self._database.read() as connection:
            return _to_do_first(challenges.load_states(connection))

    @requires(Permission.CHALLENGE_PLAY)
    def state(self, challenge_id: str) -> ChallengeState:
        """One challenge.

        Raises:
            NotFound: there is none, or it is not published.
        """
        with self._database.read() as connection:
            states = challenges.load_states(connection, challenge_id)
        if not states:
            raise NotFound("this challenge is not there any more")
        return states[0]

    @requires(Permission.CHALLENGE_PLAY)
    def podium(self, challenge_id: str) -> Podium:
        """The first three of the person's class in a challenge."""
        with self._database.read() as connection:
            return challenges.podium(connection, challenge_id)


def _to_do_first(states: Iterable[ChallengeState]) -> tuple[ChallengeState, ...]:
    """Stable: where nothing else decides, the school's order stays."""
    return tuple(sorted(states, key=lambda state: (_rank(state), _due(state))))


def _rank(state: ChallengeState) -> int:
    if state.next_phase is None:
        return 3 if state.finished_at else 2
    return 0 if state.next_phase.status is PhaseStatus.STARTED else 1


def _due(state: ChallengeState) -> date:
    return state.challenge.due or date.max


def _medals(states: Iterable[ChallengeState]) -> MedalCount:
    count = Counter(
        phase.best.medal for state in states for phase in state.phases if phase.best is not None
    )
    return MedalCount(
        gold=count[Medal.GOLD], silver=count[Medal.SILVER], bronze=count[Medal.BRONZE]
    )


def _monday() -> datetime:
    """The first moment of this week where the PC is."""
    now = datetime.now().astimezone()
    start = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return start - timedelta(days=now.weekday())
