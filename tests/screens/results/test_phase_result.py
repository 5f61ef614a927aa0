"""What a student reads after a phase, and where it leads."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from oneenglish_desktop.background import Background
from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.results import phase_result
from oneenglish_desktop.screens.results.phase_result import PhaseResultPage
from oneenglish_desktop.screens.results.result_view import ResultView
from oneenglish_desktop.services.runs import RunResult
from oneenglish_desktop.widgets.controls.buttons import Button, LinkButton
from oneenglish_desktop.widgets.controls.dialogs import Dialog
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import Page
from oneenglish_desktop.widgets.learning.medals import Medal as MedalWidget
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.screens.driving import button, press
from tests.screens.player.runs import RUN_ID, city, item_of, question_of, run_of, typed_question
from tests.screens.player.school import RunSchool
from tests.screens.results.conftest import show
from tests.screens.results.results import (
    almost_right,
    lines,
    look_again_of,
    not_passed,
    result,
    summary,
)
from tests.screens.test_large_text import clipped, is_seen

Open = Callable[..., "Result"]
QUARTER_FINAL, SEMI_FINAL = city().phases[2].phase, city().phases[3].phase


class Result:
    """The page with what it says."""

    def __init__(self, qtbot: QtBot, host: Page, calls: Calls, changes: Changes) -> None:
        self.qtbot, self.host = qtbot, host
        self.school = RunSchool(run=run_of(item_of(question_of("true_false"))))
        self.page = PhaseResultPage(self.school.services, calls, changes)
        self.phases: list[str] = []
        self.challenges: list[str] = []
        self.podiums: list[str] = []
        self.page.phase_chosen.connect(self.phases.append)
        self.page.challenge_chosen.connect(self.challenges.append)
        self.page.podium_chosen.connect(self.podiums.append)

    @property
    def views(self) -> list[ResultView]:
        return [each for each in self.host.findChildren(ResultView) if each.isVisible()]

    @property
    def view(self) -> ResultView:
        assert len(self.views) == 1
        return self.views[0]

    @property
    def words(self) -> str:
        labels = self.host.findChildren(Label)
        return " ".join(label.text() for label in labels if label.isVisible())

    @property
    def buttons(self) -> list[str]:
        kinds = (Button, LinkButton)
        found = [each for kind in kinds for each in self.host.findChildren(kind)]
        return [each.text() for each in found if each.isVisible() and each.text() != "See why"]

    def until(self, expected: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(expected()), timeout=10_000)


@pytest.fixture
def opened(
    qtbot: QtBot, host: Page, background: Background, changes: Changes
) -> Callable[..., Result]:
    def open_result(*values: RunResult) -> Result:
        school = RunSchool(run=run_of(item_of(question_of("true_false"))))
        calls = Calls(background, changes, school.errors.report)
        shown = Result(qtbot, host, calls, changes)
        shown.school.playing.result_values = list(values)
        show(qtbot, host, shown.page)
        shown.page.open_run(RUN_ID)
        shown.until(lambda: shown.views)
        QTest.qWait(20)
        return shown

    return open_result


def test_a_silver_medal(opened: Open) -> None:
    shown = opened(result(previous_best_percent=68))
    for words in (
        "Quarter-final finished",
        "Silver medal!",
        "25 of 30 points, 83%. 2 more points are gold.",
        "14 min 28 s",
        "Try 1 of 3",
        "Up from 68%",
        "Your skills",
        "Everyday English",
        "7 of 8",
        "Phase 4 is open",
    ):
        assert words in shown.words
    assert shown.buttons == [
        "Try again for gold (2 left)",
        "Go to the Semi-final",
        "Back to the challenge",
    ]
    assert shown.view.primary.hasFocus()


def test_the_keyboard_goes_on_to_the_next_phase(opened: Open) -> None:
    shown = opened(result())
    press(Qt.Key.Key_Return)
    assert shown.phases == [SEMI_FINAL.id]


def test_the_other_ways(opened: Open) -> None:
    shown = opened(result())
    button(shown.host, "Try again for gold (2 left)").click()
    assert shown.phases == [QUARTER_FINAL.id]
    back = shown.host.findChild(LinkButton)
    assert isinstance(back, LinkButton)
    back.click()
    assert shown.challenges == [city().challenge.id]


def test_no_medal(opened: Open) -> None:
    shown = opened(not_passed())
    assert "Almost there" in shown.words
    assert "6 more points are bronze." in shown.words
    assert shown.host.findChildren(MedalWidget) == []
    assert shown.buttons == ["Try again (2 left)", "Back to the challenge"]
    button(shown.host, "Try again (2 left)").click()
    assert shown.phases == [QUARTER_FINAL.id]


def test_no_tries_left(opened: Open) -> None:
    shown = opened(not_passed(runs_left=0, previous_best_percent=55))
    assert "Best score 55%" in shown.words
    assert shown.buttons == ["Back to the challenge"]
    button(shown.host, "Back to the challenge").click()
    assert shown.challenges == [city().challenge.id]


def test_any_number_of_tries(opened: Open) -> None:
    phase = QUARTER_FINAL.__class__(**{**_fields(QUARTER_FINAL), "max_runs": None})
    shown = opened(not_passed(runs_left=None, phase=phase, run=summary(12, active_seconds=40)))
    assert "Try again" in shown.buttons
    assert "Try 1" in shown.words
    assert "40 s" in shown.words
    assert "Try 1 of" not in shown.words


def _fields(value: Any) -> dict[str, Any]:  # noqa: ANN401
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def test_the_challenge_is_finished(opened: Open) -> None:
    gold = result(
        30,
        points_to_next_medal=None,
        look_again=(),
        next_phase=None,
        challenge_finished=True,
        runs_left=None,
    )
    shown = opened(gold)
    assert "Gold medal!" in shown.words
    assert "That is the best medal." in shown.words
    assert "Every answer was right." in shown.words
    assert "Try again" in shown.buttons
    button(shown.host, "Go to the podium").click()
    assert shown.podiums == [city().challenge.id]


def test_a_phase_that_was_played_again_leads_back(opened: Open) -> None:
    shown = opened(result(next_phase=None))
    assert shown.buttons == ["Try again for gold (2 left)", "Back to the challenge"]
    assert shown.view.primary.text() == "Back to the challenge"


@pytest.mark.parametrize(
    ("following", "words", "again"),
    [
        ((Medal.GOLD, 1.0), "1 more point is gold.", "Try again for gold (2 left)"),
        ((Medal.GOLD, 2.5), "2.5 more points are gold.", "Try again for gold (2 left)"),
        ((Medal.SILVER, 1.0), "1 more point is silver.", "Try again for silver (2 left)"),
        ((Medal.SILVER, 3.0), "3 more points are silver.", "Try again for silver (2 left)"),
        ((Medal.BRONZE, 1.0), "1 more point is bronze.", "Try again for bronze (2 left)"),
    ],
)
def test_what_the_next_medal_takes(
    opened: Open, following: tuple[Medal, float], words: str, again: str
) -> None:
    shown = opened(result(19, points_to_next_medal=following))
    assert words in shown.words
    assert again in shown.buttons


def test_a_phase_may_be_passed_without_a_medal(opened: Open) -> None:
    shown = opened(result(run=summary(15, passed=True)))
    assert "You finished this phase" in shown.words


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page looks again at once."""
    monkeypatch.setattr(phase_result, "ASK_AGAIN_MS", 20)


