"""The words that pages share."""

from datetime import UTC, date, datetime

import pytest

from oneenglish_desktop.domain.challenges import Level
from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.domain.progress import PhaseState, PhaseStatus
from oneenglish_desktop.screens.challenges import words
from tests.screens.values import challenge_state, city, family, food, phase, run, sports

TODAY = date(2024, 5, 14)


@pytest.mark.usefixtures("look")
class TestDays:
    def test_a_near_day_has_its_week_day(self) -> None:
        assert words.day(date(2024, 5, 17), TODAY) == "Friday 17 May"

    def test_a_far_day_has_none(self) -> None:
        assert words.day(date(2024, 5, 31), TODAY) == "31 May"

    def test_a_past_day_that_is_near_has_its_week_day(self) -> None:
        assert words.day(date(2024, 5, 13), TODAY) == "Monday 13 May"

    def test_without_a_day_there_is_nothing_to_say(self) -> None:
        assert words.due(family().challenge) == ""
        assert words.due(city().challenge).startswith("by ")


@pytest.mark.usefixtures("look")
class TestNumbers:
    @pytest.mark.parametrize(("value", "text"), [(89.99, "89%"), (90.0, "90%"), (0, "0%")])
    def test_a_share_never_looks_like_more(self, value: float, text: str) -> None:
        assert words.percent(value) == text

    def test_length_and_tries_of_a_phase(self) -> None:
        started = city().phases[2]
        assert words.length(started.phase) == "12 questions, 30 points, 20 minutes"
        assert words.tries(started) == "try 1 of 3"

    def test_one_is_not_many(self) -> None:
        small = phase("x", 1, question_count=1, max_points=1.0, time_limit=60)
        assert words.length(small) == "1 question, 1 point, 1 minute"

    def test_no_limits_no_words(self) -> None:
        free = phase("x", 1, time_limit=None, max_runs=None)
        assert words.length(free) == "12 questions, 30 points"
        assert words.tries(PhaseState(phase=free, status=PhaseStatus.OPEN, runs=0)) == ""

    def test_the_next_try_is_counted_but_not_beyond_the_limit(self) -> None:
        of = phase("x", 1)
        second = PhaseState(phase=of, status=PhaseStatus.FINISHED, runs=1, best=run(of, 70))
        over = PhaseState(phase=of, status=PhaseStatus.FINISHED, runs=3, best=run(of, 70))
        assert (words.tries(second), words.tries(over)) == ("try 2 of 3", "try 3 of 3")

    def test_minutes_left_follow_the_persons_own_pace(self) -> None:
        assert words.minutes_left(city().phases[2]) == "About 8 minutes left"

    def test_minutes_left_of_a_new_run_are_the_time_limit(self) -> None:
        assert words.minutes_left(sports().phases[0]) == "20 minutes"

    def test_nobody_can_tell_without_limit_and_answers(self) -> None:
        free = phase("x", 1, time_limit=None)
        assert words.minutes_left(PhaseState(phase=free, status=PhaseStatus.OPEN, runs=0)) == ""

    @pytest.mark.parametrize(
        ("points", "share", "least"), [(30, 90, 27), (30, 75, 23), (10, 60, 6), (12.5, 60, 8)]
    )
    def test_least_points_are_whole_and_enough(
        self, points: float, share: float, least: float
    ) -> None:
        of = phase("x", 1, max_points=points)
        assert words.least_points(of, share) == least


@pytest.mark.usefixtures("look")
class TestPhases:
    def test_dots_of_a_challenge_in_the_middle(self) -> None:
        assert words.dot_states(city()) == ["gold", "silver", "now", "locked", "locked"]

    def test_dots_of_a_challenge_that_is_not_begun(self) -> None:
        assert words.dot_states(sports()) == ["open", "locked", "locked", "locked", "locked"]

    def test_dots_after_the_first_phase(self) -> None:
        assert words.dot_states(food()) == ["bronze", "open", "locked", "locked", "locked"]

    def test_a_phase_that_is_not_passed_stays_open(self) -> None:
        state = challenge_state("x", "X", Level.A1, 40)
        assert words.dot_states(state)[:2] == ["open", "locked"]

    def test_a_passed_phase_without_a_medal_is_done(self) -> None:
        state = challenge_state("x", "X", Level.A1, 55, pass_percent=50.0)
        assert words.dot_states(state)[0] == "done"

    def test_a_second_try_of_an_earlier_phase_is_seen_too(self) -> None:
        of = phase("x", 1)
        again = PhaseState(
            phase=of,
            status=PhaseStatus.STARTED,
            runs=2,
            current=run(of, None, answered=1),
            best=run(of, 40),
        )
        assert words.dot_state(again, None) == "now"

    def test_words_for_the_phase_and_the_challenge(self) -> None:
        state = city()
        assert words.phase_title(state.phases[2].phase) == "Phase 3 of 5, Quarter-final"
        assert words.phases_done(state) == "2 of 5 phases done"
        assert words.medal_name(Medal.SILVER) == "Silver"
        assert words.day_of(datetime(2000, 1, 2, 12, tzinfo=UTC)) == "2 January"


@pytest.mark.usefixtures("look")
class TestQuestionTypes:
    def test_a_known_type_has_its_title_and_icon(self) -> None:
        assert words.question_type_name("multiple_choice") == "Multiple choice"
        assert words.question_type_icon("multiple_choice") == "circle-dot"

    def test_a_type_that_is_not_installed_still_has_words(self) -> None:
        assert words.question_type_name("crossing_river") == "Crossing river"
        assert words.question_type_icon("crossing_river") == "circle-question-mark"
