"""One test for the player of every question type."""

import pytest
from pydantic import JsonValue
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from oneenglish_desktop.questions.document import Question
from oneenglish_desktop.questions.marking import empty_response, key_response, mark
from oneenglish_desktop.questions.marks import redact
from oneenglish_desktop.questions.notes import note_text
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.questions.players import (
    player_class,
    response_text,
    type_title,
)
from oneenglish_desktop.questions.registry import question_types
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.questions.page import Key, Show, press
from tests.questions.plain import ENTRIES, made

QUESTIONS = [made(entry) for entry in ENTRIES.values()]
every_question = pytest.mark.parametrize("question", QUESTIONS, ids=list(ENTRIES))

HOME, UP, DOWN = Key.Key_Home, Key.Key_Up, Key.Key_Down


def carry(steps: int) -> list[Key | str]:
    """Picks up a row, moves it down (or up, when negative) and puts it down."""
    return [Key.Key_Space, *[DOWN if steps > 0 else UP] * abs(steps), Key.Key_Space]


KEYS: dict[str, list[Key | str]] = {
    "museum-bus": ["B"],
    "fruit": ["A", "3"],
    "museum-sign": ["1", Key.Key_Down, "2", Key.Key_Down, "3"],
    "yesterday": ["went", Key.Key_Tab, "bought"],
    "lists": [Key.Key_Down, Key.Key_Tab, Key.Key_Down, Key.Key_Down],
    "bank": ["C", "B", "A"],
    "story": [
        *(HOME, *carry(5), UP, *carry(-4)),
        *(DOWN, DOWN, DOWN, *carry(-2), DOWN, DOWN, DOWN, *carry(-1)),
    ],
    "meanings": [HOME, "E", "C", "D", "B", "A"],
    "verbs": [HOME, "C", "B", "C"],
    "leo": ["Yesterday he walked to the museum and bought a ticket."],
    "diary": ["It is next to the station."],
    "sentence": [HOME, *carry(4), HOME, *carry(4), HOME, DOWN, *carry(2)],
}
"""What a student presses, from the first control on, to give the right answer."""


def same(question: Question, one: JsonValue, other: JsonValue) -> bool:
    """Whether two responses are the same; chosen options have no order."""
    if question.type == "multiple_choice" and isinstance(one, list) and isinstance(other, list):
        return sorted(map(str, one)) == sorted(map(str, other))
    return one == other


@every_question
def test_it_shows_and_returns_a_response(question: Question, show: Show) -> None:
    player = show(question)
    told: list[bool] = []
    player.changed.connect(lambda: told.append(True))
    for response in (key_response(question), empty_response(question), key_response(question)):
        player.set_response(response)
        assert same(question, player.response(), response)
    player.set_response(None)
    assert same(question, player.response(), empty_response(question))
    assert told == []


@every_question
def test_it_is_answered_by_keyboard_alone(question: Question, show: Show) -> None:
    player = show(question)
    told: list[bool] = []
    player.changed.connect(lambda: told.append(True))
    slug = next(slug for slug, entry in ENTRIES.items() if made(entry) == question)
    press(*KEYS[slug])
    assert same(question, player.response(), key_response(question))
    assert told != []
    assert player.missing() is None


@every_question
def test_it_says_what_is_missing(question: Question, show: Show) -> None:
    player = show(question)
    words = player.missing()
    assert words is not None
    assert len(words.split()) <= 12
    assert words.endswith(".")
    player.set_response(key_response(question))
    assert player.missing() is None


@every_question
@pytest.mark.parametrize(
    "response",
    [
        5,
        ["z", "a", "b", "c"],
        {"answers": {"9": "true", "1": "not_given"}},
        {"1": "\u202b" + "\u05e9" * 100_000, "be": "not offered", "9": "x"},
        {"1": "a\x00b\ud83d\ude00e\u0301" * 10},
        {"1": "\ud800"},
    ],
    ids=["number", "options", "statements", "page", "emoji", "surrogate"],
)
def test_an_absurd_response_is_shown_as_far_as_it_can_be(
    question: Question, response: JsonValue, show: Show
) -> None:
    player = show(question)
    player.set_response(response)
    assert mark(question, player.response()).note in {"", "too_many"}
    assert player.width() <= 840
    assert isinstance(response_text(question, response), str)


