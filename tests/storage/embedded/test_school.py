"""The pair of servers: shared, private, stopped by the last one out."""

import contextlib
import os
import shutil
import socketserver
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest
from pymongo import MongoClient
from pymongo.errors import OperationFailure

from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded.endpoints import Endpoints, StartStep
from oneenglish_desktop.storage.embedded.errors import SchoolNotStarted
from oneenglish_desktop.storage.embedded.place import place_in
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool
from tests.storage.embedded.conftest import StartApp

Servers = Callable[[], list[psutil.Process]]
STARTS = {StartStep.STARTING_POSTGRES, StartStep.CREATING_MONGO, StartStep.STARTING_MONGO}


def value(endpoints: Endpoints, query: str) -> object:
    with psycopg.connect(endpoints.root_postgres_url()) as connection:
        row = connection.execute(query.encode()).fetchone()
    return row[0] if row else None


def root_client(endpoints: Endpoints) -> MongoClient[dict[str, object]]:
    return MongoClient(endpoints.root_mongo_uri(), timeoutMS=10_000)


@contextlib.contextmanager
def stranger_at(port: int) -> Iterator[None]:
    """Answer at a port as no database does: by hanging up."""

    class HangUp(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.close()

    socketserver.TCPServer.allow_reuse_address = True
    with socketserver.TCPServer(("127.0.0.1", port), HangUp) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield
        server.shutdown()
        thread.join()


def test_both_servers_answer_their_administrator(school_servers: Endpoints) -> None:
    assert value(school_servers, "select rolsuper from pg_roles where rolname = current_user")
    assert value(school_servers, "show server_version") == school_servers.postgres.version
    with root_client(school_servers) as client:
        assert client.admin.command("hello")["setName"] == "oneenglish"
        assert client.server_info()["version"] == school_servers.mongo.version


def test_nobody_enters_without_a_password(school_servers: Endpoints) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(school_servers.postgres_url("oneenglish_root", "guess", "postgres"))
    assert value(
        school_servers, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"
    ) == ("scram-sha-256")
    with (
        MongoClient[dict[str, object]](school_servers.mongo_uri()) as client,
        pytest.raises(OperationFailure, match="requires authentication"),
    ):
        client.list_database_names()


def test_the_servers_listen_on_private_sockets_only(school_servers: Endpoints) -> None:
    folder = Path(school_servers.postgres_address.host)
    assert folder.stat().st_mode & 0o077 == 0
    for server in (school_servers.postgres, school_servers.mongo):
        process = psutil.Process(server.pid)
        assert not process.net_connections("inet")
        assert os.getsid(server.pid) != os.getsid(0), "Ctrl+C would reach it"
        assert process.uids().real != 0


def test_a_large_document_fits_the_small_cache_and_log(school_servers: Endpoints) -> None:
    with root_client(school_servers) as client:
        collection = client["embedded_size"]["big"]
        collection.insert_one({"text": "x" * 8_000_000})
        assert collection.count_documents({}) == 1
        client.drop_database("embedded_size")


def test_the_steps_are_reported(school: EmbeddedSchool, servers: Servers) -> None:
    steps: list[StartStep] = []
    school.start(steps.append)
    assert set(steps) == set(StartStep) - {StartStep.WAITING, StartStep.STARTING_MONGO}
    assert steps[-1] is StartStep.READY
    again: list[StartStep] = []
    school.start(again.append)
    assert not STARTS & set(again), "a second call starts nothing"
    school.stop()
    school.stop()
    assert servers() == []


def test_data_and_passwords_outlive_a_stop(pc_settings: Settings, servers: Servers) -> None:
    steps: list[StartStep] = []
    with EmbeddedSchool(pc_settings) as school:
        endpoints = school.start()
        with psycopg.connect(endpoints.root_postgres_url()) as connection:
            connection.execute("create table kept as select 42 as n")
        with root_client(endpoints) as client:
            client["kept"]["kept"].insert_one({"n": 42})
    assert servers() == []
    with EmbeddedSchool(pc_settings) as school:
        assert school.start(steps.append).root_postgres_url() == endpoints.root_postgres_url()
        assert value(endpoints, "select n from kept") == 42
        assert value(endpoints, "select current_setting('fsync')") == "on"
        with root_client(endpoints) as client:
            assert client["kept"]["kept"].find_one({}, {"_id": 0}) == {"n": 42}
    assert servers() == []


def test_apps_share_the_pair_and_the_last_one_out_stops_it(
    start_app: StartApp, servers: Servers
) -> None:
    first, second = start_app(), start_app()  # both find nothing: a race for the first start
    pids = first.pids()
    assert second.pids() == pids
    first.quit()
    assert set(pids) <= {process.pid for process in servers()}
    second.quit()
    assert servers() == []


def test_a_killed_app_does_not_count_as_a_user(
    start_app: StartApp, school: EmbeddedSchool, servers: Servers
) -> None:
    app = start_app()
    pids = app.pids()
    app.kill()
    endpoints = school.start()
    assert [endpoints.postgres.pid, endpoints.mongo.pid] == pids, "healthy servers are taken over"
    school.stop()
    assert servers() == []


def test_ports_of_the_loopback_when_there_are_no_sockets(
    pc_settings: Settings, servers: Servers
) -> None:
    school = EmbeddedSchool(pc_settings, durable=False, sockets=False)
    first = school.start()
    assert value(first, "select inet_server_port()") == first.postgres_address.port
    assert school.start() == first, "the ports of running servers are kept"
    school.stop()
    second = school.start()
    assert second.mongo_uri() == first.mongo_uri(), "free ports are kept"
    school.stop()
    with stranger_at(first.mongo_address.port):
        third = school.start()
    assert third.mongo_address != first.mongo_address
    assert third.postgres_address == first.postgres_address
    with root_client(third) as client:
        client["moved"]["moved"].insert_one({"n": 1})
    school.stop()
    assert servers() == []


def test_data_may_be_moved_and_lie_deep(pc_settings: Settings) -> None:
    with (
        EmbeddedSchool(pc_settings, durable=False) as school,
        root_client(school.start()) as client,
    ):
        client["kept"]["kept"].insert_one({"n": 1})
    deep = pc_settings.data_dir.parent / ("deep" * 30)
    pc_settings.data_dir.rename(deep)
    moved = pc_settings.model_copy(update={"data_dir": deep})
    sockets = place_in(deep).sockets
    assert deep not in sockets.parents
    try:
        with (
            EmbeddedSchool(moved, durable=False) as school,
            root_client(school.start()) as client,
        ):
            assert client["kept"]["kept"].count_documents({}) == 1
        sockets.chmod(0o777)
        with pytest.raises(SchoolNotStarted, match="belongs to somebody else"):
            EmbeddedSchool(moved, durable=False).start()
    finally:
        shutil.rmtree(sockets)
