"""A prepared school of one PC on a real mongod, emptied before every test."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pymongo
import pytest
from pymongo.database import Database

from oneenglish_desktop.domain.answers import Answer, Outcome
from oneenglish_desktop.storage.embedded.endpoints import Endpoints
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.roles import Account, Tier
from oneenglish_desktop.storage.mongo.schema import VALIDATORS
from oneenglish_desktop.storage.mongo.school import prepare

PC = "oneenglish_pc_001"
PHASE = "018f0000-0000-7000-8000-000000000001"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolDocuments:
    """The database of a school and a connection for each tier.

    Attributes:
        uri: address without an account.
        root_uri: address with the administrator's.
        accounts: of the one PC, and the marker's.
    """

    uri: str
    root_uri: str
    database: str
    accounts: tuple[Account, ...]
    root: Documents
    student: Documents
    staff: Documents
    marker: Documents

    def account(self, tier: Tier) -> Account:
        return next(account for account in self.accounts if account.tier == tier)


@pytest.fixture(scope="session")
def prepared_documents(school_servers: Endpoints) -> Iterator[SchoolDocuments]:
    """The school of this test process, prepared once."""
    database = f"school_{uuid4().hex[:12]}"
    uri, root_uri = school_servers.mongo_uri(), school_servers.root_mongo_uri()
    accounts = prepare(root_uri, database, [PC])
    with ExitStack() as stack:

        def connected(tier: Tier) -> Documents:
            account = next(account for account in accounts if account.tier == tier)
            documents = Documents(
                uri, database, username=account.username, password=account.password
            )
            return stack.enter_context(closing(documents))

        yield SchoolDocuments(
            uri=uri,
            root_uri=root_uri,
            database=database,
            accounts=accounts,
            root=stack.enter_context(closing(Documents(root_uri, database))),
            student=connected("student"),
            staff=connected("staff"),
            marker=connected("marker"),
        )


@pytest.fixture
def school_documents(prepared_documents: SchoolDocuments) -> SchoolDocuments:
    """The school of this test process without a document."""
    with prepared_documents.root.operation() as database:
        for collection in VALIDATORS:
            database[collection].delete_many({})
    return prepared_documents


@pytest.fixture
def raw_student(school_documents: SchoolDocuments) -> Iterator[Database[dict[str, Any]]]:
    """What somebody holds who took the student's account off a PC: the bare driver."""
    account = school_documents.account("student")
    client: pymongo.MongoClient[dict[str, Any]] = pymongo.MongoClient(
        school_documents.uri,
        username=account.username,
        password=account.password,
        authSource=school_documents.database,
    )
    with client:
        yield client[school_documents.database]


def an_outcome(answer: Answer, **changes: object) -> Outcome:
    """Full marks for an answer."""
    outcome = Outcome(
        answer_id=answer.answer_id,
        phase_progress_id=answer.phase_progress_id,
        item=answer.item,
        attempt=answer.attempt,
        fraction=1.0,
        points=2.0,
        correct=True,
        feedback={"feedback": "Well read.", "parts": [{"id": "b", "verdict": "right"}]},
        marked_at=datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
    )
    return replace(outcome, **changes)  # type: ignore[arg-type]
