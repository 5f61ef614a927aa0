"""What may happen to the servers of a PC, and that the next start copes with it."""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest
from pymongo import MongoClient
from pymongo.errors import ConnectionFailure, NetworkTimeout, OperationFailure

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded import mongo, postgres, processes
from oneenglish_desktop.storage.embedded import school as school_module
from oneenglish_desktop.storage.embedded.endpoints import StartStep
from oneenglish_desktop.storage.embedded.errors import (
    DamagedDataDirectory,
    DiskFull,
    SchoolNotStarted,
)
from oneenglish_desktop.storage.embedded.mongo import MongoServer
from oneenglish_desktop.storage.embedded.place import place_in
from oneenglish_desktop.storage.embedded.postgres import PostgresServer
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool
from tests.storage.embedded.conftest import StartApp

Servers = Callable[[], list[psutil.Process]]


@pytest.fixture
def home(pc_settings: Settings) -> Path:
    return place_in(pc_settings.data_dir).home


def kill(pid: int) -> None:
    processes.kill([psutil.Process(pid)])


@pytest.mark.parametrize(
    "deadly",
    [
        (StartStep.CREATING_POSTGRES, 0.1),  # in the middle of initdb
        (StartStep.STARTING_POSTGRES, 0.0),
        (StartStep.CREATING_MONGO, 0.3),  # while the replica set is made
        (StartStep.MONGO_READY, 0.0),
    ],
    ids=lambda deadly: f"{deadly[0]}-{deadly[1]}",
)
def test_an_app_killed_during_the_first_start(
    start_app: StartApp,
    school: EmbeddedSchool,
    servers: Servers,
    home: Path,
    deadly: tuple[StartStep, float],
) -> None:
    app = start_app(*deadly)
    app.pids()
    assert app.process.wait() == -signal.SIGKILL
    endpoints = school.start()
    psycopg.connect(endpoints.root_postgres_url()).close()
    assert list(home.glob("postgres.new-*")) == []
    school.stop()
    assert servers() == []


def test_a_killed_server_is_started_again(school: EmbeddedSchool, servers: Servers) -> None:
    assert not school.alive()
    first = school.start()
    assert school.alive()
    kill(first.postgres.pid)
    assert not school.alive()
    second = school.start()
    assert school.alive()
    assert second.postgres.pid != first.postgres.pid
    assert second.mongo.pid == first.mongo.pid
    assert second.root_postgres_url() == first.root_postgres_url()
    kill(second.mongo.pid)
    assert not school.alive()
    third = school.start()
    assert third.postgres.pid == second.postgres.pid
    assert third.mongo.pid != second.mongo.pid
    school.stop()
    assert servers() == []


def test_backends_of_a_killed_postmaster_are_ended(
    school: EmbeddedSchool, servers: Servers
) -> None:
    endpoints = school.start()
    with psycopg.connect(endpoints.root_postgres_url(), autocommit=True) as connection:
        backend = psutil.Process(connection.info.backend_pid)
        backend.suspend()  # it would not notice that its postmaster is gone
        kill(endpoints.postgres.pid)
        school.start()
        assert processes.is_gone(backend)
    school.stop()
    assert servers() == []


@pytest.fixture
def stranger(pc_settings: Settings) -> Iterator[int]:
    """Give the id of a living process of the servers' account that is none of them."""
    account = place_in(pc_settings.data_dir).account
    process = subprocess.Popen(["/bin/sleep", "600"], **account.process_options)
    yield process.pid
    process.kill()
    process.wait()


def test_process_ids_that_others_have_now_block_nothing(
    school: EmbeddedSchool, servers: Servers, home: Path, stranger: int
) -> None:
    first = school.start()
    kill(first.postgres.pid)
    kill(first.mongo.pid)
    for name in ("postgres/postmaster.pid", "run/.s.PGSQL.5432.lock", "mongo/mongod.lock"):
        lines = (home / name).read_text(encoding="utf-8").splitlines() or [""]
        text = "\n".join([str(stranger), *lines[1:]]) + "\n"
        (home / name).write_text(text, encoding="utf-8")
    second = school.start()
    assert second.postgres.pid != first.postgres.pid
    assert psutil.pid_exists(stranger)
    school.stop()
    assert servers() == []


