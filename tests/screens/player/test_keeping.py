"""What is not sent yet is kept: at once on this PC, the time in the school too."""

import pytest
from PySide6.QtTest import QTest

from oneenglish_desktop.domain.errors import Invalid, JournalFull, NotAllowed, Unavailable
from oneenglish_desktop.questions.marking import key_response
from oneenglish_desktop.screens.player import keeper
from oneenglish_desktop.services.sender import SenderStatus
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.screens.player.conftest import Play
from tests.screens.player.game import Game
from tests.screens.player.runs import item_of, question_of, run_of, typed_question

CHOICE = question_of("multiple_choice")
TYPED = typed_question()
KEY = key_response(CHOICE)
RUN = run_of(item_of(TYPED), item_of(CHOICE))


def saved(game: Game) -> str:
    """What the bar says about saving."""
    return game.bar.saved.toolTip()


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second of the keeper takes 10 ms."""
    monkeypatch.setattr(keeper, "SAVE_AFTER_MS", 10)
    monkeypatch.setattr(keeper, "SPEND_EVERY_MS", 10)


def test_what_is_written_is_kept_within_a_second(play: Play, soon: None) -> None:
    game = play(RUN)
    game.write("we")
    game.until(lambda: game.school.playing.drafts)
    game.write("nt")
    game.until(lambda: game.school.playing.drafts[-1] == (TYPED.order, {"1": "went"}))
    assert game.school.playing.kept
    assert saved(game) == "All saved"


def test_nothing_is_written_twice(play: Play) -> None:
    game = play(RUN)
    game.page.save()
    assert game.school.playing.drafts == []
    game.write("x")
    game.page.save()
    game.page.save()
    assert game.school.playing.drafts == [(TYPED.order, {"1": "x"})]


def test_the_answer_is_kept_before_it_is_sent(play: Play) -> None:
    game = play(run_of(item_of(CHOICE)))
    game.school.answering.gate.clear()
    game.respond(KEY)
    game.bar.choose_next()
    assert game.school.playing.drafts == [(CHOICE.order, KEY)]


def test_the_school_learns_the_time(play: Play, soon: None) -> None:
    game = play(RUN)
    game.until(lambda: len(game.school.playing.spent) > 1)
    assert game.school.playing.spent[0] >= 440


def test_the_school_is_not_asked_while_it_is_away(play: Play) -> None:
    game = play(RUN)
    game.school.sender.status = SenderStatus(online=False, waiting=1)
    game.view._keeper.spend()
    QTest.qWait(20)
    assert game.school.playing.spent == []


def test_the_time_is_told_one_at_a_time(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    game = play(RUN)
    game.school.playing.gate.clear()
    told: list[int] = []

    def slow(_run_id: str, seconds: int) -> None:
        game.school.playing.gate.wait(10)
        told.append(seconds)
        raise Unavailable("away")

    monkeypatch.setattr(game.school.playing, "spend", slow)
    game.view._keeper.spend()
    game.view._keeper.spend()
    game.school.playing.gate.set()
    game.until(lambda: told)
    QTest.qWait(20)
    assert len(told) == 1
    game.until(lambda: not game.view._keeper._spending)
    assert game.banner == ""


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (JournalFull("full"), "This computer is full. Your answer stays here."),
        (Invalid("half a character"), "We cannot keep this answer. It stays on the screen."),
        (NotAllowed("signed out"), "We cannot keep this answer."),
    ],
)
def test_a_computer_that_cannot_keep_it_says_so_until_it_can(
    play: Play, soon: None, error: Exception, words: str
) -> None:
    game = play(RUN)
    game.school.playing.keep_error = error
    game.write("went")
    game.until(lambda: game.banner)
    assert game.banner.startswith(words)
    assert saved(game) == "Not saved yet"
    assert game.question.response() == {"1": "went"}
    game.page.save()
    game.school.playing.keep_error = None
    game.write("!")
    game.until(lambda: game.school.playing.drafts)
    assert game.banner == ""
    assert saved(game) == "All saved"


def test_a_flag_that_cannot_be_kept(play: Play) -> None:
    game = play(RUN)
    game.school.playing.keep_error = JournalFull("full")
    game.bar.flag.click()
    assert game.banner.startswith("This computer is full.")
    assert game.state.current.flagged


def test_saving_never_raises(play: Play) -> None:
    game = play(RUN)
    game.school.playing.keep_error = NotAllowed("signed out")
    game.write("x")
    game.page.save()
    game.page.leave()
    assert game.left == [RUN.challenge.id]


def test_the_line_follows_the_sender(play: Play) -> None:
    game = play(run_of(item_of(CHOICE), item_of(TYPED)))
    assert saved(game) == "All saved"
    game.answer(KEY)
    assert saved(game) == "Points saved"
    game.school.sender.status = SenderStatus(online=False, waiting=1)
    game.changes.sender_changed.emit(game.school.sender.status)
    assert saved(game) == "Saved on this computer"
    game.school.sender.status = SenderStatus()
    game.changes.sender_changed.emit(game.school.sender.status)
    assert saved(game) == "Points saved"


def test_an_answer_without_a_mark_is_saved(play: Play) -> None:
    game = play(run_of(item_of(CHOICE, waiting=True, attempts_used=1, attempts_left=1)))
    assert saved(game) == "Answer saved"


def test_another_look_keeps_what_is_typed(play: Play, look: ThemeHolder) -> None:
    game = play(RUN)
    game.write("went")
    view = game.question
    for theme, size in (("dark", 100), ("contrast", 125), ("light", 200), ("light", 100)):
        look.set_look(choice=theme, text_size=size)
        QTest.qWait(1)
        assert game.question is view
        assert game.question.response() == {"1": "went"}
        assert game.player.isAncestorOf(game.window.focusWidget())
    game.write(" on")
    assert game.question.response() == {"1": "went on"}


def test_the_text_grows_step_by_step_and_begins_again(play: Play) -> None:
    game = play(RUN)
    sizes = []
    for _ in range(5):
        game.view.frame.top.text_size_chosen.emit()
        wanted = game.wanted[-1]
        sizes.append(wanted["text_size"])
        game.changes.preferences_changed.emit(game.school.preferences.change(**wanted))
    assert sizes == [125, 150, 175, 200, 100]
