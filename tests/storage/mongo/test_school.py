"""Preparing a school: once, again, with more PCs, after somebody tampered with it."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any
from uuid import uuid4

import pymongo
import pytest
from pymongo import monitoring
from pymongo.database import Database

from oneenglish_desktop.domain.errors import NotAllowed, Unavailable
from oneenglish_desktop.storage.embedded.endpoints import Endpoints
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.indexes import (
    INDEXES,
    IndexStatus,
    check_indexes,
    ensure_indexes,
)
from oneenglish_desktop.storage.mongo.roles import MARKER, Account
from oneenglish_desktop.storage.mongo.schema import (
    PROMPTS_PIPELINE,
    QUESTION_PROMPTS,
    QUESTION_VERSIONS,
    USER_ANSWERS,
    VALIDATORS,
)
from oneenglish_desktop.storage.mongo.school import prepare
from tests.storage.mongo.school import PC, SchoolDocuments

OTHER_PC = "oneenglish_pc_002"


class Commands(monitoring.CommandListener):
    """The commands that clients of this process send."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        self.names.append(event.command_name)

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        assert event.command_name

    def failed(self, event: monitoring.CommandFailedEvent) -> None:
        assert event.command_name


@pytest.fixture
def empty(school_servers: Endpoints) -> Iterator[Database[dict[str, Any]]]:
    """A database that nobody has prepared, with the administrator's rights."""
    client: pymongo.MongoClient[dict[str, Any]] = pymongo.MongoClient(
        school_servers.root_mongo_uri()
    )
    database = client[f"school_{uuid4().hex[:12]}"]
    yield database
    client.drop_database(database.name)
    database.command("dropAllUsersFromDatabase")
    database.command("dropAllRolesFromDatabase")
    client.close()


@pytest.fixture
def commands() -> Iterator[Commands]:
    """What the clients send that are made during the test."""
    listener = Commands()
    monitoring.register(listener)
    yield listener
    monitoring._LISTENERS.command_listeners.remove(listener)


def works(servers: Endpoints, database: str, account: Account) -> bool:
    documents = Documents(
        servers.mongo_uri(), database, username=account.username, password=account.password
    )
    with closing(documents):
        try:
            documents.ping()
        except Unavailable:
            return False
    return True


def test_every_pc_gets_an_account_for_each_tier(
    school_servers: Endpoints, empty: Database[dict[str, Any]]
) -> None:
    accounts = prepare(school_servers.root_mongo_uri(), empty.name, [PC, OTHER_PC])

    assert [(account.pc, account.tier, account.username) for account in accounts] == [
        (MARKER, "marker", MARKER),
        (PC, "student", f"{PC}_student"),
        (PC, "staff", f"{PC}_staff"),
        (OTHER_PC, "student", f"{OTHER_PC}_student"),
        (OTHER_PC, "staff", f"{OTHER_PC}_staff"),
    ]
    passwords = {account.password for account in accounts}
    assert len(passwords) == len(accounts)
    assert min(map(len, passwords)) >= 32
    assert not any(password in repr(accounts) for password in passwords)
    assert all(works(school_servers, empty.name, account) for account in accounts)


def test_preparing_again_changes_nothing(
    school_servers: Endpoints, empty: Database[dict[str, Any]], commands: Commands
) -> None:
    first = prepare(school_servers.root_mongo_uri(), empty.name, [PC])
    before = empty.command("listCollections")["cursor"]["firstBatch"]
    commands.names.clear()
    second = prepare(school_servers.root_mongo_uri(), empty.name, [PC], known=first)

    assert second == first
    assert empty.command("listCollections")["cursor"]["firstBatch"] == before
    assert {"rolesInfo", "usersInfo", "listCollections"} < set(commands.names)
    writes = {"create", "collMod", "createRole", "updateRole", "createUser", "updateUser"}
    assert writes.isdisjoint(commands.names)


def test_more_pcs_later(school_servers: Endpoints, empty: Database[dict[str, Any]]) -> None:
    first = prepare(school_servers.root_mongo_uri(), empty.name, [PC])
    second = prepare(school_servers.root_mongo_uri(), empty.name, [PC, OTHER_PC], known=first)

    assert second[: len(first)] == first
    assert all(works(school_servers, empty.name, account) for account in second)


def test_an_account_that_nobody_knows_gets_a_new_password(
    school_servers: Endpoints, empty: Database[dict[str, Any]]
) -> None:
    first = prepare(school_servers.root_mongo_uri(), empty.name, [PC])
    second = prepare(school_servers.root_mongo_uri(), empty.name, [PC], known=first[:1])

    assert second[0] == first[0]
    assert all(works(school_servers, empty.name, account) for account in second)
    assert not works(school_servers, empty.name, first[1])


