"""Brings the documents of a school, and the accounts of its PCs there, up to date."""

from collections.abc import Iterable
from typing import cast

from oneenglish_desktop.services.administration.addresses import owner_url
from oneenglish_desktop.services.school import Servers
from oneenglish_desktop.storage.mongo import school as mongo_school
from oneenglish_desktop.storage.mongo.roles import MARKER, Account, Tier
from oneenglish_desktop.storage.postgres import migrate, seed
from oneenglish_desktop.storage.postgres.seed import DocumentAccount


def stored_accounts(servers: Servers) -> tuple[Account, ...]:
    """The accounts of PCs and of the marker in MongoDB, which the school's database keeps.

    Args:
        servers: whose schema is up to date.

    Raises:
        Unavailable: PostgreSQL cannot be reached.
        NotAllowed: the login is not an administrator's.
    """
    with migrate.owner_transaction(owner_url(servers)) as connection:
        stored = seed.document_accounts(connection)
    return tuple(
        Account(
            pc=account.device,
            # The table holds no other value.
            tier=cast("Tier", account.tier),
            username=account.username,
            password=account.password,
        )
        for account in stored
    )


def prepare_documents(servers: Servers, known: Iterable[Account], pcs: Iterable[str] = ()) -> None:
    """Make collections, indexes, roles and accounts that are missing.

    Args:
        servers: whose schema is up to date.
        known: accounts whose passwords stay, see `stored_accounts`.
        pcs: PostgreSQL logins of more PCs.

    Raises:
        Unavailable: a server cannot be reached.
        NotAllowed: a login is not an administrator's.
    """
    known = tuple(known)
    accounts = mongo_school.prepare(
        servers.mongo,
        servers.mongo_database,
        sorted({account.pc for account in known if account.pc != MARKER} | set(pcs)),
        known,
    )
    with migrate.owner_transaction(owner_url(servers)) as connection:
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
