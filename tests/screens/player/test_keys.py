"""The player without a mouse."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from oneenglish_desktop.questions.marking import key_response
from oneenglish_desktop.screens.focus import first_focusable
from oneenglish_desktop.screens.player.keys import KeysDialog
from oneenglish_desktop.screens.player.run_state import Stage
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.learning.answers import AnswerOption
from oneenglish_desktop.widgets.learning.gaps import GapSlot
from oneenglish_desktop.widgets.learning.true_false import TrueFalseRow
from tests.screens.player.conftest import Play
from tests.screens.player.game import ALT, CONTROL, Game
from tests.screens.player.runs import gap_question, item_of, question_of, run_of, typed_question

CHOICE = question_of("multiple_choice")
TRUTH = question_of("true_false")
TYPED = typed_question()
BANK = gap_question("word_bank")
LIST = gap_question("drop_down")
QUESTIONS = {"choice": CHOICE, "truth": TRUTH, "typed": TYPED, "bank": BANK, "list": LIST}
KEY = key_response(CHOICE)
HELD = 5


def hold(key: Qt.Key, times: int = HELD) -> None:
    """The keyboard repeats a key that is held down."""
    for _ in range(times):
        target = QApplication.focusWidget()
        assert target is not None
        event = QKeyEvent(
            QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r", autorep=True
        )
        QApplication.sendEvent(target, event)
        QApplication.processEvents()


def options(game: Game) -> list[AnswerOption]:
    return game.visible(AnswerOption)


def fields(game: Game) -> list[QLineEdit]:
    return game.visible(QLineEdit)


def test_letters_choose_and_enter_checks_then_goes_on(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.press(Qt.Key.Key_B)
    assert [option.isChecked() for option in options(game)] == [False, True, False, False]
    game.press(Qt.Key.Key_4, Qt.KeyboardModifier.KeypadModifier)
    assert options(game)[3].isChecked()
    game.press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    game.until(lambda: game.stage is Stage.MARKED)
    game.press(Qt.Key.Key_Return)
    assert game.state.index == 1
    assert game.visible(TrueFalseRow)[0].hasFocus()


def test_letters_mean_nothing_after_the_answer(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))
    game.answer(KEY)
    game.press(Qt.Key.Key_A)
    assert game.question.response() == KEY


def test_letters_mean_nothing_with_a_modifier_or_when_the_person_says_so(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))
    game.press(Qt.Key.Key_B, CONTROL)
    assert game.question.response() == []
    off = play(run_of(item_of(CHOICE)), single_key_shortcuts=False)
    off.press(Qt.Key.Key_B)
    assert off.question.response() == []


def test_the_setting_works_at_once(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))
    kept = game.school.preferences.change(single_key_shortcuts=False)
    game.changes.preferences_changed.emit(kept)
    game.press(Qt.Key.Key_B)
    assert game.question.response() == []


def test_letters_are_letters_in_a_text_field(play: Play) -> None:
    game = play(run_of(item_of(TYPED)))
    game.write("a1")
    assert fields(game)[0].text() == "a1"
    assert game.question.response() == {"1": "a1"}


def test_enter_in_a_typed_gap(play: Play, said: list[str]) -> None:
    game = play(run_of(item_of(TYPED), item_of(TRUTH)))
    game.press(Qt.Key.Key_Return)
    assert said == [f"Fill all {len(fields(game))} gaps."]
    key = key_response(TYPED)
    assert isinstance(key, dict)
    for word in key.values():
        game.write(str(word))
        game.press(Qt.Key.Key_Tab)
    fields(game)[0].setFocus()
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.stage is Stage.MARKED)
    assert game.school.answering.submitted == [(TYPED.order, key)]


def test_enter_before_an_option_is_chosen_chooses_it(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    assert options(game)[0].hasFocus()
    game.press(Qt.Key.Key_Return)
    assert options(game)[0].isChecked()
    assert game.stage is Stage.ANSWERING
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.stage is Stage.MARKED)


def test_enter_picks_words_until_the_gaps_are_full(play: Play) -> None:
    game = play(run_of(item_of(BANK)))
    slots = game.visible(GapSlot)
    words = [
        button
        for button in game.question.findChildren(QAbstractButton)
        if type(button).__name__ == "_Word"
    ]
    for number in range(len(slots)):
        words[number].setFocus()
        game.press(Qt.Key.Key_Return)
    assert all(slot.text() for slot in slots)
    assert game.stage is Stage.ANSWERING
    words[-1].setFocus()
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.stage is Stage.MARKED)


def test_enter_opens_a_list_until_every_gap_has_a_word(play: Play) -> None:
    game = play(run_of(item_of(LIST)))
    lists = game.visible(QComboBox)
    lists[0].setFocus()
    game.press(Qt.Key.Key_Return)
    assert lists[0].view().isVisible()
    lists[0].hidePopup()
    for each in lists:
        each.setCurrentIndex(0)
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.stage is Stage.MARKED)


def test_enter_on_the_row_of_a_statement_says_what_is_missing(play: Play, said: list[str]) -> None:
    game = play(run_of(item_of(TRUTH)))
    game.press(Qt.Key.Key_Return)
    assert said == ["Answer all 3 to continue."]
    for _ in range(3):
        game.press(Qt.Key.Key_1)
        game.press(Qt.Key.Key_Down)
    game.press(Qt.Key.Key_Return)
    game.until(lambda: game.stage is Stage.MARKED)


def test_enter_on_the_bars_presses_the_button_that_has_the_keyboard(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.press(Qt.Key.Key_A)
    game.bar.flag.setFocus()
    game.press(Qt.Key.Key_Return)
    assert game.state.current.flagged
    assert game.stage is Stage.ANSWERING


def test_a_held_enter_checks_and_goes_no_further(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.press(Qt.Key.Key_A)
    game.press(Qt.Key.Key_Return)
    hold(Qt.Key.Key_Return)
    game.until(lambda: game.stage is Stage.MARKED)
    hold(Qt.Key.Key_Return)
    assert game.state.index == 0
    assert len(game.school.answering.submitted) == 1
    game.press(Qt.Key.Key_Return)
    assert game.state.index == 1


def test_a_held_arrow_turns_one_page(play: Play) -> None:
    game = play(run_of(*(item_of(TRUTH) for _ in range(4))))
    game.press(Qt.Key.Key_Right, ALT)
    target = QApplication.focusWidget()
    assert target is not None
    for _ in range(HELD):
        QApplication.sendEvent(
            target, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, ALT, autorep=True)
        )
    assert game.state.index == 1


def test_alt_and_arrows_go_to_the_neighbours(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.press(Qt.Key.Key_Left, ALT)
    assert game.state.index == 0
    game.press(Qt.Key.Key_Right, ALT)
    assert game.state.index == 1
    game.press(Qt.Key.Key_Right, ALT)
    assert game.state.index == 1
    game.press(Qt.Key.Key_Left, ALT)
    assert game.state.index == 0


def test_alt_and_arrows_work_inside_a_text_field(play: Play) -> None:
    game = play(run_of(item_of(TYPED), item_of(CHOICE)))
    game.write("went")
    game.press(Qt.Key.Key_Right, ALT)
    assert game.state.index == 1


def test_ctrl_f_flags_and_unflags(play: Play) -> None:
    game = play(run_of(item_of(TYPED)))
    game.press(Qt.Key.Key_F, CONTROL)
    assert game.state.current.flagged
    assert game.bar.flag.text() == "Flagged"
    assert game.bar.flag.isChecked()
    game.press(Qt.Key.Key_F, CONTROL)
    assert game.bar.flag.text() == "Flag"
    assert game.school.playing.flags == [(TYPED.order, True), (TYPED.order, False)]


def test_ctrl_g_shows_all_answers_and_esc_goes_back(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))
    game.press(Qt.Key.Key_G, CONTROL)
    assert "All answers" in game.words(game.dialog)
    game.press(Qt.Key.Key_Escape)
    assert game.left == []
    assert options(game)[0].hasFocus()


def test_esc_saves_and_leaves(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))
    game.press(Qt.Key.Key_B)
    game.press(Qt.Key.Key_Escape)
    assert game.left == [game.state.run.challenge.id]
    assert [item for item, _ in game.school.playing.drafts] == [CHOICE.order]
    game.until(lambda: game.school.playing.spent)


def test_the_page_of_keys(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))
    button = next(
        each
        for each in game.visible(QAbstractButton)
        if each.accessibleName() == "Keys you can use"
    )
    button.click()
    assert isinstance(game.dialog, KeysDialog)
    assert "Check the answer, then go on" in game.words(game.dialog)
    game.press(Qt.Key.Key_Return)
    assert game.visible(KeysDialog) == []


def reached(game: Game, key: Qt.Key) -> list[QWidget]:
    """What the keyboard reaches until it is where it began."""
    start = QApplication.focusWidget()
    found: list[QWidget] = []
    while not found or found[-1] is not start:
        game.press(key, Qt.KeyboardModifier.NoModifier)
        now = QApplication.focusWidget()
        assert now is not None
        assert len(found) < 40
        found.append(now)
    return found


@pytest.mark.parametrize("kind", QUESTIONS)
def test_tab_follows_the_eye(play: Play, kind: str) -> None:
    game = play(run_of(item_of(CHOICE), item_of(QUESTIONS[kind]), item_of(CHOICE)))
    game.press(Qt.Key.Key_Right, ALT)
    stops = reached(game, Qt.Key.Key_Tab)
    frame = game.view.frame
    parts = [frame.top, frame.area, frame._panel, frame.bar]
    places = [
        next(place for place, part in enumerate(parts) if part.isAncestorOf(stop))
        for stop in stops
    ]
    turned = places.index(0)
    order = places[turned:] + places[:turned]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2, 3}
    for before, after in pairwise(stops):
        if places[stops.index(before)] == places[stops.index(after)] == 1:
            assert _above(before, after)


def _above(first: QWidget, second: QWidget) -> bool:
    """Whether the first is read before the second."""
    window = first.window()
    a = first.mapTo(window, first.rect().topLeft())
    b = second.mapTo(window, second.rect().topLeft())
    return a.y() < b.y() or (abs(a.y() - b.y()) < first.height() and a.x() <= b.x())


def test_tab_goes_both_ways(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))
    forward = reached(game, Qt.Key.Key_Tab)
    backward = reached(game, Qt.Key.Key_Backtab)
    assert forward[:-1] == backward[:-1][::-1]


def test_what_lies_outside_of_the_page_comes_first(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))
    outside = Button("Try now", parent=game.window)
    outside.show()
    game.view.frame.top.leave.setFocus()
    game.press(Qt.Key.Key_Backtab)
    assert outside.hasFocus()


def test_the_keyboard_comes_back_from_nowhere(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))
    focused = QApplication.focusWidget()
    assert focused is not None
    focused.clearFocus()
    assert game.view.frame.focusNextPrevChild(True)
    assert game.view.frame.top.leave.hasFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    focused.clearFocus()
    assert game.view.frame.focusNextPrevChild(False)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert game.view.frame.bar.isAncestorOf(focused)


def test_a_page_without_anything_to_press(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))
    game.page.setEnabled(False)
    assert not game.view.frame.focusNextPrevChild(True)


def test_f6_regions(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)), shown=False)
    assert game.page.regions() == (game.page,)
    game.open()
    frame = game.view.frame
    assert game.page.regions() == (frame.top, frame.area, frame._panel, frame.bar)


def test_f6_comes_to_the_question_on_screen_in_the_panel(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TRUTH)))
    game.press(Qt.Key.Key_Right, ALT)
    reached_first = first_focusable(game.page.regions()[2])
    assert reached_first is not None
    assert reached_first.accessibleName() == "Question 2, to do, on screen"


def test_everything_that_takes_the_keyboard_has_a_name(play: Play) -> None:
    game = play(run_of(*(item_of(question) for question in QUESTIONS.values())))
    for _ in range(5):
        for stop in reached(game, Qt.Key.Key_Tab):
            text = getattr(stop, "text", str)()
            assert stop.accessibleName() or text, stop
        game.press(Qt.Key.Key_Right, ALT)
