"""The list of challenges and one challenge in a window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from oneenglish_desktop.domain.challenges import Level
from oneenglish_desktop.domain.errors import NotFound, Unavailable
from oneenglish_desktop.domain.progress import ChallengeState, PhaseStatus
from oneenglish_desktop.screens.challenges.challenge_view import ChallengeView
from oneenglish_desktop.screens.challenges.list_view import ChallengeList, Filter, Stage, stage
from oneenglish_desktop.screens.challenges.row_card import ChallengeCard
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.window import MainWindow
from oneenglish_desktop.widgets.controls.combo import ComboBox
from tests.screens.driving import button, press, sign_in, words
from tests.screens.values import School, challenge_state, city, family, food, sports, states


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (sports(), Stage.TO_DO),
        (food(), Stage.STARTED),
        (city(), Stage.STARTED),
        (family(), Stage.FINISHED),
    ],
)
def test_how_far_a_challenge_is(state: ChallengeState, expected: Stage) -> None:
    assert stage(state) is expected


def test_filters_combine() -> None:
    both = Filter(Stage.STARTED, Level.A2)
    assert [both.fits(state) for state in states()] == [True, True, False, False]
    assert all(Filter().fits(state) for state in states())


@pytest.mark.usefixtures("look")
class TestList:
    @pytest.fixture
    def view(self, qtbot: QtBot) -> ChallengeList:
        made = ChallengeList(states(), Filter())
        qtbot.addWidget(made)
        made.resize(1154, 768)
        made.show()
        return made

    def titles(self, view: ChallengeList) -> list[str]:
        return [each.title for each in view.findChildren(ChallengeCard) if each.isVisible()]

    def choose(self, view: ChallengeList, text: str) -> None:
        next(each for each in view.findChildren(QAbstractButton) if each.text() == text).click()

    def test_all_then_what_is_to_do(self, view: ChallengeList) -> None:
        assert len(self.titles(view)) == 4
        self.choose(view, "To do")
        assert self.titles(view) == ["Sports and Heroes"]
        self.choose(view, "Finished")
        assert self.titles(view) == ["My Family and Friends"]

    def test_a_filter_without_a_match_offers_all(self, view: ChallengeList) -> None:
        box = view.findChild(ComboBox)
        assert isinstance(box, ComboBox)
        box.setCurrentIndex(box.findData(Level.B1))
        assert self.titles(view) == ["Sports and Heroes"]
        self.choose(view, "Finished")
        assert "No challenge fits." in words(view)
        button(view, "Show all").click()
        assert len(self.titles(view)) == 4
        assert view.filter == Filter()

    def test_no_challenges_at_all_says_why(self, qtbot: QtBot) -> None:
        view = ChallengeList((), Filter())
        qtbot.addWidget(view)
        view.show()
        assert "Your teacher has not opened one for your class." in words(view)
        with qtbot.waitSignal(view.home_chosen):
            button(view, "Go to Home").click()

    def test_each_card_leads_where_it_says(self, qtbot: QtBot, view: ChallengeList) -> None:
        with qtbot.waitSignal(view.phase_chosen) as played:
            button(view, "Continue").click()
        assert played.args == ["city-3"]
        with qtbot.waitSignal(view.challenge_chosen) as opened:
            button(view, "Start phase 2").click()
        assert opened.args == ["food"]
        with qtbot.waitSignal(view.podium_chosen) as podium:
            button(view, "See podium").click()
        assert podium.args == ["family"]
        with qtbot.waitSignal(view.challenge_chosen) as titled:
            self.choose(view, "My Family and Friends")
        assert titled.args == ["family"]

    def test_a_challenge_without_tries_left_can_be_opened(self, qtbot: QtBot) -> None:
        tried = challenge_state("x", "Over", Level.A1, 40)
        first = replace(tried.phases[0], status=PhaseStatus.FINISHED, runs=3)
        over = replace(tried, phases=(first, *tried.phases[1:]))
        view = ChallengeCard(over)
        qtbot.addWidget(view)
        view.show()
        with qtbot.waitSignal(view.challenge_chosen):
            button(view, "Open").click()

    def test_a_phase_that_is_not_passed_is_tried_again(self, qtbot: QtBot) -> None:
        view = ChallengeCard(challenge_state("x", "Again", Level.A1, 40))
        qtbot.addWidget(view)
        view.show()
        with qtbot.waitSignal(view.challenge_chosen):
            button(view, "Try phase 1 again").click()


@pytest.mark.usefixtures("look")
class TestChallenge:
    @pytest.fixture
    def view(self, qtbot: QtBot) -> ChallengeView:
        made = ChallengeView(city())
        qtbot.addWidget(made)
        made.resize(1154, 768)
        made.show()
        qtbot.wait(10)
        return made

    def test_shows_the_phase_to_play(self, qtbot: QtBot, view: ChallengeView) -> None:
        assert "Quarter-final" in words(view)
        with qtbot.waitSignal(view.phase_chosen) as played:
            button(view, "Continue at question 7").click()
        assert played.args == ["city-3"]

    def test_a_locked_phase_leads_back(self, view: ChallengeView) -> None:
        view.select(3)
        assert "Opens after phase 3" in words(view)
        button(view, "Go to phase 3").click()
        assert button(view, "Continue at question 7").isVisible()

    def test_a_finished_phase_shows_its_result(self, qtbot: QtBot, view: ChallengeView) -> None:
        view.select(0)
        with qtbot.waitSignal(view.result_chosen) as result:
            button(view, "See result").click()
        assert result.args == ["run-city-1"]
        with qtbot.waitSignal(view.phase_chosen) as again:
            button(view, "Try again").click()
        assert again.args == ["city-1"]

    def test_the_podium_opens_when_all_is_done(self, qtbot: QtBot, view: ChallengeView) -> None:
        with qtbot.assertNotEmitted(view.podium_chosen):
            view.select(5)
        done = ChallengeView(family())
        qtbot.addWidget(done)
        with qtbot.waitSignal(done.podium_chosen) as podium:
            done.select(5)
        assert podium.args == ["family"]

    def test_a_passed_phase_without_a_medal_and_one_not_passed(self, qtbot: QtBot) -> None:
        view = ChallengeView(challenge_state("x", "X", Level.A1, 55, 40, pass_percent=50.0))
        qtbot.addWidget(view)
        view.show()
        assert view.notes() == (
            "Done, 55%",
            "You are here",
            "Opens after phase 2",
            "Opens after phase 3",
            "Opens after phase 4",
        )


class TestPages:
    def test_a_page_that_cannot_be_reached_offers_a_way_out(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        screen = sign_in(qtbot, window, school)
        qtbot.waitUntil(lambda: "Continue where you left off" in words(window))
        school.challenges.error = Unavailable("x")
        window.open_page("challenges")
        qtbot.waitUntil(lambda: button(window, "Try again").isVisible())
        assert "Code NET-1" in words(window)
        button(window, "Try again").click()
        qtbot.waitUntil(lambda: "Sports and Heroes" in texts(window))
        school.challenges.error = NotFound("x")
        screen.shell.open("challenge", "city")
        qtbot.waitUntil(lambda: button(window, "Go to Home").isVisible())
        assert "This page is not here now" in words(window)
        button(window, "Go to Home").click()
        assert screen.shell.current == "home"

    def test_pages_reload_when_they_are_looked_at(
        self, qtbot: QtBot, window: MainWindow, school: School, changes: Changes
    ) -> None:
        screen = sign_in(qtbot, window, school)
        qtbot.waitUntil(lambda: school.challenges.asked == ["home"])
        screen.shell.open("challenges")
        qtbot.waitUntil(lambda: school.challenges.asked == ["home", "states"])
        changes.progress_changed.emit()
        qtbot.waitUntil(lambda: school.challenges.asked == ["home", "states", "states"])
        screen.shell.open("home")
        qtbot.waitUntil(lambda: school.challenges.asked[3:] == ["home"])
        screen.shell.open("challenges")
        qtbot.wait(20)
        assert school.challenges.asked[4:] == []

    def test_the_focus_survives_a_reload_and_is_not_stolen(
        self, qtbot: QtBot, window: MainWindow, school: School, changes: Changes
    ) -> None:
        screen = sign_in(qtbot, window, school)
        screen.shell.open("challenge", "city")
        qtbot.waitUntil(lambda: button(window, "Continue at question 7").hasFocus())
        changes.progress_changed.emit()
        qtbot.waitUntil(lambda: school.challenges.asked.count("city") == 2)
        qtbot.waitUntil(lambda: button(window, "Continue at question 7").hasFocus())
        press(Qt.Key.Key_F6)
        press(Qt.Key.Key_F6)
        assert not button(window, "Continue at question 7").hasFocus()

    def test_another_challenge_replaces_the_first(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        screen = sign_in(qtbot, window, school)
        screen.shell.open("challenge", "city")
        qtbot.waitUntil(lambda: "A Day in the City" in words(window))
        screen.shell.open("challenge", "food")
        qtbot.waitUntil(lambda: "Food Around the World" in words(window))
        screen.shell.open("challenge", "food")
        qtbot.waitUntil(lambda: school.challenges.asked.count("food") == 2)
        page = window.page
        assert page is not None
        assert "A Day in the City" not in words(page)


def texts(window: MainWindow) -> list[str]:
    return [each.text() for each in window.findChildren(QAbstractButton) if each.isVisible()]
