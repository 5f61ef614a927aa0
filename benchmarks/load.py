"""M3: a challenge with progress and the questions of a phase, against the same rows raw."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from pymongo import ASCENDING, MongoClient
from pymongo.collection import Collection

from benchmarks.lines import Fact, Figure, Line
from benchmarks.rounds import Options, in_turn, median_ms
from benchmarks.school import CHALLENGE, PASSWORD, School, school_of
from benchmarks.trips import counted_trips
from oneenglish_desktop.services.demo_content import demo_id
from oneenglish_desktop.services.house import Services, open_services
from oneenglish_desktop.services.runs import Run
from oneenglish_desktop.storage.mongo.schema import QUESTIONS
from oneenglish_desktop.storage.postgres.school import pc_login

STUDENT = "mariana.costa"
LOADS = 60
"""Loads of each side in a round."""
TABLES = 7
"""challenge, user_progress, assignment, phase, phase_progress, answer_outcome, questions."""

_PROGRESS = """
    select c.*, u.finished_at, a.due, t.full_name
    from app.challenge c
    left join app.user_progress u on u.challenge_id = c.id and u.user_id = %(user)s
    left join app.class_member m on m.user_id = %(user)s
    left join app.assignment a on a.challenge_id = c.id and a.class_id = m.class_id
    left join app."user" t on t.id = a.set_by
    where c.id = %(challenge)s
"""
_PHASES = "select * from app.phase where challenge_id = %(challenge)s order by position"
_RUNS = """
    select * from app.phase_progress
    where challenge_id = %(challenge)s and user_id = %(user)s order by phase_id, run
"""
_OUTCOMES = """
    select * from app.answer_outcome
    where user_id = %(user)s and phase_progress_id = %(run)s order by item, attempt
"""
STATEMENTS = (_PROGRESS, _PHASES, _RUNS, _OUTCOMES)


class Forgetful:
    """A cache that holds nothing: every load is the first one on this PC."""

    def get(self, _key: str) -> bytes | None:
        """Nothing is known."""
        return None

    def set(self, _key: str, _value: bytes) -> None:
        """Nothing is kept."""


@dataclass(frozen=True, slots=True)
class RawLoad:
    """The same rows and documents as dictionaries, with nothing in between.

    Attributes:
        postgres: of the superuser, whom no policy filters.
        questions: as the administrator sees them.
        values: of the statements.
        phase_id: whose questions are read.
    """

    postgres: psycopg.Connection[Any]
    questions: Collection[dict[str, Any]]
    values: dict[str, str]
    phase_id: str

    def in_one_go(self) -> None:
        """All statements in one round trip."""
        with self.postgres.pipeline():
            cursors = [self.postgres.execute(each, self.values) for each in STATEMENTS]
            for cursor in cursors:
                cursor.fetchall()
        self._documents()

    def one_by_one(self) -> None:
        """A round trip for each statement."""
        for statement in STATEMENTS:
            self.postgres.execute(statement, self.values).fetchall()
        self._documents()

    def _documents(self) -> None:
        only = {"phase_id": self.phase_id, "status": "published", "is_active": True}
        list(self.questions.find(only, sort=[("order", ASCENDING), ("_id", ASCENDING)]))


def measure(options: Options) -> Iterator[Line]:
    """Load through the services and raw, in turn."""
    with (
        school_of(1) as school,
        counted_trips() as trips,
        _signed_in(school) as services,
        ExitStack() as things,
    ):
        run = _run(services)
        raw = things.enter_context(_raw(school, services, run))

        def ours() -> None:
            services.challenges.state(run.challenge.id)
            services.playing.load(run.id)

        for what, floor in (
            ("challenge, progress and questions, cold cache; raw in one go", raw.in_one_go),
            ("the same; raw one statement after the other", raw.one_by_one),
        ):
            values, base = in_turn(
                options.rounds,
                lambda: median_ms(ours, LOADS),
                lambda floor=floor: median_ms(floor, LOADS),  # type: ignore[misc]
            )
            yield Figure(
                what=what,
                unit="ms",
                values=tuple(values),
                floor=tuple(base),
                aim="<= 1.3x",
            )
        yield Fact(
            what="round trips of that load through the services",
            found=str(trips.of(ours)),
            aim=f"< {TABLES}",
        )


@contextmanager
def _signed_in(school: School) -> Iterator[Services]:
    services = open_services(
        school.endpoints(pc_login(1)),
        journal_path=school.pc.folder / "load" / "journal.sqlite3",
        reports_path=school.pc.folder / "load" / "errors.jsonl",
        cache=Forgetful(),
    )
    with closing(services):
        services.accounts.sign_in(STUDENT, PASSWORD)
        yield services


def _run(services: Services) -> Run:
    """The run that the student of the demo school is in the middle of."""
    state = services.challenges.state(demo_id("challenge", CHALLENGE))
    assert state.next_phase is not None  # noqa: S101 - see the demo school
    return services.playing.start(state.next_phase.phase.id)


@contextmanager
def _raw(school: School, services: Services, run: Run) -> Iterator[RawLoad]:
    session = services.accounts.session
    assert session is not None  # noqa: S101 - somebody is signed in
    values = {"user": session.person.id, "run": run.id, "challenge": run.challenge.id}
    with (
        psycopg.connect(school.root_postgres, autocommit=True) as postgres,
        MongoClient[dict[str, Any]](school.root_mongo) as mongo,
    ):
        questions = mongo[school.servers.mongo_database][QUESTIONS]
        yield RawLoad(postgres, questions, values, run.phase.id)
