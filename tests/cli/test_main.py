"""The words of the command line, and how it tells that something went wrong."""

import subprocess
import sys
from pathlib import Path

import pytest

from oneenglish_desktop import __version__, bootstrap
from oneenglish_desktop.cli import marker
from oneenglish_desktop.cli.errors import explain
from oneenglish_desktop.domain.errors import (
    AppTooOld,
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    OneEnglishError,
    SchoolTooOld,
    Unavailable,
)
from oneenglish_desktop.settings import Settings
from oneenglish_desktop.tour import walk
from tests.cli.command import Command


def test_help_lists_every_command_with_its_use(oneenglish_here: Command) -> None:
    told = oneenglish_here.fine("--help")
    for command in ("run", "tour", "marker", "doctor", "db", "school"):
        assert f"\n  {command}" in told
    assert "Open the window" in told


def test_version(oneenglish_here: Command) -> None:
    assert __version__ in oneenglish_here.fine("--version")


@pytest.mark.parametrize("words", [["dance"], ["db", "dance"], ["db", "status", "--dance"]])
def test_wrong_words_have_their_own_status(oneenglish_here: Command, words: list[str]) -> None:
    told = oneenglish_here(*words)
    assert told.status == 2
    assert "No such" in told.err


def test_without_a_command_the_window_opens(
    oneenglish_here: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []

    def run_window(**how: object) -> int:
        opened.append(how)
        return 7

    monkeypatch.setattr(bootstrap, "run_window", run_window)
    assert oneenglish_here().status == 7
    assert oneenglish_here("run", "--open", "challenges", "--here").status == 7
    assert opened == [
        {"page": None, "connection_file": None, "here": False},
        {"page": "challenges", "connection_file": None, "here": True},
    ]


def test_without_a_display_the_tour_is_taken(
    oneenglish_here: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(walk, "take_tour", lambda out, *, theme: len(out.name + theme))
    told = oneenglish_here("run", "--here")
    assert told.status == len("tourlight")
    assert "There is no display" in told.out


def test_the_tour_says_whether_it_went_well(
    oneenglish_here: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take_tour(out: Path, *, theme: str) -> int:
        return 3 if (theme, out.name) == ("dark", "pictures") else 0

    monkeypatch.setattr(walk, "take_tour", take_tour)
    assert oneenglish_here("tour").status == 0
    assert oneenglish_here("tour", "--theme", "dark", "--out", "pictures").status == 3


def test_ctrl_c_is_no_error(oneenglish_here: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> Settings:
        raise KeyboardInterrupt

    monkeypatch.setattr(marker, "load_settings", interrupt)
    told = oneenglish_here("marker")
    assert (told.status, told.err.strip()) == (1, "Stopped.")


def test_settings_that_cannot_be_read_are_told_in_words(
    oneenglish_here: Command, new_pc: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://pc:hidden@host/db")
    oneenglish_here.secrets.add("hidden")
    what = oneenglish_here.refused("doctor")
    assert "set DATABASE_URL and MONGO_URI together" in what


@pytest.mark.parametrize(
    ("error", "step"),
    [
        (AppTooOld("old"), "Update OneEnglish"),
        (SchoolTooOld("old"), "oneenglish db upgrade"),
        (Unavailable("away"), "the server runs"),
        (NotAllowed("no"), "--postgres"),
        (Invalid("what"), "Correct it"),
        (Conflict("taken"), "Choose another"),
        (NotFound("gone"), "oneenglish doctor"),
    ],
)
def test_every_error_has_its_next_step(error: OneEnglishError, step: str) -> None:
    what, safe, told = explain(error).splitlines()
    assert what == f"oneenglish: {error}"
    assert "No work is lost" in safe
    assert step in told


def test_help_and_version_load_neither_qt_nor_drivers() -> None:
    script = (
        "import sys; from oneenglish_desktop.cli.main import command_line;"
        "command_line(['--version']);"
        "print([name for name in ('PySide6', 'sqlalchemy', 'pymongo') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
