"""The marker: many at once, killed anywhere, poisoned documents, stores that are away."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from pydantic import JsonValue

from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.questions.document import Question
from oneenglish_desktop.questions.marking import mark
from oneenglish_desktop.questions.marks import Mark
from oneenglish_desktop.services import judging
from oneenglish_desktop.services import marker as marker_module
from oneenglish_desktop.services.errors import ErrorReports
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.marker import Marker
from oneenglish_desktop.services.signed_in import CurrentSession
from oneenglish_desktop.storage.mongo import answer_stream, answers
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.roles import MARKER
from oneenglish_desktop.storage.postgres import marking
from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.migrate import owner_transaction
from tests.services.conftest import OpenMarker
from tests.services.small_school import PASSWORDS, RIGHT, WRONG, SmallSchool
from tests.services.waiting import finished, until

AWAY = "postgresql://oneenglish_marker:x@127.0.0.1:9/oneenglish"


@pytest.fixture(autouse=True)
def nothing_waits(small_school: SmallSchool) -> Iterator[None]:
    """Answers that other tests leave are none of these."""
    with small_school.root.operation() as database:
        database["user_answers"].delete_many({"marked_at": None})
    yield
    with small_school.root.operation() as database:
        database["user_answers"].delete_many({"marked_at": None})


def submit_all(services: Services, run_id: str, responses: dict[int, Any]) -> dict[int, str]:
    return {
        item: services.answering.submit(run_id, item, response, 0).answer_id
        for item, response in responses.items()
    }


def reported(school: SmallSchool, where: str) -> list[str]:
    with owner_transaction(school.migrator) as connection:
        rows = connection.exec_driver_sql(
            "select kind from app.error_log where details ->> 'where' = %s", (where,)
        )
        return [row[0] for row in rows]


def test_nothing_waits_is_no_work(marker: Marker) -> None:
    assert marker.run_once() == 0


def test_a_batch_is_marked_in_the_order_in_which_it_came(
    pc: Services, small_school: SmallSchool, marker: Marker
) -> None:
    run = pc.playing.start(small_school.phase())
    ids = submit_all(pc, run.id, RIGHT)
    assert marker.run_once() == 3
    assert marker.run_once() == 0
    outcomes = [pc.answering.outcome(answer_id) for answer_id in ids.values()]
    assert [outcome and outcome.points for outcome in outcomes] == [2, 1, 1]


def test_many_answers_need_many_batches(
    pc: Services, small_school: SmallSchool, marker: Marker
) -> None:
    run = pc.playing.start(small_school.phase())
    for _ in range(marker_module.BATCH + 5):
        pc.answering.submit(run.id, 3, WRONG[3], 0)
    assert marker.run_once() == marker_module.BATCH
    assert marker.run_once() == 5
    assert pc.playing.load(run.id).items[2].attempts_used == marker_module.BATCH + 5


def test_two_markers_at_once_count_nothing_twice(
    pc: Services, small_school: SmallSchool, new_marker: OpenMarker
) -> None:
    run = pc.playing.start(small_school.phase())
    submit_all(pc, run.id, RIGHT)
    ids = [pc.answering.submit(run.id, 3, WRONG[3], 0).answer_id for _ in range(40)]
    markers = [new_marker(), new_marker()]
    for each in markers:
        each.start()
    assert until(lambda: pc.answering.outcome(ids[-1]) is not None)
    assert until(lambda: all("marked_at" in each for each in small_school.answers(run.id)))
    assert len(small_school.answers(run.id)) == 43
    result = finished(pc, run.id)
    assert (result.run.points, result.pending) == (4, 0)


def test_three_markers_with_the_same_answers_record_them_once(
    pc: Services, small_school: SmallSchool, new_marker: OpenMarker
) -> None:
    run = pc.playing.start(small_school.phase())
    submit_all(pc, run.id, RIGHT)
    # As after a lease that ended while its marker was only slow.
    batch = answers.unmarked(small_school.root)
    markers = [new_marker() for _ in range(3)]
    threads = [
        threading.Thread(target=lambda each=each: each._settle(each._decide(batch)))
        for each in markers
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all("marked_at" in each for each in small_school.answers(run.id))
    result = finished(pc, run.id)
    assert (result.run.points, result.pending) == (4, 0)


def test_a_running_marker_is_woken_by_what_comes_in(
    pc: Services, small_school: SmallSchool, running_marker: Marker
) -> None:
    run = pc.playing.start(small_school.phase())
    for attempt in range(1, 4):
        submitted = pc.answering.submit(run.id, 3, WRONG[3], 0)
        outcome = pc.answering.wait_for_outcome(submitted.answer_id, timeout=60)
        assert outcome is not None
        assert outcome.attempt == attempt


def test_the_sweep_finds_what_the_stream_does_not_tell(
    pc: Services,
    small_school: SmallSchool,
    new_marker: OpenMarker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(marker_module, "SWEEP_SECONDS", 0.2)
    monkeypatch.setattr(answer_stream.AnswerStream, "wait", lambda *_: sleep(0.05))
    new_marker().start()
    run = pc.playing.start(small_school.phase())
    submitted = pc.answering.submit(run.id, 1, RIGHT[1], 0)
    assert pc.answering.wait_for_outcome(submitted.answer_id, timeout=60) is not None


def test_the_place_in_the_stream_is_saved_after_news(
    pc: Services,
    small_school: SmallSchool,
    new_marker: OpenMarker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(marker_module, "SWEEP_SECONDS", 0.2)
    before = answer_stream.load_resume_token(small_school.root)
    new_marker().start()
    run = pc.playing.start(small_school.phase())
    submitted = pc.answering.submit(run.id, 1, RIGHT[1], 0)
    assert pc.answering.wait_for_outcome(submitted.answer_id, timeout=60) is not None
    assert until(lambda: answer_stream.load_resume_token(small_school.root) != before)
    # Without news nothing is written, or the writing itself would be the next news for ever.
    quiet = answer_stream.load_resume_token(small_school.root)
    sleep(1.0)
    assert answer_stream.load_resume_token(small_school.root) == quiet


def test_a_question_that_cannot_be_read_waits_for_its_repair(
    pc: Services, small_school: SmallSchool, new_marker: OpenMarker
) -> None:
    run = pc.playing.start(small_school.phase())
    ids = submit_all(pc, run.id, RIGHT)
    question_id = small_school.question("choice")
    with small_school.changed("question_keys", question_id, validation={"correct_answer": 5}):
        marker = new_marker()
        assert marker.run_once() == 3
        # It is not tried again at once, and stands in nobody's way.
        assert marker.run_once() == 0
    assert pc.answering.outcome(ids[1]) is None
    assert pc.answering.outcome(ids[2]) is not None
    assert reported(small_school, f"marker, answer {ids[1]}") == ["DamagedQuestion"]
    answers.release(small_school.root, ids[1])
    assert new_marker().run_once() == 1
    outcome = pc.answering.outcome(ids[1])
    assert outcome is not None
    assert outcome.points == 2


def test_a_bug_in_the_marking_of_one_answer_stops_no_other_and_is_told_once(
    pc: Services, small_school: SmallSchool, marker: Marker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(question: Question, response: JsonValue) -> Mark:
        if response == WRONG[2]:
            raise ZeroDivisionError
        return mark(question, response)

    monkeypatch.setattr(judging, "mark", broken)
    monkeypatch.setattr(marker_module, "LATER_SECONDS", 0.0)
    run = pc.playing.start(small_school.phase())
    ids = submit_all(pc, run.id, {**RIGHT, 2: WRONG[2]})
    assert marker.run_once() >= 3
    assert marker.run_once() >= 1
    assert [pc.answering.outcome(each) is None for each in ids.values()] == [False, True, False]
    assert reported(small_school, f"marker, answer {ids[2]}") == ["ZeroDivisionError"]


def test_an_outcome_that_the_database_refuses_stops_no_other(
    pc: Services, small_school: SmallSchool, marker: Marker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(fraction: float, _settings: object, _attempt: int) -> float:
        return fraction or -1

    monkeypatch.setattr(judging, "points", broken)
    run = pc.playing.start(small_school.phase())
    ids = submit_all(pc, run.id, {1: RIGHT[1], 2: WRONG[2], 3: RIGHT[3]})
    assert marker.run_once() == 3
    assert [pc.answering.outcome(each) is None for each in ids.values()] == [False, True, False]
    assert reported(small_school, f"marker, answer {ids[2]}") == ["Invalid"]
    stored = small_school.answer(ids[2])
    assert stored is not None
    assert "marked_at" not in stored


def test_a_document_that_is_no_answer_stops_nothing(
    pc: Services, small_school: SmallSchool, marker: Marker
) -> None:
    with small_school.root.operation() as database:
        database["user_answers"].insert_one(
            {"answer_id": "poison", "user_answer": {"$where": 1}},
            bypass_document_validation=True,
        )
    run = pc.playing.start(small_school.phase())
    submitted = pc.answering.submit(run.id, 1, RIGHT[1], 0)
    assert marker.run_once() == 1
    assert pc.answering.outcome(submitted.answer_id) is not None
    poison = small_school.answer("poison")
    assert poison is not None
    assert poison["refused"]


@pytest.fixture
def lonely(marker_documents: Documents, tmp_path: Path) -> Marker:
    """A marker that reaches MongoDB and no PostgreSQL."""
    database = Database(AWAY)
    errors = ErrorReports(database, CurrentSession(), tmp_path / "reports.jsonl")
    return Marker(database, marker_documents, errors, "lonely")


@pytest.fixture
def marker_documents(small_school: SmallSchool) -> Iterator[Documents]:
    documents = Documents(
        small_school.mongo,
        small_school.servers.mongo_database,
        username=MARKER,
        password=PASSWORDS[MARKER],
    )
    with closing(documents):
        yield documents


def test_without_postgres_the_answers_are_given_back(
    pc: Services,
    small_school: SmallSchool,
    marker: Marker,
    lonely: Marker,
) -> None:
    run = pc.playing.start(small_school.phase())
    ids = submit_all(pc, run.id, RIGHT)
    with pytest.raises(Unavailable):
        lonely.run_once()
    assert marker.run_once() == 3
    assert pc.answering.outcome(ids[1]) is not None


def test_when_both_stores_leave_the_leases_end_by_themselves(
    pc: Services,
    small_school: SmallSchool,
    new_marker: OpenMarker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(marker_module, "LEASE_SECONDS", 0.3)
    run = pc.playing.start(small_school.phase())
    ids = submit_all(pc, run.id, RIGHT)
    lost = new_marker()

    def away(*_: object) -> None:
        lost._documents.close()
        raise Unavailable("gone")

    with monkeypatch.context() as patch:
        patch.setattr(marking, "marking_context", away)
        with pytest.raises(Unavailable):
            lost.run_once()
    other = new_marker()
    assert until(lambda: other.run_once() > 0)
    assert pc.answering.outcome(ids[1]) is not None


def test_postgres_that_leaves_before_the_record_costs_nothing(
    pc: Services, small_school: SmallSchool, marker: Marker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise Unavailable("gone")

    run = pc.playing.start(small_school.phase())
    ids = submit_all(pc, run.id, RIGHT)
    with monkeypatch.context() as patch:
        patch.setattr(marking, "record_outcomes", away)
        with pytest.raises(Unavailable):
            marker.run_once()
    assert pc.answering.outcome(ids[1]) is None
    assert marker.run_once() == 3
    assert pc.answering.outcome(ids[1]) is not None


def test_a_store_that_leaves_between_record_and_mark_changes_no_total(
    pc: Services, small_school: SmallSchool, marker: Marker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_documents: Documents, _answer_id: str, _outcome: Outcome) -> None:
        raise Unavailable("gone")

    run = pc.playing.start(small_school.phase())
    ids = submit_all(pc, run.id, RIGHT)
    with monkeypatch.context() as patch:
        patch.setattr(answers, "mark", away)
        with pytest.raises(Unavailable):
            marker.run_once()
    assert pc.answering.outcome(ids[1]) is not None
    assert marker.run_once() == 3
    assert all("marked_at" in each for each in small_school.answers(run.id))
    assert finished(pc, run.id).run.points == 4


def test_a_running_marker_waits_for_its_stores(
    lonely: Marker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[float] = []

    def counted(*_: object) -> None:
        tries.append(monotonic())
        raise Unavailable("gone")

    monkeypatch.setattr(marker_module, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(answer_stream, "load_resume_token", counted)
    lonely.start()
    assert until(lambda: len(tries) >= 4)
    lonely.stop()
    assert not (tmp_path / "reports.jsonl").exists()


def test_a_running_marker_outlives_a_bug_and_reports_it(
    pc: Services,
    small_school: SmallSchool,
    new_marker: OpenMarker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = answer_stream.load_resume_token
    bugs = [ZeroDivisionError(), ZeroDivisionError()]

    def broken(documents: Documents) -> str | None:
        if bugs:
            raise bugs.pop()
        return real(documents)

    monkeypatch.setattr(marker_module, "LONGEST_PAUSE", 0.05)
    monkeypatch.setattr(answer_stream, "load_resume_token", broken)
    before = len(reported(small_school, "marker"))
    new_marker().start()
    run = pc.playing.start(small_school.phase())
    submitted = pc.answering.submit(run.id, 1, RIGHT[1], 0)
    assert pc.answering.wait_for_outcome(submitted.answer_id, timeout=60) is not None
    assert len(reported(small_school, "marker")) == before + 2