def test_servers_that_hang_are_replaced(
    school: EmbeddedSchool, servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = school.start()
    monkeypatch.setattr(postgres, "ANSWER_PATIENCE", 2)
    monkeypatch.setattr(mongo, "ANSWER_PATIENCE", 2)
    psutil.Process(first.postgres.pid).suspend()
    psutil.Process(first.mongo.pid).suspend()
    second = school.start()
    assert second.postgres.pid != first.postgres.pid
    assert second.mongo.pid != first.mongo.pid
    school.stop()
    assert servers() == []


@pytest.mark.parametrize("victim", ["postgres/global/pg_control", "mongo/WiredTiger.turtle"])
def test_damaged_data_are_told_and_can_be_set_aside(
    school: EmbeddedSchool,
    servers: Servers,
    home: Path,
    victim: str,
) -> None:
    school.start()
    school.stop()
    (home / victim).write_bytes(os.urandom((home / victim).stat().st_size))
    with pytest.raises(
        DamagedDataDirectory, match="SQL" if "postgres" in victim else "DB"
    ) as told:
        school.start()
    assert told.value.path == home
    assert servers() == [], "the other server does not stay behind"
    aside = school.set_aside()
    assert (aside / "mongo").is_dir()
    school.start()
    school.stop()
    assert servers() == []


def test_data_of_one_store_that_vanished(
    school: EmbeddedSchool, servers: Servers, home: Path
) -> None:
    school.start()
    school.stop()
    shutil.rmtree(home / "postgres")
    with pytest.raises(DamagedDataDirectory, match="data of one store are gone"):
        school.start()
    assert servers() == []


def test_data_that_another_pc_uses(
    school: EmbeddedSchool, pc_settings: Settings, home: Path
) -> None:
    other = EmbeddedSchool(pc_settings)
    place = place_in(pc_settings.data_dir)
    place.make()
    other._users.join()
    (file,) = place.users.iterdir()
    told = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(told | {"host": "pc-007"}), encoding="utf-8")
    with pytest.raises(Unavailable, match="in use on pc-007"):
        school.start()
    assert not (home / "postgres").exists()
    other._users.leave()


def test_data_without_their_password(
    school: EmbeddedSchool, servers: Servers, pc_settings: Settings
) -> None:
    school.start()
    school.stop()
    kept = pc_settings.config_dir / "secrets.json"
    name = place_in(pc_settings.data_dir).name_file.read_text(encoding="utf-8")
    pc_settings.keep_secret(name, "another")
    with pytest.raises(DamagedDataDirectory, match="password that is kept does not open it"):
        school.start()
    assert servers() == []
    kept.unlink()
    with pytest.raises(DamagedDataDirectory, match="password of the data is lost"):
        school.start()
    assert servers() == []


