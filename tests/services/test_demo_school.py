"""The demo school: its files, and what both stores say after loading it."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import yaml

from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.resources import resource_path
from oneenglish_desktop.services.demo_files import RunningEntry, read_people
from oneenglish_desktop.services.demo_school import (
    DemoSchool,
    is_loaded,
    load_demo_school,
    read_demo_school,
)
from oneenglish_desktop.services.school import Servers, login_url, prepare_school
from oneenglish_desktop.storage.embedded.endpoints import Endpoints as Administration
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.postgres import accounts
from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.migrate import owner_transaction
from oneenglish_desktop.storage.postgres.school import MIGRATOR, pc_login
from tests.services.conftest import OpenPc, preparing
from tests.services.small_school import PASSWORDS, SmallSchool, write_files

NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)


@cache
def demo() -> DemoSchool:
    return read_demo_school(resource_path("demo_school"), NOW)


def test_the_demo_school_is_what_was_promised() -> None:
    school = demo()
    roles = [person.roles for person in school.people]
    assert roles.count((RoleName.ADMIN,)) == 1
    assert roles.count((RoleName.TEACHER,)) == 2
    assert roles.count((RoleName.STUDENT,)) == 24
    assert [len(challenge.phases) for challenge in school.challenges] == [5, 5, 5]
    sizes = {len(phase.questions) for each in school.challenges for phase in each.phases}
    assert sizes <= {10, 11, 12}
    students = [len(class_.students) for class_ in school.classes]
    assert sum(students) == 24


def test_no_two_people_share_a_salt_or_a_verifier() -> None:
    people = demo().people
    assert len({person.salt for person in people}) == len(people)
    assert len({person.verifier for person in people}) == len(people)


def test_reading_again_gives_the_same_ids() -> None:
    again = read_demo_school(resource_path("demo_school"), NOW + timedelta(days=40))
    assert [run.run.id for run in again.past] == [run.run.id for run in demo().past]
    assert again.challenges == demo().challenges


def test_past_runs_reach_the_percent_that_the_file_names() -> None:
    school = demo()
    points = {
        past.run.id: sum(outcome.points for outcome in past.run.outcomes) for past in school.past
    }
    phases = {phase.phase.id: phase.phase for each in school.challenges for phase in each.phases}
    aims = iter(
        (person, entry)
        for person in read_people(resource_path("demo_school")).people
        for entry in reversed([e for phases in person.progress.values() for e in phases])
    )
    checked = 0
    for past, (person, entry) in zip(school.past, aims, strict=True):
        phase = phases[past.run.phase_id]
        if isinstance(entry, RunningEntry):
            assert past.run.finished_at is None
            assert len(past.run.outcomes) == entry.answered
            continue
        percent = 100 * points[past.run.id] / phase.max_points
        assert abs(percent - entry) <= 100 * 0.25 / phase.max_points + 0.01, person.username
        assert phase.thresholds.medal(percent) == phase.thresholds.medal(entry)
        assert len(past.run.outcomes) == phase.question_count
        checked += 1
    assert checked > 30


def test_what_students_did_lies_before_now_one_phase_a_day() -> None:
    by_person: dict[str, list[datetime]] = {}
    for past in demo().past:
        for outcome in past.run.outcomes:
            assert outcome.marked_at < NOW
        by_person.setdefault(past.run.user_id, []).append(past.run.started_at)
    for moments in by_person.values():
        days = [moment.date() for moment in moments]
        assert days == sorted(set(days), reverse=True)


def test_every_outcome_has_its_answer() -> None:
    for past in demo().past:
        for answer, outcome in zip(past.answers, past.run.outcomes, strict=True):
            assert (answer.answer_id, answer.item) == (outcome.answer_id, outcome.item)
            assert outcome.feedback["fraction"] == pytest.approx(outcome.fraction)


@pytest.fixture
def empty_school(school_servers: Administration) -> Servers:
    name = f"services_{uuid4().hex[:12]}"
    servers = Servers(
        postgres=school_servers.root_postgres_url(),
        mongo=school_servers.root_mongo_uri(),
        database=name,
        mongo_database=name,
    )
    with preparing():
        prepare_school(servers, PASSWORDS)
    return servers


COUNTS = """
select (select count(*) from app."user") as people,
    (select count(*) from app.phase) as phases,
    (select count(*) from app.phase_progress) as runs,
    (select count(*) from app.answer_outcome) as outcomes,
    (select count(*) from app.assignment) as assignments,
    (select count(*) from app.class_member) as members,
    (select sum(points) from app.phase_progress) as points,
    (select sum(points) from app.answer_outcome) as outcome_points,
    (select count(*) from app.phase_progress where pending <> 0) as pending
