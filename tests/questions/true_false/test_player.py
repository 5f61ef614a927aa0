"""What only the player of true or false does."""

from pydantic import JsonValue
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from oneenglish_desktop.questions.players import make_player, response_text
from oneenglish_desktop.widgets.controls.fields import TextField
from oneenglish_desktop.widgets.learning.true_false import TrueFalseRow
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.questions.page import Key, Show, key_event, press
from tests.questions.plain import SIGN, made

ONE = {"statements": [{"text": "The museum is open.", "answer": True}], "not_given": False}


def test_figures_answer_the_first_open_row_from_anywhere(qtbot: QtBot, look: ThemeHolder) -> None:
    player = make_player(made(SIGN), "run")
    qtbot.addWidget(player)
    told: list[bool] = []
    player.changed.connect(lambda: told.append(True))
    for text in ("1", "2", "3", "2"):
        assert player.handle_key(key_event(text))
    assert player.response() == {
        "answers": {"1": "true", "2": "false", "3": "false"},
        "reasons": {},
    }
    assert len(told) == 4
    assert not player.handle_key(key_event("4"))
    player.set_locked(True)
    assert player.handle_key(key_event("1"))
    assert len(told) == 4


def test_without_a_third_choice_there_are_two_keys(qtbot: QtBot, look: ThemeHolder) -> None:
    player = make_player(made(SIGN, **ONE), "run")
    qtbot.addWidget(player)
    assert player.key_hint() == (("[1]", "true"), ("[2]", "false"))
    assert not player.handle_key(key_event("3"))
    assert player.missing() == "Choose an answer."
    player.set_response({"answers": {"1": "not_given"}})
    assert player.missing() == "Choose an answer."


def test_up_and_down_stop_at_the_ends(show: Show) -> None:
    player = show(made(SIGN))
    rows = player.findChildren(TrueFalseRow)
    at = []
    for step in (Key.Key_Up, Key.Key_Down, Key.Key_Down, Key.Key_Down):
        press(step)
        at.append(next(place for place, row in enumerate(rows) if row.hasFocus()))
    assert at == [0, 1, 2, 2]


def test_a_justification_is_written_and_wanted(qtbot: QtBot, look: ThemeHolder) -> None:
    player = make_player(made(SIGN, justification=True, **ONE), "run")
    qtbot.addWidget(player)
    told: list[bool] = []
    player.changed.connect(lambda: told.append(True))
    player.handle_key(key_event("1"))
    assert player.missing() == "Answer each sentence and say why."
    field = player.findChildren(TextField)[0]
    QTest.keyClicks(field.input, "It says so.")
    assert player.missing() is None
    assert player.response() == {"answers": {"1": "true"}, "reasons": {"1": "It says so."}}
    assert len(told) > 1
    with qtbot.waitSignal(player.submitted):
        QTest.keyClick(field.input, Qt.Key.Key_Return)
    shown = player.response()
    player.set_response(None)
    assert player.response() == {"answers": {}, "reasons": {}}
    player.set_response(shown)
    assert player.response() == shown
    player.set_locked(True)
    QTest.keyClicks(field.input, "More.")
    assert player.response() == shown


def test_words(look: ThemeHolder) -> None:
    answers: JsonValue = {"answers": {"1": "true", "3": "not_given"}}
    assert response_text(made(SIGN), answers) == "1. True, 3. Not given"
    assert response_text(made(SIGN), "true") == ""
