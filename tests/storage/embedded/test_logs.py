"""Why a server did not start, told from its own words."""

import json
from pathlib import Path

import pytest

from oneenglish_desktop.storage.embedded import logs
from oneenglish_desktop.storage.embedded.account import ServerAccount
from oneenglish_desktop.storage.embedded.errors import (
    DamagedDataDirectory,
    DiskFull,
    SchoolNotStarted,
)

ME = ServerAccount()


@pytest.mark.parametrize(
    "words",
    [
        'FATAL: required WAL directory "pg_wal" does not exist',
        'pg_ctl: directory "/x/postgres" is not a database cluster directory',
        'FATAL: "/x/postgres" is not a valid data directory',
        "FATAL: database files are incompatible with server",
        "FATAL: incorrect checksum in control file",
        "PANIC: could not locate a valid checkpoint record at 0/14EDCB0",
        "postgres could not access the server configuration file: No such file or directory",
        "postgres: could not find the database system",
        "WiredTiger error {'filename': '__posix_open_file'}",
        "Unable to start up mongod due to missing featureCompatibilityVersion document.",
    ],
)
def test_words_of_damage(tmp_path: Path, words: str) -> None:
    error = logs.failure("PostgreSQL", tmp_path, words)
    assert isinstance(error, DamagedDataDirectory)
    assert error.path == tmp_path
    assert words in error.reason
    made = logs.failure("PostgreSQL", tmp_path, words, existed=False)
    assert isinstance(made, SchoolNotStarted), "what is only being made is not damaged"


@pytest.mark.parametrize(
    "words",
    [
        "FATAL: data directory has invalid permissions",
        "WiredTiger error: Permission denied",
        'FATAL: configuration file "/x/oneenglish.conf" contains errors',
        "FATAL: could not map anonymous shared memory: Cannot allocate memory",
        "Failed to set up listener: SocketException: Address already in use",
        "",
    ],
)
def test_words_of_other_trouble(tmp_path: Path, words: str) -> None:
    error = logs.failure("MongoDB", tmp_path, words)
    assert type(error) is SchoolNotStarted
    assert error.store == "MongoDB"
    assert error.reason == (words or "it said nothing")


def test_a_full_disk_is_told_by_words_or_by_its_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "FATAL: could not write lock file: No space left on device"
    assert isinstance(logs.failure("PostgreSQL", tmp_path, words), DiskFull)
    monkeypatch.setattr(logs, "NO_ROOM", 1 << 60)
    assert isinstance(logs.failure("PostgreSQL", tmp_path, ""), DiskFull)


def test_only_new_words_count(tmp_path: Path) -> None:
    log = tmp_path / "postgres.log"
    assert logs.open_log(log, ME) == 0
    log.write_text("old FATAL:  forgotten\n", encoding="utf-8")
    start = logs.open_log(log, ME)
    with log.open("ab") as file:
        file.write(b"\xff 12:00 [7] PANIC:  could not read\n12:00 [7] LOG:  bye\n")
    assert logs.postgres_words(log, start) == "PANIC: could not read"
    assert logs.postgres_words(log, log.stat().st_size) == ""


def test_the_last_lines_speak_when_nothing_is_fatal(tmp_path: Path) -> None:
    log = tmp_path / "postgres.log"
    log.write_text("one\ntwo\nthree\n", encoding="utf-8")
    assert logs.postgres_words(log, 0) == "two; three"


def test_errors_of_mongod_each_once(tmp_path: Path) -> None:
    log = tmp_path / "mongod.log"
    entries = [
        {"s": "I", "msg": "Hello"},
        {"s": "E", "msg": "WiredTiger error", "attr": {"message": "bad magic"}},
        {"s": "E", "msg": "WiredTiger error", "attr": {"message": "bad magic"}},
        {"s": "F", "msg": "Fatal assertion", "attr": {"error": "2: no"}},
        {"s": "F", "msg": "Aborting"},
    ]
    text = "\n".join(["not JSON", *map(json.dumps, entries)])
    log.write_text(text, encoding="utf-8")
    assert logs.mongo_words(log, 0) == (
        "WiredTiger error bad magic; Fatal assertion 2: no; Aborting"
    )


def test_a_long_log_is_moved_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LIMIT", 3)
    log = tmp_path / "mongod.log"
    log.write_text("long", encoding="utf-8")
    assert logs.open_log(log, ME) == 0
    assert (tmp_path / "mongod.old").read_text(encoding="utf-8") == "long"
