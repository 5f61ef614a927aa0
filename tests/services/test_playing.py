"""Taking a phase: start, go on, finish, look at the result."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from oneenglish_desktop.domain.errors import Conflict, Invalid, NotFound
from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.domain.progress import PhaseStatus
from oneenglish_desktop.questions.document import DamagedPrompt, Prompt
from oneenglish_desktop.services.demo_content import demo_id
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.marker import Marker
from oneenglish_desktop.services.runs import SkillScore
from oneenglish_desktop.storage.postgres.migrate import owner_transaction
from tests.services.conftest import OpenPc
from tests.services.small_school import RIGHT, WRONG, SmallSchool
from tests.services.waiting import finished


def play(services: Services, run_id: str, responses: dict[int, object]) -> None:
    for item, response in responses.items():
        services.answering.submit(run_id, item, response, 1_000)


@contextmanager
def away_from(school: SmallSchool, *slugs: str) -> Iterator[None]:
    """Take questions of the challenge `sea` back to drafts for a while."""
    with ExitStack() as stack:
        for slug in slugs:
            question_id = school.question(slug, "sea")
            stack.enter_context(school.changed("questions", question_id, status="draft"))
        yield


def test_a_fresh_run(pc: Services, small_school: SmallSchool) -> None:
    run = pc.playing.start(small_school.phase())
    assert (run.run, run.runs_left, run.finished, run.active_seconds) == (1, 2, False, 0)
    assert (run.challenge.title, run.phase.name) == ("City", "Warm-up")
    assert [item.item for item in run.items] == [1, 2, 3]
    assert [item.attempts_left for item in run.items] == [2, 1, None]
    assert not any(item.waiting or item.flagged or item.attempts_used for item in run.items)
    assert abs((datetime.now(UTC) - run.started_at).total_seconds()) < 60


def test_no_prompt_tells_its_answer(pc: Services, small_school: SmallSchool) -> None:
    run = pc.playing.start(small_school.phase())
    shown = str([item.prompt for item in run.items])
    assert "Which word is a colour?" in shown
    assert "Red is a colour." not in shown
    assert "A dog is an animal." not in shown
    assert "correct" not in shown


def test_starting_again_goes_on_with_the_run(pc: Services, small_school: SmallSchool) -> None:
    run = pc.playing.start(small_school.phase())
    assert pc.playing.start(small_school.phase()).id == run.id
    assert pc.playing.load(run.id).started_at == run.started_at


def test_drafts_flags_and_time_survive_a_restart_of_the_app(
    open_pc: OpenPc, small_school: SmallSchool
) -> None:
    pupil = small_school.fresh_pupil()
    before = open_pc(pupil)
    run = before.playing.start(small_school.phase())
    before.playing.save_draft(run.id, 3, {"1": "we"})
    before.playing.set_flag(run.id, 2, True)
    before.playing.keep_seconds(run.id, 90)
    before.close()
    after = open_pc(pupil).playing.load(run.id)
    assert [item.draft for item in after.items] == [None, None, {"1": "we"}]
    assert [item.flagged for item in after.items] == [False, True, False]
    assert after.active_seconds == 90


def test_drafts_belong_to_one_person(open_pc: OpenPc, small_school: SmallSchool) -> None:
    services = open_pc(small_school.fresh_pupil())
    run = services.playing.start(small_school.phase())
    services.playing.save_draft(run.id, 1, ["a"])
    services.accounts.sign_in(small_school.fresh_pupil(), "riverside")
    other = services.playing.start(small_school.phase())
    assert other.id != run.id
    assert other.items[0].draft is None
    with pytest.raises(NotFound):
        services.playing.load(run.id)
    with pytest.raises(NotFound):
        services.answering.submit(run.id, 1, ["a"], 0)


def test_time_in_the_player_is_never_longer_than_the_clock_on_the_wall(
    open_pc: OpenPc, small_school: SmallSchool
) -> None:
    pupil = small_school.fresh_pupil()
    services = open_pc(pupil, number=1)
    run = services.playing.start(small_school.phase())
    services.playing.spend(run.id, 7 * 3600)
    other_pc = open_pc(pupil, number=2)
    assert other_pc.playing.load(run.id).active_seconds < 60


def test_all_right_is_gold_and_opens_the_next_phase(
    pc: Services, small_school: SmallSchool, running_marker: Marker
) -> None:
    run = pc.playing.start(small_school.phase())
    with pytest.raises(Conflict, match="locked"):
        pc.playing.start(small_school.phase(2))
    play(pc, run.id, RIGHT)
    result = finished(pc, run.id)
    assert (result.run.points, result.run.max_points, result.pending) == (4, 4, 0)
    assert (result.run.passed, result.run.medal) == (True, Medal.GOLD)
    assert result.points_to_next_medal is None
    assert result.look_again == ()
    assert result.skills == (
        SkillScore(skill="reading", points=2, max_points=2),
        SkillScore(skill="grammar", points=2, max_points=2),
    )
    assert (result.runs_left, result.previous_best_percent) == (2, None)
    assert not result.challenge_finished
    assert result.next_phase is not None
    assert result.next_phase.status is PhaseStatus.OPEN
    assert pc.playing.start(small_school.phase(2)).run == 1
    started = pc.playing.result(run.id).next_phase
    assert started is not None
    assert started.status is PhaseStatus.STARTED


def test_a_weak_run_shows_what_to_look_at_and_how_far_the_medal_is(
    pc: Services, small_school: SmallSchool, running_marker: Marker
) -> None:
    run = pc.playing.start(small_school.phase())
    play(pc, run.id, {1: RIGHT[1], 2: WRONG[2]})
    result = finished(pc, run.id)
    assert (result.run.percent, result.run.passed, result.run.medal) == (50, False, None)
    assert result.points_to_next_medal == (Medal.BRONZE, 0.4)
    assert result.next_phase is None
    second, third = result.look_again
    assert (second.item, second.response) == (2, WRONG[2])
    assert second.outcome is not None
    assert second.outcome.points == 0
    assert (third.item, third.response, third.outcome) == (3, None, None)
    assert isinstance(third.prompt, Prompt)


def test_the_best_run_counts_and_runs_run_out(
    pc: Services, small_school: SmallSchool, running_marker: Marker
) -> None:
    results = []
    for run_number, responses in enumerate((RIGHT, {1: RIGHT[1]}, WRONG), start=1):
        run = pc.playing.start(small_school.phase())
        assert (run.run, run.runs_left) == (run_number, 3 - run_number)
        play(pc, run.id, responses)
        results.append(finished(pc, run.id))
    assert [result.previous_best_percent for result in results] == [None, 100, 100]
    with pytest.raises(Conflict, match="no runs are left"):
        pc.playing.start(small_school.phase())
    state = pc.challenges.state(demo_id("challenge", "city"))
    assert state.phases[0].best is not None
    assert state.phases[0].best.percent == 100


def test_the_fifth_phase_finishes_the_challenge(
    pc: Services, small_school: SmallSchool, running_marker: Marker
) -> None:
    results = []
    for position in range(1, 6):
        run = pc.playing.start(small_school.phase(position, "sea"))
        play(pc, run.id, RIGHT if position == 1 else {1: RIGHT[2]})
        results.append(finished(pc, run.id))
    assert [result.challenge_finished for result in results] == [False] * 4 + [True]
    assert results[-1].next_phase is None
    podium = pc.challenges.podium(demo_id("challenge", "sea"))
    assert podium.class_name == "Class 1A"
    assert podium.finished >= 1
    assert any(place.points == 8 for place in podium.places)


def test_finishing_twice_is_finishing_once(
    pc: Services, small_school: SmallSchool, running_marker: Marker
) -> None:
    run = pc.playing.start(small_school.phase())
    play(pc, run.id, RIGHT)
    first = finished(pc, run.id)
    assert finished(pc, run.id) == first
    assert pc.playing.load(run.id).finished


def test_without_a_marker_the_result_says_how_many_marks_follow(
    pc: Services, small_school: SmallSchool, marker: Marker
) -> None:
    run = pc.playing.start(small_school.phase())
    play(pc, run.id, RIGHT)
    result = pc.playing.finish(run.id)
    assert (result.pending, result.run.points) == (3, 0)
    while marker.run_once():
        pass
    result = pc.playing.result(run.id)
    assert (result.pending, result.run.points, result.run.medal) == (0, 4, Medal.GOLD)


def test_a_phase_without_questions_says_so(pc: Services, small_school: SmallSchool) -> None:
    with pytest.raises(NotFound, match="no questions"):
        pc.playing.start(small_school.phase(1, "empty"))


def test_a_phase_whose_questions_are_all_away_says_so(
    pc: Services, small_school: SmallSchool
) -> None:
    pass_first = pc.playing.start(small_school.phase(1, "sea"))
    with away_from(small_school, "choice", "statement", "gap"):
        # A PC that has read them before still shows them.
        assert len(pc.playing.load(pass_first.id).items) == 3


def test_questions_that_left_a_phase_leave_it_empty_on_a_new_pc(
    open_pc: OpenPc, small_school: SmallSchool
) -> None:
    services = open_pc(small_school.fresh_pupil())
    away = away_from(small_school, "choice", "statement", "gap")
    with away, pytest.raises(NotFound, match="no questions"):
        services.playing.start(small_school.phase(1, "sea"))
    assert len(services.playing.start(small_school.phase(1, "sea")).items) == 3


def test_a_phase_that_is_not_there(pc: Services) -> None:
    with pytest.raises(NotFound):
        pc.playing.start(str(uuid4()))
    with pytest.raises(Invalid):
        pc.playing.start("no-uuid")


def test_a_damaged_question_is_shown_as_damaged_and_the_phase_goes_on(
    open_pc: OpenPc, small_school: SmallSchool, running_marker: Marker
) -> None:
    services = open_pc(small_school.fresh_pupil())
    question_id = small_school.question("choice", "sea")
    with small_school.changed("questions", question_id, content={"prompt": 5}):
        run = services.playing.start(small_school.phase(1, "sea"))
        damaged = run.items[0].prompt
        assert isinstance(damaged, DamagedPrompt)
        assert "content" in damaged.reason
        # From the cache it is the same.
        assert services.playing.load(run.id).items[0].prompt == damaged
        with pytest.raises(NotFound):
            services.answering.submit(run.id, 1, ["a"], 0)
        play(services, run.id, {2: RIGHT[2], 3: RIGHT[3]})
        result = finished(services, run.id)
    assert result.run.points == 2
    assert [again.item for again in result.look_again] == [1]


def test_an_archived_question_on_the_screen_is_still_marked(
    open_pc: OpenPc, small_school: SmallSchool, running_marker: Marker
) -> None:
    services = open_pc(small_school.fresh_pupil())
    run = services.playing.start(small_school.phase(1, "sea"))
    question_id = small_school.question("choice", "sea")
    with small_school.changed("questions", question_id, status="archived", is_active=False):
        submitted = services.answering.submit(run.id, 1, RIGHT[1], 0)
        outcome = services.answering.wait_for_outcome(submitted.answer_id, timeout=60)
        assert outcome is not None
        assert outcome.points == 2
        # Another PC reads the phase now: no other question moved into the place.
        other = open_pc(number=2)
        session = services.accounts.session
        assert session is not None
        other.accounts.sign_in(session.person.username, "riverside")
        assert [item.item for item in other.playing.load(run.id).items] == [2, 3]


def test_a_run_is_read_back_with_the_past_of_the_demo_school(
    open_pc: OpenPc, small_school: SmallSchool
) -> None:
    veteran = open_pc("veteran")
    result = veteran.playing.result(demo_id("run", "veteran", "city", 1))
    assert (result.run.percent, result.run.medal, result.pending) == (100, Medal.GOLD, 0)
    running = veteran.playing.load(demo_id("run", "veteran", "city", 3))
    assert (running.active_seconds, running.items[0].best_points) == (30, 1)


def test_a_challenge_that_left_the_school_while_it_was_played(
    pc: Services, small_school: SmallSchool
) -> None:
    run = pc.playing.start(small_school.phase(1, "sea"))
    change = "update app.challenge set state = %s where id = %s"
    with owner_transaction(small_school.migrator) as connection:
        connection.exec_driver_sql(change, ("archived", run.challenge.id))
    try:
        with pytest.raises(NotFound, match="not there any more"):
            pc.playing.load(run.id)
    finally:
        with owner_transaction(small_school.migrator) as connection:
            connection.exec_driver_sql(change, ("published", run.challenge.id))
