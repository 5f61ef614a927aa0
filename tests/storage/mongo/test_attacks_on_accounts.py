"""A student tries to be somebody else, or to disturb somebody else."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pymongo
import pytest
from pymongo.database import Database
from pymongo.errors import OperationFailure

from oneenglish_desktop.storage.mongo.answer_documents import document_of
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.school import prepare
from tests.storage.local.answers import an_answer
from tests.storage.mongo.school import PC, SchoolDocuments

Document = dict[str, Any]
OTHER_PC = "oneenglish_pc_002"


@pytest.fixture
def other_student(school_documents: SchoolDocuments) -> Iterator[Documents]:
    """A classmate at another PC."""
    accounts = prepare(
        school_documents.root_uri,
        school_documents.database,
        [PC, OTHER_PC],
        school_documents.accounts,
    )
    account = next(each for each in accounts if each.username == f"{OTHER_PC}_student")
    documents = Documents(
        school_documents.uri,
        school_documents.database,
        username=account.username,
        password=account.password,
    )
    with closing(documents):
        yield documents


@pytest.mark.parametrize(
    "account",
    [
        {"username": f"{PC}_staff", "password": "PASSWORD"},
        {"username": "oneenglish_marker", "password": "PASSWORD"},
        {"username": f"{PC}_student", "password": "x"},
        {"username": f"{PC}_student", "password": "PASSWORD", "authSource": "admin"},
        {"username": f"{PC}_student", "password": "PASSWORD", "authMechanism": "SCRAM-SHA-1"},
        {"username": "oneenglish_root", "password": "PASSWORD", "authSource": "admin"},
        {"username": "__system", "password": "PASSWORD", "authSource": "local"},
        {"username": "__system", "password": "x", "authSource": "admin"},
    ],
    ids=[
        "staff",
        "marker",
        "another password",
        "another database",
        "an older mechanism",
        "administrator",
        "the server itself",
        "the server without a key",
    ],
)
def test_signing_in_as_somebody_else(
    school_documents: SchoolDocuments, account: dict[str, str]
) -> None:
    own = school_documents.account("student").password
    options: dict[str, Any] = {"authSource": school_documents.database, **account}
    options["password"] = options["password"].replace("PASSWORD", own)
    client: pymongo.MongoClient[Document] = pymongo.MongoClient(school_documents.uri, **options)
    with client, pytest.raises(OperationFailure) as caught:
        client[school_documents.database].question_prompts.find_one()
    assert caught.value.code == 18


def test_nobody_reads_nothing(school_documents: SchoolDocuments) -> None:
    client: pymongo.MongoClient[Document] = pymongo.MongoClient(school_documents.uri)
    with client:
        database = client[school_documents.database]
        for attack in (
            database.question_prompts.find_one,
            lambda: database.user_answers.insert_one(document_of(an_answer())),
            lambda: database.command("listCollections"),
            lambda: client.admin.command("createUser", "me", pwd="x", roles=["root"]),  # noqa: S106
        ):
            with pytest.raises(OperationFailure) as caught:
                attack()
            assert caught.value.code == 13


def test_a_student_sees_only_the_own_databases_and_collections(
    raw_student: Database[Document],
) -> None:
    assert raw_student.client.list_database_names() == [raw_student.name]
    names = raw_student.list_collection_names(authorizedCollections=True)
    assert set(names) == {
        "question_prompts",
        "user_answers",
        "chat_messages",
        "media.files",
        "media.chunks",
        "uploads.files",
        "uploads.chunks",
    }


def test_killing_sessions_reaches_the_own_pc_only(
    raw_student: Database[Document],
    other_student: Documents,
    school_documents: SchoolDocuments,
) -> None:
    """With an account of its own each PC loses nothing to another."""
    with school_documents.root.operation() as database:
        database.chat_messages.insert_many([{"room_id": "r", "n": n} for n in range(300)])
    with other_student.operation() as database:
        cursor = database.chat_messages.find(batch_size=10)
        assert next(cursor)["n"] == 0
        raw_student.client.admin.command("killSessions", [])
        assert len(list(cursor)) == 299


def test_operations_of_other_pcs_are_not_seen(
    raw_student: Database[Document],
    other_student: Documents,
    school_documents: SchoolDocuments,
) -> None:
    with other_student.operation() as database:
        cursor = database.chat_messages.watch()
    own = list(raw_student.client.admin.aggregate([{"$currentOp": {"allUsers": False}}]))
    users = {user["user"] for operation in own for user in operation.get("effectiveUsers", ())}
    cursor.close()
    assert users == {f"{PC}_student"}
    with pytest.raises(OperationFailure):
        raw_student.client.admin.command("killOp", 1, op=1)
