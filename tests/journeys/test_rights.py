"""Nobody reaches a page that is not for them."""

import pytest

from tests.journeys.app import ADMINISTRATOR, STUDENT, TEACHER, App

pytestmark = [pytest.mark.xdist_group("journeys"), pytest.mark.timeout(170)]


@pytest.mark.parametrize(
    ("username", "plays"), [(STUDENT, True), (TEACHER, False), (ADMINISTRATOR, False)]
)
def test_only_students_open_challenges(app: App, username: str, plays: bool) -> None:  # noqa: FBT001
    app.sign_in(username)
    assert app.starter.window.open_page("challenges") is plays
    labels = {button.text() for button in app.robot.buttons()}
    assert ("Challenges" in labels) is plays
    assert {"Home", "Settings", "Help", "Sign out"} <= labels
