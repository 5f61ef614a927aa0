"""What people who look for a fault are told."""

import os
from pathlib import Path

import psutil
import pytest

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded import inspection, mongo, processes
from oneenglish_desktop.storage.embedded.inspection import Fault, SchoolReport, inspect_school
from oneenglish_desktop.storage.embedded.place import place_in
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool


def faults(report: SchoolReport) -> list[Fault]:
    return [finding.fault for finding in report.findings]


def test_a_pc_without_a_school(pc_settings: Settings) -> None:
    report = inspect_school(pc_settings)
    assert report.findings == ()
    assert report.users == ()
    assert report.free > 0
    assert not pc_settings.data_dir.exists(), "looking changes nothing"
    for server in report.servers:
        assert server.program is not None
        assert (server.size, server.pid, server.address) == (0, None, "")


def test_a_school_in_use_and_then_killed(pc_settings: Settings, school: EmbeddedSchool) -> None:
    endpoints = school.start()
    report = inspect_school(pc_settings)
    postgres_report, mongo_report = report.servers
    assert report.findings == ()
    assert [user.pid for user in report.users] == [os.getpid()]
    assert postgres_report.pid == endpoints.postgres.pid
    assert postgres_report.version == endpoints.postgres.version
    assert Path(postgres_report.address).is_socket()
    assert postgres_report.size > 20_000_000
    assert postgres_report.log.exists()
    assert mongo_report.pid == endpoints.mongo.pid
    assert mongo_report.address == endpoints.mongo_address.host
    assert mongo_report.version == endpoints.mongo.version
    for server in (endpoints.postgres, endpoints.mongo):
        processes.kill([psutil.Process(server.pid)])
    assert faults(inspect_school(pc_settings)) == [Fault.NOT_RUNNING, Fault.KILLED] * 2


def test_servers_without_users_and_without_sockets(pc_settings: Settings) -> None:
    school = EmbeddedSchool(pc_settings, durable=False, sockets=False)
    endpoints = school.start()
    school._users.leave()
    report = inspect_school(pc_settings)
    assert faults(report) == [Fault.WITHOUT_USERS] * 2
    assert [server.address for server in report.servers] == [
        f"127.0.0.1:{address.port}"
        for address in (endpoints.postgres_address, endpoints.mongo_address)
    ]
    school.start()
    school.stop()


def test_leftovers_programs_room_and_secrets(
    pc_settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = place_in(pc_settings.data_dir).home
    (home / "postgres.new-7").mkdir(parents=True)
    (home / "mongo").mkdir()
    (home / "mongo" / "storage.bson").write_bytes(b"x" * 5000)
    (home.parent / "embedded.aside-20260101-080000").mkdir()
    broken = tmp_path / "mongod"
    broken.write_text("#!/bin/sh\necho no library >&2\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(inspection, "find_postgres", lambda: None)
    monkeypatch.setattr(inspection, "find_mongod", lambda: broken)
    monkeypatch.setattr(inspection, "ROOM_NEEDED", 1 << 60)
    found = {finding.fault: finding for finding in inspect_school(pc_settings).findings}
    assert set(found) == {
        Fault.PROGRAM_MISSING,
        Fault.PROGRAM_BROKEN,
        Fault.UNFINISHED,
        Fault.SET_ASIDE,
        Fault.SECRET_LOST,
        Fault.LITTLE_ROOM,
    }
    assert found[Fault.PROGRAM_BROKEN].details == "no library"


def test_a_keyring_that_does_not_open(
    pc_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = place_in(pc_settings.data_dir).home
    home.mkdir(parents=True)
    (home / "name").write_text("embedded school 1", encoding="utf-8")

    def closed(_settings: Settings, _name: str) -> str:
        raise Unavailable("closed")

    monkeypatch.setattr(Settings, "secret", closed)
    (finding,) = inspect_school(pc_settings).findings
    assert (finding.fault, finding.details) == (Fault.SECRET_LOST, "closed")


def test_the_mongod_that_made_the_data_is_known(tmp_path: Path) -> None:
    assert mongo.program_of(tmp_path) is None
    (tmp_path / mongo.COMPLETE).write_text("{}", encoding="utf-8")
    assert mongo.program_of(tmp_path) is None
