"""What Home says, to whom, and where it leads."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from oneenglish_desktop.domain.challenges import Level
from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.screens.home.greeting import greeting
from oneenglish_desktop.screens.home.staff import StaffHomePage
from oneenglish_desktop.screens.home.start_card import StartCard
from oneenglish_desktop.screens.home.student_view import StudentHomeView
from tests.screens.driving import button, words
from tests.screens.values import School, challenge_state, city, sports, student_home

pytestmark = pytest.mark.usefixtures("look")


@pytest.mark.parametrize(
    ("hour", "text"),
    [
        (0, "Good morning, Mariana"),
        (11, "Good morning, Mariana"),
        (12, "Good afternoon, Mariana"),
        (17, "Good afternoon, Mariana"),
        (18, "Good evening, Mariana"),
    ],
)
def test_the_greeting_follows_the_hour(hour: int, text: str) -> None:
    assert greeting("Mariana", hour) == text


class TestStartCard:
    def test_continues_a_started_phase(self, qtbot: QtBot) -> None:
        card = StartCard(city(), finished_all=False)
        qtbot.addWidget(card)
        card.show()
        assert "Continue where you left off" in words(card)
        assert "6 of 12 questions answered" in words(card)
        with qtbot.waitSignal(card.phase_chosen) as played:
            button(card, "Continue").click()
        assert played.args == ["city-3"]

    def test_a_new_phase_is_looked_at_before_its_time_starts(self, qtbot: QtBot) -> None:
        card = StartCard(sports(), finished_all=False)
        qtbot.addWidget(card)
        card.show()
        with qtbot.waitSignal(card.challenge_chosen) as opened:
            button(card, "Start").click()
        assert opened.args == ["sports"]

    def test_a_phase_that_is_not_passed_is_tried_again(self, qtbot: QtBot) -> None:
        card = StartCard(challenge_state("x", "X", Level.A1, 40), finished_all=False)
        qtbot.addWidget(card)
        card.show()
        assert button(card, "Try again").isVisible()

    @pytest.mark.parametrize(
        ("total", "text"),
        [
            (3, "You finished all your challenges"),
            (0, "Your teacher has not opened one for your class."),
        ],
    )
    def test_nothing_to_play_leads_to_the_list(
        self,
        qtbot: QtBot,
        total: int,
        text: str,
    ) -> None:
        card = StartCard(None, finished_all=total > 0)
        qtbot.addWidget(card)
        card.show()
        assert text in words(card)
        with qtbot.waitSignal(card.challenges_chosen):
            button(card, "See challenges").click()


@pytest.mark.parametrize(
    ("days", "texts"),
    [
        (0, ("You can start your week today.", "A few questions a day help you remember.")),
        (1, ("You practised on 1 day this week.", "day of practice")),
        (7, ("You practised on 7 days this week.", "You practised every day this week.")),
    ],
)
def test_the_week_in_words(qtbot: QtBot, days: int, texts: tuple[str, ...]) -> None:
    view = StudentHomeView(student_home(days_this_week=days))
    qtbot.addWidget(view)
    for text in texts:
        assert text in words(view)


def test_home_without_challenges_has_no_list(qtbot: QtBot) -> None:
    empty = replace(student_home(), current=None, others=(), total=0)
    view = StudentHomeView(empty)
    qtbot.addWidget(view)
    view.show()
    assert "No challenges yet" in words(view)
    assert "Medals of the" not in words(view)


def test_staff_read_what_they_can_do_here(qtbot: QtBot) -> None:
    page = StaffHomePage(School(role=RoleName.TEACHER).sign_in().services)
    qtbot.addWidget(page)
    page.show()
    assert "This version is for students." in words(page)
    with qtbot.waitSignal(page.settings_chosen):
        button(page, "Look and text").click()
    with qtbot.waitSignal(page.help_chosen):
        button(page, "Open help").click()


def test_an_administrator_teaches_no_class(qtbot: QtBot) -> None:
    page = StaffHomePage(School(role=RoleName.ADMIN).sign_in().services)
    qtbot.addWidget(page)
    assert "You teach no class." in words(page)


def test_home_is_for_somebody_who_is_signed_in(school: School) -> None:
    with pytest.raises(RuntimeError):
        StaffHomePage(school.services)
