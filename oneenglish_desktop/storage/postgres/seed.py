"""Writes a school from outside: the demo school, an import. Needs `migrate.owner_transaction`.

Everything is absolute: what is given is there afterwards, and repeating it changes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from sqlalchemy import Connection, bindparam, delete, select, text, tuple_
from sqlalchemy.dialects.postgresql import JSONB

from oneenglish_desktop.domain.challenges import Challenge, Phase
from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.storage.postgres.bulk import save_rows
from oneenglish_desktop.storage.postgres.tables import challenges, classes, people, records
from oneenglish_desktop.storage.postgres.tables.sign_in import Credential, MongoAccount

_GIVE_ROLES = text("""
    insert into app.valid_role (user_id, role_id)
    select given.user_id, r.id
    from jsonb_to_recordset(:rows) as given (user_id uuid, role text)
    join app.role r on r.name = given.role
    where not exists (
        select from app.valid_role v
        where v.user_id = given.user_id and v.role_id = r.id
          and (v.valid_until is null or v.valid_until > clock_timestamp())
    )
""").bindparams(bindparam("rows", type_=JSONB))


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedPerson:
    """Somebody with a password.

    Attributes:
        id: UUID as text.
        verifier: sha256 of the raw argon2id hash (32 bytes) of the password.
        time_cost: rounds of argon2id.
        memory_kib: its memory in KiB.
        parallelism: its lanes.
    """

    id: str
    username: str
    full_name: str
    email: str | None = None
    salt: bytes
    verifier: bytes = field(repr=False)
    time_cost: int
    memory_kib: int
    parallelism: int
    roles: tuple[RoleName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedClass:
    """A class with the ids of its people."""

    id: str
    name: str
    students: tuple[str, ...] = ()
    teachers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedChallenge:
    """A published challenge and its phases, `position` in the school's list."""

    challenge: Challenge
    position: int
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedAssignment:
    """A challenge for a class, by ids."""

    id: str
    class_id: str
    challenge_id: str
    set_by: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAccount:
    """Account of a PC in the document store.

    Attributes:
        device: login of the PC in PostgreSQL.
        tier: student, staff or marker.
    """

    device: str
    tier: str
    username: str
    password: str = field(repr=False)


def save_school_settings(
    connection: Connection, *, name: str, time_cost: int, memory_kib: int, parallelism: int
) -> None:
    """Name of the school, and the usual costs of its passwords, which unknown logins are told."""
    costs = {"time_cost": time_cost, "memory_kib": memory_kib, "parallelism": parallelism}
    save_rows(
        connection,
        records.Setting,
        [{"key": "school_name", "value": name}, {"key": "password_costs", "value": costs}],
    )


def school_name(connection: Connection) -> str:
    """Name of the school; `School` before `save_school_settings`."""
    return str(connection.execute(text("select name from app.school()")).scalar_one())


def save_people(connection: Connection, people_: Sequence[SeedPerson]) -> None:
    """People, their passwords and roles; other roles that they have stay."""
    save_rows(
        connection,
        people.User,
        (
            {
                "id": person.id,
                "username": person.username,
                "full_name": person.full_name,
                "email": person.email,
            }
            for person in people_
        ),
    )
    save_rows(
        connection,
        Credential,
        (
            {
                "user_id": person.id,
                "salt": person.salt,
                "verifier": person.verifier,
                "time_cost": person.time_cost,
                "memory_kib": person.memory_kib,
                "parallelism": person.parallelism,
            }
            for person in people_
        ),
    )
    given = [{"user_id": person.id, "role": role} for person in people_ for role in person.roles]
    connection.execute(_GIVE_ROLES, {"rows": given})


def save_classes(connection: Connection, classes_: Sequence[SeedClass]) -> None:
    """Classes and exactly these members."""
    save_rows(connection, classes.SchoolClass, ({"id": c.id, "name": c.name} for c in classes_))
    members = [
        {"user_id": user_id, "class_id": class_.id, "teaches": teaches}
        for class_ in classes_
        for teaches, ids in ((False, class_.students), (True, class_.teachers))
        for user_id in ids
    ]
    member = classes.ClassMember
    connection.execute(
        delete(member).where(
            member.class_id.in_([class_.id for class_ in classes_]),
            tuple_(member.user_id, member.class_id).not_in(
                [(row["user_id"], row["class_id"]) for row in members]
            ),
        )
    )
    save_rows(connection, member, members)


def save_challenges(connection: Connection, challenges_: Sequence[SeedChallenge]) -> None:
    """Challenges and their phases, published."""
    save_rows(
        connection,
        challenges.Challenge,
        (
            {
                "id": given.challenge.id,
                "title": given.challenge.title,
                "category": given.challenge.category,
                "level": given.challenge.level,
                "difficulty": given.challenge.difficulty,
                "description": given.challenge.description,
                "position": given.position,
                "state": "published",
            }
            for given in challenges_
        ),
    )
    save_rows(
        connection,
        challenges.Phase,
        (_phase(phase) for given in challenges_ for phase in given.phases),
    )


def save_assignments(connection: Connection, assignments: Iterable[SeedAssignment]) -> None:
    """Assignments of challenges to classes."""
    save_rows(connection, classes.Assignment, map(asdict, assignments))


def save_document_accounts(connection: Connection, accounts: Iterable[DocumentAccount]) -> None:
    """Accounts of PCs in the document store."""
    save_rows(connection, MongoAccount, map(asdict, accounts))


def document_accounts(connection: Connection) -> tuple[DocumentAccount, ...]:
    """All accounts of PCs in the document store."""
    table = MongoAccount
    query = select(table.device, table.tier, table.username, table.password)
    return tuple(
        DocumentAccount(**row)
        for row in connection.execute(query.order_by(table.device, table.tier)).mappings()
    )


def _phase(phase: Phase) -> dict[str, object]:
    return {
        "id": phase.id,
        "challenge_id": phase.challenge_id,
        "position": phase.position,
        "name": phase.name,
        "pass_percent": phase.pass_percent,
        **phase.thresholds.model_dump(),
        "time_limit": phase.time_limit,
        "max_runs": phase.max_runs,
        "question_count": phase.question_count,
        "max_points": phase.max_points,
        "question_types": phase.question_types,
        "practice": [asdict(point) for point in phase.practice],
        "content_revision": phase.content_revision,
        "published": True,
    }
