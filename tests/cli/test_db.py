"""`oneenglish db`, on the school of this PC and on servers of others."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from oneenglish_desktop.domain.errors import NotFound
from oneenglish_desktop.services.administration import psql
from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool
from tests.cli.command import Command, Pair

pytestmark = pytest.mark.xdist_group("cli")

FAKE_PSQL = f"""#!{sys.executable}
import json, os, pathlib
told = {{"words": pathlib.Path("/proc/self/cmdline").read_text(), "env": dict(os.environ)}}
pathlib.Path(os.environ["TOLD"]).write_text(json.dumps(told))
raise SystemExit(5)
"""

SIZE = re.compile(r"[\d.]+ [kMG]?B")


def prepared(oneenglish: Command, pair: Pair, folder: Path) -> tuple[str, tuple[str, ...]]:
    """Name and options of a new school on the given servers."""
    name = f"cli_{uuid4().hex[:12]}"
    options = (*pair.options, "--database", name, "--mongo-database", name)
    words = ("school", "init", *options, "--name", "Hill School", "--pcs", 1, "--out", folder)
    oneenglish.fine(*words, "--password-stdin", typed="a long password\n")
    return name, options


def test_the_demo_school_is_loaded_once(oneenglish_here: Command, demo_pc: Settings) -> None:
    before = oneenglish_here.fine("db", "status")
    told = oneenglish_here.fine("db", "seed")
    # Only the sizes on the disk may differ.
    assert SIZE.sub("", told) == "The demo school is loaded.\n" + SIZE.sub("", before)
    assert "Riverside School" in before
    assert "people 27, classes 2, challenges 3, phases 15" in before
    assert "questions 168" in before


def test_upgrading_what_is_new_changes_nothing(
    oneenglish_here: Command, demo_pc: Settings
) -> None:
    before = oneenglish_here.fine("db", "status")
    told = oneenglish_here.fine("db", "upgrade")
    assert SIZE.sub("", told) == SIZE.sub("", before)


def test_there_is_nothing_to_look_at_on_a_new_pc(
    oneenglish_here: Command, new_pc: Settings
) -> None:
    for word in ("status", "reset", "psql"):
        assert "no school on this PC yet" in oneenglish_here.refused("db", word)
    assert not new_pc.data_dir.exists()


def test_upgrade_makes_an_empty_school_and_reset_empties_a_full_one(
    oneenglish_here: Command, new_pc: Settings
) -> None:
    assert "people 0" in oneenglish_here.fine("db", "upgrade")
    assert "people 27" in oneenglish_here.fine("db", "seed")
    kept = oneenglish_here("db", "reset", typed="yes\n")
    assert (kept.status, kept.err) == (1, "Stopped.\n")
    assert "Nothing was changed" in kept.out
    assert "people 27" in oneenglish_here.fine("db", "status")
    told = oneenglish_here.fine("db", "reset", typed="oneenglish\n")
    assert "the app loads the demo school" in told
    status = oneenglish_here.fine("db", "status")
    assert "people 0" in status
    assert "questions 0" in status
    # The next start of the app must fill it again.
    assert "Riverside" not in status


def test_stores_that_nobody_prepared_are_emptied_too(
    oneenglish_here: Command, new_pc: Settings
) -> None:
    with EmbeddedSchool(new_pc, durable=False):
        assert "Schema      none" in oneenglish_here.fine("db", "status")
        oneenglish_here.fine("db", "reset", "--yes")
        assert "people 0" in oneenglish_here.fine("db", "status")


def test_a_real_school_is_emptied_only_by_its_name(
    oneenglish: Command, pair: Pair, tmp_path: Path
) -> None:
    name, options = prepared(oneenglish, pair, tmp_path)
    told = oneenglish.refused("db", "reset", *options, "--yes")
    assert f"only --force {name}" in told
    assert "is called" in oneenglish.refused("db", "reset", *options, "--force", "oneenglish")
    assert "people 1" in oneenglish.fine("db", "status", *options)
    files = {path.name: path.read_text() for path in tmp_path.iterdir()}

    oneenglish.fine("db", "reset", *options, "--force", name, "--yes")
    status = oneenglish.fine("db", "status", *options)
    assert "Hill School" in status
    assert "people 0" in status
    assert "PCs 1" in status
    # The files still fit: the accounts in MongoDB and the logins stayed.
    again = oneenglish.fine(
        "school", "init", *options, "--name", "Hill School", "--pcs", 1, "--out", tmp_path,
        "--password-stdin", typed="a long password\n",
    )  # fmt: skip
    assert "2 as it was" in again
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == files


def test_the_demo_school_comes_to_a_real_one_only_when_somebody_says_so(
    oneenglish: Command, pair: Pair, tmp_path: Path
) -> None:
    _, options = prepared(oneenglish, pair, tmp_path)
    told = oneenglish("db", "seed", *options, typed="n\n")
    assert told.status == 1
    assert "password stands in the manual" in told.out
    assert "people 1," in oneenglish.fine("db", "status", *options)
    assert "people 28" in oneenglish.fine("db", "seed", *options, "--yes")


def test_servers_without_a_school_are_told_and_left_alone(oneenglish: Command, pair: Pair) -> None:
    options = (*pair.options, "--database", "nobodys", "--mongo-database", "nobodys")
    status = oneenglish.fine("db", "status", *options)
    assert "Schema      none" in status
    for words in (["upgrade"], ["seed", "--yes"], ["reset", "--force", "nobodys", "--yes"]):
        assert "school init" in oneenglish.refused("db", *words, *options)


def test_a_database_that_was_never_prepared_to_the_end(oneenglish: Command, pair: Pair) -> None:
    name = f"cli_{uuid4().hex[:12]}"
    with psycopg.connect(pair.postgres, autocommit=True) as connection:
        connection.execute(f"create database {name}")
        connection.execute(f"alter database {name} owner to oneenglish_owner")
    options = (*pair.options, "--database", name, "--mongo-database", name)
    assert "Schema      none" in oneenglish.fine("db", "status", *options)
    assert "never prepared to the end" in oneenglish.refused("db", "upgrade", *options)


def test_the_login_of_a_pc_is_not_enough(
    oneenglish: Command,
    pair: Pair,
    tmp_path: Path,
    new_pc: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name, _ = prepared(oneenglish, pair, tmp_path)
    file = json.loads((tmp_path / "pc-001.json").read_text())
    address = file["database_url"].removeprefix("postgresql://")
    url = f"postgresql://{file['database_login']}:{file['database_password']}@{address}"
    oneenglish.secrets.add(file["database_password"])
    as_pc = ("--postgres", url, "--mongo", pair.mongo, "--database", name)
    told = oneenglish("db", "upgrade", *as_pc, "--mongo-database", name)
    assert told.status == 1
    assert "permission denied" in told.err
    assert "administrator's login" in told.err

    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("MONGO_URI", file["mongo_uri"])
    for word in ("status", "upgrade", "seed", "reset", "psql"):
        why = oneenglish.refused("db", word)
        assert "DATABASE_URL" in why
        assert "--postgres" in why
    monkeypatch.setenv("ONEENGLISH_POSTGRES", pair.postgres)
    monkeypatch.setenv("ONEENGLISH_MONGO", pair.mongo)
    assert "Hill School" in oneenglish.fine(
        "db", "status", "--database", name, "--mongo-database", name
    )


@pytest.mark.parametrize(
    "options",
    [
        ["--postgres", "postgresql://root:hidden%zz@host/postgres", "--mongo", "mongodb://host"],
        ["--postgres", "mysql://root:hidden@host/x", "--mongo", "mongodb://host"],
        ["--postgres", "postgresql://host/x", "--mongo", "mongodb://root:hid@den@host/"],
        ["--postgres", "postgresql://host/x", "--mongo", "http://root:hidden@host/"],
        ["--postgres", "postgresql://root:hidden@host/x"],
        ["--mongo", "mongodb://root:hidden@host/"],
        [
            "--postgres",
            "postgresql://h/x",
            "--mongo",
            "mongodb://root:hidden@h/?tls=true&tlsCAFile=/no",
        ],
    ],
)
def test_an_address_that_cannot_be_read_is_not_repeated(
    oneenglish_here: Command, new_pc: Settings, options: list[str]
) -> None:
    oneenglish_here.secrets.update(("hidden", "hid@den"))
    told = oneenglish_here.refused("db", "status", *options)
    assert "MongoDB" in told or "PostgreSQL" in told


def test_servers_that_are_away_are_told(oneenglish_here: Command, new_pc: Settings) -> None:
    options = ["--mongo", "mongodb://127.0.0.1:9/", "--postgres", "postgresql://127.0.0.1:9/x"]
    assert "MongoDB cannot be reached" in oneenglish_here.refused("db", "status", *options)


def test_psql_gets_its_password_by_the_environment_alone(
    oneenglish: Command, pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "psql"
    script.write_text(FAKE_PSQL)
    script.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("TOLD", str(tmp_path / "told.json"))
    words = (
        "db",
        "psql",
        "--postgres",
        pair.postgres,
        "--database",
        "hill",
        "--",
        "-A",
        "-c",
        "x",
    )
    assert oneenglish(*words).status == 5
    told = json.loads((tmp_path / "told.json").read_text())
    secret = next(iter(pair.secrets))
    assert secret not in told["words"]
    assert told["words"].split("\0")[-4:] == ["-A", "-c", "x", ""]
    assert told["env"]["PGPASSWORD"] in pair.secrets
    assert told["env"]["PGDATABASE"] == "hill"
    assert told["env"]["PGOPTIONS"] == "-c search_path=app,private"


def test_psql_beside_the_embedded_server_reads_the_tables_of_this_pc(
    oneenglish_here: Command, demo_pc: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    query = ("-Atqc", "select count(*) from challenge", "-o", tmp_path / "out")
    assert oneenglish_here("db", "psql", "--", *query).status == 0
    assert (tmp_path / "out").read_text() == "3\n"


def test_without_psql_one_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(psql, "find_postgres", lambda: None)
    with pytest.raises(NotFound, match="postgresql-client"):
        psql.find_psql()


def test_ctrl_c_in_psql_ends_its_query_and_not_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "psql"
    script.write_text("#!/bin/sh\nkill -INT $PPID\nexit 4\n")
    script.chmod(0o700)
    code = (
        "from oneenglish_desktop.services.administration.psql import run_psql;"
        "raise SystemExit(run_psql('postgresql://host/x', []))"
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PATH": path}, check=False
    )
    assert done.returncode == 4