"""


def counts(migrator: str) -> dict[str, Any]:
    with owner_transaction(migrator) as connection:
        return dict(connection.exec_driver_sql(COUNTS).mappings().one())


def test_loading_twice_is_loading_once(empty_school: Servers) -> None:
    migrator = login_url(empty_school, MIGRATOR, PASSWORDS[MIGRATOR])
    assert not is_loaded(migrator)
    load_demo_school(migrator, empty_school.mongo, empty_school.mongo_database, now=NOW)
    assert is_loaded(migrator)
    once = counts(migrator)
    later = NOW + timedelta(days=3)
    load_demo_school(migrator, empty_school.mongo, empty_school.mongo_database, now=later)
    assert counts(migrator) == once
    assert (once["people"], once["phases"], once["pending"]) == (27, 15, 0)
    assert once["points"] == once["outcome_points"]
    opened = closing(Documents(empty_school.mongo, empty_school.mongo_database))
    with opened as documents, documents.operation() as database:
        assert database["user_answers"].count_documents({}) == once["outcomes"]
        assert database["user_answers"].count_documents({"marked_at": None}) == 0
        assert database["questions"].count_documents({}) == sum(
            len(phase.questions) for each in demo().challenges for phase in each.phases
        )


def test_loading_again_leaves_what_a_student_went_on_with(
    open_pc: OpenPc, small_school: SmallSchool
) -> None:
    veteran = open_pc("veteran.two")
    run = veteran.playing.start(small_school.phase(3))
    assert run.items[0].best_points == 1
    before = veteran.playing.finish(run.id)
    servers = small_school.servers
    load_demo_school(
        small_school.migrator,
        servers.mongo,
        servers.mongo_database,
        now=datetime.now(UTC),
        folder=small_school.folder,
    )
    assert veteran.playing.result(run.id) == before
    assert veteran.playing.start(small_school.phase(3)).run == 2


def test_an_unknown_name_costs_as_much_as_a_known_one(small_school: SmallSchool) -> None:
    database = Database(small_school.endpoints(pc_login(1)).postgres)
    with database.read() as connection:
        known, unknown = (
            replace(accounts.sign_in_salt(connection, login), salt=b"")
            for login in ("tom", "nobody.of.this.school")
        )
    database.close()
    assert known == unknown


@pytest.mark.parametrize(
    ("file", "change", "words"),
    [
        ("people.yaml", {"motto": "Learn"}, "motto"),
        ("people.yaml", {"password": None}, "password"),
        ("challenges/city.yaml", {"phases": []}, "phases"),
        ("challenges/city.yaml", {"level": "D7"}, "level"),
    ],
)
def test_a_slip_in_a_file_is_named(
    tmp_path: Path, file: str, change: dict[str, object], words: str
) -> None:
    write_files(tmp_path / "files")
    path = tmp_path / "files" / file
    path.write_text(yaml.safe_dump(yaml.safe_load(path.read_text()) | change))
    with pytest.raises(Invalid, match=rf"(?s){path.name}.*{words}"):
        read_demo_school(tmp_path / "files", NOW)


@pytest.mark.parametrize("text", ["people: [", None])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, text: str | None) -> None:
    write_files(tmp_path / "files")
    path = tmp_path / "files" / "challenges" / "sea.yaml"
    path.unlink() if text is None else path.write_text(text)
    with pytest.raises(Invalid, match=r"sea\.yaml"):
        read_demo_school(tmp_path / "files", NOW)


def test_two_questions_with_one_slug_are_found(tmp_path: Path) -> None:
    write_files(tmp_path / "files")
    path = tmp_path / "files" / "challenges" / "city.yaml"
    content = yaml.safe_load(path.read_text())
    content["phases"][1]["questions"] *= 2
    path.write_text(yaml.safe_dump(content))
    with pytest.raises(Invalid, match="one slug"):
        read_demo_school(tmp_path / "files", NOW)
