"""What only the player of matching does."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from oneenglish_desktop.questions.marking import key_response, mark
from oneenglish_desktop.questions.marks import redact
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.questions.players import response_text
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.learning.key_line import KeyLine
from oneenglish_desktop.widgets.learning.match_item import LeftItem, RightItem
from oneenglish_desktop.widgets.learning.match_lines import MatchLines
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.questions.page import Key, Show, key_event, press
from tests.questions.plain import MEANINGS, VERBS, made


def said(player: Player, word: int) -> list[str]:
    """Every visible label of a word on the left."""
    item = player.findChildren(LeftItem)[word]
    return [label.text() for label in item.findChildren(Label) if label.isVisible()]


def test_letters_match_from_anywhere_on_the_page(show: Show) -> None:
    player = show(made(MEANINGS))
    told: list[bool] = []
    player.changed.connect(lambda: told.append(True))
    line = player.findChildren(KeyLine)[0]
    assert line.text() == "0 of 5 matched"
    assert player.missing() == "Match all 5 to continue."
    for letter in "ecd":
        assert player.handle_key(key_event(letter))
    assert line.text() == "3 of 5 matched"
    assert len(told) == 3
    assert not player.handle_key(key_event("f"))
    assert not player.handle_key(key_event("1"))
    assert not player.handle_key(key_event("a", Qt.KeyboardModifier.ControlModifier))
    player.set_locked(True)
    assert player.handle_key(key_event("a"))
    assert len(told) == 3


def test_click_and_click(show: Show) -> None:
    player = show(made(MEANINGS))
    left, right = player.findChildren(LeftItem), player.findChildren(RightItem)
    QTest.mouseClick(left[3], Qt.MouseButton.LeftButton)
    QTest.mouseClick(right[1], Qt.MouseButton.LeftButton)
    assert player.response() == {"4": "a"}


def test_verdicts_tell_the_right_letter_when_it_may_be_known(show: Show) -> None:
    question = made(MEANINGS)
    player = show(question)
    response = {**dict(key_response(question)), "2": "c"}  # type: ignore[arg-type]
    del response["5"]
    player.set_response(response)
    made_mark = mark(question, response)
    player.show_mark(made_mark.model_dump(mode="json"))
    assert said(player, 0) == ["ticket", "Correct"]
    assert said(player, 1) == ["platform", "Not yet, C is right"]
    assert said(player, 4) == ["corner", "No answer, A is right"]
    verdicts = [line.verdict for line in player.findChildren(MatchLines)[0].lines]
    assert verdicts == ["correct", "not_yet", "correct", "correct"]
    player.show_mark(redact(made_mark).model_dump(mode="json"))
    assert said(player, 1) == ["platform", "Not yet"]
    assert not player.findChildren(KeyLine)[0].isVisible()
    player.show_mark(None)
    assert said(player, 1) == ["platform"]


def test_a_partner_is_used_once_or_again(show: Show) -> None:
    once = show(made(MEANINGS))
    press("a", "a")
    assert once.response() == {"2": "c"}
    again = show(made(VERBS))
    press("c", "c", "c")
    assert again.response() == {"1": "a", "2": "a", "3": "a"}


def test_delete_takes_a_match_away(show: Show) -> None:
    player = show(made(MEANINGS))
    press("e", Key.Key_Up, Key.Key_Delete)
    assert player.response() == {}


def test_words_of_a_response(look: ThemeHolder) -> None:
    question = made(VERBS)
    assert response_text(question, {"1": "a", "2": "zz"}) == "go: irregular"
    assert response_text(question, key_response(question)) == (
        "go: irregular; walk: regular; buy: irregular"
    )
