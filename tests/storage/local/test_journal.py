"""The journal as one process sees it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest

from oneenglish_desktop.domain.answers import Answer
from oneenglish_desktop.domain.errors import JournalFull, Unavailable
from oneenglish_desktop.storage.local import journal as journal_module
from oneenglish_desktop.storage.local.journal import AnswerState, Journal
from tests.storage.local.answers import an_answer

USER = "3f0f7a86-0f62-4a36-9a50-6a4b0f7f7d11"
RUN = "5d5e2b6e-52f0-4d5a-a3c6-9f2f1f1f0c22"


def run_answer(**changes: object) -> Answer:
    """An answer of the one run of these tests."""
    return an_answer(**{"phase_progress_id": RUN, **changes})


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(tmp_path / "deep" / "journal.sqlite3")
    yield opened
    opened.close()


def test_what_is_added_waits_oldest_first(journal: Journal) -> None:
    first, second = run_answer(), run_answer(item=2)
    journal.add(first)
    journal.add(second)

    assert journal.waiting() == (first, second)
    assert journal.waiting(limit=1) == (first,)
    assert journal.count_waiting() == 2


def test_adding_twice_is_once(journal: Journal) -> None:
    answer = run_answer()
    journal.add(answer)
    journal.add(answer)

    assert journal.waiting() == (answer,)


@pytest.mark.parametrize(
    "response",
    [
        "x" * 100_000,
        "\u0645\u0631\u062d\u0628\u0627 \u202e\u200f \u05e9\u05dc\u05d5\u05dd",
        "e\u0301 a\u0300\u0316\u0327 \U0001f469\u200d\U0001f467 \U0001f1ec\U0001f1e7",
        "null \x00 byte",
        "lone \ud800 surrogate",
        {"1": "went\x00", "gap_2": None, "": [True, 1.5, -3, {"deep": []}]},
        None,
        "",
        float(1),
    ],
    ids=[
        "long",
        "right-to-left",
        "combining",
        "null",
        "surrogate",
        "nested",
        "none",
        "empty",
        "float",
    ],
)
def test_every_response_comes_back_as_it_was(journal: Journal, response: object) -> None:
    answer = run_answer(response=response)
    journal.add(answer)

    (kept,) = journal.waiting()
    assert kept == answer
    assert type(kept.response) is type(response)
    assert kept.signed_bytes() == answer.signed_bytes()


def test_settled_answers_wait_no_more_and_keep_their_fate(journal: Journal) -> None:
    sent, superseded, refused, waiting = (run_answer(item=item) for item in range(1, 5))
    for answer in (sent, superseded, refused, waiting):
        journal.add(answer)
    journal.set_sent(sent.answer_id)
    journal.set_superseded(superseded.answer_id)
    journal.set_refused(refused.answer_id, "too long")

    assert journal.waiting() == (waiting,)
    kept = journal.answers(RUN)
    assert [(each.answer, each.state, each.reason) for each in kept] == [
        (sent, AnswerState.SENT, None),
        (superseded, AnswerState.SUPERSEDED, None),
        (refused, AnswerState.REFUSED, "too long"),
        (waiting, AnswerState.WAITING, None),
    ]
    assert kept[0].added_at.tzinfo is UTC
    assert journal.answers(str(uuid4())) == ()


def test_attempts_are_the_highest_of_each_item_of_the_run(journal: Journal) -> None:
    other_run = run_answer(phase_progress_id=str(uuid4()), attempt=9)
    refused = run_answer(attempt=3)
    for answer in (run_answer(), run_answer(attempt=2), run_answer(item=4), other_run, refused):
        journal.add(answer)
    journal.set_refused(refused.answer_id, "too long")

    assert journal.attempts(RUN) == {1: 2, 4: 1}


def test_drafts_and_flags_belong_to_one_person_and_run(journal: Journal) -> None:
    journal.save_draft(USER, RUN, 1, {"1": "wen"})
    journal.save_draft(USER, RUN, 1, {"1": "went\x00 \ud800"})
    journal.set_flag(USER, RUN, 1, True)
    journal.set_flag(USER, RUN, 2, True)
    journal.set_flag(USER, RUN, 2, False)

    assert journal.drafts(USER, RUN) == {1: {"1": "went\x00 \ud800"}}
    assert journal.flags(USER, RUN) == {1}
    assert journal.drafts(str(uuid4()), RUN) == {}
    assert journal.flags(USER, str(uuid4())) == frozenset()


def test_an_empty_draft_is_forgotten_and_the_flag_stays(journal: Journal) -> None:
    journal.set_flag(USER, RUN, 1, True)
    journal.save_draft(USER, RUN, 1, ["a"])
    journal.save_draft(USER, RUN, 1, None)

    assert journal.drafts(USER, RUN) == {}
    assert journal.flags(USER, RUN) == {1}


def test_active_seconds(journal: Journal) -> None:
    assert journal.active_seconds(USER, RUN) == 0
    journal.set_active_seconds(USER, RUN, 30)
    journal.set_active_seconds(USER, RUN, 45)
    assert journal.active_seconds(USER, RUN) == 45
    assert journal.active_seconds(USER, str(uuid4())) == 0


def test_forgetting_never_takes_what_waits(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    with monkeypatch.context() as patch:
        patch.setattr(journal_module, "_now", long_ago.timestamp)
        old_sent, old_waiting = run_answer(), run_answer(item=2)
        journal.add(old_sent)
        journal.add(old_waiting)
        journal.set_sent(old_sent.answer_id)
        journal.save_draft(USER, RUN, 1, ["a"])
        journal.set_active_seconds(USER, RUN, 60)
    new_sent = run_answer(item=3)
    journal.add(new_sent)
    journal.set_sent(new_sent.answer_id)
    journal.save_draft(USER, RUN, 3, ["b"])

    journal.forget(before=long_ago + timedelta(days=30))

    assert [each.answer for each in journal.answers(RUN)] == [old_waiting, new_sent]
    assert journal.waiting() == (old_waiting,)
    assert journal.drafts(USER, RUN) == {3: ["b"]}
    assert journal.active_seconds(USER, RUN) == 0


def test_a_clock_that_jumps_back_does_not_change_the_order(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours_ahead = datetime.now(UTC) + timedelta(hours=9)
    with monkeypatch.context() as patch:
        patch.setattr(journal_module, "_now", hours_ahead.timestamp)
        first = run_answer()
        journal.add(first)
    second = run_answer(item=2)
    journal.add(second)

    assert journal.waiting() == (first, second)
    kept = journal.answers(RUN)
    assert kept[0].added_at > kept[1].added_at


def test_threads_share_it(journal: Journal) -> None:
    def write(first: int) -> None:
        for item in range(first, first + 20):
            journal.add(run_answer(item=item))

    threads = [Thread(target=write, args=(number * 20,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answer.item for answer in journal.waiting(limit=100)) == list(range(80))


def test_it_stays_when_it_is_opened_again(tmp_path: Path) -> None:
    answer = run_answer()
    first = Journal(tmp_path / "journal.sqlite3")
    first.add(answer)
    first.save_draft(USER, RUN, 1, ["a"])
    first.close()
    second = Journal(tmp_path / "journal.sqlite3")

    assert second.waiting() == (answer,)
    assert second.drafts(USER, RUN) == {1: ["a"]}
    assert second.set_aside is None
    second.close()


def test_nobody_else_on_the_pc_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    opened = Journal(path)
    opened.add(run_answer())

    modes = {file.name: file.stat().st_mode & 0o077 for file in tmp_path.iterdir()}
    assert modes == dict.fromkeys(modes, 0)
    assert "journal.sqlite3-wal" in modes
    opened.close()


def test_a_closed_journal_takes_no_answer(tmp_path: Path) -> None:
    closed = Journal(tmp_path / "journal.sqlite3")
    closed.close()
    with pytest.raises(JournalFull):
        closed.add(run_answer())


def test_a_place_that_cannot_hold_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unavailable, match="cannot be opened"):
        Journal(tmp_path / "file" / "journal.sqlite3")
    (tmp_path / "folder").mkdir()
    with pytest.raises(Unavailable, match="cannot be opened"):
        Journal(tmp_path / "folder")
