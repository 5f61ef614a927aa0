"""The window from the first moment to signing out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from oneenglish_desktop.domain.errors import SessionExpired, SignInRefused, SignInThrottled
from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.screens.home.staff import StaffHomePage
from oneenglish_desktop.screens.home.student import StudentHomePage
from oneenglish_desktop.screens.session import SessionScreen
from oneenglish_desktop.screens.sign_in.again import SignInAgain
from oneenglish_desktop.screens.sign_in.page import SignInPage
from oneenglish_desktop.screens.start.first_run import FirstRunPage
from oneenglish_desktop.screens.start.page import StartPage
from oneenglish_desktop.screens.window import MainWindow
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.dialogs import Dialog
from oneenglish_desktop.widgets.learning.rail import RailItem
from oneenglish_desktop.widgets.theme.holder import current_theme
from tests.screens.driving import CONTROL, button, dialog, press, sign_in, words
from tests.screens.values import School


class TestStart:
    def test_steps_are_ticked_one_after_the_other(self, window: MainWindow) -> None:
        window.show_step("Opening your progress")
        window.show_step("Opening the questions")
        page = window.page
        assert isinstance(page, StartPage)
        assert page.steps == ("Opening your progress", "Opening the questions")

    def test_a_problem_offers_its_actions(self, qtbot: QtBot, window: MainWindow) -> None:
        window.show_start()
        window.show_start_problem("First", "It is safe.", [("again", "Try again")])
        window.show_start_problem(
            "The data is damaged", "It is safe.", [("again", "Try again"), ("aside", "Set aside")]
        )
        with qtbot.waitSignal(window.start_action_chosen) as chosen:
            button(window, "Set aside").click()
        assert chosen.args == ["aside"]

    def test_first_run_offers_to_try_or_to_connect(
        self, qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window.show_first_run()
        with qtbot.waitSignal(window.try_here_chosen):
            button(window, "Try it here").click()
        monkeypatch.setattr(
            "oneenglish_desktop.screens.start.first_run.QFileDialog.getOpenFileName",
            lambda *_: ("/school.toml", ""),
        )
        with qtbot.waitSignal(window.connection_file_chosen) as chosen:
            button(window, "Choose the file").click()
        assert chosen.args == [Path("/school.toml")]

    def test_choosing_no_file_changes_nothing(
        self, qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window.show_first_run()
        monkeypatch.setattr(
            "oneenglish_desktop.screens.start.first_run.QFileDialog.getOpenFileName",
            lambda *_: ("", ""),
        )
        with qtbot.assertNotEmitted(window.connection_file_chosen):
            button(window, "Choose the file").click()
        assert isinstance(window.page, FirstRunPage)

    def test_a_file_that_does_not_fit_is_told_on_the_page(self, window: MainWindow) -> None:
        window.show_first_run()
        window.show_connection_problem("This is not a connection file.", "Choose another.")
        assert "This is not a connection file." in words(window)

    def test_leaving_a_school_is_asked_first(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        window.show_sign_in(school.services, "Riverside School")
        page = window.page
        assert isinstance(page, SignInPage)
        page.school_change_chosen.emit()
        with qtbot.assertNotEmitted(window.school_change_chosen):
            press(Qt.Key.Key_Escape)
        page.school_change_chosen.emit()
        with qtbot.waitSignal(window.school_change_chosen):
            button(window, "Change school").click()

    def test_a_bug_is_told_once_with_its_code(self, window: MainWindow) -> None:
        window.show_start()
        window.show_bug("E-7K2M9Q")
        window.show_bug("E-000000")
        assert "E-7K2M9Q" in words(dialog(window))
        dialog(window).finish("close")
        window.show_bug("E-111111")
        assert "E-111111" in words(dialog(window))


class TestSigningIn:
    def test_by_keyboard_to_the_home_of_a_student(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        screen = sign_in(qtbot, window, school)
        assert isinstance(window.page, StudentHomePage)
        qtbot.waitUntil(lambda: bool(window.findChildren(Button)))
        qtbot.waitUntil(lambda: button(window, "Continue").hasFocus())
        labels = [each.text() for each in screen.shell.rail.findChildren(RailItem)]
        assert labels[:2] == ["Home", "Challenges"]
        assert "Sign out" in labels

    @pytest.mark.parametrize("role", [RoleName.TEACHER, RoleName.ADMIN])
    def test_staff_see_their_own_home_and_no_page_of_students(
        self, qtbot: QtBot, window: MainWindow, role: RoleName
    ) -> None:
        school = School(role=role)
        window.open_page("challenges")
        screen = sign_in(qtbot, window, school)
        assert isinstance(window.page, StaffHomePage)
        labels = {each.text() for each in screen.shell.rail.findChildren(RailItem)}
        assert labels & {"Challenges", "Review", "Messages"} == set()
        for name, argument in (
            ("challenges", ""),
            ("challenge", "city"),
            ("player", "city-3"),
            ("result", "run-city-1"),
            ("podium", "family"),
        ):
            assert not screen.shell.open(name, argument)
        assert isinstance(window.page, StaffHomePage)
        assert school.challenges.asked == []

    def test_a_page_asked_for_before_is_opened_when_it_is_allowed(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        assert not window.open_page("challenges")
        screen = sign_in(qtbot, window, school)
        assert screen.shell.current == "challenges"
        assert window.open_page("settings")
        assert not window.open_page("gradebook")
        assert not window.open_page("player")
        assert screen.shell.current == "settings"

    def test_the_look_of_the_person_comes_and_goes_with_the_person(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        window.show_sign_in(school.services, "Riverside School")
        press(Qt.Key.Key_Plus, CONTROL)
        assert current_theme().factor == 1.25
        screen = sign_in(qtbot, window, school)
        assert current_theme().factor == 1
        press(Qt.Key.Key_Plus, CONTROL)
        assert current_theme().factor == 1.25
        press(Qt.Key.Key_Minus, CONTROL)
        press(Qt.Key.Key_Minus, CONTROL)
        assert current_theme().factor == 1
        with qtbot.waitSignal(window.signed_out):
            screen.sign_out()
        assert current_theme().factor == 1.25


class TestSigningOut:
    def test_nothing_of_the_person_stays(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        screen = sign_in(qtbot, window, school)
        shell = screen.shell
        with qtbot.waitSignal(shell.destroyed), qtbot.waitSignal(window.signed_out):
            screen.sign_out()
            screen.sign_out()
        assert school.accounts.calls[-1] == ("sign_out", "")
        assert school.accounts.calls.count(("sign_out", "")) == 1
        assert window.session_screen is None
        page = window.page
        assert isinstance(page, SignInPage)
        assert page.form.username.text() == ""
        assert page.form.username.isEnabled()

    def test_the_next_person_can_sign_in(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        with qtbot.waitSignal(window.signed_out):
            sign_in(qtbot, window, school).sign_out()
        sign_in(qtbot, window, school)
        assert isinstance(window.page, StudentHomePage)

    def test_closing_the_window_keeps_the_work(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        page = SavingPage()
        show(sign_in(qtbot, window, school), page)
        window.close()
        assert page.saved == 1


class SavingPage(QWidget):
    """A page with work that is not kept yet."""

    def __init__(self) -> None:
        super().__init__()
        self.saved = 0

    def save(self) -> None:
        self.saved += 1


def show(screen: SessionScreen, page: QWidget) -> None:
    screen.shell._stack.addWidget(page)
    screen.shell._stack.setCurrentWidget(page)


class TestIdleLock:
    def test_somebody_who_is_there_stays(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        screen = sign_in(qtbot, window, school)
        screen.lock.warned.emit()
        assert "Are you still there, Mariana?" in words(dialog(window))
        screen.lock.ticked.emit(48)
        assert "0:48" in words(dialog(window))
        with qtbot.assertNotEmitted(window.signed_out):
            press(Qt.Key.Key_Return)
        assert window.session_screen is screen

    def test_escape_is_staying(self, qtbot: QtBot, window: MainWindow, school: School) -> None:
        screen = sign_in(qtbot, window, school)
        screen.lock.warned.emit()
        press(Qt.Key.Key_Escape)
        assert window.session_screen is screen

    def test_somebody_who_leaves_is_signed_out_at_once(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        screen = sign_in(qtbot, window, school)
        screen.lock.warned.emit()
        with qtbot.waitSignal(window.signed_out):
            button(window, "Sign out").click()

    def test_nobody_there_keeps_the_work_and_signs_out(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        screen = sign_in(qtbot, window, school)
        page = SavingPage()
        show(screen, page)
        screen.lock.warned.emit()
        with qtbot.waitSignal(window.signed_out):
            screen.lock.expired.emit()
            assert page.saved == 1
        sign_in_page = window.page
        assert isinstance(sign_in_page, SignInPage)
        assert sign_in_page.form.message.text == "We signed you out. Your work is saved."
        assert not [each for each in window.findChildren(Dialog) if each.isVisible()]


class TestExpiredSession:
    def expire(self, qtbot: QtBot, window: MainWindow, school: School) -> SignInAgain:
        screen = sign_in(qtbot, window, school)
        qtbot.waitUntil(lambda: "Continue where you left off" in words(window))
        school.challenges.error = SessionExpired("over")
        window.open_page("challenges")
        qtbot.waitUntil(lambda: screen.again is not None)
        assert screen.again is not None
        return screen.again

    def test_the_page_goes_on_after_the_password(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        again = self.expire(qtbot, window, school)
        qtbot.waitUntil(again.password.input.hasFocus)
        press(Qt.Key.Key_Return)
        assert school.accounts.calls[-1][0] != "again"
        QTest.keyClicks(again.password.input, "riverside")
        with qtbot.waitSignal(again.signed_in):
            press(Qt.Key.Key_Return)
        assert school.accounts.calls[-1] == ("again", "riverside")
        qtbot.waitUntil(lambda: school.challenges.asked.count("states") == 2)
        assert window.session_screen is not None
        assert window.session_screen.shell.current == "challenges"

    def test_another_password_keeps_the_dialog(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        again = self.expire(qtbot, window, school)
        school.accounts.error = SignInRefused("x")
        again.password.setText("seaside")
        again.submit()
        qtbot.waitUntil(lambda: again.message.text != "")
        assert again.message.text == "Not yet. Check your password."
        assert dialog(window) is not None

    def test_too_many_tries_rest_and_go_on(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        again = self.expire(qtbot, window, school)
        school.accounts.error = SignInThrottled(2)
        again.password.setText("seaside")
        again.submit()
        qtbot.waitUntil(lambda: again.message.text == "Too many tries. Please wait 2 seconds.")
        again.submit()
        assert school.accounts.calls.count(("again", "seaside")) == 1
        again.count_down()
        assert again.message.text == "Too many tries. Please wait 1 second."
        again.count_down()
        assert again.message.text == ""
        assert again.button.isEnabled()

    def test_somebody_else_signs_out_instead(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        again = self.expire(qtbot, window, school)
        with qtbot.waitSignal(window.signed_out):
            button(dialog(window), "Sign out").click()
        assert again is not None
        assert isinstance(window.page, SignInPage)

    def test_the_idle_lock_closes_the_dialog_too(
        self, qtbot: QtBot, window: MainWindow, school: School
    ) -> None:
        self.expire(qtbot, window, school)
        screen = window.session_screen
        assert screen is not None
        with qtbot.waitSignal(window.signed_out):
            screen.lock.expired.emit()
        assert not [each for each in window.findChildren(Dialog) if each.isVisible()]
