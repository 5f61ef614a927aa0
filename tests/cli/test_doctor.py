"""`oneenglish doctor`: what is found, what is wrong, and one next step for each."""

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any
from uuid import uuid4

import keyring
import psycopg
import pytest
from pymongo import MongoClient
from pymongo.database import Database

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.services.administration import (
    embedded_examination,
    examination,
    pc_examination,
)
from oneenglish_desktop.services.administration.access import GivenServers
from oneenglish_desktop.services.administration.findings import Findings
from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded.errors import DamagedDataDirectory, SchoolNotStarted
from oneenglish_desktop.storage.embedded.inspection import Fault, Finding
from oneenglish_desktop.storage.local.journal import Journal
from tests.cli.command import Command, Pair
from tests.storage.test_cache import RedisServer

pytestmark = pytest.mark.xdist_group("cli")


@pytest.fixture
def school(oneenglish: Command, pair: Pair, tmp_path: Path) -> tuple[str, ...]:
    """Options of a new school on the given servers; its files are in `tmp_path`."""
    name = f"cli_{uuid4().hex[:12]}"
    options = (*pair.options, "--database", name, "--mongo-database", name)
    words = ("school", "init", *options, "--name", "Hill School", "--pcs", 1, "--out", tmp_path)
    oneenglish.fine(*words, "--password-stdin", typed="a long password\n")
    return options


@pytest.fixture
def documents(school: tuple[str, ...]) -> Iterator[Database[dict[str, Any]]]:
    """The school's documents, in the hands of an administrator."""
    with closing(MongoClient[dict[str, Any]](school[3])) as client:
        yield client[school[5]]


def test_nothing_is_wrong_on_a_new_pc(oneenglish_here: Command, new_pc: Settings) -> None:
    told = oneenglish_here.fine("doctor")
    for word in ("OneEnglish", "Python", "Qt", "fonts", "demo_school", "PostgreSQL", "MongoDB"):
        assert word in told
    assert "no school on this PC yet" in told
    assert "Nothing is wrong." in told
    assert not new_pc.data_dir.exists()


def test_a_running_school_is_looked_into(oneenglish_here: Command, demo_pc: Settings) -> None:
    told = oneenglish_here.fine("doctor", "--references")
    assert "used by  process" in told
    assert "Riverside School" in told
    assert "schema                  0001; this app speaks 0001" in told
    assert "user_answers (answer_id)" in told
    assert "missing" not in told
    assert "lead to what is there" in told
    assert "Nothing is wrong." in told


