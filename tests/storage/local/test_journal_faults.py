"""The journal when the PC goes wrong: killed, full, damaged, used twice."""

import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import oneenglish_desktop
from oneenglish_desktop.domain.errors import JournalFull, Unavailable
from oneenglish_desktop.storage.local import journal_file
from oneenglish_desktop.storage.local.journal import Journal
from tests.storage.local.answers import an_answer

ROOT = Path(oneenglish_desktop.__file__).parents[1]
CHILD = """
import resource, sys
from pathlib import Path
from uuid import uuid4
from oneenglish_desktop.domain.answers import Answer
from oneenglish_desktop.domain.errors import JournalFull
from oneenglish_desktop.storage.local.journal import Journal

def answer(item):
    return Answer(answer_id=str(uuid4()), user_id="u", session_id="s",
                  phase_progress_id="r", question_id="q", question_version=1, item=item,
                  attempt=1, response="word " * 200, time_spent=5, signature=b"s" * 64)

def add(item):
    added = answer(item)
    journal.add(added)
    print(added.answer_id, flush=True)

journal = Journal(Path(sys.argv[1]))
"""


def a_child(path: Path, script: str) -> subprocess.Popen[str]:
    """Another process that has the journal open and prints the id of what it has added."""
    return subprocess.Popen(
        [sys.executable, "-c", CHILD + textwrap.dedent(script), str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    opened = Journal(path)
    yield opened
    opened.close()


def reopened(path: Path) -> list[str]:
    """The ids of what a new start of the app finds waiting."""
    journal = Journal(path)
    waiting = [answer.answer_id for answer in journal.waiting(limit=100_000)]
    assert journal.set_aside is None
    journal.close()
    return waiting


def test_everything_added_survives_a_kill(path: Path) -> None:
    child = a_child(path, "for item in range(1, 1_000_000): add(item)")
    assert child.stdout is not None
    told = [child.stdout.readline().strip() for _ in range(40)]
    child.kill()
    told += child.stdout.read().split()
    child.wait()
    child.stdout.close()

    waiting = reopened(path)
    # The last line may be cut, and the last answer may be there before it was told.
    whole = [answer_id for answer_id in told if len(answer_id) == 36]
    assert waiting[: len(whole)] == whole
    assert len(waiting) <= len(whole) + 1


def test_two_apps_on_one_fresh_journal(path: Path) -> None:
    children = [a_child(path, "for item in range(1, 61): add(item)") for _ in range(2)]
    told = [child.communicate()[0].split() for child in children]

    assert [child.returncode for child in children] == [0, 0]
    assert [len(ids) for ids in told] == [60, 60]
    assert sorted(reopened(path)) == sorted(told[0] + told[1])


def test_a_file_that_may_not_grow(path: Path) -> None:
    child = a_child(
        path,
        """
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))
        try:
            for item in range(1, 10_000): add(item)
        except JournalFull as error:
            print("full")
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        add(1)
        """,
    )
    told = child.communicate()[0].split()

    assert child.returncode == 0
    assert len(told) > 20
    assert told[-2] == "full"
    assert reopened(path) == [*told[:-2], told[-1]]


def test_a_full_disk_refuses_the_answer_and_takes_it_later(journal: Journal) -> None:
    journal.add(an_answer(item=1))
    connection = journal._file._connection
    (pages,) = connection.execute("pragma page_count").fetchone()
    connection.execute(f"pragma max_page_count = {pages + 2}")
    long = an_answer(item=2, response="x" * 100_000)
    with pytest.raises(JournalFull, match="full"):
        journal.add(long)
    assert journal.count_waiting() == 1

    connection.execute("pragma max_page_count = 1000000")
    journal.add(long)
    assert journal.waiting()[1] == long


def test_a_file_of_something_else_is_set_aside(path: Path) -> None:
    path.write_bytes(b"this is a shopping list, and not a journal at all" * 100)
    journal = Journal(path)
    journal.add(an_answer(item=1))

    assert journal.set_aside is not None
    assert journal.set_aside.parent == path.parent
    assert journal.set_aside.read_bytes().startswith(b"this is a shopping list")
    assert journal.count_waiting() == 1
    journal.close()


def test_answers_before_the_damage_are_rescued(path: Path) -> None:
    healthy = Journal(path)
    added = [an_answer(item=item, response="word " * 100) for item in range(1, 101)]
    for answer in added:
        healthy.add(answer)
    healthy.set_sent(added[0].answer_id)
    healthy.close()
    _break_pages_from(path, share=0.6)

    journal = Journal(path)
    assert journal.set_aside is not None
    rescued = journal.waiting(limit=1000)
    assert 10 < len(rescued) < 99
    assert list(rescued) == added[1 : 1 + len(rescued)]
    journal.add(an_answer(item=200))
    journal.close()


def test_damage_while_the_app_runs(path: Path, journal: Journal) -> None:
    for item in range(1, 101):
        journal.add(an_answer(item=item, response="word " * 100))
    connection = journal._file._connection
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.execute("pragma cache_size = 1")
    _break_pages_from(path, share=0.3)

    latest = an_answer(item=101)
    journal.add(latest)
    assert journal.set_aside is not None
    assert journal.waiting(limit=1000)[-1] == latest


def test_damage_while_two_apps_run(path: Path, journal: Journal) -> None:
    for item in range(1, 101):
        journal.add(an_answer(item=item, response="word " * 100))
    second = Journal(path)
    for each in (journal, second):
        each._file._connection.execute("pragma cache_size = 1")
    journal._file._connection.execute("pragma wal_checkpoint(truncate)")
    _break_pages_from(path, share=0.3)
    of_first, of_second = an_answer(item=101), an_answer(item=102)
    journal.add(of_first)
    second.add(of_second)

    assert journal.set_aside is not None
    assert second.set_aside is None
    assert journal.waiting(limit=1000)[-2:] == (of_first, of_second)
    assert second.waiting(limit=1000) == journal.waiting(limit=1000)
    second.close()


def test_damage_with_no_room_for_a_new_file(
    path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for item in range(1, 101):
        journal.add(an_answer(item=item, response="word " * 100))
    connection = journal._file._connection
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.execute("pragma cache_size = 1")
    _break_pages_from(path, share=0.3)
    monkeypatch.setattr(journal._file, "_path", path.parent / "gone" / path.name)

    with pytest.raises(JournalFull, match="replaced"):
        journal.add(an_answer(item=101))


def test_a_file_locked_for_good(
    path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal._file._connection.execute("pragma busy_timeout = 10")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(JournalFull, match="locked"):
        journal.add(an_answer(item=1))
    other.execute("rollback")
    other.close()

    journal.add(an_answer(item=1))
    assert journal.count_waiting() == 1


def test_a_file_locked_while_it_is_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_file, "_BUSY_SECONDS", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin exclusive")
    with pytest.raises(Unavailable, match="locked"):
        Journal(path)
    other.execute("rollback")
    other.close()

    journal = Journal(path)
    journal.add(an_answer(item=1))
    assert journal.count_waiting() == 1
    journal.close()


def _break_pages_from(path: Path, share: float) -> None:
    """Overwrite the file from a share of its length on, as a dying disk would."""
    size = path.stat().st_size
    start = int(size * share)
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xff" * (size - start))
