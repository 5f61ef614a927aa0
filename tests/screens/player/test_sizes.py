"""Nothing is cut off and the action stays in sight, whatever the text size and the screen."""

import pytest
from PySide6.QtTest import QTest

from oneenglish_desktop.questions.marking import key_response
from oneenglish_desktop.screens.player.overview import Overview
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.learning.progress import SegmentBar
from oneenglish_desktop.widgets.learning.verdict import VerdictHead
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.screens.driving import button
from tests.screens.player.conftest import Play
from tests.screens.player.game import Game
from tests.screens.player.runs import (
    damaged_item,
    gap_question,
    item_of,
    question_of,
    run_of,
    typed_question,
)
from tests.screens.test_large_text import clipped, is_seen

SIZES = (100, 125, 150, 175, 200)
SCREENS = ((1366, 768), (1366, 696), (1024, 700), (800, 560))
CHOICE = question_of("multiple_choice")
QUESTIONS = (
    CHOICE,
    question_of("true_false"),
    typed_question(),
    gap_question("word_bank"),
    gap_question("drop_down"),
)
RUN = run_of(*(item_of(question) for question in QUESTIONS), damaged_item(9))


def settle(game: Game) -> None:
    QTest.qWait(20)
    assert clipped(game.window) == []
    assert is_seen(game.window, game.bar.primary)
    assert is_seen(game.window, game.bar.flag)
    assert is_seen(game.window, game.view.frame.top.leave)
    assert game.view.frame.area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_the_action_is_always_in_sight(
    play: Play, look: ThemeHolder, size: int, screen: tuple[int, int]
) -> None:
    look.set_look(choice="light", text_size=size)
    game = play(RUN)
    game.window.resize(*screen)
    for index, question in enumerate(QUESTIONS):
        game.view._go(index)
        settle(game)
        game.answer(key_response(question))
        settle(game)
    game.view._go(len(QUESTIONS))
    settle(game)


@pytest.mark.parametrize("size", SIZES)
def test_the_verdict_and_the_answer_are_seen_together(
    play: Play, look: ThemeHolder, size: int
) -> None:
    look.set_look(choice="light", text_size=size)
    game = play(RUN)
    game.window.resize(1366, 696)
    for index, question in enumerate(QUESTIONS[:3]):
        game.view._go(index)
        QTest.qWait(20)
        game.answer(key_response(question))
        QTest.qWait(20)
        head = game.visible(VerdictHead)[0]
        assert is_seen(game.window, head)
        body = game.player.body.itemAt(0)
        assert body is not None
        first = body.widget() or game.player
        assert not first.visibleRegion().isEmpty()


@pytest.mark.parametrize("size", SIZES)
def test_lists_over_the_page_fit(play: Play, look: ThemeHolder, size: int) -> None:
    look.set_look(choice="light", text_size=size)
    game = play(RUN)
    game.window.resize(1024, 700)
    game.view._show_answers()
    QTest.qWait(20)
    for action in ("Back to the questions", "Finish the Quarter-final"):
        assert is_seen(game.window, button(game.window, action))
    game.view._overlays.close()
    game.view._show_keys()
    QTest.qWait(20)
    assert is_seen(game.window, button(game.window, "Close"))
    assert clipped(game.dialog) == []
    assert game.visible(Overview) == []


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_theme_paints_every_question(play: Play, look: ThemeHolder, theme: str) -> None:
    look.set_look(choice=theme)
    game = play(RUN)
    for index, question in enumerate(QUESTIONS):
        game.view._go(index)
        assert not game.window.grab().isNull()
        game.answer(key_response(question))
        assert not game.window.grab().isNull()


def test_the_segments_go_where_the_words_need_the_room(play: Play) -> None:
    game = play(run_of(*(item_of(CHOICE) for _ in range(12))))
    game.view.frame.top.set_left(600)
    assert len(game.visible(SegmentBar)) == 1
    game.window.resize(1024, 700)
    QTest.qWait(20)
    assert game.visible(SegmentBar) == []
    challenge = next(
        label for label in game.visible(Label) if label.text() == game.state.run.challenge.title
    )
    assert challenge.width() >= challenge.sizeHint().width()


def test_the_keys_and_the_save_state_make_room_for_the_buttons(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(CHOICE)))
    game.window.resize(800, 560)
    wrong = [["a"], ["b"], ["c"], ["d"]]
    game.answer(next(response for response in wrong if response != key_response(CHOICE)))
    QTest.qWait(20)
    for each in (game.bar.flag, game.bar.again, game.bar.primary):
        assert is_seen(game.window, each)
    assert game.bar.width() == 800
