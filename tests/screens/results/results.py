"""Results and podiums for tests: real questions of the demo school, hand-made points."""

from dataclasses import replace
from typing import Any

from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.domain.progress import (
    ChallengeState,
    PhaseRunSummary,
    PhaseState,
    PhaseStatus,
    Podium,
    PodiumPlace,
)
from oneenglish_desktop.questions.document import Question, content_of
from oneenglish_desktop.questions.marking import key_response
from oneenglish_desktop.questions.multiple_choice.model import MultipleChoiceContent
from oneenglish_desktop.services.runs import LookAgain, RunResult, SkillScore
from tests.screens.player.runs import MOMENT, RUN_ID, city, damaged_item, outcome_of, question_of
from tests.screens.values import family, person

SKILLS = (
    SkillScore(skill="reading", points=6, max_points=6),
    SkillScore(skill="listening", points=7, max_points=8),
    SkillScore(skill="grammar", points=7, max_points=9),
    SkillScore(skill="functional language", points=5, max_points=7),
)


def summary(points: float = 25, **changes: Any) -> PhaseRunSummary:  # noqa: ANN401
    """A finished run of 30 points, with the medal that the points earn."""
    percent = points * 100 / 30
    phase = city().phases[2].phase
    run = PhaseRunSummary(
        id=RUN_ID,
        phase_id=phase.id,
        run=1,
        finished=True,
        points=points,
        max_points=30,
        answered=12,
        question_count=12,
        pending=0,
        passed=percent >= 60,
        medal=phase.thresholds.medal(percent),
        active_seconds=868,
        started_at=MOMENT,
        finished_at=MOMENT,
    )
    return replace(run, **changes)


def look_again_of(
    question: Question,
    response: Any,  # noqa: ANN401
    *,
    attempt: int = 2,
) -> LookAgain:
    """A question with this response, of which no try is left."""
    return LookAgain(
        item=question.order,
        prompt=question,
        response=response,
        outcome=outcome_of(question, response, attempt=attempt),
    )


def not_answered(question: Question) -> LookAgain:
    return LookAgain(item=question.order, prompt=question, response=None, outcome=None)


def almost_right(question: Question, **changed: str) -> Any:  # noqa: ANN401
    """The right words, but for those gaps."""
    key = key_response(question)
    assert isinstance(key, dict)
    return {**key, **{name.removeprefix("gap"): text for name, text in changed.items()}}


def lines() -> tuple[LookAgain, ...]:
    """One line of each kind."""
    typed = next(
        each
        for each in city().phases[2].questions
        if each.type == "fill_blank" and getattr(each.content, "mode", "") == "typed"
    )
    choice = question_of("multiple_choice")
    content = content_of(choice, MultipleChoiceContent)
    key = key_response(choice)
    wrong = next(option.id for option in content.options if [option.id] != key)
    damaged = damaged_item(11)
    return (
        look_again_of(typed, almost_right(typed, gap1="meeted", gap3="was")),
        look_again_of(choice, [wrong]),
        not_answered(question_of("true_false")),
        LookAgain(item=11, prompt=damaged.prompt, response=None, outcome=None),
    )


def next_state(status: PhaseStatus = PhaseStatus.OPEN) -> PhaseState:
    return PhaseState(phase=city().phases[3].phase, status=status, runs=0)


def result(points: float = 25, **changes: Any) -> RunResult:  # noqa: ANN401
    """A silver medal in the Quarter-final; the Semi-final is open."""
    values: dict[str, Any] = {
        "run": summary(points),
        "phase": city().phases[2].phase,
        "challenge": city().challenge,
        "previous_best_percent": None,
        "points_to_next_medal": (Medal.GOLD, 2.0),
        "skills": SKILLS,
        "look_again": lines(),
        "runs_left": 2,
        "next_phase": next_state(),
        "challenge_finished": False,
        "pending": 0,
    }
    return RunResult(**(values | changes))


def not_passed(**changes: Any) -> RunResult:  # noqa: ANN401
    """12 of 30 points: no medal, and the next phase stays locked."""
    values: dict[str, Any] = {"points_to_next_medal": (Medal.BRONZE, 6.0), "next_phase": None}
    return result(12, **(values | changes))


def place(number: int, name: str, points: float, *, is_me: bool = False) -> PodiumPlace:
    person_id = person().id if is_me else f"00000000-0000-0000-0000-00000000010{number}"
    return PodiumPlace(
        place=number, person_id=person_id, full_name=name, points=points, is_me=is_me
    )


def podium(*places: PodiumPlace, **changes: Any) -> Podium:  # noqa: ANN401
    values: dict[str, Any] = {
        "challenge_id": family().challenge.id,
        "class_name": "Class 8B",
        "finished": 24,
        "places": places,
    }
    return Podium(**(values | changes))


def full_podium(**changes: Any) -> Podium:  # noqa: ANN401
    """Mariana is second."""
    return podium(
        place(1, "Yusuf Demir", 57),
        place(2, "Mariana Costa", 54, is_me=True),
        place(3, "Aiko Tanaka", 53),
        **changes,
    )


def finished_challenge() -> ChallengeState:
    return family()