def test_references_that_lead_nowhere_are_listed_by_kind(
    oneenglish: Command,
    school: tuple[str, ...],
    documents: Database[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("oneenglish_desktop.storage.mongo.inspection.PAGE", 10)
    nobody, question = str(uuid4()), "0" * 24
    documents.user_answers.insert_many(
        [
            {
                "answer_id": str(uuid4()),
                "user_id": nobody,
                "phase_progress_id": "no id at all",
                "question_id": question,
                "attempt_number": number,
            }
            for number in range(25)
        ],
        bypass_document_validation=True,
    )
    documents.questions.insert_many(
        [{"phase_id": str(uuid4()), "order": number} for number in range(25)],
        bypass_document_validation=True,
    )
    assert oneenglish("doctor", *school).status == 0
    told = oneenglish("doctor", "--references", *school)
    assert told.status == 1
    assert "user_answers.user_id            25 lead nowhere" in told.out
    assert (
        f"25 documents refer by user_answers.user_id to what is not there: {nobody}\n" in told.out
    )
    assert f"user_answers.question_id to what is not there: {question}\n" in told.out
    assert "user_answers.phase_progress_id to what is not there: no id at all\n" in told.out
    assert "questions.author_id to what is not there: None\n" in told.out
    phases = next(line for line in told.out.splitlines() if "by questions.phase_id" in line)
    assert phases.endswith("and 5 more")
    assert phases.count(",") == 19


def test_a_missing_index_and_an_old_schema_are_wrong_until_the_upgrade(
    oneenglish: Command, school: tuple[str, ...], documents: Database[dict[str, Any]]
) -> None:
    documents.user_answers.drop_index("answer_id_1")
    told = oneenglish("doctor", *school)
    assert told.status == 1
    assert "indexes are missing or different: user_answers.answer_id_1" in told.out
    assert "Next: oneenglish db upgrade" in told.out
    oneenglish.fine("db", "upgrade", *school)
    assert "Nothing is wrong." in oneenglish.fine("doctor", *school)


def test_servers_without_a_school_are_wrong(oneenglish: Command, pair: Pair) -> None:
    options = (*pair.options, "--database", "nobodys", "--mongo-database", "nobodys")
    told = oneenglish("doctor", "--references", *options)
    assert told.status == 1
    assert "the school has schema none, not 0001" in told.out


@dataclass(frozen=True)
class SchoolPc:
    """A PC of a school, by its variables, and the administrator's URL to the database."""

    database: str

    def set_schema(self, version: str) -> None:
        with psycopg.connect(self.database, autocommit=True) as connection:
            connection.execute("update private.alembic_version set version_num = %s", (version,))


@pytest.fixture
def school_pc(
    school: tuple[str, ...], new_pc: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> SchoolPc:
    file = json.loads((tmp_path / "pc-001.json").read_text())
    address = file["database_url"].removeprefix("postgresql://")
    url = f"postgresql://{file['database_login']}:{file['database_password']}@{address}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("MONGO_URI", file["mongo_uri"])
    return SchoolPc(school[1].removesuffix("postgres") + school[5])


def test_a_pc_sees_what_its_login_sees(oneenglish: Command, school_pc: SchoolPc) -> None:
    told = oneenglish.fine("doctor")
    assert "answers, and speaks the version of this app" in told
    assert "named by DATABASE_URL" in told
    assert "for administrators: --postgres and --mongo" in told
    assert "Nothing is wrong." in told


@pytest.mark.parametrize(
    ("version", "step"), [("0000", "an administrator runs"), ("9999", "update OneEnglish")]
)
def test_a_pc_whose_school_speaks_another_version(
    oneenglish: Command, school_pc: SchoolPc, version: str, step: str
) -> None:
    school_pc.set_schema(version)
    told = oneenglish("doctor")
    assert told.status == 1
    assert step in told.out


@pytest.mark.parametrize(
    ("version", "wrong", "step"),
    [("0000", "schema 0000, not 0001", "db upgrade"), ("9999", "newer schema 9999", "update")],
)
def test_an_administrator_is_told_of_another_schema(
    oneenglish: Command, school: tuple[str, ...], version: str, wrong: str, step: str
) -> None:
    SchoolPc(school[1].removesuffix("postgres") + school[5]).set_schema(version)
    told = oneenglish("doctor", *school)
    assert told.status == 1
    assert wrong in told.out
    assert step in told.out


def test_a_pc_without_its_servers_says_so(
    oneenglish_here: Command, new_pc: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://pc:hidden@127.0.0.1:9/oneenglish")
    monkeypatch.setenv("MONGO_URI", "mongodb://127.0.0.1:9/")
    oneenglish_here.secrets.add("hidden")
    told = oneenglish_here("doctor")
    assert told.status == 1
    assert "Wrong: PostgreSQL: " in told.out
    assert "Wrong: MongoDB: " in told.out
    monkeypatch.setenv("MONGO_URI", "mongodb://pc:hid@den@127.0.0.1/")
    told = oneenglish_here("doctor")
    assert "the address of MongoDB cannot be read" in told.out


def test_a_pc_of_a_connection_file_names_its_school(
    oneenglish_here: Command, new_pc: Settings
) -> None:
    new_pc.config_dir.mkdir(parents=True)
    (new_pc.config_dir / "connection.json").write_text(
        json.dumps(
            {
                "school": "Hill School",
                "pc": "pc-007",
                "database_url": "postgresql://127.0.0.1:9/oneenglish",
                "database_login": "oneenglish_pc_007",
                "mongo_uri": "mongodb://127.0.0.1:9/",
            }
        )
    )
    told = oneenglish_here("doctor")
    assert told.status == 1
    assert "Hill School, as pc-007" in told.out
    assert "the password of this PC is lost" in told.out


@pytest.mark.parametrize(
    ("error", "step"),
    [
        (DamagedDataDirectory(Path("/data"), "no control file"), "set the data aside"),
        (SchoolNotStarted("MongoDB", "it said nothing"), "read the log"),
        (Unavailable("away"), "start the server"),
    ],
)
def test_stores_that_do_not_start(
    demo_pc: Settings, monkeypatch: pytest.MonkeyPatch, error: Exception, step: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(examination, "open_access", refuse)
    findings = examination.examine(demo_pc, GivenServers())
    assert [problem.what for problem in findings.problems] == [str(error)]
    assert step in findings.problems[0].next_step


def test_an_account_that_may_not_look_is_told(
    oneenglish: Command, school: tuple[str, ...], tmp_path: Path
) -> None:
    lines = (tmp_path / "marker.env").read_text().splitlines()
    uri = next(line for line in lines if line.startswith("MONGO_URI=")).partition("=")[2]
    told = oneenglish("doctor", *school[:2], "--mongo", uri, *school[4:])
    assert told.status == 1
    assert "name administrators with --postgres and --mongo" in told.out


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_of_the_embedded_school_has_its_words(fault: Fault) -> None:
    findings = Findings()
    embedded_examination._tell(findings, Finding(fault=fault, where="there", details="so"))
    if fault in embedded_examination.WORTH_KNOWING:
        assert "there" in findings.notes[0]
        assert findings.problems == []
    else:
        assert "there" in findings.problems[0].what
        assert findings.problems[0].next_step


def test_a_lost_secret_is_wrong_and_starts_nothing(
    oneenglish_here: Command, new_pc: Settings
) -> None:
    oneenglish_here.fine("db", "upgrade")
    (new_pc.config_dir / "secrets.json").unlink()
    told = oneenglish_here("doctor")
    assert told.status == 1
    assert "password of the data" in told.out
    assert "secrets.json" in told.out
    assert "Indexes" not in told.out


def test_answers_that_wait_in_the_journal_are_counted(
    oneenglish_here: Command, new_pc: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Journal(new_pc.journal_path)):
        monkeypatch.setattr(Journal, "count_waiting", lambda _: 2)
        told = oneenglish_here.fine("doctor")
    assert "2 answers wait on this PC" in told


def test_a_damaged_journal_is_wrong(oneenglish_here: Command, new_pc: Settings) -> None:
    new_pc.data_dir.mkdir(parents=True)
    new_pc.journal_path.write_bytes(b"this is no database" * 100)
    told = oneenglish_here("doctor")
    assert told.status == 1
    assert "was damaged" in told.out


def test_a_journal_that_cannot_be_opened_is_wrong(
    oneenglish_here: Command, new_pc: Settings
) -> None:
    new_pc.journal_path.mkdir(parents=True)
    told = oneenglish_here("doctor")
    assert told.status == 1
    assert f"the journal {new_pc.journal_path} cannot be used" in told.out


def test_files_of_the_app_that_are_missing_are_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pc_examination, "resource_path", tmp_path.joinpath)
    findings = Findings()
    pc_examination.examine_app(findings)
    assert len(findings.problems) == len(pc_examination.RESOURCES)
    assert all(problem.next_step == pc_examination.REINSTALL for problem in findings.problems)


def test_a_missing_qt_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_package(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(pc_examination, "version", no_package)
    findings = Findings()
    pc_examination.examine_app(findings)
    assert [problem.what for problem in findings.problems] == ["Qt (PySide6) is not installed"]


def test_the_display_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    findings = Findings()
    assert pc_examination._display(findings) == "none"
    assert len(findings.notes) == 1
    monkeypatch.setenv("DISPLAY", ":7")
    assert pc_examination._display(findings) == "DISPLAY=:7"
    monkeypatch.setattr(sys, "platform", "win32")
    assert pc_examination._display(findings) == "of the system"


class Ring:
    """A keyring's backend."""

    name = "Ring of keys"

    def __init__(self, priority: float) -> None:
        self.priority = priority


def test_where_secrets_are_is_told(pc_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ONEENGLISH_SECRETS" in pc_examination._secrets(pc_settings)
    settings = pc_settings.model_copy(update={"secrets_in": "keyring"})
    monkeypatch.setattr(keyring, "get_keyring", lambda: Ring(5))
    assert pc_examination._secrets(settings) == "in the keyring (Ring of keys)"
    monkeypatch.setattr(keyring, "get_keyring", lambda: Ring(0))
    assert "no usable keyring" in pc_examination._secrets(settings)


def test_a_redis_that_is_away_or_misspelt_is_wrong(
    oneenglish_here: Command, new_pc: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    oneenglish_here.secrets.add("hidden")
    monkeypatch.setenv("REDIS_URL", "redis://pc:hidden@127.0.0.1:9/0")
    told = oneenglish_here("doctor")
    assert told.status == 1
    assert "Redis does not answer" in told.out
    assert "start Redis or remove REDIS_URL" in told.out
    monkeypatch.setenv("REDIS_URL", "http://pc:hidden@127.0.0.1:9/0")
    told = oneenglish_here("doctor")
    assert told.status == 1
    assert "redis://host:6379/0" in told.out


def test_a_redis_that_answers(
    oneenglish_here: Command, new_pc: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not on the PATH: its address was not tried")
    server = RedisServer(tmp_path)
    server.start()
    monkeypatch.setenv("REDIS_URL", server.url)
    told = oneenglish_here("doctor")
    server.stop()
    assert told.status == 0
    assert f"answers at {tmp_path}" in told.out
