"""What there is to know about a school's database, for administrators.

Needs `migrate.owner_transaction`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import Connection, text

from oneenglish_desktop.domain.permissions import RoleName

Kind = Literal["phase", "user", "phase_progress"]

_SIZE = text("select current_setting('server_version'), pg_database_size(current_database())")
_COUNTS = text("""
    select
        (select count(*) from app."user") as people,
        (select count(*) from app.school_class) as classes,
        (select count(*) from app.challenge) as challenges,
        (select count(*) from app.phase) as phases,
        (select count(*) from app.phase_progress) as runs,
        (select count(*) from app.answer_outcome) as outcomes,
        (select count(*) from app.error_log) as "error reports",
        (select count(distinct device) from private.mongo_account where tier <> 'marker') as "PCs"
""")
_ADMINISTRATORS = text("""
    select u.username
    from app."user" u
    where u.active and exists (
        select from app.valid_role v
        join app.role r on r.id = v.role_id and r.name = :role
        where v.user_id = u.id
          and v.valid_from <= clock_timestamp()
          and (v.valid_until is null or v.valid_until > clock_timestamp())
    )
    order by u.username
""")
_MISSING = """
    select given.id::text from unnest(cast(:ids as uuid[])) as given (id)
    where not exists (select from {table} t where t.id = given.id)
"""
_TABLES: dict[Kind, str] = {
    "phase": "app.phase",
    "user": 'app."user"',
    "phase_progress": "app.phase_progress",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseReport:
    """What a school's database holds.

    Attributes:
        version: of the server.
        size: bytes of the database.
        counts: rows by what they are; empty when the schema is not the one that this app speaks.
    """

    version: str
    size: int
    counts: dict[str, int]


def inspect_database(connection: Connection, *, count: bool) -> DatabaseReport:
    """Measure the database.

    Args:
        connection: of `migrate.owner_transaction`.
        count: whether the tables are those that this app knows.
    """
    version, size = connection.execute(_SIZE).one()
    counts = dict(connection.execute(_COUNTS).mappings().one()) if count else {}
    return DatabaseReport(
        version=version.partition(" ")[0],
        size=size,
        counts={str(name): value for name, value in counts.items()},
    )


def administrators(connection: Connection) -> tuple[str, ...]:
    """User names of those who administer the school now."""
    rows = connection.execute(_ADMINISTRATORS, {"role": RoleName.ADMIN})
    return tuple(rows.scalars())


def missing(connection: Connection, kind: Kind, ids: Iterable[str]) -> frozenset[str]:
    """Those of the ids that name no row.

    Args:
        connection: of `migrate.owner_transaction`.
        kind: what the ids should name.
        ids: any texts; one that is no UUID names nothing.
    """
    given = frozenset(ids)
    readable = {id_ for id_ in given if _is_uuid(id_)}
    statement = text(_MISSING.format(table=_TABLES[kind]))
    found = connection.execute(statement, {"ids": sorted(readable)}).scalars()
    return frozenset(found) | (given - readable)


def _is_uuid(given: str) -> bool:
    """Whether PostgreSQL writes this id the same way."""
    try:
        return str(UUID(given)) == given
    except ValueError:
        return False
