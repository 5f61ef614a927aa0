"""From question to question: bars, navigator, drawer, list of answers."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from oneenglish_desktop.questions.marking import key_response
from oneenglish_desktop.screens.player.overview import Overview
from oneenglish_desktop.screens.player.run_state import Stage
from oneenglish_desktop.screens.player.side_panel import SidePanel
from oneenglish_desktop.widgets.controls.dialogs import Drawer
from oneenglish_desktop.widgets.learning.navigator import NavigatorTile
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.screens.player.conftest import Play
from tests.screens.player.game import CONTROL, Game
from tests.screens.player.runs import (
    RUN_ID,
    damaged_item,
    item_of,
    outcome_of,
    question_of,
    run_of,
    typed_question,
)

CHOICE = question_of("multiple_choice")
TRUTH = question_of("true_false")
TYPED = typed_question()
KEY = key_response(CHOICE)
DONE = item_of(
    CHOICE,
    attempts_used=1,
    attempts_left=1,
    outcome=outcome_of(CHOICE, KEY),
    last_response=KEY,
)
RUN = run_of(DONE, item_of(TRUTH), damaged_item(3), item_of(TYPED, flagged=True))


def tiles(game: Game) -> list[str]:
    return [tile.accessibleName() for tile in game.visible(NavigatorTile)]


def named(game: Game, name: str) -> QAbstractButton:
    return next(
        button
        for button in game.visible(QAbstractButton)
        if name in {button.accessibleName(), button.text()}
    )


def test_it_opens_where_the_student_left_off(play: Play) -> None:
    game = play(RUN)
    assert game.school.playing.started == ["phase"]
    assert game.state.index == 1
    assert "2 of 4" in game.words()
    assert tiles(game) == [
        "Question 1, answered",
        "Question 2, to do, on screen",
        "Question 3, to do",
        "Question 4, to do, flagged",
    ]


def test_a_run_on_screen_is_not_loaded_anew(play: Play) -> None:
    game = play(RUN)
    view = game.view
    game.changes.progress_changed.emit()
    QTest.qWait(20)
    assert game.view is view
    assert game.school.playing.started == ["phase"]


def test_the_navigator_goes_anywhere(play: Play) -> None:
    game = play(RUN)
    game.visible(NavigatorTile)[3].click()
    assert game.state.index == 3
    assert game.bar.flag.isChecked()
    game.visible(NavigatorTile)[3].click()
    assert game.state.index == 3
    game.visible(NavigatorTile)[0].click()
    assert game.stage is Stage.MARKED
    assert game.bar.primary.hasFocus()
    assert game.question.response() == KEY


def test_back_is_closed_at_the_first_question(play: Play) -> None:
    game = play(run_of(item_of(TRUTH), item_of(CHOICE)))
    assert not game.bar.back.isEnabled()
    game.visible(NavigatorTile)[1].click()
    game.bar.back.click()
    assert game.state.index == 0


def test_an_answer_that_is_not_checked_is_there_again(play: Play) -> None:
    game = play(RUN)
    game.respond({"answers": {"1": "true"}})
    game.visible(NavigatorTile)[0].click()
    game.visible(NavigatorTile)[1].click()
    assert game.question.response() == {"answers": {"1": "true"}, "reasons": {}}
    assert "Answer all 3 to continue." in game.words()


def test_the_list_of_all_answers(play: Play) -> None:
    game = play(RUN)
    named(game, "See all answers").click()
    words = game.words(game.dialog)
    assert "2 questions have no answer yet. After the end you cannot change answers." in words
    names = [
        button.accessibleName()
        for button in game.dialog.findChildren(QAbstractButton)
        if button.text() == "See"
    ]
    assert names == [
        "See question 1, answered",
        "See question 2, to do",
        "See question 3, not shown",
        "See question 4, to do, flagged",
    ]
    named(game, names[3]).click()
    assert game.state.index == 3
    assert game.visible(Overview) == []


def test_the_list_counts_one_question(play: Play) -> None:
    game = play(run_of(DONE, item_of(TRUTH)))
    game.press(Qt.Key.Key_G, CONTROL)
    assert "1 question has no answer yet." in game.words(game.dialog)


def test_the_list_when_everything_is_answered(play: Play) -> None:
    game = play(run_of(DONE, DONE))
    game.press(Qt.Key.Key_G, CONTROL)
    assert "You answered every question." in game.words(game.dialog)


def test_many_questions_scroll_in_the_panel(play: Play) -> None:
    game = play(run_of(*(replace(DONE, item=place) for place in range(1, 61))))
    assert game.window.height() == 768
    assert named(game, "See all answers").visibleRegion().boundingRect().height() >= 40
    assert "60 of 60" in game.words()


def test_from_150_per_cent_the_questions_are_in_a_drawer(play: Play, look: ThemeHolder) -> None:
    look.set_look(choice="light", text_size=150)
    game = play(RUN)
    assert game.visible(SidePanel) == []
    named(game, "Question 2 of 4. Show all questions").click()
    assert len(game.visible(Drawer)) == 1
    assert tiles(game)[3] == "Question 4, to do, flagged"
    game.press(Qt.Key.Key_Escape)
    assert game.visible(Drawer) == []
    named(game, "Question 2 of 4. Show all questions").click()
    game.visible(NavigatorTile)[3].click()
    assert game.state.index == 3
    assert game.visible(Drawer) == []
    assert game.player.isAncestorOf(game.window.focusWidget())
    named(game, "Question 4 of 4. Show all questions").click()
    named(game, "See all answers").click()
    assert game.visible(Drawer) == []
    assert len(game.visible(Overview)) == 1


def test_what_lies_over_the_page_goes_with_it(play: Play) -> None:
    game = play(RUN)
    named(game, "See all answers").click()
    named(game, "See question 1, answered").click()
    named(game, "See all answers").click()
    game.page.hide()
    assert game.visible(Overview) == []
    assert game.finished == []


def test_leaving_before_anything_is_loaded_goes_home(play: Play) -> None:
    game = play(RUN, shown=False)
    with game.qtbot.waitSignal(game.page.home_chosen):
        game.page.leave()
    game.page.save()
    assert game.school.playing.kept == []


def test_leaving_saves(play: Play) -> None:
    game = play(RUN)
    game.respond({"answers": {"1": "true"}})
    game.page.leave()
    assert game.left == [RUN.challenge.id]
    assert game.school.playing.drafts[-1][0] == TRUTH.order


def test_a_run_without_a_name_of_its_own(play: Play) -> None:
    game = play(RUN)
    assert game.state.run.id == RUN_ID
    assert game.page.with_rail is False
