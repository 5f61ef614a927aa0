"""What a phase offers, and what its medals need."""

from dataclasses import replace

import pytest

from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.domain.progress import PhaseState, PhaseStatus
from oneenglish_desktop.screens.challenges.phase_action import PLAY, PREVIOUS, RESULT, note, steps
from oneenglish_desktop.screens.challenges.phase_details import status_chip, targets
from tests.screens.values import city, food, phase, run, sports

pytestmark = pytest.mark.usefixtures("look")


def does(state: PhaseState) -> list[tuple[str, str]]:
    return [(step.does, step.text) for step in steps(state)]


def test_a_started_phase_goes_on_at_the_next_question() -> None:
    started = city().phases[2]
    assert does(started) == [(PLAY, "Continue at question 7")]
    assert note(started) == ""


@pytest.mark.parametrize(
    ("answered", "text"),
    [(0, "Continue"), (11, "Continue at question 12"), (12, "Continue and finish")],
)
def test_a_started_phase_at_its_ends(answered: int, text: str) -> None:
    started = city(answered=answered).phases[2]
    assert does(started) == [(PLAY, text)]


def test_a_started_phase_without_a_known_run_just_goes_on() -> None:
    started = replace(city().phases[2], current=None)
    assert does(started) == [(PLAY, "Continue")]


def test_an_open_phase_starts_and_warns_of_the_time() -> None:
    fresh = sports().phases[0]
    assert does(fresh) == [(PLAY, "Start the Warm-up")]
    assert note(fresh) == "The time starts when you start."
    free = PhaseState(phase=phase("x", 1, time_limit=None), status=PhaseStatus.OPEN, runs=0)
    assert note(free) == ""


def test_a_finished_phase_can_be_tried_again_or_looked_at() -> None:
    done = food().phases[0]
    assert does(done) == [(PLAY, "Try again"), (RESULT, "See result")]
    assert note(done) == "Your best score counts."


def test_without_tries_left_only_the_result_is_left() -> None:
    of = phase("x", 1)
    over = PhaseState(phase=of, status=PhaseStatus.FINISHED, runs=3, best=run(of, 70))
    assert does(over) == [(RESULT, "See result")]
    assert note(over) == "No tries left. Your best score counts."


def test_a_locked_phase_leads_to_the_one_that_opens_it() -> None:
    locked = city().phases[3]
    assert does(locked) == [(PREVIOUS, "Go to phase 3")]
    assert note(locked) == "Opens after phase 3"


def test_targets_are_points_and_shares() -> None:
    assert targets(phase("x", 3)) == [
        (Medal.GOLD, 90, "27 to 30 points"),
        (Medal.SILVER, 75, "23 to 26 points"),
        (Medal.BRONZE, 60, "18 points opens phase 4"),
    ]


def test_the_last_phase_opens_the_podium() -> None:
    assert targets(phase("x", 5))[2][2] == "18 points opens the podium"


def test_a_medal_that_opens_nothing_names_its_points() -> None:
    found = targets(phase("x", 1, pass_percent=50.0, max_points=4.0))
    assert [text for _, _, text in found] == ["4 points", "3 points", "3 points"]


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (city().phases[2], "Started"),
        (city().phases[3], "Locked"),
        (city().phases[0], "Done"),
        (sports().phases[0], "Open"),
        (
            PhaseState(
                phase=phase("x", 1),
                status=PhaseStatus.FINISHED,
                runs=1,
                best=run(phase("x", 1), 40),
            ),
            "Not yet",
        ),
    ],
)
def test_the_status_is_a_word(state: PhaseState, word: str) -> None:
    chip = status_chip(state)
    assert word in {chip.accessibleName(), getattr(chip, "text", str)()}
