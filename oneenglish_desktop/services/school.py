"""Prepares the stores of a school: the same steps for one PC and for three hundred.

Run by an administrator with the stores' own administrator accounts, never by a person who is
signed in. Every step may be repeated, after a crash too.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import quote, urlsplit, urlunsplit
from uuid import uuid4

from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.services.new_people import SALT_BYTES, new_person
from oneenglish_desktop.services.passwords import SCHOOL_COSTS
from oneenglish_desktop.storage.mongo import school as mongo_school
from oneenglish_desktop.storage.mongo.roles import Account, Tier
from oneenglish_desktop.storage.postgres import migrate, seed
from oneenglish_desktop.storage.postgres.school import MARKER, MIGRATOR, prepare_cluster
from oneenglish_desktop.storage.postgres.seed import DocumentAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class Servers:
    """The administrators' ways into the servers of a school.

    Attributes:
        postgres: URL of a superuser, `postgresql://...`, to any database there.
        mongo: URI of an administrator, `mongodb://...`.
        database: name of the school's database in PostgreSQL.
        mongo_database: the same in MongoDB.
    """

    postgres: str = field(repr=False)
    mongo: str = field(repr=False)
    database: str = "oneenglish"
    mongo_database: str = "oneenglish"


def prepare_school(servers: Servers, passwords: Mapping[str, str]) -> None:
    """Make roles, database, tables, collections and accounts of a school; writes what differs.

    Args:
        servers: where, as whom.
        passwords: by PostgreSQL login: the migrator's, the marker's and one for each PC. The
            marker has the same one in MongoDB; PCs get theirs there at sign-in.

    Raises:
        Unavailable: a server cannot be reached.
        NotAllowed: an account is not an administrator's.
        AppTooOld: a newer app prepared this school.
    """
    prepare_cluster(servers.postgres, passwords, servers.database)
    migrator = login_url(servers, MIGRATOR, passwords[MIGRATOR])
    migrate.upgrade(migrator)
    with migrate.owner_transaction(migrator) as connection:
        stored = seed.document_accounts(connection)
    known = [
        Account(
            pc=account.device,
            # The table holds no other value.
            tier=cast("Tier", account.tier),
            username=account.username,
            password=account.password,
        )
        for account in stored
    ]
    marker = Account(pc=MARKER, tier="marker", username=MARKER, password=passwords[MARKER])
    accounts = mongo_school.prepare(
        servers.mongo,
        servers.mongo_database,
        [login for login in passwords if login not in {MIGRATOR, MARKER}],
        [*known, marker],
    )
    with migrate.owner_transaction(migrator) as connection:
        seed.save_document_accounts(
            connection,
            [
                DocumentAccount(
                    device=account.pc,
                    tier=account.tier,
                    username=account.username,
                    password=account.password,
                )
                for account in accounts
            ],
        )


def login_url(servers: Servers, login: str, password: str) -> str:
    """The URL of a login to the school's database, on the same server as the superuser's."""
    address = urlsplit(servers.postgres)
    host = address.netloc.rpartition("@")[2]
    account = f"{quote(login, safe='')}:{quote(password, safe='')}"
    return urlunsplit(
        address._replace(netloc=f"{account}@{host}", path=f"/{quote(servers.database, safe='')}")
    )


def add_administrator(
    migrator: str, *, username: str, full_name: str, email: str | None, password: str
) -> None:
    """Make the first person of a school, who makes all the others.

    Args:
        migrator: URL of the migrator's login.
        username: 1 to 63 of a-z, 0-9, dot, dash and underscore.
        full_name: as it is shown.
        email: None for none.
        password: as it will be typed.

    Raises:
        Conflict: somebody has this user name or e-mail address.
        Invalid: the user name breaks a rule.
        Unavailable: PostgreSQL cannot be reached.
    """
    person = new_person(
        str(uuid4()),
        username,
        full_name,
        email=email,
        role=RoleName.ADMIN,
        password=password,
        salt=secrets.token_bytes(SALT_BYTES),
        costs=SCHOOL_COSTS,
    )
    with migrate.owner_transaction(migrator) as connection:
        seed.save_people(connection, [person])
