"""Time in the player: shown, hidden, low, over, and resting while nobody looks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.questions.marking import key_response
from oneenglish_desktop.screens.player import clock
from oneenglish_desktop.screens.player.run_state import Stage
from oneenglish_desktop.screens.player.top_bar import TopBar
from oneenglish_desktop.widgets.learning.answers import AnswerOption
from oneenglish_desktop.widgets.learning.timer import TimerChip
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.screens.player.conftest import Play
from tests.screens.player.game import CONTROL, Game
from tests.screens.player.runs import item_of, question_of, run_of

CHOICE = question_of("multiple_choice")
TRUTH = question_of("true_false")
KEY = key_response(CHOICE)
RUN = run_of(item_of(CHOICE), item_of(TRUTH))


def chip(game: Game) -> str:
    """What the timer says."""
    return game.visible(TimerChip)[0].accessibleName()


def quicken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second of the player takes 20 ms."""
    monkeypatch.setattr(clock, "TICK_MS", 20)


def test_the_time_that_is_left(play: Play) -> None:
    game = play(RUN)
    assert "12:40" in chip(game)


def test_hiding_the_time_never_stops_it(play: Play) -> None:
    game = play(RUN)
    game.press(Qt.Key.Key_H, CONTROL)
    assert game.wanted == [{"hide_timer": True}]
    assert "Time hidden" in chip(game)
    show = next(each for each in game.visible(QAbstractButton) if each.text() == "Show")
    assert show.accessibleName() == "Show the time"
    show.click()
    assert game.wanted[-1] == {"hide_timer": False}
    assert "12:4" in chip(game) or "12:3" in chip(game)


def test_the_setting_hides_it_from_the_start_and_later(play: Play) -> None:
    game = play(RUN, hide_timer=True)
    assert "Time hidden" in chip(game)
    kept = game.school.preferences.change(hide_timer=False)
    game.changes.preferences_changed.emit(kept)
    assert "Time hidden" not in chip(game)
    assert game.wanted == []


def test_a_phase_without_a_limit_has_no_timer(play: Play) -> None:
    game = play(replace(RUN, phase=replace(RUN.phase, time_limit=None)))
    assert game.visible(TimerChip) == []
    game.press(Qt.Key.Key_H, CONTROL)
    assert game.wanted == []


def test_the_last_two_minutes_are_told_once(
    play: Play, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    quicken(monkeypatch)
    game = play(replace(RUN, active_seconds=1200 - 121))
    bar = game.view.frame.top
    assert "last 2 minutes" not in chip(game)
    bar.set_left(120)
    bar.set_left(119)
    assert "last 2 minutes" in chip(game)
    assert said.count("The last 2 minutes") == 1


def test_every_second_is_shown(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    quicken(monkeypatch)
    game = play(RUN)
    shown: list[int] = []
    monkeypatch.setattr(TopBar, "set_left", lambda _bar, left: shown.append(left))
    game.until(lambda: len(shown) > 2)
    assert game.state.current.seconds >= 3


def test_large_text_shows_the_figures_alone(play: Play, look: ThemeHolder) -> None:
    look.set_look(choice="light", text_size=200)
    game = play(RUN)
    game.view.frame.top.set_left(100)
    assert game.visible(TimerChip)[0]._words == ""


def test_the_time_rests_while_the_page_is_hidden(play: Play) -> None:
    game = play(RUN)
    view = game.view
    game.page.hide()
    before = view._clock.seconds
    QTest.qWait(30)
    assert view._clock.seconds == before
    game.page.show()
    QTest.qWait(30)
    assert view._clock.seconds > before


def test_a_window_that_is_only_minimised_keeps_its_dialogs(play: Play) -> None:
    game = play(RUN)
    game.press(Qt.Key.Key_G, CONTROL)
    event = QHideEvent()
    event.spontaneous = lambda: True  # type: ignore[method-assign]
    game.view.hideEvent(event)
    assert game.dialog.isVisible()


def test_when_the_time_is_over_what_is_on_the_screen_counts(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    quicken(monkeypatch)
    game = play(replace(RUN, active_seconds=1198))
    game.respond(KEY)
    game.until(lambda: game.state.over)
    assert "The time is over" in game.words(game.dialog)
    game.until(lambda: game.school.answering.submitted == [(CHOICE.order, KEY)])
    game.until(lambda: game.stage is Stage.MARKED)
    assert QApplication.focusWidget() is not game.bar.primary
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.finished)
    assert game.school.playing.finished == [game.state.run.id]


def test_an_incomplete_answer_is_not_sent_when_the_time_is_over(play: Play) -> None:
    run = run_of(item_of(TRUTH, draft={"answers": {"1": "true"}}), item_of(CHOICE))
    game = play(replace(run, active_seconds=1200))
    assert game.state.over
    assert game.school.answering.submitted == []


def test_a_draft_that_is_complete_counts_too(play: Play) -> None:
    run = run_of(item_of(CHOICE, draft=KEY), item_of(TRUTH))
    game = play(replace(run, active_seconds=1200))
    game.until(lambda: game.school.answering.submitted == [(CHOICE.order, KEY)])


def test_after_the_time_nothing_can_be_answered(play: Play) -> None:
    game = play(replace(RUN, active_seconds=1300))
    game.school.playing.error = Unavailable("away")
    game.press(Qt.Key.Key_Escape)
    game.until(lambda: game.banner)
    assert game.banner == "You cannot finish now. Your answers are safe. Try again in a minute."
    assert not any(option.isEnabled() for option in game.visible(AnswerOption))
    assert game.bar.primary.text() == "Finish"
    game.press(Qt.Key.Key_A)
    assert game.question.response() == []
    game.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert game.bar.primary.text() == "Finish"
    assert game.bar.primary.hasFocus()
    game.school.playing.error = None
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.finished)


def test_the_end_of_the_time_is_told_once(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    quicken(monkeypatch)
    game = play(replace(RUN, active_seconds=1200))
    game.school.playing.error = Unavailable("away")
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.banner)
    game.page.hide()
    game.page.show()
    QTest.qWait(100)
    assert "The time is over" not in game.words()
