"""Signing in by keyboard, and what people read when it does not work."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from oneenglish_desktop.domain.errors import (
    AppTooOld,
    SignInRefused,
    SignInThrottled,
    Unavailable,
)
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.sign_in.form import SignInForm
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.screens.values import School


@pytest.fixture
def form(qtbot: QtBot, look: ThemeHolder, calls: Calls, school: School) -> SignInForm:
    made = SignInForm(school.services.accounts, calls)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def fill(form: SignInForm, *texts: str) -> None:
    name, password = texts or ("mariana.costa", "riverside")
    form.username.setText(name)
    form.password.setText(password)


def test_name_enter_password_enter_signs_in(
    qtbot: QtBot, form: SignInForm, school: School
) -> None:
    QTest.keyClicks(form.username.input, " Mariana.Costa ")
    QTest.keyClick(form.username.input, Qt.Key.Key_Return)
    QTest.keyClicks(form.password.input, "riverside")
    with qtbot.waitSignal(form.signed_in):
        QTest.keyClick(form.password.input, Qt.Key.Key_Return)
    assert school.accounts.calls == [("Mariana.Costa", "riverside")]
    assert form.password.text() == ""


def test_enter_in_the_name_signs_in_when_the_password_is_there(
    qtbot: QtBot, form: SignInForm
) -> None:
    fill(form)
    with qtbot.waitSignal(form.signed_in):
        QTest.keyClick(form.username.input, Qt.Key.Key_Return)


@pytest.mark.parametrize(("name", "password"), [("", "x"), ("x", ""), ("", ""), ("  ", "x")])
def test_an_empty_field_is_named_and_nothing_is_sent(
    form: SignInForm, school: School, name: str, password: str
) -> None:
    fill(form, name, password)
    form.submit()
    assert school.accounts.calls == []
    said = (
        form.username.input.accessibleDescription() + form.password.input.accessibleDescription()
    )
    assert said.startswith("Write your")


def test_wrong_words_do_not_say_what_is_wrong(
    qtbot: QtBot, form: SignInForm, school: School
) -> None:
    school.accounts.error = SignInRefused("x")
    fill(form)
    form.submit()
    assert not form.password.isEnabled()
    qtbot.waitUntil(lambda: form.message.text != "")
    assert form.message.text == "Not yet. Check your username and your password."
    assert form.password.input.selectedText() != ""
    assert form.button.isEnabled()


def test_too_many_tries_rest_and_go_on(qtbot: QtBot, form: SignInForm, school: School) -> None:
    school.accounts.error = SignInThrottled(2)
    fill(form)
    form.submit()
    qtbot.waitUntil(lambda: form.message.text != "")
    assert form.message.text == "Too many tries. Please wait 2 seconds."
    assert not form.button.isEnabled()
    form.submit()
    assert len(school.accounts.calls) == 1
    form.count_down()
    assert form.message.text == "Too many tries. Please wait 1 second."
    form.count_down()
    assert form.message.text == ""
    assert form.button.isEnabled()


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (Unavailable("x"), "We cannot reach your school. Please try again."),
        (
            AppTooOld("x"),
            (
                "OneEnglish needs an update. Your work is safe. "
                "Please ask your teacher for the new one. Code APP-1"
            ),
        ),
    ],
)
def test_the_school_is_away_or_too_new(
    qtbot: QtBot, form: SignInForm, school: School, error: Exception, text: str
) -> None:
    school.accounts.error = error
    fill(form)
    with qtbot.waitSignal(form.reached) as reached:
        form.submit()
    assert form.message.text == text
    assert reached.args == [False]


def test_a_bug_has_a_code_and_is_reported(qtbot: QtBot, form: SignInForm, school: School) -> None:
    school.accounts.error = KeyError("salt")
    fill(form)
    form.submit()
    qtbot.waitUntil(lambda: form.message.text != "")
    assert form.message.text.endswith("Code E-7K2M9Q")
    assert len(school.errors.reports) == 1


def test_nobody_signs_in_while_the_session_before_ends(form: SignInForm, school: School) -> None:
    form.wait("Signing you out", "We signed you out. Your work is saved.")
    assert form.message.text == "We signed you out. Your work is saved."
    fill(form)
    form.submit()
    assert school.accounts.calls == []
    form.go_on()
    assert form.username.isEnabled()
