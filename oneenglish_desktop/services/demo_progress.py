"""What the students of a demo school did before today: runs with outcomes and their answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from pydantic import JsonValue

from oneenglish_desktop.domain.answers import Answer, Outcome
from oneenglish_desktop.questions.document import Question
from oneenglish_desktop.questions.marking import empty_response, key_response, mark
from oneenglish_desktop.questions.marks import shown
from oneenglish_desktop.services.demo_content import ChallengeContent, PhaseContent, demo_id
from oneenglish_desktop.services.demo_files import PersonEntry, RunningEntry
from oneenglish_desktop.storage.postgres.seed_runs import SeedRun

SECONDS_PER_QUESTION = 45
# A student who was here today went a quarter of an hour ago.
AWAY = timedelta(minutes=15)
UNSIGNED = bytes(64)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRun:
    """The first run of a student through a phase, and the answers behind its outcomes."""

    run: SeedRun
    answers: tuple[Answer, ...]


Feedback = dict[str, object]


class Feedbacks:
    """What the marker says; students answer the same questions in the same few ways."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, float], tuple[JsonValue, Feedback]] = {}

    def of(self, question: Question, fraction: float) -> tuple[JsonValue, Feedback]:
        """A response that earns the fraction, and the feedback to it."""
        key = (question.id, fraction)
        if key not in self._known:
            response = key_response(question) if fraction == 1 else empty_response(question)
            made = mark(question, response).model_copy(update={"fraction": fraction})
            limit = question.settings.max_attempts
            told = shown(made, question.settings, tries_left=limit is None or limit > 1)
            self._known[key] = response, told.model_dump(mode="json")
        return self._known[key]


def past_runs(
    person: PersonEntry,
    challenges: Mapping[str, ChallengeContent],
    feedbacks: Feedbacks,
    now: datetime,
) -> Iterator[PastRun]:
    """The runs of a student, one a day, the newest `last_active` days before `now`."""
    entries = [
        (slug, challenges[slug].phases[index], entry)
        for slug, phases in person.progress.items()
        for index, entry in enumerate(phases)
    ]
    for age, (slug, content, entry) in enumerate(reversed(entries)):
        ended = now - AWAY - timedelta(days=person.last_active + age)
        names = (person.username, slug, content.phase.position)
        if isinstance(entry, RunningEntry):
            fractions = dict.fromkeys(range(1, entry.answered + 1), 1.0)
            seconds, finished_at = entry.seconds, None
        else:
            fractions = fractions_for(content, entry, Random("/".join(map(str, names))))  # noqa: S311 - no secret
            seconds, finished_at = SECONDS_PER_QUESTION * len(content.questions), ended
        started = ended - timedelta(seconds=seconds)
        marked = [
            _marked(content, names, feedbacks, started, item, fraction)
            for item, fraction in fractions.items()
        ]
        yield PastRun(
            run=SeedRun(
                id=demo_id("run", *names),
                user_id=demo_id("person", person.username),
                phase_id=content.phase.id,
                run=1,
                started_at=started,
                finished_at=finished_at,
                active_seconds=seconds,
                outcomes=tuple(outcome for _, outcome in marked),
            ),
            answers=tuple(answer for answer, _ in marked),
        )


def fractions_for(content: PhaseContent, percent: float, random: Random) -> dict[int, float]:
    """Fractions of all items, from 1, whose points come nearest to `percent` of the phase.

    Whole questions are right or not; one is partly right where that meets the half point.
    """
    left = round(2 * percent / 100 * content.phase.max_points) / 2
    fractions: dict[int, float] = {}
    for question in random.sample(content.questions, len(content.questions)):
        fractions[question.order] = min(1.0, left / question.settings.points)
        left -= fractions[question.order] * question.settings.points
    return dict(sorted(fractions.items()))


def _marked(  # noqa: PLR0913, PLR0917 - a row of the past
    content: PhaseContent,
    names: tuple[object, ...],
    feedbacks: Feedbacks,
    started: datetime,
    item: int,
    fraction: float,
) -> tuple[Answer, Outcome]:
    question = content.questions[item - 1]
    response, feedback = feedbacks.of(question, fraction)
    answer = Answer(
        answer_id=demo_id("answer", *names, item),
        user_id=demo_id("person", names[0]),
        session_id=demo_id("session", names[0]),
        phase_progress_id=demo_id("run", *names),
        question_id=question.id,
        question_version=question.version,
        item=item,
        attempt=1,
        response=response,
        time_spent=SECONDS_PER_QUESTION * 1000,
        signature=UNSIGNED,
    )
    outcome = Outcome(
        answer_id=answer.answer_id,
        phase_progress_id=answer.phase_progress_id,
        item=item,
        attempt=1,
        fraction=fraction,
        points=round(fraction * question.settings.points, 4),
        correct=fraction == 1,
        feedback=feedback,
        marked_at=started + timedelta(seconds=SECONDS_PER_QUESTION * item),
    )
    return answer, outcome
