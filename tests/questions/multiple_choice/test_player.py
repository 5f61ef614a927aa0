"""What only the player of multiple choice does."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from oneenglish_desktop.questions.marking import mark
from oneenglish_desktop.questions.players import make_player, response_text
from oneenglish_desktop.widgets.learning.answers import AnswerOption
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.questions.page import Key, Show, key_event, press
from tests.questions.plain import BUS, FRUIT, made


def test_letters_and_figures_choose_one(qtbot: QtBot, look: ThemeHolder) -> None:
    player = make_player(made(BUS), "run")
    qtbot.addWidget(player)
    told: list[object] = []
    player.changed.connect(lambda: told.append(player.response()))
    for text in ("a", "B", "4", "d"):
        assert player.handle_key(key_event(text))
    assert told == [["a"], ["b"], ["d"]]


def test_other_keys_mean_nothing(qtbot: QtBot, look: ThemeHolder) -> None:
    player = make_player(made(BUS), "run")
    qtbot.addWidget(player)
    for event in (
        key_event("e"),
        key_event("0"),
        key_event("5"),
        key_event(""),
        key_event("\u00df"),
        key_event("ab"),
        key_event("?"),
    ):
        assert not player.handle_key(event)
    assert not player.handle_key(key_event("a", Qt.KeyboardModifier.ControlModifier))
    assert player.response() == []


def test_with_many_a_second_press_takes_back(qtbot: QtBot, look: ThemeHolder) -> None:
    player = make_player(made(FRUIT), "run")
    qtbot.addWidget(player)
    for text in ("a", "c", "a"):
        player.handle_key(key_event(text))
    assert player.response() == ["c"]
    assert player.missing() is None
    assert player.key_hint() == (("[A]", "to", "[D]", "choose"),)


def test_space_and_arrows_choose(show: Show) -> None:
    player = show(made(BUS))
    press(Key.Key_Space)
    assert player.response() == ["a"]
    press(Key.Key_Down, Key.Key_Space)
    assert player.response() == ["b"]


def test_options_say_what_they_are_to_screen_readers(qtbot: QtBot, look: ThemeHolder) -> None:
    question = made(BUS)
    player = make_player(question, "run")
    qtbot.addWidget(player)
    options = player.findChildren(AnswerOption)
    assert options[1].accessibleName() == "B, Because he missed the bus., 2 of 4"
    player.show_mark(mark(question, ["a"]).model_dump())
    said = [option.accessibleName() for option in options]
    assert "Not yet" in said[0]
    assert "Correct answer" in said[1]
    assert said[2] == "C, Because he wanted a coffee., 3 of 4"


def test_two_openings_of_a_run_show_the_same_order(qtbot: QtBot, look: ThemeHolder) -> None:
    question = made(FRUIT, shuffle=True)

    def order(run: str) -> list[str]:
        player = make_player(question, run)
        qtbot.addWidget(player)
        return [option.accessibleName() for option in player.findChildren(AnswerOption)]

    assert order("run 1") == order("run 1")
    assert len({tuple(order(f"run {number}")) for number in range(20)}) > 1
    assert order("run 1")[0].startswith("A, ")


def test_words(look: ThemeHolder) -> None:
    assert response_text(made(FRUIT), ["c", "a"]) == "An apple; A pear"
    assert response_text(made(FRUIT), 5) == ""
