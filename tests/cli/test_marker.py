"""`oneenglish marker`: finds its stores, marks beside them, and ends when it is told to."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from typing_extensions import override

from oneenglish_desktop.cli import marker
from oneenglish_desktop.domain.progress import PhaseStatus
from oneenglish_desktop.services.house import Endpoints, Services, open_services
from oneenglish_desktop.settings import Settings, load_connection_file
from tests.cli.command import Command, Pair

pytestmark = pytest.mark.xdist_group("cli")

STUDENT, PASSWORD = "mariana.costa", "riverside"


@contextmanager
def running_marker(variables: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A marker in a process of its own, which runs and is told to end."""
    command = [sys.executable, "-m", "oneenglish_desktop", "marker"]
    with subprocess.Popen(
        command,
        env=os.environ | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def read_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


@pytest.fixture
def demo_school(
    oneenglish: Command, pair: Pair, new_pc: Settings, tmp_path: Path
) -> dict[str, str]:
    """The demo school on the given servers; returns the variables of its marker."""
    name = f"cli_{uuid4().hex[:12]}"
    options = (*pair.options, "--database", name, "--mongo-database", name)
    words = ("school", "init", *options, "--name", "Hill School", "--pcs", 1, "--out", tmp_path)
    oneenglish.fine(*words, "--password-stdin", typed="a long password\n")
    oneenglish.fine("db", "seed", *options, "--yes")
    lines = (tmp_path / "marker.env").read_text().splitlines()[1:]
    variables = dict(line.split("=", 1) for line in lines)
    oneenglish.secrets.add(str(urlsplit(variables["DATABASE_URL"]).password))
    return variables


@pytest.fixture
def pc(demo_school: dict[str, str], pc_settings: Settings, tmp_path: Path) -> Iterator[Services]:
    """A PC of the school, with the file that it was given."""
    settings = load_connection_file(tmp_path / "pc-001.json", pc_settings)
    endpoints = Endpoints(
        postgres=settings.database_conninfo(),
        mongo=settings.mongo_address(),
        mongo_database=settings.mongo_database,
    )
    services = open_services(
        endpoints,
        journal_path=settings.journal_path,
        reports_path=settings.log_dir / "errors.jsonl",
    )
    with closing(services):
        yield services


def test_what_a_pc_sends_is_marked_until_somebody_ends_the_marker(
    demo_school: dict[str, str], pc: Services
) -> None:
    pc.accounts.sign_in(STUDENT, PASSWORD)
    phase = next(
        state
        for challenge in pc.challenges.states()
        for state in challenge.phases
        if state.status in {PhaseStatus.OPEN, PhaseStatus.STARTED}
    )
    run = pc.playing.start(phase.phase.id)
    item = next(item for item in run.items if item.attempts_used == 0)
    sent = pc.answering.submit(run.id, item.item, "no such choice", 1000)
    assert sent.sent
    assert pc.answering.wait_for_outcome(sent.answer_id, timeout=0.1) is None
    with running_marker(demo_school) as process:
        assert read_line(process) == "The marker runs.\n"
        words = Path(f"/proc/{process.pid}/cmdline").read_text()
        assert str(urlsplit(demo_school["DATABASE_URL"]).password) not in words
        outcome = pc.answering.wait_for_outcome(sent.answer_id, timeout=60)
        assert outcome is not None
        assert outcome.points == 0
        process.send_signal(signal.SIGTERM)
        assert read_line(process) == "The marker has stopped.\n"
        assert process.wait(60) == 0


def test_ctrl_c_ends_the_marker_of_this_pc(demo_pc: Settings) -> None:
    with running_marker({}) as process:
        assert read_line(process) == "The marker runs.\n"
        process.send_signal(signal.SIGINT)
        assert read_line(process) == "The marker has stopped.\n"
        assert process.wait(60) == 0


class SecondLook(Event):
    """Heard when the marker looks for the second time."""

    @override
    def wait(self, timeout: float | None = None) -> bool:
        heard = self.is_set()
        self.set()
        return heard


@pytest.fixture
def stop_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marker, "_stop_signal", SecondLook)


@pytest.mark.usefixtures("stop_soon")
def test_stores_that_are_away_are_waited_for(
    oneenglish_here: Command, new_pc: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    oneenglish_here.secrets.add("hidden")
    monkeypatch.setenv("DATABASE_URL", "postgresql://oneenglish_marker:hidden@127.0.0.1:9/x")
    monkeypatch.setenv("MONGO_URI", "mongodb://oneenglish_marker:hidden@127.0.0.1:9/")
    told = oneenglish_here("marker")
    assert told.status == 0
    assert "The marker waits: PostgreSQL: " in told.err
    assert "The marker waits: MongoDB: " in told.err
    assert "The marker runs." in told.out


@pytest.mark.usefixtures("stop_soon")
def test_a_school_of_another_version_has_no_marker(
    oneenglish: Command,
    pair: Pair,
    demo_school: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in demo_school.items():
        monkeypatch.setenv(name, value)
    url = pair.postgres.removesuffix("postgres") + demo_school["MONGO_DATABASE"]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("update private.alembic_version set version_num = '9999'")
    told = oneenglish("marker")
    assert told.status == 1
    assert "Update OneEnglish" in told.err


@pytest.mark.usefixtures("stop_soon")
def test_the_marker_of_a_new_pc_prepares_its_stores(
    oneenglish_here: Command, new_pc: Settings
) -> None:
    told = oneenglish_here.fine("marker")
    assert told == "The marker runs.\nThe marker has stopped.\n"
    assert "people 0" in oneenglish_here.fine("db", "status")


@pytest.mark.parametrize(
    ("postgres", "mongo", "why"),
    [
        ("oneenglish_pc_001:hidden@h/x", "oneenglish_marker:hidden@h/", "another login"),
        ("oneenglish_marker:hidden@h/x", "h/", "another login"),
        ("oneenglish_marker:hidden@h/x", "oneenglish_marker@h/", "another login"),
        ("oneenglish_marker:hid%zzden@h/x", "oneenglish_marker:hidden@h/", "cannot be read"),
        ("oneenglish_marker:hidden@h/x", "oneenglish_marker:hidden@h:port/", "cannot be read"),
    ],
)
def test_other_logins_than_the_markers_are_refused(  # noqa: PLR0913, PLR0917 - one for each part
    oneenglish_here: Command,
    new_pc: Settings,
    monkeypatch: pytest.MonkeyPatch,
    postgres: str,
    mongo: str,
    why: str,
) -> None:
    oneenglish_here.secrets.update(("hidden", "hid%zzden"))
    monkeypatch.setenv("DATABASE_URL", f"postgresql://{postgres}")
    monkeypatch.setenv("MONGO_URI", f"mongodb://{mongo}")
    assert why in oneenglish_here.refused("marker")


def test_the_connection_file_of_a_pc_is_no_login_of_a_marker(
    oneenglish: Command, demo_school: dict[str, str], new_pc: Settings, tmp_path: Path
) -> None:
    load_connection_file(tmp_path / "pc-001.json", new_pc)
    assert "marker.env" in oneenglish.refused("marker")


def test_signals_are_heard() -> None:
    before = [(number, signal.getsignal(number)) for number in (signal.SIGINT, signal.SIGTERM)]
    try:
        stopped = marker._stop_signal()
        assert not stopped.is_set()
        signal.raise_signal(signal.SIGTERM)
        assert stopped.wait(10)
    finally:
        for number, handler in before:
            signal.signal(number, handler)
