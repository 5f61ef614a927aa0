"""A student sits at two computers at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from oneenglish_desktop.screens.player.run_state import Stage
from oneenglish_desktop.screens.player.run_view import RunView
from oneenglish_desktop.services.house import Endpoints, Services, open_services
from oneenglish_desktop.services.opening import DATABASE, THIS_PC, embedded_passwords
from oneenglish_desktop.widgets.controls.banners import Banner
from tests.journeys.app import PASSWORD, STUDENT, App

pytestmark = [pytest.mark.xdist_group("journeys"), pytest.mark.timeout(170)]


@pytest.fixture
def other(app: App, pc: Path) -> Iterator[Services]:
    """Another computer with a journal of its own, at which Mariana is signed in too."""
    administration = app.administration()
    password = embedded_passwords(administration)[THIS_PC]
    services = open_services(
        Endpoints(
            postgres=administration.postgres_url(THIS_PC, password, DATABASE),
            mongo=administration.mongo_uri(),
            mongo_database=DATABASE,
        ),
        journal_path=pc / "other.sqlite3",
        reports_path=pc / "other.jsonl",
    )
    services.accounts.sign_in(STUDENT, PASSWORD)
    yield services
    services.close()


def test_the_first_answer_counts_and_the_second_computer_says_so(
    app: App, other: Services
) -> None:
    app.sign_in(STUDENT)
    app.continue_phase()
    view = app.robot.find(RunView, RunView.isVisible)
    assert view is not None
    current = view.state.current
    run = other.playing.start(view.state.run.phase.id)
    assert run.id == view.state.run.id
    first = other.answering.submit(run.id, current.item, [], 1_000)
    outcome = other.answering.wait_for_outcome(first.answer_id, timeout=20)
    assert outcome is not None
    app.answer_something()
    app.robot.until(lambda: app.robot.find(Banner, Banner.isVisible), "the news")
    banner = app.robot.find(Banner, Banner.isVisible)
    assert banner is not None
    assert banner.accessibleName() == (
        f"You answered question {current.number} on another computer. That answer counts."
    )
    app.robot.until(lambda: current.stage is Stage.MARKED, "the mark of the first answer")
    assert current.outcome is not None
    assert current.outcome.answer_id == first.answer_id
    assert app.school.services.sender.status.waiting == 0
