"""Challenges as a student sees them."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from oneenglish_desktop.domain.errors import Invalid, NotAllowed, NotFound
from oneenglish_desktop.domain.progress import MedalCount, PhaseStatus
from oneenglish_desktop.services.demo_content import demo_id
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.marker import Marker
from tests.services.conftest import OpenPc
from tests.services.small_school import RIGHT, SmallSchool
from tests.services.waiting import finished


def test_a_new_student_starts_with_what_is_due(pc: Services) -> None:
    home = pc.challenges.home()
    session = pc.accounts.session
    assert session is not None
    assert home.person == session.person
    assert home.current is not None
    assert home.current.challenge.title == "Sea"
    assert home.current.challenge.set_by == "Tom Teacher"
    assert home.current.challenge.due is not None
    assert home.current.challenge.due - datetime.now(UTC).date() <= timedelta(days=10)
    assert [state.challenge.title for state in home.others] == ["City", "Empty"]
    assert (home.total, home.days_this_week, home.medals) == (3, 0, MedalCount())


def test_what_is_started_comes_first(
    pc: Services, small_school: SmallSchool, running_marker: Marker
) -> None:
    run = pc.playing.start(small_school.phase())
    submitted = pc.answering.submit(run.id, 1, RIGHT[1], 0)
    assert pc.answering.wait_for_outcome(submitted.answer_id, timeout=60) is not None
    home = pc.challenges.home()
    assert home.current is not None
    assert home.current.challenge.title == "City"
    assert home.current.phases[0].status is PhaseStatus.STARTED
    assert home.days_this_week == 1
    assert [state.challenge.title for state in pc.challenges.states()] == ["City", "Sea", "Empty"]


def test_medals_are_counted_over_the_best_runs(open_pc: OpenPc) -> None:
    assert open_pc("veteran").challenges.home().medals == MedalCount(gold=2)


def test_with_nothing_left_to_do_there_is_no_current_challenge(
    pc: Services, small_school: SmallSchool, running_marker: Marker
) -> None:
    for challenge in ("city", "sea"):
        for position in range(1, 6):
            run = pc.playing.start(small_school.phase(position, challenge))
            for item, response in (RIGHT if position == 1 else {1: RIGHT[2]}).items():
                pc.answering.submit(run.id, item, response, 0)
            finished(pc, run.id)
    states = pc.challenges.states()
    assert [state.challenge.title for state in states] == ["Empty", "Sea", "City"]
    assert [state.finished_at is not None for state in states] == [False, True, True]


def test_one_challenge(pc: Services) -> None:
    state = pc.challenges.state(demo_id("challenge", "city"))
    assert state.challenge.title == "City"
    assert [phase.status for phase in state.phases] == [
        PhaseStatus.OPEN,
        *[PhaseStatus.LOCKED] * 4,
    ]


def test_a_challenge_that_is_not_there(pc: Services) -> None:
    with pytest.raises(NotFound):
        pc.challenges.state(str(uuid4()))
    with pytest.raises(Invalid):
        pc.challenges.state("no-uuid")


def test_a_podium_before_anybody_finished(open_pc: OpenPc) -> None:
    podium = open_pc("veteran").challenges.podium(demo_id("challenge", "city"))
    assert (podium.class_name, podium.finished, podium.places) == ("Class 1B", 0, ())


def test_staff_have_no_student_home(open_pc: OpenPc) -> None:
    with pytest.raises(NotAllowed):
        open_pc("tom").challenges.home()
