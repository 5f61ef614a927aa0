"""The documents when the server goes away, comes back, or is not what we think."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.storage.mongo import answers, questions
from oneenglish_desktop.storage.mongo.answer_stream import watch
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.roles import Account, Tier
from oneenglish_desktop.storage.mongo.school import prepare
from tests.storage.local.answers import an_answer
from tests.storage.mongo.school import PC, PHASE
from tests.storage.mongo.server import PrivateServer


@pytest.fixture
def accounts(private_server: PrivateServer) -> tuple[Account, ...]:
    return prepare(private_server.root_uri, "school", [PC])


def connected(server: PrivateServer, accounts: tuple[Account, ...], tier: Tier) -> Documents:
    account = next(account for account in accounts if account.tier == tier)
    return Documents(server.uri, "school", username=account.username, password=account.password)


@pytest.fixture
def student(private_server: PrivateServer, accounts: tuple[Account, ...]) -> Iterator[Documents]:
    with closing(connected(private_server, accounts, "student")) as documents:
        yield documents


@pytest.fixture
def marker(private_server: PrivateServer, accounts: tuple[Account, ...]) -> Iterator[Documents]:
    with closing(connected(private_server, accounts, "marker")) as documents:
        yield documents


def test_a_server_that_stops_and_comes_back(
    private_server: PrivateServer, student: Documents, marker: Documents
) -> None:
    first, second = an_answer(), an_answer()
    assert answers.insert(student, first) == "stored"
    private_server.stop()

    with pytest.raises(Unavailable):
        answers.insert(student, second)
    private_server.start()
    student.ping()
    assert questions.prompts(student, PHASE) == ()
    # The order in which unique indexes are checked outlives the restart.
    assert answers.insert(student, first) == "already_stored"
    assert answers.insert(student, second) == "stored"
    assert answers.unmarked(marker) == (first, second)


def test_what_was_stored_survives_a_killed_server(
    private_server: PrivateServer, student: Documents, marker: Documents
) -> None:
    sent = [an_answer() for _ in range(20)]
    for answer in sent:
        answers.insert(student, answer)
    private_server.kill()
    with pytest.raises(Unavailable):
        answers.count_unmarked(marker)
    private_server.start()

    assert answers.unmarked(marker) == tuple(sent)
    assert [answers.insert(student, answer) for answer in sent] == ["already_stored"] * 20


def test_a_lease_outlives_the_server_and_the_stream_does_not(
    private_server: PrivateServer, student: Documents, marker: Documents
) -> None:
    answer = an_answer()
    with watch(marker) as stream:
        answers.insert(student, answer)
        assert stream.wait(10)
        token = stream.resume_token
        assert answers.claim(marker, "marker", 600) == answer
        private_server.stop()
        with pytest.raises(Unavailable):
            stream.wait(60)

    private_server.start()
    assert answers.claim(marker, "another", 600) is None
    with watch(marker, token) as stream:
        answers.insert(student, an_answer())
        assert stream.wait(10)


def test_a_changed_password_makes_answers_wait(
    private_server: PrivateServer, accounts: tuple[Account, ...]
) -> None:
    renewed = prepare(private_server.root_uri, "school", [PC])
    assert {account.password for account in renewed}.isdisjoint(
        account.password for account in accounts
    )
    with (
        closing(connected(private_server, accounts, "student")) as old,
        pytest.raises(Unavailable, match="Authentication"),
    ):
        answers.insert(old, an_answer())
    with closing(connected(private_server, renewed, "student")) as new:
        assert answers.insert(new, an_answer()) == "stored"


def test_a_server_that_never_was(tmp_path: Path) -> None:
    socket = quote(str(tmp_path / "no.sock"), safe="")
    away = Documents(f"mongodb://{socket}/", "school")
    with closing(away), pytest.raises(Unavailable):
        away.ping()


def test_a_closed_connection() -> None:
    documents = Documents("mongodb://127.0.0.1:1/", "school")
    documents.close()
    documents.close()
    with pytest.raises(Unavailable, match="closed"):
        documents.ping()