@every_question
@pytest.mark.parametrize("hidden", [False, True], ids=["told", "hidden"])
def test_it_shows_a_mark_and_takes_no_more_answers(
    question: Question, *, hidden: bool, show: Show
) -> None:
    player = show(question)
    for response in (key_response(question), empty_response(question)):
        player.set_response(response)
        made_mark = mark(question, response)
        player.show_mark((redact(made_mark) if hidden else made_mark).model_dump(mode="json"))
        before = player.response()
        player.setFocus()
        if QApplication.focusWidget() is not None:
            press("1", "A", "x", Key.Key_Space, Key.Key_Delete, Key.Key_Down)
        assert same(question, player.response(), before)
    player.show_mark(None)
    player.setFocus()
    slug = next(slug for slug, entry in ENTRIES.items() if made(entry) == question)
    press(*KEYS[slug])
    assert same(question, player.response(), key_response(question))


@every_question
def test_a_mark_of_another_version_of_the_question_is_shown(
    question: Question, show: Show
) -> None:
    player = show(question)
    part = {"id": "gone", "verdict": "right", "given": "x"}
    player.show_mark({"fraction": 0.5, "correct": None, "parts": [part]})
    assert same(question, player.response(), empty_response(question))


@every_question
def test_every_control_has_a_name_and_tab_reaches_it(question: Question, show: Show) -> None:
    player = show(question)
    controls = [
        child
        for child in player.findChildren(QWidget)
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert controls != []
    for control in controls:
        assert control.accessibleName() or getattr(control, "text", str)()
    met: list[QWidget | None] = []
    for _ in range(3 * len(controls)):
        met.append(QApplication.focusWidget())
        press(Key.Key_Tab)
    assert len({id(widget) for widget in met}) > 1 or len(controls) == 1


@every_question
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_it_fits_at_200_per_cent(
    question: Question, theme: str, show: Show, look: ThemeHolder
) -> None:
    look.set_look(choice=theme, text_size=200)
    player = show(question, width=900)
    player.set_response(key_response(question))
    player.show_mark(mark(question, empty_response(question)).model_dump(mode="json"))
    QApplication.processEvents()
    for child in player.findChildren(QWidget):
        if child.isVisible():
            right = child.mapTo(player, QPoint(child.width(), 0)).x()
            assert right <= player.width()
    assert player.width() <= 900


@every_question
@pytest.mark.parametrize(
    "text",
    ["word " * 20_000, "\u202b" + "\u05e9\u05dc\u05d5\u05dd " * 16_000, "e\u0301" * 40_000],
    ids=["long", "right to left", "combining"],
)
def test_a_very_long_text_scrolls(question: Question, text: str, show: Show) -> None:
    content = question.content.model_copy(
        update={"prompt": text, "passage": made(ENTRIES["museum-bus"]).content.passage}
    )
    player = show(question.model_copy(update={"content": content}))
    QApplication.processEvents()
    assert player.height() < 2_500


@every_question
def test_text_of_an_author_is_not_taken_for_html(question: Question, show: Show) -> None:
    content = question.content.model_copy(update={"prompt": "Is <b>1 < 2</b> & **so** it is?"})
    player = show(question.model_copy(update={"content": content}))
    shown = [child.text() for child in player.findChildren(QWidget) if hasattr(child, "text")]
    assert "Is <b>1 < 2</b> & so it is?" in shown


@every_question
def test_words_of_a_response(question: Question, show: Show) -> None:
    player = show(question)
    assert player.response_text(key_response(question)) == response_text(
        question, key_response(question)
    )
    assert player.response_text(key_response(question)) != player.response_text(None)


@every_question
def test_feedback_goes_between_question_and_answer(question: Question, show: Show) -> None:
    player = show(question)
    feedback = QLineEdit()
    player.insert_feedback(feedback)
    QApplication.processEvents()
    first = player.focusProxy()
    assert first is not None
    assert 0 < feedback.mapTo(player, QPoint(0, 0)).y() < first.mapTo(player, QPoint(0, 0)).y()


@pytest.mark.parametrize("name", list(question_types()))
def test_every_type_has_a_player_and_a_title(name: str, qapp: QApplication) -> None:
    assert issubclass(player_class(name), Player)
    assert type_title(name) == question_types()[name].title


def test_notes_are_put_into_words(qapp: QApplication) -> None:
    assert note_text("") == ""
    assert note_text("spelling") == "Right, but check the spelling."
