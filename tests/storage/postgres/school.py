"""A migrated school on the real server of this run, with makers of people and challenges.

Every worker has a database and PCs of its own: logins belong to the whole server, and a PC may
hold few connections.
"""

import hashlib
import itertools
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import Connection

from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.domain.challenges import (
    PHASE_NAMES,
    Challenge,
    Level,
    Phase,
    PracticePoint,
)
from oneenglish_desktop.domain.medals import MedalThresholds
from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.storage.embedded.endpoints import Endpoints
from oneenglish_desktop.storage.postgres import accounts, migrate, seed
from oneenglish_desktop.storage.postgres.engine import Database, no_token
from oneenglish_desktop.storage.postgres.school import (
    MARKER,
    MIGRATOR,
    pc_login,
    prepare_cluster,
)

COSTS = {"time_cost": 1, "memory_kib": 8, "parallelism": 1}
QUESTIONS = 4
POINTS_PER_QUESTION = 2.0
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
FIRST_PC = 101 + 20 * WORKER
PCS = tuple(pc_login(number) for number in range(FIRST_PC, FIRST_PC + 20))
# The same in every worker of a run, since logins belong to the server.
PASSWORDS = {login: f"test {login}" for login in (MIGRATOR, MARKER, *PCS)}

RawConnection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """A person with a password: `proof` is what argon2id would make of it."""

    id: str
    username: str
    email: str | None
    proof: bytes


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """A session on a PC."""

    somebody: Somebody
    token: str
    session_id: str
    login: str


@dataclass(frozen=True, kw_only=True)
class SchoolDatabase:
    """The database of a school."""

    servers: Endpoints
    name: str
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def conninfo(self, login: str, database: str | None = None) -> str:
        return self.servers.postgres_url(login, PASSWORDS[login], database or self.name)

    @property
    def superuser(self) -> str:
        return self.servers.root_postgres_url(self.name)

    def owner(self) -> AbstractContextManager[Connection]:
        """A transaction with the owner's rights."""
        return migrate.owner_transaction(self.conninfo(MIGRATOR))

    @contextmanager
    def database(self, token: str | None = None, login: str = PCS[0]) -> Iterator[Database]:
        """The app's door to the database."""
        database = Database(self.conninfo(login), no_token if token is None else lambda: token)
        yield database
        database.close()

    @contextmanager
    def raw(
        self, token: str | None = None, login: str = PCS[0], *, autocommit: bool = True
    ) -> Iterator[RawConnection]:
        """The driver itself with a PC's login, as an attacker would use it."""
        with psycopg.connect(self.conninfo(login), autocommit=autocommit) as connection:
            if token is not None:
                connection.execute("select set_config('oneenglish.token', %s, false)", (token,))
                if not autocommit:
                    connection.commit()
            yield connection

    def add_person(self, *roles: RoleName, email: bool = False) -> Somebody:
        number = next(self._numbers)
        somebody = Somebody(
            id=str(uuid4()),
            username=f"person.{number}",
            email=f"person{number}@school.example" if email else None,
            proof=hashlib.sha256(f"password {number}".encode()).digest(),
        )
        person = seed.SeedPerson(
            id=somebody.id,
            username=somebody.username,
            email=somebody.email,
            full_name=f"Person Number {number}",
            salt=hashlib.sha256(somebody.username.encode()).digest()[:16],
            verifier=hashlib.sha256(somebody.proof).digest(),
            roles=roles or (RoleName.STUDENT,),
            **COSTS,
        )
        with self.owner() as connection:
            seed.save_people(connection, [person])
        return somebody

    def add_class(
        self, students: tuple[Somebody, ...] = (), teachers: tuple[Somebody, ...] = ()
    ) -> seed.SeedClass:
        class_ = seed.SeedClass(
            id=str(uuid4()),
            name=f"Class {next(self._numbers)}",
            students=tuple(student.id for student in students),
            teachers=tuple(teacher.id for teacher in teachers),
        )
        with self.owner() as connection:
            seed.save_classes(connection, [class_])
        return class_

    def add_assignment(
        self, class_: seed.SeedClass, challenge: seed.SeedChallenge, set_by: Somebody, due: date
    ) -> None:
        assignment = seed.SeedAssignment(
            id=str(uuid4()),
            class_id=class_.id,
            challenge_id=challenge.challenge.id,
            set_by=set_by.id,
            due=due,
        )
        with self.owner() as connection:
            seed.save_assignments(connection, [assignment])

    def add_challenge(self, *, max_runs: int | None = None) -> seed.SeedChallenge:
        """Five phases of four questions, two points each."""
        number = next(self._numbers)
        challenge = Challenge(
            id=str(uuid4()),
            title=f"Challenge {number}",
            category="Everyday life",
            level=Level.A2,
            difficulty="easy",
            description="For tests.",
        )
        given = seed.SeedChallenge(
            challenge=challenge,
            position=number,
            phases=tuple(self._phase(challenge, position, max_runs) for position in range(1, 6)),
        )
        with self.owner() as connection:
            seed.save_challenges(connection, [given])
        return given

    @staticmethod
    def _phase(challenge: Challenge, position: int, max_runs: int | None) -> Phase:
        return Phase(
            id=str(uuid4()),
            challenge_id=challenge.id,
            position=position,
            name=PHASE_NAMES[position - 1],
            pass_percent=60,
            thresholds=MedalThresholds(),
            time_limit=600,
            max_runs=max_runs,
            question_count=QUESTIONS,
            max_points=QUESTIONS * POINTS_PER_QUESTION,
            question_types={"multiple_choice": QUESTIONS},
            practice=(PracticePoint(title="Past simple", example="went, saw"),),
            content_revision=1,
        )

    def sign_in(self, somebody: Somebody, login: str = PCS[0]) -> SignedIn:
        """The three calls, each in its transaction."""
        sign_key = os.urandom(32)
        with self.database(login=login) as database:
            with database.begin() as connection:
                attempt = accounts.sign_in_submit(
                    connection, somebody.username, somebody.proof, sign_key
                )
            with database.begin() as connection:
                verdict = accounts.sign_in_finish(connection, attempt)
        assert verdict.status == "ok", verdict
        assert verdict.token
        assert verdict.session_id
        return SignedIn(
            somebody=somebody, token=verdict.token, session_id=verdict.session_id, login=login
        )


def outcome(
    run_id: str, item: int, points: float = POINTS_PER_QUESTION, attempt: int = 1
) -> Outcome:
    """What the marker makes of a new answer."""
    return Outcome(
        answer_id=str(uuid4()),
        phase_progress_id=run_id,
        item=item,
        attempt=attempt,
        fraction=points / POINTS_PER_QUESTION,
        points=points,
        correct=points == POINTS_PER_QUESTION,
        feedback={"parts": []},
        marked_at=datetime.now(UTC),
    )


def make_school_database(servers: Endpoints) -> SchoolDatabase:
    """Prepare roles and a database with a name of its own, and migrate it."""
    school = SchoolDatabase(servers=servers, name=f"school_{uuid4().hex[:12]}")
    prepare_cluster(servers.root_postgres_url(), PASSWORDS, school.name)
    migrate.upgrade(school.conninfo(MIGRATOR))
    with school.owner() as connection:
        seed.save_school_settings(connection, name="Test School", **COSTS)
    return school


@pytest.fixture(scope="session")
def school_database(school_servers: Endpoints) -> SchoolDatabase:
    """A migrated school for all tests of this worker; make people of your own in it."""
    return make_school_database(school_servers)