def test_marks_that_come_later(opened: Open, soon: None, said: list[str]) -> None:
    shown = opened(not_passed(pending=2), not_passed(pending=1), result())
    shown.until(lambda: "Silver medal!" in shown.words)
    assert shown.view.primary.hasFocus()
    assert said == ["Your result is complete."]


def test_how_many_marks_are_missing(opened: Open) -> None:
    assert "1 answer waits for a mark." in opened(result(pending=1)).words


def test_many_marks_are_missing(opened: Open) -> None:
    assert "3 answers wait for a mark." in opened(result(pending=3)).words


def test_the_same_result_leaves_the_page_alone(opened: Open, soon: None) -> None:
    shown = opened(result(pending=1))
    view = shown.view
    shown.host.findChildren(LinkButton)[0].setFocus()
    QTest.qWait(100)
    assert shown.view is view
    assert isinstance(QApplication.focusWidget(), LinkButton)


def test_a_school_that_is_away_leaves_the_result_on_the_screen(
    opened: Open, soon: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened(not_passed(pending=1))
    asked: list[str] = []

    def away(run_id: str) -> RunResult:
        asked.append(run_id)
        raise Unavailable("away")

    with monkeypatch.context() as patched:
        patched.setattr(shown.school.playing, "result", away)
        shown.until(lambda: len(asked) > 1)
        assert "waits for a mark" in shown.words
    shown.school.playing.result_values = [result()]
    shown.until(lambda: "Silver medal!" in shown.words)


def test_a_result_that_cannot_be_loaded(
    qtbot: QtBot, host: Page, background: Background, changes: Changes
) -> None:
    school = RunSchool(run=run_of(item_of(question_of("true_false"))))
    shown = Result(qtbot, host, Calls(background, changes, school.errors.report), changes)
    shown.school.playing.error = Unavailable("away")
    shown.school.playing.result_values = [result()]
    show(qtbot, host, shown.page)
    QTest.qWait(20)
    assert shown.page.regions() == (shown.page,)
    shown.page.open_run(RUN_ID)
    shown.until(lambda: "We cannot reach your school." in shown.words)
    shown.school.playing.error = None
    button(host, "Try again").click()
    shown.until(lambda: shown.views)


def test_news_do_not_disturb_a_result(opened: Open, changes: Changes) -> None:
    shown = opened(result(), not_passed())
    changes.progress_changed.emit()
    QTest.qWait(50)
    assert "Silver medal!" in shown.words


def test_what_to_look_at_again(opened: Open) -> None:
    shown = opened(result())
    for words in (
        "Fill in the blank, past simple",
        "meeted",
        "met",
        "Multiple choice",
        "No answer",
        "We cannot show this question",
        "Please tell your teacher.",
    ):
        assert words in shown.words
    names = [
        each.accessibleName()
        for each in shown.host.findChildren(Button)
        if each.text() == "See why"
    ]
    assert names == [f"See why, question {line.item}" for line in lines()[:3]]


def _why(shown: Result, place: int) -> str:
    buttons = [each for each in shown.host.findChildren(Button) if each.text() == "See why"]
    buttons[place].click()
    QTest.qWait(20)
    dialog = next(each for each in shown.host.findChildren(Dialog) if each.isVisible())
    said = " | ".join(label.text() for label in dialog.findChildren(Label) if label.isVisible())
    press(Qt.Key.Key_Return)
    QTest.qWait(1)
    assert not any(each.isVisible() for each in shown.host.findChildren(Dialog))
    return said


def test_see_why_tells_every_mistake(opened: Open) -> None:
    shown = opened(result())
    typed = _why(shown, 0)
    assert "Your answer | Correct answer | meeted | met | was | were" in typed
    assert "Meet, met; make, made." in typed


def test_see_why_tells_the_right_option(opened: Open) -> None:
    shown = opened(result())
    chosen = _why(shown, 1)
    assert "Correct answer" in chosen
    assert "faster." in chosen


def test_see_why_without_an_answer(opened: Open) -> None:
    assert "Try the phase again to see the answer." in _why(opened(result()), 2)


def test_see_why_when_no_try_is_left(opened: Open) -> None:
    assert "Your teacher can tell you more." in _why(opened(not_passed(runs_left=0)), 2)


def test_a_reason_goes_with_its_page(opened: Open) -> None:
    shown = opened(result())
    next(each for each in shown.host.findChildren(Button) if each.text() == "See why").click()
    shown.page.hide()
    assert not any(each.isVisible() for each in shown.host.findChildren(Dialog))


def test_a_window_that_is_only_minimised_keeps_its_dialog(opened: Open) -> None:
    shown = opened(result())
    next(each for each in shown.host.findChildren(Button) if each.text() == "See why").click()
    event = QHideEvent()
    event.spontaneous = lambda: True  # type: ignore[method-assign]
    shown.view.hideEvent(event)
    assert any(each.isVisible() for each in shown.host.findChildren(Dialog))


def test_a_reason_without_the_answer(opened: Open) -> None:
    typed = typed_question()
    gap = look_again_of(typed, almost_right(typed, gap1="meeted"), attempt=1)
    said = _why(opened(result(look_again=(gap,))), 0)
    assert "meeted" in said
    assert "Correct answer" not in said


def test_a_reason_with_a_gap_that_was_empty(opened: Open) -> None:
    typed = typed_question()
    gap = look_again_of(typed, almost_right(typed, gap1=""))
    assert "No answer | met" in _why(opened(result(look_again=(gap,))), 0)


def test_f6_regions(opened: Open) -> None:
    shown = opened(result())
    regions = shown.page.regions()
    assert len(regions) == 2
    assert regions[1].isAncestorOf(shown.view.primary)


def test_the_hero_is_arranged_as_designed(opened: Open) -> None:
    shown = opened(result())
    medal = shown.host.findChild(MedalWidget)
    assert isinstance(medal, MedalWidget)
    centre = medal.mapTo(shown.host, medal.rect().center())
    assert abs(centre.x() - 224) <= 1
    title = next(
        label for label in shown.host.findChildren(Label) if label.text() == "Silver medal!"
    )
    assert title.mapTo(shown.host, title.rect().topLeft()).x() == 476


@pytest.mark.parametrize("size", [100, 125, 150, 175, 200])
@pytest.mark.parametrize("screen", [(1366, 768), (1366, 696), (1024, 700), (800, 560)], ids=str)
def test_everything_fits(
    opened: Open, look: ThemeHolder, size: int, screen: tuple[int, int]
) -> None:
    shown = opened(result(previous_best_percent=68))
    shown.host.resize(*screen)
    look.set_look(choice="light", text_size=size)
    QTest.qWait(30)
    assert shown.host.width() == screen[0]
    assert is_seen(shown.host, shown.view.primary)
    assert clipped(shown.host) == []
    assert shown.view.primary.hasFocus()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_theme_paints_it(opened: Open, look: ThemeHolder, theme: str) -> None:
    shown = opened(result())
    view = shown.view
    look.set_look(choice=theme)
    assert shown.view is view
    assert not shown.host.grab().isNull()
