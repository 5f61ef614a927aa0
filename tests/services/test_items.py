"""The questions of a run, from outcomes, the journal, drafts and flags."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from oneenglish_desktop.domain.answers import Answer, Outcome
from oneenglish_desktop.questions.document import DamagedPrompt, Prompt
from oneenglish_desktop.services.items import (
    LocalWork,
    best_outcomes,
    build_items,
    look_again,
    skill_scores,
)
from oneenglish_desktop.services.runs import Item, SkillScore
from oneenglish_desktop.storage.local.journal import AnswerState, JournalledAnswer
from tests.questions.plain import BUS, made

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
RUN = str(uuid4())


def prompt(order: int = 1, **changes: object) -> Prompt:
    return made({**BUS, **changes}).model_copy(update={"order": order})


def outcome(
    item: int = 1, attempt: int = 1, points: float = 1.0, *, correct: bool = False
) -> Outcome:
    return Outcome(
        answer_id=str(uuid4()),
        phase_progress_id=RUN,
        item=item,
        attempt=attempt,
        fraction=0.5,
        points=points,
        correct=correct,
        feedback={},
        marked_at=NOW,
    )


def journalled(
    item: int = 1,
    attempt: int = 1,
    response: object = "x",
    state: AnswerState = AnswerState.SENT,
) -> JournalledAnswer:
    answer = Answer(
        answer_id=str(uuid4()),
        user_id="u",
        session_id="s",
        phase_progress_id=RUN,
        question_id="65f000000000000000000001",
        question_version=1,
        item=item,
        attempt=attempt,
        response=response,
        time_spent=1,
    )
    return JournalledAnswer(answer=answer, state=state, reason=None, added_at=NOW)


def test_a_fresh_run_has_nothing_but_questions() -> None:
    items = build_items([prompt(1), prompt(2, max_attempts=None)], [], LocalWork())
    assert items == (
        Item(item=1, prompt=prompt(1), attempts_left=2),
        Item(item=2, prompt=prompt(2, max_attempts=None)),
    )


def test_an_archived_question_leaves_a_hole_and_moves_no_other() -> None:
    items = build_items([prompt(1), prompt(3)], [outcome(item=3), outcome(item=2)], LocalWork())
    assert [item.item for item in items] == [1, 3]
    assert [item.attempts_used for item in items] == [0, 1]


def test_what_this_pc_sent_waits_until_it_is_marked() -> None:
    local = LocalWork(answers=[journalled(attempt=1, response="a"), journalled(attempt=2)])
    (item,) = build_items([prompt()], [outcome(attempt=1, points=0.5)], local)
    assert item.waiting
    assert (item.attempts_used, item.attempts_left) == (2, 0)
    assert (item.last_response, item.best_points) == ("x", 0.5)


@pytest.mark.parametrize("state", [AnswerState.WAITING, AnswerState.SENT, AnswerState.SUPERSEDED])
def test_a_try_that_is_on_its_way_is_used(state: AnswerState) -> None:
    (item,) = build_items([prompt()], [], LocalWork(answers=[journalled(state=state)]))
    assert (item.attempts_used, item.waiting) == (1, True)


def test_a_refused_answer_uses_no_try() -> None:
    local = LocalWork(answers=[journalled(state=AnswerState.REFUSED)])
    (item,) = build_items([prompt()], [], local)
    assert (item.attempts_used, item.waiting, item.last_response) == (0, False, None)


def test_the_latest_outcome_is_shown_and_the_best_counts() -> None:
    first, second = outcome(attempt=1, points=1.5), outcome(attempt=2, points=0.5)
    (item,) = build_items([prompt()], [second, first], LocalWork())
    assert item.outcome == second
    assert item.best_points == 1.5


def test_drafts_and_flags_find_their_question() -> None:
    local = LocalWork(drafts={2: ["b"]}, flags=frozenset({1}))
    items = build_items([prompt(1), prompt(2)], [], local)
    assert [item.draft for item in items] == [None, ["b"]]
    assert [item.flagged for item in items] == [True, False]


def test_a_damaged_question_keeps_its_place() -> None:
    damaged = DamagedPrompt(id="1" * 24, type="telepathy", order=2, reason="type: unknown")
    items = build_items([prompt(1), damaged], [], LocalWork())
    assert items[1] == Item(item=2, prompt=damaged)


def test_of_equal_outcomes_the_earlier_one_counts() -> None:
    first, second = outcome(attempt=1, points=1), outcome(attempt=2, points=1)
    third = outcome(attempt=3, points=2)
    assert best_outcomes([second, first]) == {1: first}
    assert best_outcomes([third, second, first]) == {1: third}


def test_points_are_summed_by_skill_in_the_order_of_the_phase() -> None:
    prompts: list[Prompt | DamagedPrompt] = [
        prompt(1, skill="reading", points=2),
        prompt(2, skill="grammar", points=1),
        prompt(3, skill="reading", points=3),
        DamagedPrompt(id="1" * 24, type="x", order=4, reason=""),
    ]
    best = {1: outcome(item=1, points=1.5), 2: outcome(item=2, points=1)}
    assert skill_scores(prompts, best) == (
        SkillScore(skill="reading", points=1.5, max_points=5),
        SkillScore(skill="grammar", points=1, max_points=1),
    )


def test_what_is_not_fully_right_is_looked_at_again() -> None:
    prompts = [prompt(1), prompt(2), prompt(3)]
    best = {1: outcome(item=1, correct=True), 2: outcome(item=2)}
    answers = [
        journalled(item=2, attempt=2, response="second"),
        journalled(item=2, attempt=1, response="first"),
    ]
    again = look_again(prompts, best, answers)
    assert [(each.item, each.response, each.outcome) for each in again] == [
        (2, "second", best[2]),
        (3, None, None),
    ]
