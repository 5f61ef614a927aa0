"""Plain values of a school, and services that hold nothing but such values."""

# ruff: noqa: ANN401 - builders take any field of what they build

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

from oneenglish_desktop.domain.accounts import Person, Session
from oneenglish_desktop.domain.challenges import (
    PHASE_NAMES,
    Challenge,
    Level,
    Phase,
    PracticePoint,
)
from oneenglish_desktop.domain.home import StudentHome
from oneenglish_desktop.domain.medals import Medal, MedalThresholds
from oneenglish_desktop.domain.permissions import ROLE_PERMISSIONS, Permission, RoleName
from oneenglish_desktop.domain.preferences import Preferences
from oneenglish_desktop.domain.progress import (
    ChallengeState,
    MedalCount,
    PhaseRunSummary,
    PhaseState,
    PhaseStatus,
)
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.sender import SenderStatus

NOW = datetime(2024, 5, 14, 9, 30, tzinfo=UTC)
TYPES = {"multiple_choice": 5, "fill_blank": 4, "true_false": 3}
PRACTICE = (
    PracticePoint(title="Past simple", example="went, saw, bought, did not go"),
    PracticePoint(title="Asking the way", example="Turn left. It is next to the bank."),
    PracticePoint(title="Talking about time", example="at ten past nine, in the morning"),
)


def person(role: RoleName = RoleName.STUDENT) -> Person:
    """Mariana the student, Helena the teacher, or the administrator."""
    names = {
        RoleName.STUDENT: ("mariana.costa", "Mariana Costa", ("Class 8B",)),
        RoleName.TEACHER: ("helena.duarte", "Helena Duarte", ("Class 8A", "Class 8B")),
        RoleName.ADMIN: ("samuel.okafor", "Samuel Okafor", ()),
    }
    username, full_name, classes = names[role]
    return Person(
        id=f"00000000-0000-0000-0000-00000000000{len(classes)}",
        username=username,
        full_name=full_name,
        email=None if role is RoleName.STUDENT else f"{username}@riverside.example",
        roles=frozenset({role}),
        classes=classes,
    )


def session(role: RoleName = RoleName.STUDENT, **preferences: Any) -> Session:
    """A session of the role with its permissions."""
    return Session(
        id="5e551000-0000-0000-0000-000000000000",
        token="secret",  # noqa: S106 - opens nothing
        person=person(role),
        permissions=ROLE_PERMISSIONS[role],
        preferences=Preferences(theme=preferences.pop("theme", "light"), **preferences),
        expires_at=datetime.now(UTC) + timedelta(hours=10),
    )


def phase(challenge_id: str, position: int, **changes: Any) -> Phase:
    """A phase of 12 questions and 30 points."""
    values: dict[str, Any] = {
        "id": f"{challenge_id}-{position}",
        "challenge_id": challenge_id,
        "position": position,
        "name": PHASE_NAMES[position - 1],
        "pass_percent": 60.0,
        "thresholds": MedalThresholds(),
        "time_limit": 1200,
        "max_runs": 3,
        "question_count": 12,
        "max_points": 30.0,
        "question_types": TYPES,
        "practice": PRACTICE,
        "content_revision": 1,
    }
    return Phase(**(values | changes))


def run(of: Phase, percent: float | None, *, answered: int = 12) -> PhaseRunSummary:
    """A finished run with that result, or a running one without."""
    finished = percent is not None
    points = of.max_points * (percent or 0) / 100
    return PhaseRunSummary(
        id=f"run-{of.id}",
        phase_id=of.id,
        run=1,
        finished=finished,
        points=points,
        max_points=of.max_points,
        answered=answered,
        question_count=of.question_count,
        pending=0,
        passed=finished and percent is not None and percent >= of.pass_percent,
        medal=of.thresholds.medal(percent) if percent is not None else None,
        active_seconds=answered * 80,
        started_at=NOW,
        finished_at=NOW if finished else None,
    )


def challenge_state(  # noqa: PLR0913 - what a test wants to say
    slug: str,
    title: str,
    level: Level,
    *results: float | None,
    answered: int = 6,
    due: date | None = None,
    set_by: str | None = None,
    **phase_changes: Any,
) -> ChallengeState:
    """A challenge with a result for each finished phase; None for one that runs."""
    states = []
    passed_before = True
    for position in range(1, 6):
        current_phase = phase(slug, position, **phase_changes)
        if position <= len(results):
            result = results[position - 1]
            made = run(current_phase, result, answered=12 if result is not None else answered)
            status = PhaseStatus.FINISHED if made.passed else PhaseStatus.OPEN
            if result is None:
                status = PhaseStatus.STARTED
            states.append(
                PhaseState(
                    phase=current_phase,
                    status=status,
                    runs=1,
                    current=made if result is None else None,
                    best=None if result is None else made,
                )
            )
            passed_before = made.passed
        else:
            status = PhaseStatus.OPEN if passed_before else PhaseStatus.LOCKED
            states.append(PhaseState(phase=current_phase, status=status, runs=0))
            passed_before = False
    done = all(state.best and state.best.passed for state in states)
    return ChallengeState(
        challenge=Challenge(
            id=slug,
            title=title,
            category="Everyday life",
            level=level,
            difficulty="medium",
            due=due,
            set_by=set_by,
        ),
        phases=tuple(states),
        finished_at=datetime(2024, 5, 3, 12, tzinfo=UTC) if done else None,
    )