def test_a_known_account_that_is_gone_comes_back(
    school_servers: Endpoints, empty: Database[dict[str, Any]]
) -> None:
    first = prepare(school_servers.root_mongo_uri(), empty.name, [PC])
    empty.command("dropUser", first[1].username)
    second = prepare(school_servers.root_mongo_uri(), empty.name, [PC], known=first)

    assert second == first
    assert works(school_servers, empty.name, first[1])


def test_what_somebody_changed_is_put_right(
    school_servers: Endpoints, empty: Database[dict[str, Any]]
) -> None:
    accounts = prepare(school_servers.root_mongo_uri(), empty.name, [PC])
    everything = {"resource": {"db": empty.name, "collection": ""}, "actions": ["find"]}
    empty.command("collMod", USER_ANSWERS, validator={})
    empty.command("collMod", QUESTION_PROMPTS, viewOn="questions", pipeline=[])
    empty.command("updateRole", "oneenglish_student", privileges=[everything], roles=[])
    prepare(school_servers.root_mongo_uri(), empty.name, [PC], known=accounts)

    found = {each["name"]: each["options"] for each in empty.list_collections()}
    assert found[USER_ANSWERS]["validator"] == VALIDATORS[USER_ANSWERS]
    assert found[QUESTION_PROMPTS]["pipeline"] == PROMPTS_PIPELINE
    (role,) = empty.command("rolesInfo", "oneenglish_student", showPrivileges=True)["roles"]
    assert everything not in role["privileges"]


def test_roles_reach_one_database_only(
    school_servers: Endpoints, empty: Database[dict[str, Any]]
) -> None:
    prepare(school_servers.root_mongo_uri(), empty.name, [PC])
    roles = empty.command("rolesInfo", 1, showPrivileges=True)["roles"]

    assert {role["role"] for role in roles} == {
        "oneenglish_student",
        "oneenglish_staff",
        "oneenglish_marker",
    }
    privileges = [privilege for role in roles for privilege in role["privileges"]]
    assert {privilege["resource"]["db"] for privilege in privileges} == {empty.name}
    assert not any(role["inheritedRoles"] for role in roles)


def test_an_administrator_that_the_server_does_not_know(school_servers: Endpoints) -> None:
    uri = school_servers.mongo_uri().replace("mongodb://", "mongodb://nobody:wrong@")
    with pytest.raises(Unavailable):
        prepare(uri, "school", [PC])


def test_an_administrator_without_rights(school_documents: SchoolDocuments) -> None:
    account = school_documents.account("staff")
    uri = school_documents.uri.replace(
        "mongodb://", f"mongodb://{account.username}:{account.password}@"
    ).replace("authSource=admin", f"authSource={school_documents.database}")
    with pytest.raises(NotAllowed):
        prepare(uri, school_documents.database, ["oneenglish_pc_666"])


def test_every_wanted_index_is_there(school_documents: SchoolDocuments) -> None:
    statuses = check_indexes(school_documents.staff)

    assert {status.state for status in statuses} == {"present"}
    assert len(statuses) == sum(map(len, INDEXES.values()))
    keys = {(status.collection, status.keys) for status in statuses}
    assert ("questions", "phase_id, order") in keys
    assert ("questions", "metadata.skill_category") in keys
    assert ("user_answers", "user_id, _id") in keys
    assert ("chat_messages", "room_id, _id") in keys
    with pytest.raises(NotAllowed):
        check_indexes(school_documents.student)


@pytest.mark.parametrize(
    "other",
    [
        {"keys": [("answer_id", -1)], "unique": True},
        {"keys": [("answer_id", 1)]},
        {"keys": [("answer_id", "text")]},
    ],
    ids=["descending", "not unique", "text"],
)
def test_indexes_that_are_missing_or_different(
    school_documents: SchoolDocuments, other: dict[str, Any]
) -> None:
    with school_documents.root.operation() as database:
        database[QUESTION_VERSIONS].drop_index("question_id_1_version_1")
        database[USER_ANSWERS].drop_index("answer_id_1")
        database[USER_ANSWERS].create_index(**other, name="answer_id_1")

    def told() -> list[IndexStatus]:
        found = check_indexes(school_documents.staff)
        return [status for status in found if status.state != "present"]

    assert [(status.name, status.state) for status in told()] == [
        ("question_id_1_version_1", "missing"),
        ("answer_id_1", "different"),
    ]
    with school_documents.root.operation() as database:
        # The order of the indexes matters: all of them are made again.
        database[USER_ANSWERS].drop_indexes()
    ensure_indexes(school_documents.root)
    assert told() == []


def test_no_index_holds_what_a_student_may_not_see() -> None:
    """A hint through the view sorts by the index: its fields must be those of the view."""
    shown = set(PROMPTS_PIPELINE[1]["$project"])
    for index in INDEXES["questions"]:
        fields = {field.split(".")[0] for field in index.document["key"]}
        assert fields <= shown
        assert not any("explanation" in field for field in index.document["key"])
