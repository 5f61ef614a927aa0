"""Stores that stop in the middle of a phase and come back."""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.services import sender as sender_module
from oneenglish_desktop.services.demo_school import load_demo_school
from oneenglish_desktop.services.house import Services, open_marker, open_services
from oneenglish_desktop.services.school import Servers, prepare_school
from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded.endpoints import Endpoints as Administration
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.roles import MARKER
from oneenglish_desktop.storage.postgres.school import pc_login
from tests.services.small_school import PASSWORD, PASSWORDS, RIGHT, SmallSchool, write_files
from tests.services.waiting import finished, until


@dataclass(frozen=True, kw_only=True)
class FragileSchool:
    """A school on servers of its own, which a test may kill."""

    servers: EmbeddedSchool
    administration: Administration
    school: SmallSchool
    services: Services

    def kill(self, pid: int) -> None:
        os.kill(pid, signal.SIGKILL)

    def start_again(self) -> Administration:
        return self.servers.start()


@pytest.fixture
def fragile(pc_settings: Settings, tmp_path: Path) -> Iterator[FragileSchool]:
    with ExitStack() as closers:
        # Durable: what was committed before the kill must be there after it.
        servers = EmbeddedSchool(pc_settings)
        closers.callback(servers.stop)
        administration = servers.start()
        root = Servers(
            postgres=administration.root_postgres_url(), mongo=administration.root_mongo_uri()
        )
        prepare_school(root, PASSWORDS)
        write_files(tmp_path / "files")
        documents = closers.enter_context(closing(Documents(root.mongo, root.mongo_database)))
        school = SmallSchool(
            servers=root,
            mongo=administration.mongo_uri(),
            root=documents,
            folder=tmp_path / "files",
        )
        load_demo_school(
            school.migrator,
            root.mongo,
            root.mongo_database,
            now=datetime.now(UTC),
            folder=school.folder,
        )
        marker = open_marker(
            school.endpoints(MARKER), PASSWORDS[MARKER], reports_path=tmp_path / "marker.jsonl"
        )
        closers.callback(marker.stop)
        marker.start()
        services = open_services(
            school.endpoints(pc_login(1)),
            journal_path=tmp_path / "journal.sqlite3",
            reports_path=tmp_path / "errors.jsonl",
        )
        closers.callback(services.close)
        services.accounts.sign_in(school.fresh_pupil(), PASSWORD)
        yield FragileSchool(
            servers=servers, administration=administration, school=school, services=services
        )


def test_the_documents_stop_and_come_back(
    fragile: FragileSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender_module, "LONGEST_PAUSE", 0.5)
    services = fragile.services
    run = services.playing.start(fragile.school.phase())
    first = services.answering.submit(run.id, 1, RIGHT[1], 0)
    assert first.sent
    fragile.kill(fragile.administration.mongo.pid)
    second = services.answering.submit(run.id, 2, RIGHT[2], 0)
    assert not second.sent
    # From now on nobody waits for a time-out.
    assert not services.sender.status.online
    third = services.answering.submit(run.id, 3, RIGHT[3], 0)
    assert not third.sent
    assert until(lambda: services.sender.status.waiting == 2)
    assert services.sender.status.next_try is not None
    fragile.start_again()
    for submitted in (first, second, third):
        outcome = services.answering.wait_for_outcome(submitted.answer_id, timeout=60)
        assert outcome is not None
    assert until(lambda: services.sender.status.online)
    assert services.sender.status.waiting == 0
    result = finished(services, run.id)
    assert (result.run.points, result.pending) == (4, 0)


def test_postgres_stops_comes_back_and_stops(fragile: FragileSchool) -> None:
    services = fragile.services
    run = services.playing.start(fragile.school.phase())
    postgres = fragile.administration.postgres.pid
    fragile.kill(postgres)
    submitted = services.answering.submit(run.id, 1, RIGHT[1], 0)
    assert submitted.sent
    with pytest.raises(Unavailable):
        services.answering.wait_for_outcome(submitted.answer_id, timeout=60)
    with pytest.raises(Unavailable):
        services.playing.finish(run.id)
    # The time in the player is kept here; nobody is bothered with it.
    services.playing.spend(run.id, 1)
    reference = services.errors.report(RuntimeError("while away"), "test")
    assert reference in Path(services.errors._path).read_text(encoding="utf-8")
    started_again = fragile.start_again()
    assert services.answering.wait_for_outcome(submitted.answer_id, timeout=60) is not None
    assert finished(services, run.id).run.points == 2
    # Whoever leaves while the school is away is forgotten here all the same.
    fragile.kill(started_again.postgres.pid)
    services.accounts.sign_out()
    assert services.accounts.session is None