def city(**changes: Any) -> ChallengeState:
    """A Day in the City, in the middle of the Quarter-final."""
    tomorrow = date.today() + timedelta(days=3)  # noqa: DTZ011 - the PC's day, as on the screen
    values: dict[str, Any] = {"due": tomorrow, "set_by": "Helena Duarte"} | changes
    return challenge_state("city", "A Day in the City", Level.A2, 95, 83, None, **values)


def food() -> ChallengeState:
    """Food Around the World: the first phase is done."""
    day = date.today() + timedelta(days=5)  # noqa: DTZ011
    return challenge_state("food", "Food Around the World", Level.A2, 63, due=day)


def sports() -> ChallengeState:
    """Sports and Heroes: not begun."""
    day = date.today() + timedelta(days=30)  # noqa: DTZ011
    return challenge_state("sports", "Sports and Heroes", Level.B1, due=day)


def family() -> ChallengeState:
    """My Family and Friends: finished."""
    return challenge_state("family", "My Family and Friends", Level.A1, 100, 92, 83, 92, 83)


def states() -> tuple[ChallengeState, ...]:
    """All four challenges in the order of the service."""
    return (city(), food(), sports(), family())


def student_home(**changes: Any) -> StudentHome:
    """Mariana's home."""
    home = StudentHome(
        person=person(),
        current=city(),
        others=(food(), sports(), family()),
        total=4,
        medals=MedalCount(gold=6, silver=5, bronze=2),
        days_this_week=4,
    )
    return replace(home, **changes)


def medals_of(state: ChallengeState) -> list[Medal | None]:
    """The medal of each phase, None without one."""
    return [each.best.medal if each.best else None for each in state.phases]


@dataclass
class Accounts:
    """Signs in whoever knows the password `riverside`, or raises what a test asks for."""

    session: Session | None = None
    role: RoleName = RoleName.STUDENT
    error: Exception | None = None
    calls: list[tuple[str, str]] = field(default_factory=list)

    def may(self, permission: Permission) -> bool:
        return self.session is not None and self.session.may(permission)

    def sign_in(self, login: str, password: str) -> Session:
        self.calls.append((login, password))
        if self.error is not None:
            raise self.error
        self.session = session(self.role)
        return self.session

    def sign_in_again(self, password: str) -> Session:
        self.calls.append(("again", password))
        if self.error is not None:
            raise self.error
        assert self.session is not None
        return self.session

    def sign_out(self) -> None:
        self.calls.append(("sign_out", ""))
        self.session = None


@dataclass
class Challenges:
    """Returns what it is given; `error` is raised once when it is set."""

    all: tuple[ChallengeState, ...] = field(default_factory=states)
    page: StudentHome = field(default_factory=student_home)
    error: Exception | None = None
    asked: list[str] = field(default_factory=list)

    def home(self) -> StudentHome:
        self._asked("home")
        return self.page

    def states(self) -> tuple[ChallengeState, ...]:
        self._asked("states")
        return self.all

    def state(self, challenge_id: str) -> ChallengeState:
        self._asked(challenge_id)
        return next(each for each in self.all if each.challenge.id == challenge_id)

    def _asked(self, name: str) -> None:
        self.asked.append(name)
        error, self.error = self.error, None
        if error is not None:
            raise error


@dataclass
class PreferencesService:
    """Keeps preferences, or raises what a test asks for."""

    accounts: Accounts
    error: Exception | None = None
    changed: list[dict[str, object]] = field(default_factory=list)

    def change(self, **fields: object) -> Preferences:
        self.changed.append(fields)
        if self.error is not None:
            raise self.error
        assert self.accounts.session is not None
        kept = self.accounts.session.preferences.model_copy(update=fields)
        self.accounts.session = replace(self.accounts.session, preferences=kept)
        return kept


@dataclass
class Sender:
    """A sender that counts how often it is asked."""

    status: SenderStatus = field(default_factory=SenderStatus)
    tried: int = 0

    def try_now(self) -> None:
        self.tried += 1


@dataclass
class Errors:
    """Keeps reports."""

    reports: list[tuple[BaseException, str]] = field(default_factory=list)

    def report(self, exception: BaseException, where: str) -> str:
        self.reports.append((exception, where))
        return "E-7K2M9Q"


@dataclass
class School:
    """The services of a school that fits into a test."""

    role: RoleName = RoleName.STUDENT
    accounts: Accounts = field(init=False)
    challenges: Challenges = field(default_factory=Challenges)
    preferences: PreferencesService = field(init=False)
    sender: Sender = field(default_factory=Sender)
    errors: Errors = field(default_factory=Errors)

    def __post_init__(self) -> None:
        self.accounts = Accounts(role=self.role)
        self.preferences = PreferencesService(self.accounts)

    def sign_in(self, **preferences: Any) -> "School":
        """Somebody of the role is signed in."""
        self.accounts.session = session(self.role, **preferences)
        return self

    @property
    def services(self) -> Services:
        """What pages take."""
        return cast("Services", self)
