"""Preparing a school: the same steps again change nothing, after a crash too."""

from contextlib import ExitStack, closing
from uuid import uuid4

import pytest

from oneenglish_desktop.domain.errors import Conflict, Invalid, SignInRefused
from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.services.house import Endpoints, open_services
from oneenglish_desktop.services.school import (
    Servers,
    add_administrator,
    login_url,
    prepare_school,
)
from oneenglish_desktop.storage.embedded.endpoints import Endpoints as Administration
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.postgres import seed
from oneenglish_desktop.storage.postgres.migrate import owner_transaction
from oneenglish_desktop.storage.postgres.school import MARKER, MIGRATOR, pc_login
from tests.services.conftest import OpenPc, preparing
from tests.services.small_school import PASSWORDS, SmallSchool

SECRET = "a long password"  # noqa: S105 - of nobody


@pytest.fixture
def servers(school_servers: Administration) -> Servers:
    name = f"services_{uuid4().hex[:12]}"
    return Servers(
        postgres=school_servers.root_postgres_url(),
        mongo=school_servers.root_mongo_uri(),
        database=name,
        mongo_database=name,
    )


def accounts_of(servers: Servers) -> tuple[seed.DocumentAccount, ...]:
    with owner_transaction(login_url(servers, MIGRATOR, PASSWORDS[MIGRATOR])) as connection:
        return seed.document_accounts(connection)


def test_preparing_again_changes_nothing(servers: Servers) -> None:
    with preparing():
        prepare_school(servers, PASSWORDS)
        before = accounts_of(servers)
        prepare_school(servers, PASSWORDS)
    assert accounts_of(servers) == before
    assert {account.tier for account in before} == {"student", "staff", "marker"}
    assert len(before) == 7


def test_accounts_that_were_made_but_not_noted_work_after_the_next_time(
    servers: Servers, school_servers: Administration
) -> None:
    with preparing():
        prepare_school(servers, PASSWORDS)
        with owner_transaction(login_url(servers, MIGRATOR, PASSWORDS[MIGRATOR])) as connection:
            connection.exec_driver_sql("delete from private.mongo_account")
        prepare_school(servers, PASSWORDS)
    with ExitStack() as closers:
        for account in accounts_of(servers):
            documents = Documents(
                school_servers.mongo_uri(),
                servers.mongo_database,
                username=account.username,
                password=account.password,
            )
            closers.enter_context(closing(documents)).ping()
        marker = [each for each in accounts_of(servers) if each.tier == "marker"]
        assert [each.password for each in marker] == [PASSWORDS[MARKER]]


def test_the_first_administrator_signs_in(
    servers: Servers, school_servers: Administration, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with preparing():
        prepare_school(servers, PASSWORDS)
    migrator = login_url(servers, MIGRATOR, PASSWORDS[MIGRATOR])
    add_administrator(
        migrator, username="boss", full_name="The Boss", email="b@school.example", password=SECRET
    )
    folder = tmp_path_factory.mktemp("pc")
    services = open_services(
        Endpoints(
            postgres=login_url(servers, pc_login(1), PASSWORDS[pc_login(1)]),
            mongo=school_servers.mongo_uri(),
            mongo_database=servers.mongo_database,
        ),
        journal_path=folder / "journal.sqlite3",
        reports_path=folder / "errors.jsonl",
    )
    with closing(services):
        session = services.accounts.sign_in("b@school.example", SECRET)
        assert session.person.roles == {RoleName.ADMIN}
        with pytest.raises(SignInRefused):
            services.accounts.sign_in("boss", "another password")


def test_a_user_name_is_taken_or_wrong(small_school: SmallSchool, open_pc: OpenPc) -> None:
    with pytest.raises(Conflict):
        add_administrator(
            small_school.migrator, username="tom", full_name="Tom", email=None, password=SECRET
        )
    with pytest.raises(Invalid):
        add_administrator(
            small_school.migrator, username="No Name", full_name="N", email=None, password=SECRET
        )
    assert open_pc("tom").accounts.session is not None


@pytest.mark.parametrize(
    ("superuser", "url"),
    [
        (
            "postgresql://root:pw@db.school.example:6432/postgres?sslmode=verify-full",
            "postgresql://pc:a%2Fb%40c@db.school.example:6432/oneenglish?sslmode=verify-full",
        ),
        (
            "postgresql://root:pw@/postgres?host=%2Ftmp%2Fx&port=5000",
            "postgresql://pc:a%2Fb%40c@/oneenglish?host=%2Ftmp%2Fx&port=5000",
        ),
        ("postgresql://localhost", "postgresql://pc:a%2Fb%40c@localhost/oneenglish"),
    ],
)
def test_the_url_of_a_login_leads_to_the_same_server(superuser: str, url: str) -> None:
    servers = Servers(postgres=superuser, mongo="mongodb://x")
    assert login_url(servers, "pc", "a/b@c") == url
