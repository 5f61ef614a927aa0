"""The podium: who stands on it, and the person's own five phases."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from oneenglish_desktop.background import Background
from oneenglish_desktop.domain.challenges import Level
from oneenglish_desktop.domain.progress import ChallengeState, Podium
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.results.podium import PodiumPage
from oneenglish_desktop.screens.results.podium_view import PodiumView
from oneenglish_desktop.widgets.controls.buttons import LinkButton
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import Page
from oneenglish_desktop.widgets.learning.medals import Medal
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.screens.driving import press
from tests.screens.results.conftest import show
from tests.screens.results.results import finished_challenge, full_podium, place, podium
from tests.screens.test_large_text import clipped, is_seen
from tests.screens.values import School, challenge_state, city


class PodiumSchool(School):
    """A school with a podium."""

    def __init__(self, state: ChallengeState, found: Podium) -> None:
        super().__init__()
        self.found = found
        self.challenges.all = (state,)
        self.challenges.podium = self.podium  # type: ignore[attr-defined]

    def podium(self, challenge_id: str) -> Podium:
        assert challenge_id == self.challenges.all[0].challenge.id
        return self.found


class Shown:
    """The page with what it says."""

    def __init__(self, qtbot: QtBot, host: Page, page: PodiumPage, school: PodiumSchool) -> None:
        self.qtbot, self.host, self.page, self.school = qtbot, host, page, school
        self.challenges: list[str] = []
        self.lists: list[bool] = []
        page.challenge_chosen.connect(self.challenges.append)
        page.challenges_chosen.connect(self._to_list)

    def _to_list(self) -> None:
        self.lists.append(True)

    @property
    def views(self) -> list[PodiumView]:
        return [each for each in self.host.findChildren(PodiumView) if each.isVisible()]

    @property
    def words(self) -> str:
        labels = self.host.findChildren(Label)
        return " ".join(label.text() for label in labels if label.isVisible())


Open = Callable[..., Shown]


@pytest.fixture
def opened(qtbot: QtBot, host: Page, background: Background, changes: Changes) -> Open:
    def open_podium(state: ChallengeState, found: Podium) -> Shown:
        school = PodiumSchool(state, found)
        calls = Calls(background, changes, school.errors.report)
        page = PodiumPage(school.services, calls, changes)
        shown = Shown(qtbot, host, page, school)
        show(qtbot, host, page)
        page.open_challenge(state.challenge.id)
        qtbot.waitUntil(lambda: bool(shown.views))
        QTest.qWait(20)
        return shown

    return open_podium


def test_on_the_podium(opened: Open) -> None:
    shown = opened(finished_challenge(), full_podium())
    for words in (
        "You are on the podium!",
        "Class 8B, all five phases. 24 students finished.",
        "You, 54 points",
        "Yusuf Demir",
        "57 points",
        "Your five phases",
        "135 of 150 points",
        "100%",
        "Only the first three places are shown.",
    ):
        assert words in shown.words
    names = {each.accessibleName() for each in shown.host.findChildren(Medal)}
    assert names == {"Gold medal", "Silver medal"}


def test_the_keyboard_goes_on(opened: Open) -> None:
    shown = opened(finished_challenge(), full_podium())
    press(Qt.Key.Key_Return)
    assert shown.lists == [True]
    link = shown.host.findChild(LinkButton)
    assert isinstance(link, LinkButton)
    link.click()
    assert shown.challenges == [finished_challenge().challenge.id]


def test_not_on_the_podium(opened: Open) -> None:
    found = podium(place(1, "Yusuf Demir", 57), place(2, "Aiko Tanaka", 1), finished=1)
    shown = opened(finished_challenge(), found)
    assert "You finished all five phases" in shown.words
    assert "1 student finished." in shown.words
    assert "1 point" in shown.words


def test_nobody_yet(opened: Open) -> None:
    shown = opened(city(), podium(finished=0))
    assert "The podium of your class" in shown.words
    assert "Class 8B. Nobody finished all five phases yet." in shown.words
    assert "Not yet" in shown.words


@pytest.mark.parametrize(
    ("state", "title"),
    [(finished_challenge(), "You finished all five phases"), (city(), "The podium")],
    ids=["finished", "running"],
)
def test_no_class(opened: Open, state: ChallengeState, title: str) -> None:
    shown = opened(state, podium(class_name=None, finished=0))
    assert title in shown.words
    assert "You are not in a class yet." in shown.words


def test_a_phase_without_a_medal(opened: Open) -> None:
    state = challenge_state("city", "A Day in the City", Level.A2, 40, None)
    shown = opened(state, podium(finished=0))
    assert "40%" in shown.words


def test_bronze_has_a_name(opened: Open) -> None:
    state = challenge_state("city", "A Day in the City", Level.A2, 65, None)
    shown = opened(state, podium(finished=0))
    names = {each.accessibleName() for each in shown.host.findChildren(Medal)}
    assert names == {"Bronze medal"}


def test_the_same_podium_leaves_the_page_alone(opened: Open, changes: Changes) -> None:
    shown = opened(finished_challenge(), full_podium())
    view = shown.views[0]
    asked = len(shown.school.challenges.asked)
    changes.progress_changed.emit()
    shown.qtbot.waitUntil(lambda: len(shown.school.challenges.asked) > asked)
    QTest.qWait(50)
    assert shown.views == [view]
    shown.school.found = replace(shown.school.found, finished=25)
    changes.progress_changed.emit()
    shown.qtbot.waitUntil(lambda: "25 students finished." in shown.words)


def test_nothing_to_show_before_a_challenge_is_chosen(
    qtbot: QtBot, host: Page, background: Background, changes: Changes, look: ThemeHolder
) -> None:
    school: Any = PodiumSchool(finished_challenge(), full_podium())
    page = PodiumPage(school.services, Calls(background, changes, school.errors.report), changes)
    show(qtbot, host, page)
    look.set_look(choice="light", text_size=125)
    assert host.findChildren(PodiumView) == []
    assert page.with_rail is False


@pytest.mark.parametrize("size", [100, 125, 150, 175, 200])
@pytest.mark.parametrize("screen", [(1366, 768), (1366, 696), (1024, 700), (800, 560)], ids=str)
def test_everything_fits(
    opened: Open, look: ThemeHolder, size: int, screen: tuple[int, int]
) -> None:
    shown = opened(finished_challenge(), full_podium())
    shown.host.resize(*screen)
    look.set_look(choice="light", text_size=size)
    QTest.qWait(30)
    assert shown.host.width() == screen[0]
    primary = shown.views[0].primary
    assert is_seen(shown.host, primary)
    assert primary.hasFocus()
    assert clipped(shown.host) == []


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_theme_paints_it(opened: Open, look: ThemeHolder, theme: str) -> None:
    shown = opened(finished_challenge(), full_podium())
    look.set_look(choice=theme)
    assert not shown.host.grab().isNull()
