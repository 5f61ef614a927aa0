"""Prepares the documents of a school: the same for one PC and for three hundred."""

from collections.abc import Iterable
from contextlib import closing

from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.indexes import ensure_indexes
from oneenglish_desktop.storage.mongo.roles import Account, ensure_accounts, ensure_roles
from oneenglish_desktop.storage.mongo.schema import ensure_collections


def prepare(
    root_uri: str, database: str, pcs: Iterable[str], known: Iterable[Account] = ()
) -> tuple[Account, ...]:
    """Make collections, validators, indexes, roles and accounts; writes only what differs.

    Args:
        root_uri: address with the credentials of an administrator.
        database: name of the school's database.
        pcs: login names of the PCs.
        known: accounts that an earlier run returned: they keep their passwords. An account
            that is there and not known gets a new password.

    Returns:
        The account of each PC and tier, and the marker's.

    Raises:
        Unavailable: the server cannot be reached or refuses the administrator.
        NotAllowed: the administrator may not do that.
    """
    with closing(Documents(root_uri, database)) as documents:
        with documents.operation() as store:
            ensure_collections(store)
        ensure_indexes(documents)
        with documents.operation() as store:
            ensure_roles(store)
            return ensure_accounts(store, pcs, known)