def test_a_little_disk_is_told_before_anything_is_made(
    school: EmbeddedSchool, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(school_module, "ROOM_NEEDED", 1 << 60)
    with pytest.raises(DiskFull, match="needs"):
        school.start()
    assert not (home / "postgres").exists()


@pytest.fixture
def small_disk(pc_settings: Settings) -> Iterator[Path]:
    """Put the data of the PC on a disk of 30 MB."""
    pc_settings.data_dir.mkdir(parents=True)
    mount = ["/bin/mount", "-t", "tmpfs", "-o", "size=30m,mode=0711", "tmpfs"]
    if os.geteuid() or subprocess.run([*mount, pc_settings.data_dir], check=False).returncode:
        pytest.skip("mounting a small disk needs root")
    yield pc_settings.data_dir
    subprocess.run(["/bin/umount", pc_settings.data_dir], check=True)


def test_a_full_disk(
    small_disk: Path,
    pc_settings: Settings,
    servers: Servers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(school_module, "ROOM_NEEDED", 0)
    with pytest.raises(DiskFull):
        EmbeddedSchool(pc_settings, durable=False).start()
    assert servers() == []
    left = shutil.disk_usage(small_disk).free
    (small_disk / "big").write_bytes(b"x" * left)
    with pytest.raises(DiskFull):
        EmbeddedSchool(pc_settings, durable=False).start()
    assert servers() == []


def test_a_start_that_does_not_end_is_told(
    school: EmbeddedSchool, start_app: StartApp, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setattr(school_module, "PATIENCE", 0.05)
    steps: list[StartStep] = []
    app = start_app()
    assert processes.wait_until((home / "log").exists, 10)
    with pytest.raises(Unavailable, match="does not come to an end"):
        school.start(steps.append)
    assert steps == [StartStep.WAITING]
    assert app.pids()
    monkeypatch.undo()
    app.quit()


def test_a_server_that_says_nothing(
    school: EmbeddedSchool, servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(mongo.OPTIONS, "noSuchOption", "1")
    with pytest.raises(SchoolNotStarted, match="MongoDB did not start"):
        school.start()
    monkeypatch.undo()
    monkeypatch.setitem(postgres.SETTINGS, "no_such_setting", "1")
    with pytest.raises(SchoolNotStarted, match="contains errors"):
        school.start()
    assert servers() == []


def blind_at_first(
    find: Callable[[Path], psutil.Process | None],
) -> Callable[[Path], psutil.Process | None]:
    looks = iter([1])

    def found(data: Path) -> psutil.Process | None:
        return None if next(looks, 0) else find(data)

    return found


def test_a_server_that_comes_up_while_another_start_looks(
    school: EmbeddedSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a start that was killed just when it had launched the servers."""
    first = school.start()
    monkeypatch.setattr(postgres, "process_on", blind_at_first(postgres.process_on))
    monkeypatch.setattr(mongo, "process_on", blind_at_first(mongo.process_on))
    monkeypatch.setattr(PostgresServer, "_clear_leftovers", lambda _self: None)
    second = school.start()
    assert second.postgres == first.postgres
    assert second.mongo.pid != first.mongo.pid


def test_a_first_start_of_mongod_that_was_cut_off(
    school: EmbeddedSchool, servers: Servers, home: Path
) -> None:
    first = school.start()
    (home / "complete").unlink()
    (home / "mongo" / mongo.COMPLETE).unlink()
    second = school.start()
    assert second.mongo.pid != first.mongo.pid
    assert second.postgres == first.postgres
    school.stop()
    assert servers() == []


def failing(error: Exception) -> Callable[[MongoServer, object], None]:
    def fail(server: MongoServer, _client: object) -> None:
        if type(error) is ConnectionFailure:
            processes.kill(processes.servers_on("mongod", server._data))
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ConnectionFailure("gone"), "it ended with status -9"),
        (OperationFailure("not you", 13), "refuses the app: not you"),
        (NetworkTimeout("slow"), "slow"),
    ],
    ids=["dies", "refuses", "hangs"],
)
def test_mongod_fails_while_it_is_greeted(
    school: EmbeddedSchool,
    servers: Servers,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    words: str,
) -> None:
    monkeypatch.setattr(MongoServer, "_await_primary", failing(error))
    with pytest.raises(Unavailable, match=words):
        school.start()
    assert servers() == []


def test_mongod_without_patience(
    school: EmbeddedSchool, servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mongo, "PATIENCE", -1)
    with pytest.raises(SchoolNotStarted, match="does not answer; its log is"):
        school.start()
    assert servers() == []


def test_a_mongod_that_does_not_become_ready(
    school: EmbeddedSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with MongoClient[dict[str, object]](school.start().root_mongo_uri()) as client:
        client.admin.command("replSetStepDown", 60, force=True)
    assert school._servers is not None
    monkeypatch.setattr(mongo, "PATIENCE", 0.1)
    with pytest.raises(SchoolNotStarted, match="does not become ready"):
        school._servers[1]._greet()


def test_a_server_that_refuses_is_left_alone(school: EmbeddedSchool) -> None:
    first = school.start()
    with psycopg.connect(first.root_postgres_url()) as connection:
        connection.execute("alter role oneenglish_root nologin")
    with pytest.raises(Unavailable, match="refuses the app"):
        school.start()


def test_a_server_in_the_place_of_ours(
    school: EmbeddedSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    school.start()
    assert school._servers is not None
    for server in school._servers:
        monkeypatch.setattr(type(server), "process", lambda _self: None)
        with pytest.raises(SchoolNotStarted, match="another server answers"):
            server._greet()
    monkeypatch.undo()
