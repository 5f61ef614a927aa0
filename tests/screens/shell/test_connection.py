"""What people read about the connection."""

import pytest
from pytestqt.qtbot import QtBot

from oneenglish_desktop.screens.shell.connection import ConnectionBanner, connection_words
from oneenglish_desktop.services.sender import SenderStatus
from oneenglish_desktop.widgets.theme.holder import ThemeHolder


@pytest.fixture
def banner(qtbot: QtBot, look: ThemeHolder) -> ConnectionBanner:
    made = ConnectionBanner()
    qtbot.addWidget(made)
    return made


def test_online_from_the_start_says_nothing(banner: ConnectionBanner) -> None:
    banner.show_status(SenderStatus())
    banner.show_status(SenderStatus(just_sent=1))
    assert banner.isHidden()


def test_offline_with_answers_says_that_they_are_safe(
    qtbot: QtBot, banner: ConnectionBanner
) -> None:
    banner.show_status(SenderStatus(online=False, waiting=3, next_try=8.0))
    assert not banner.isHidden()
    assert banner.text == "You are offline. Your answers are safe, 3 waiting to be sent."
    with qtbot.waitSignal(banner.try_chosen):
        banner.act()


def test_offline_without_answers_counts_down(banner: ConnectionBanner) -> None:
    banner.show_status(SenderStatus(online=False, next_try=2.0))
    assert banner.text == "Connecting again. You can keep working. Next try in 2 seconds."
    banner.count_down()
    assert banner.text == "Connecting again. You can keep working. Next try in 1 second."
    banner.count_down()
    assert banner.text == "Connecting again. You can keep working."


def test_back_online_says_what_was_sent(banner: ConnectionBanner) -> None:
    banner.show_status(SenderStatus(online=False, waiting=3))
    banner.show_status(SenderStatus(just_sent=3))
    assert banner.text == "You are back online. We sent your 3 answers."
    banner.show_status(SenderStatus())
    assert not banner.isHidden()


def test_back_online_with_one_or_no_answer(banner: ConnectionBanner) -> None:
    banner.show_status(SenderStatus(online=False, waiting=1))
    banner.show_status(SenderStatus(just_sent=1))
    assert banner.text == "You are back online. We sent your answer."
    banner.show_status(SenderStatus(online=False))
    banner.show_status(SenderStatus())
    assert banner.text == "You are back online."


def test_refused_answers_can_be_looked_at(qtbot: QtBot, banner: ConnectionBanner) -> None:
    banner.show_status(SenderStatus(refused=2))
    assert banner.text == "2 answers were not sent. Please tell your teacher."
    with qtbot.waitSignal(banner.answers_chosen):
        banner.act()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (SenderStatus(), ("online", "Online, all saved")),
        (SenderStatus(waiting=2), ("saving", "Sending your answers")),
        (SenderStatus(refused=1), ("problem", "Online, 1 not sent")),
        (SenderStatus(online=False), ("offline", "Offline")),
        (SenderStatus(online=False, waiting=2), ("offline", "Offline, 2 waiting")),
    ],
)
def test_the_line_in_the_rail(
    look: ThemeHolder, status: SenderStatus, words: tuple[str, str]
) -> None:
    assert connection_words(status) == words
