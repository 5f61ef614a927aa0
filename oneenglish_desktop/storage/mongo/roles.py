"""What each tier may do, and the accounts of every PC."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from pymongo.database import Database

from oneenglish_desktop.storage.mongo.schema import (
    CHAT_MESSAGES,
    MARKER_STATE,
    MEDIA,
    QUESTION_KEYS,
    QUESTION_PROMPTS,
    QUESTION_VERSIONS,
    QUESTIONS,
    UPLOADS,
    USER_ANSWERS,
    Document,
)

Tier = Literal["student", "staff", "marker"]
MARKER = "oneenglish_marker"
"""The login of the marker, in both stores."""

_READ = frozenset({"find"})
_INSERT = frozenset({"insert"})
_WRITE = frozenset({"find", "insert", "update"})
# Marks are fields that the validator refuses to students: the marker passes it by.
_MARK = frozenset({"find", "update", "changeStream", "bypassDocumentValidation"})
_TALK = frozenset({"find", "insert", "changeStream"})
_MOVE = frozenset({"find", "remove"})


def _bucket(name: str, actions: frozenset[str]) -> dict[str, frozenset[str]]:
    return {f"{name}.files": actions, f"{name}.chunks": actions}


Rights = dict[str, frozenset[str]]
"""Collection -> actions; the empty name stands for every collection of the school."""

RIGHTS: dict[Tier, Rights] = {
    "student": {
        QUESTION_PROMPTS: _READ,
        USER_ANSWERS: _INSERT,
        CHAT_MESSAGES: _TALK,
        **_bucket(MEDIA, _READ),
        **_bucket(UPLOADS, _INSERT),
    },
    "staff": {
        "": frozenset({"listCollections", "listIndexes"}),
        QUESTION_PROMPTS: _READ,
        QUESTIONS: _WRITE,
        QUESTION_KEYS: _WRITE,
        QUESTION_VERSIONS: _WRITE,
        # A student's answer may still wait in the journal of the PC where staff sign in.
        USER_ANSWERS: _MARK | _INSERT,
        MARKER_STATE: _WRITE,
        CHAT_MESSAGES: _TALK,
        **_bucket(MEDIA, _WRITE | _MOVE),
        **_bucket(UPLOADS, _MOVE | _INSERT),
    },
    "marker": {
        QUESTIONS: _READ,
        QUESTION_KEYS: _READ,
        QUESTION_VERSIONS: _READ,
        USER_ANSWERS: _MARK,
        MARKER_STATE: _WRITE,
        **_bucket(MEDIA, _WRITE),
        **_bucket(UPLOADS, _MOVE),
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account of one PC for one tier, or the marker's.

    Attributes:
        pc: login name of the PC in PostgreSQL; `MARKER` for the marker.
    """

    pc: str
    tier: Tier
    username: str
    password: str = field(repr=False)


def ensure_roles(database: Database[Document]) -> None:
    """Make a role for each tier, and bring what differs up to date."""
    told = database.command("rolesInfo", 1, showPrivileges=True)["roles"]
    found = {role["role"]: _rights(role["privileges"]) for role in told}
    for tier, rights in RIGHTS.items():
        role = role_name(tier)
        privileges = [
            {"resource": {"db": database.name, "collection": name}, "actions": sorted(actions)}
            for name, actions in rights.items()
        ]
        if role not in found:
            database.command("createRole", role, privileges=privileges, roles=[])
        elif found[role] != rights:
            database.command("updateRole", role, privileges=privileges, roles=[])


def ensure_accounts(
    database: Database[Document], pcs: Iterable[str], known: Iterable[Account]
) -> tuple[Account, ...]:
    """Make two accounts for each PC and one for the marker.

    Args:
        database: the school's, with the rights of an administrator.
        pcs: login names of the PCs.
        known: accounts whose passwords are known: they stay as they are.

    Returns:
        Every account of these PCs and of the marker, with its password.
    """
    passwords = {account.username: account.password for account in known}
    found = {user["user"] for user in database.command("usersInfo", 1)["users"]}
    wanted: list[tuple[str, Tier, str]] = [(MARKER, "marker", MARKER)]
    for pc in pcs:
        wanted += [(pc, "student", f"{pc}_student"), (pc, "staff", f"{pc}_staff")]
    accounts = tuple(
        Account(
            pc=pc,
            tier=tier,
            username=username,
            password=passwords.get(username) or secrets.token_urlsafe(24),
        )
        for pc, tier, username in wanted
    )
    for account in accounts:
        if account.username not in found:
            _write(database, "createUser", account)
        elif account.username not in passwords:
            _write(database, "updateUser", account)
    return accounts


def role_name(tier: Tier) -> str:
    """Name of the tier's role."""
    return f"oneenglish_{tier}"


def _rights(privileges: list[dict[str, Any]]) -> Rights:
    return {entry["resource"]["collection"]: frozenset(entry["actions"]) for entry in privileges}


def _write(database: Database[Document], command: str, account: Account) -> None:
    database.command(
        command,
        account.username,
        pwd=account.password,
        roles=[role_name(account.tier)],
        mechanisms=["SCRAM-SHA-256"],
    )
