"""Locks that die with their holder."""

import json
import threading
from pathlib import Path

import pytest

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.storage.embedded.locks import Users, _is_free, held


def test_a_lock_is_held_once(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    waited: list[str] = []
    with (
        held(path, 0, lambda: waited.append("first")),
        pytest.raises(Unavailable),
        held(path, 0, lambda: waited.append("second")),
    ):
        pytest.fail("two held the lock")
    with held(path, 0, lambda: waited.append("third")):
        assert waited == ["second"]


def test_a_lock_is_waited_for(tmp_path: Path) -> None:
    path, waits, steps = tmp_path / "lock", threading.Event(), []

    def wait() -> None:
        with held(path, 10, waits.set):
            steps.append("second")

    with held(path, 0, lambda: None):
        thread = threading.Thread(target=wait)
        thread.start()
        assert waits.wait(10)
        steps.append("first")
    thread.join()
    assert steps == ["first", "second"]


def test_users_come_and_go(tmp_path: Path) -> None:
    users, others = Users(tmp_path / "users"), Users(tmp_path / "users")
    assert users.living() == ()
    users.join()
    users.join()
    others.join()
    assert len(others.living()) == 2
    others.leave()
    others.leave()
    assert len(users.living()) == 1
    users.leave()
    assert list((tmp_path / "users").iterdir()) == []


def test_a_file_without_its_lock_is_of_a_dead_user(tmp_path: Path) -> None:
    dead = tmp_path / "users" / "1-abcd.json"  # process 1 lives, and it does not matter
    users = Users(dead.parent)
    users.join()
    dead.write_text(json.dumps({"host": "pc", "pid": 1, "since": "2026-01-01T08:00:00"}), "utf-8")
    assert 1 not in {user.pid for user in users.living()}
    users.sweep()
    assert not dead.exists()
    assert len(users.living()) == 1
    users.leave()


def test_a_user_who_has_not_written_yet_is_known_by_the_name(tmp_path: Path) -> None:
    users = Users(tmp_path / "users")
    users.join()
    (path,) = (tmp_path / "users").iterdir()
    (told,) = users.living()
    path.write_text("", encoding="utf-8")
    (guessed,) = users.living()
    assert guessed.pid == told.pid
    assert guessed.since >= told.since
    users.leave()


def test_the_file_of_a_user_who_just_left_is_free(tmp_path: Path) -> None:
    assert _is_free(tmp_path / "gone.json")
