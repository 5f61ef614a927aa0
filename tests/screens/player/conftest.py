"""A run on the screen, and a student at the keyboard."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from oneenglish_desktop.background import Background
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.services.runs import Run
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.screens.player.game import Game

Play = Callable[..., Game]


@pytest.fixture
def play(
    qtbot: QtBot, look: ThemeHolder, background: Background, changes: Changes
) -> Iterator[Play]:
    """Opens a run in the player; keyword arguments are preferences."""
    games: list[Game] = []

    def open_run(run: Run, *, shown: bool = True, **preferences: Any) -> Game:  # noqa: ANN401
        game = Game(qtbot, background, changes, run, **preferences)
        games.append(game)
        if shown:
            game.open()
        return game

    yield open_run
    for game in games:
        game.close()
    look.set_look(choice="light")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told, in the order of telling."""
    told: list[str] = []

    def announce(_widget: object, text: str, *, urgent: bool = False) -> None:
        told.append(text)

    for module in (
        "screens.player.question_view",
        "screens.player.top_bar",
        "widgets.controls.banners",
        "widgets.controls.dialogs",
    ):
        monkeypatch.setattr(f"oneenglish_desktop.{module}.announce", announce)
    return told
