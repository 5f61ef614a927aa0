"""Words for challenges, phases and medals, the same on every page."""

import math
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from oneenglish_desktop.domain.challenges import PHASES_PER_CHALLENGE, Challenge, Phase
from oneenglish_desktop.domain.errors import NotFound
from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.domain.progress import ChallengeState, PhaseState, PhaseStatus
from oneenglish_desktop.questions.registry import question_type
from oneenglish_desktop.screens.translation import QT_TRANSLATE_NOOP, counted, translate

_NEAR_DAYS = 7
_MINUTE = 60

_MEDALS = {
    Medal.GOLD: QT_TRANSLATE_NOOP("Challenge", "Gold"),
    Medal.SILVER: QT_TRANSLATE_NOOP("Challenge", "Silver"),
    Medal.BRONZE: QT_TRANSLATE_NOOP("Challenge", "Bronze"),
}


def percent(value: float) -> str:
    """A share, rounded down so that 89.9 does not look like gold."""
    return f"{math.floor(value)}%"


def medal_name(medal: Medal) -> str:
    """Gold, Silver or Bronze."""
    return translate("Challenge", _MEDALS[medal])


def day(value: date, today: date | None = None) -> str:
    """A day: with its week day when it is near.

    Args:
        value: the day.
        today: the day from which to look; today when left out.
    """
    near = abs((value - (today or date.today())).days) <= _NEAR_DAYS  # noqa: DTZ011 - PC's day
    shape = "dddd d MMMM" if near else "d MMMM"
    return QLocale().toString(QDate(value.year, value.month, value.day), shape)


def day_of(moment: datetime) -> str:
    """The day of a moment where the PC is, without its week day."""
    value = moment.astimezone().date()
    return QLocale().toString(QDate(value.year, value.month, value.day), "d MMMM")


def due(challenge: Challenge) -> str:
    """Until when, empty without a day."""
    return translate("Challenge", "by {day}", day=day(challenge.due)) if challenge.due else ""


def question_type_name(name: str) -> str:
    """The translated title of a question type; its own name when it is not installed."""
    try:
        return QCoreApplication.translate("QuestionType", question_type(name).title)
    except NotFound:
        return name.replace("_", " ").capitalize()


def question_type_icon(name: str) -> str:
    """The icon of a question type."""
    try:
        return question_type(name).icon
    except NotFound:
        return "circle-question-mark"


def phase_title(phase: Phase) -> str:
    """Phase 3 of 5, Quarter-final."""
    return translate(
        "Challenge",
        "Phase {position} of {count}, {name}",
        position=phase.position,
        count=PHASES_PER_CHALLENGE,
        name=phase.name,
    )


def dot_state(state: PhaseState, current: PhaseState | None) -> str:
    """The state of a phase for `PhaseDots` and `PhasePath`.

    Args:
        state: the phase.
        current: the phase that the person plays now, drawn as "you are here".
    """
    if state.status is PhaseStatus.LOCKED:
        return "locked"
    if state is current and state.status is PhaseStatus.STARTED:
        return "now"
    if state.best is not None and state.best.passed:
        return state.best.medal.value if state.best.medal else "done"
    return "now" if state.status is PhaseStatus.STARTED else "open"


def dot_states(state: ChallengeState) -> list[str]:
    """The five states of a challenge for `PhaseDots`."""
    current = state.next_phase
    return [dot_state(phase, current) for phase in state.phases]


def phases_done(state: ChallengeState) -> str:
    """2 of 5 phases done."""
    return translate(
        "Challenge",
        "{done} of {count} phases done",
        done=state.phases_done,
        count=PHASES_PER_CHALLENGE,
    )


def length(phase: Phase) -> str:
    """12 questions, 30 points, 20 minutes."""
    parts = [
        counted(
            phase.question_count,
            translate("Challenge", "{count} question"),
            translate("Challenge", "{count} questions"),
        ),
        counted(
            phase.max_points,
            translate("Challenge", "{count} point"),
            translate("Challenge", "{count} points"),
        ),
    ]
    if phase.time_limit:
        minutes = max(1, round(phase.time_limit / _MINUTE))
        parts.append(
            counted(
                minutes,
                translate("Challenge", "{count} minute"),
                translate("Challenge", "{count} minutes"),
            )
        )
    return ", ".join(parts)


def minutes_left(state: PhaseState) -> str:
    """About 8 minutes left, empty when nobody can tell.

    A started run goes on at its own pace; a new one takes what the time limit allows at most.
    """
    run, limit = state.current, state.phase.time_limit
    if run is not None and run.answered:
        left = max(0, run.question_count - run.answered)
        minutes = max(1, round(run.active_seconds / run.answered * left / _MINUTE))
        return counted(
            minutes,
            translate("Challenge", "About {count} minute left"),
            translate("Challenge", "About {count} minutes left"),
        )
    if not limit:
        return ""
    return counted(
        max(1, round(limit / _MINUTE)),
        translate("Challenge", "{count} minute"),
        translate("Challenge", "{count} minutes"),
    )


def tries(state: PhaseState) -> str:
    """Try 1 of 3, of the run that is on or comes next; empty without a limit."""
    limit = state.phase.max_runs
    if limit is None:
        return ""
    run = state.current.run if state.current else min(state.runs + 1, limit)
    return translate("Challenge", "try {run} of {count}", run=run, count=limit)


def least_points(phase: Phase, share: float) -> float:
    """The fewest whole points that reach `share` per cent of the phase."""
    return math.ceil(round(share * phase.max_points / 100, 6))
