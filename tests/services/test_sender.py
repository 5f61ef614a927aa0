"""The sender empties the journal, with patience, and tells how it stands."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from oneenglish_desktop.domain.answers import Answer
from oneenglish_desktop.domain.errors import Invalid, JournalFull, NotAllowed, Unavailable
from oneenglish_desktop.services import sender as sender_module
from oneenglish_desktop.services.errors import ErrorReports
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.marker import Marker
from oneenglish_desktop.services.sender import Sender, SenderStatus
from oneenglish_desktop.services.signed_in import CurrentSession
from oneenglish_desktop.storage.local.journal import AnswerState, Journal
from oneenglish_desktop.storage.mongo import answers
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.postgres.engine import Database
from tests.services.conftest import OpenPc
from tests.services.small_school import PASSWORD, RIGHT, SmallSchool
from tests.services.waiting import finished, until

Insert = Callable[[Documents, Answer], answers.Stored]


class Door:
    """Stands before the school's documents and can be shut; the documents are the real ones."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.calls = 0
        self._insert: Insert = answers.insert

    def insert(self, documents: Documents, answer: Answer) -> answers.Stored:
        self.calls += 1
        if self.error is not None:
            raise self.error
        return self._insert(documents, answer)


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    monkeypatch.setattr(sender_module, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(sender_module, "LONGEST_PAUSE", 0.2)
    door = Door()
    monkeypatch.setattr(answers, "insert", door.insert)
    yield door
    door.error = None


def test_what_waits_is_sent_when_the_school_is_back(
    door: Door, pc: Services, small_school: SmallSchool, running_marker: Marker
) -> None:
    told: list[SenderStatus] = []
    pc.sender.add_listener(told.append)
    run = pc.playing.start(small_school.phase())
    door.error = Unavailable("away")
    submitted = [pc.answering.submit(run.id, item, RIGHT[item], 0) for item in RIGHT]
    assert [each.sent for each in submitted] == [False, False, False]
    assert until(lambda: pc.sender.status.waiting == 3)
    assert not pc.sender.status.online
    assert [each.state for each in pc.answering.waiting(run.id)] == [AnswerState.WAITING] * 3
    door.error = None
    assert until(lambda: pc.sender.status.waiting == 0)
    assert until(lambda: any(status.just_sent == 3 for status in told))
    assert replace(pc.sender.status, just_sent=0) == SenderStatus()
    for each in submitted:
        assert pc.answering.wait_for_outcome(each.answer_id, timeout=60) is not None


def test_offline_only_the_first_answer_asks_the_school(
    door: Door, pc: Services, small_school: SmallSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender_module, "FIRST_PAUSE", 60.0)
    run = pc.playing.start(small_school.phase())
    door.error = Unavailable("away")
    pc.answering.submit(run.id, 3, RIGHT[3], 0)
    assert until(lambda: pc.sender.status.next_try is not None)
    status = pc.sender.status
    assert status.next_try is not None
    assert 0 < status.next_try <= 60
    pc.sender.stop()
    calls = door.calls
    pc.answering.submit(run.id, 3, RIGHT[3], 0)
    assert door.calls == calls


def test_try_now_does_not_wait_for_the_pause(
    door: Door, pc: Services, small_school: SmallSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender_module, "FIRST_PAUSE", 60.0)
    run = pc.playing.start(small_school.phase())
    door.error = Unavailable("away")
    pc.answering.submit(run.id, 3, RIGHT[3], 0)
    assert until(lambda: pc.sender.status.next_try is not None)
    door.error = None
    pc.sender.try_now()
    assert until(lambda: pc.sender.status.online and pc.sender.status.waiting == 0)


def test_the_answers_of_who_left_go_with_the_next_student(
    door: Door, open_pc: OpenPc, small_school: SmallSchool
) -> None:
    services = open_pc(small_school.fresh_pupil())
    run = services.playing.start(small_school.phase())
    door.error = Unavailable("away")
    submitted = services.answering.submit(run.id, 1, RIGHT[1], 0)
    services.accounts.sign_out()
    door.error = None
    services.sender.try_now()
    # A pass of the sender counts what waits, some time after it was asked for.
    assert until(lambda: services.sender.status.waiting == 1)
    assert until(lambda: services.sender.status.next_try is None)
    services.accounts.sign_in(small_school.fresh_pupil(), PASSWORD)
    assert until(lambda: services.sender.status.waiting == 0)
    assert small_school.answer(submitted.answer_id) is not None


def test_what_an_account_may_not_write_waits(
    door: Door, pc: Services, small_school: SmallSchool
) -> None:
    run = pc.playing.start(small_school.phase())
    door.error = NotAllowed("not with this account")
    assert not pc.answering.submit(run.id, 1, RIGHT[1], 0).sent
    assert until(lambda: pc.sender.status.waiting == 1 and pc.sender.status.online)
    assert until(lambda: pc.sender.status.next_try is not None)
    door.error = None
    assert until(lambda: pc.sender.status.waiting == 0)


def test_what_the_school_refuses_later_is_told(
    door: Door, pc: Services, small_school: SmallSchool
) -> None:
    run = pc.playing.start(small_school.phase())
    door.error = Unavailable("away")
    pc.answering.submit(run.id, 1, RIGHT[1], 0)
    door.error = Invalid("no such field")
    assert until(lambda: pc.sender.status.refused == 1)
    (refused,) = pc.answering.waiting(run.id)
    assert (refused.state, refused.reason) == (AnswerState.REFUSED, "no such field")
    assert (refused.item, refused.attempt, refused.run_id) == (1, 1, run.id)


def test_a_full_disk_leaves_the_answer_on_the_screen(
    pc: Services, small_school: SmallSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise JournalFull("the disk of this PC is full")

    run = pc.playing.start(small_school.phase())
    monkeypatch.setattr(Journal, "add", full)
    with pytest.raises(JournalFull):
        pc.answering.submit(run.id, 1, RIGHT[1], 0)
    assert small_school.answers(run.id) == []
    monkeypatch.undo()
    assert pc.answering.submit(run.id, 1, RIGHT[1], 0).attempt == 1


def test_a_disk_that_fills_after_the_answer_is_kept_disturbs_nobody(
    door: Door, pc: Services, small_school: SmallSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise JournalFull("the disk of this PC is full")

    run = pc.playing.start(small_school.phase())
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "save_draft", full)
        patch.setattr(Journal, "set_sent", full)
        submitted = pc.answering.submit(run.id, 1, RIGHT[1], 0)
        assert submitted.sent
        pc.sender.try_now()
        # The note is missing, so it is sent again and again, and stored once.
        assert until(lambda: door.calls >= 3)
        assert pc.sender.status.online
    assert until(lambda: pc.sender.status.waiting == 0)
    assert len(small_school.answers(run.id)) == 1


def test_a_bug_does_not_end_the_thread_and_is_reported(
    door: Door, pc: Services, small_school: SmallSchool
) -> None:
    run = pc.playing.start(small_school.phase())
    door.error = Unavailable("away")
    pc.answering.submit(run.id, 1, RIGHT[1], 0)
    door.error = ZeroDivisionError()
    calls = door.calls
    assert until(lambda: door.calls >= calls + 2)
    door.error = None
    assert until(lambda: pc.sender.status.waiting == 0 and pc.sender.status.next_try is None)


def test_a_listener_that_left_hears_nothing(pc: Services) -> None:
    told: list[SenderStatus] = []
    heard: list[SenderStatus] = []
    pc.sender.add_listener(told.append)
    pc.sender.add_listener(heard.append)
    pc.sender.remove_listener(told.append)
    pc.sender.try_now()
    assert until(lambda: bool(heard))
    assert told == []


def test_what_an_earlier_run_of_the_app_left_is_sent_at_sign_in(
    open_pc: OpenPc, small_school: SmallSchool, door: Door
) -> None:
    pupil = small_school.fresh_pupil()
    before = open_pc(pupil)
    run = before.playing.start(small_school.phase())
    door.error = Unavailable("away")
    submitted = before.answering.submit(run.id, 1, RIGHT[1], 0)
    before.close()
    door.error = None
    after = open_pc()
    assert until(lambda: after.sender.status.waiting == 1)
    after.accounts.sign_in(pupil, PASSWORD)
    assert until(lambda: after.sender.status.waiting == 0)
    assert small_school.answer(submitted.answer_id) is not None


def test_what_is_long_settled_is_forgotten_and_what_waits_is_not(
    door: Door, open_pc: OpenPc, small_school: SmallSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pupil = small_school.fresh_pupil()
    before = open_pc(pupil)
    run = before.playing.start(small_school.phase())
    long_ago = (datetime.now(UTC) - sender_module.KEPT - timedelta(days=1)).timestamp()
    monkeypatch.setattr("oneenglish_desktop.storage.local.journal._now", lambda: long_ago)
    before.answering.submit(run.id, 3, RIGHT[3], 0)
    door.error = Unavailable("away")
    waiting = before.answering.submit(run.id, 3, RIGHT[3], 0)
    before.close()
    after = open_pc(pupil)
    assert until(lambda: len(after.playing._journal.answers(run.id)) == 1)
    assert [each.answer_id for each in after.answering.waiting(run.id)] == [waiting.answer_id]


def test_a_clock_that_is_hours_wrong_changes_nothing(
    pc: Services,
    small_school: SmallSchool,
    running_marker: Marker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = pc.playing.start(small_school.phase())
    monkeypatch.setattr("oneenglish_desktop.storage.local.journal._now", lambda: 86_400.0)
    submitted = pc.answering.submit(run.id, 1, RIGHT[1], 0)
    outcome = pc.answering.wait_for_outcome(submitted.answer_id, timeout=60)
    assert outcome is not None
    assert outcome.marked_at > run.started_at
    assert finished(pc, run.id).run.points == 2


def test_stopping_a_sender_that_never_started(tmp_path: Path) -> None:
    current = CurrentSession()
    database = Database("postgresql://x@127.0.0.1:9/x")
    journal = Journal(tmp_path / "journal.sqlite3")
    sender = Sender(journal, current, ErrorReports(database, current, tmp_path / "e.jsonl"))
    sender.stop()
    assert sender.session is None
    journal.close()
