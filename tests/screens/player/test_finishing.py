"""The end of a run: asked, waited for, and never a lost answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from oneenglish_desktop.domain.errors import Conflict, JournalFull, Unavailable
from oneenglish_desktop.questions.marking import key_response
from oneenglish_desktop.screens.player import finishing
from oneenglish_desktop.screens.player.overview import Overview
from oneenglish_desktop.screens.player.run_state import Stage
from oneenglish_desktop.widgets.controls.dialogs import Dialog
from tests.screens.driving import button
from tests.screens.player.conftest import Play
from tests.screens.player.game import CONTROL
from tests.screens.player.runs import item_of, outcome_of, question_of, run_of

CHOICE = question_of("multiple_choice")
TRUTH = question_of("true_false")
KEY = key_response(CHOICE)
DONE = item_of(
    CHOICE, attempts_used=1, attempts_left=1, outcome=outcome_of(CHOICE, KEY), last_response=KEY
)


def test_all_answered_finishes_at_once(play: Play) -> None:
    game = play(run_of(DONE, item_of(CHOICE)))
    game.answer(KEY)
    assert game.bar.primary.text() == "Finish"
    with game.qtbot.waitSignal(game.changes.progress_changed):
        game.press(Qt.Key.Key_Return)
    assert game.finished == [game.state.run.id]
    assert game.school.playing.finished == [game.state.run.id]


def test_with_questions_to_do_the_list_asks_first(play: Play) -> None:
    game = play(run_of(item_of(TRUTH), DONE))
    game.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert game.bar.primary.text() == "Finish"
    game.press(Qt.Key.Key_Return)
    assert "1 question has no answer yet." in game.words(game.dialog)
    assert game.school.playing.finished == []
    game.press(Qt.Key.Key_Return)
    assert game.visible(Overview) == []
    assert game.finished == []
    game.bar.choose_next()
    button(game.window, "Finish the Quarter-final").click()
    game.until(lambda: game.finished)


def test_a_flagged_question_is_shown_before_the_end(play: Play) -> None:
    flagged = item_of(
        CHOICE, attempts_used=1, attempts_left=1, outcome=outcome_of(CHOICE, KEY), flagged=True
    )
    game = play(run_of(flagged, DONE))
    game.press(Qt.Key.Key_Return)
    assert "You answered every question." in game.words(game.dialog)
    assert game.finished == []


def test_all_done_can_be_finished_from_any_question(play: Play) -> None:
    game = play(run_of(DONE, DONE))
    game.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert game.bar.primary.text() == "Finish"


def test_the_end_counts_an_answer_that_is_on_its_way(play: Play) -> None:
    game = play(run_of(DONE, item_of(CHOICE)))
    game.school.answering.gate.clear()
    game.respond(KEY)
    game.press(Qt.Key.Key_Return)
    game.press(Qt.Key.Key_G, CONTROL)
    button(game.window, "Finish the Quarter-final").click()
    QTest.qWait(20)
    assert game.school.playing.finished == []
    game.school.answering.gate.set()
    game.until(lambda: game.finished)
    assert game.school.answering.submitted == [(CHOICE.order, KEY)]


def test_an_answer_that_is_refused_meanwhile_stops_the_end(play: Play) -> None:
    game = play(run_of(DONE, item_of(CHOICE)))
    game.school.answering.gate.clear()
    game.school.answering.error = JournalFull("full")
    game.respond(KEY)
    game.press(Qt.Key.Key_Return)
    game.press(Qt.Key.Key_G, CONTROL)
    button(game.window, "Finish the Quarter-final").click()
    game.school.answering.gate.set()
    game.until(lambda: game.banner)
    QTest.qWait(20)
    assert game.school.playing.finished == []
    assert game.stage is Stage.ANSWERING


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Unavailable("away"), "You cannot finish now. Your answers are safe."),
        (JournalFull("full"), "This computer is full."),
        (Conflict("?"), "You could not finish. Your work is safe. Please try again. Code PAGE-3."),
    ],
)
def test_an_end_that_does_not_work_loses_nothing(play: Play, error: Exception, words: str) -> None:
    game = play(run_of(DONE))
    game.school.playing.error = None
    game.school.playing.gate.clear()
    game.press(Qt.Key.Key_Return)
    game.school.playing.error = error
    game.school.playing.gate.set()
    game.until(lambda: game.banner)
    assert game.banner.startswith(words)
    assert game.finished == []
    game.school.playing.error = None
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.finished)
    assert len(game.school.playing.finished) == 2


def test_a_slow_end_says_what_it_waits_for(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finishing, "SHOW_WAIT_MS", 10)
    game = play(run_of(DONE))
    game.school.playing.gate.clear()
    game.press(Qt.Key.Key_Return)
    game.until(lambda: "Getting your result" in game.words())
    dialog = game.dialog
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space):
        game.press(key)
    assert dialog.isVisible()
    assert game.left == []
    game.view._finishing.finish()
    game.school.playing.gate.set()
    game.until(lambda: game.finished)
    assert game.visible(Dialog) == []
    assert game.school.playing.finished == [game.state.run.id]
