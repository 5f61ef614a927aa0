"""The challenges and questions of a demo school as the stores take them."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_DNS, uuid5

from oneenglish_desktop.domain.challenges import Challenge, Phase, PracticePoint
from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.questions.authoring import question_from_plain
from oneenglish_desktop.questions.document import Question
from oneenglish_desktop.services.demo_files import ChallengeFile, PhaseEntry

NAMESPACE = uuid5(NAMESPACE_DNS, "demo.oneenglish")
# A fixed day, so that loading the same school again changes nothing.
WRITTEN = datetime(2025, 9, 1, tzinfo=UTC)
OBJECT_ID_DIGITS = 24


def demo_id(*names: object) -> str:
    """The UUID that the thing with these names has in every demo school."""
    return str(uuid5(NAMESPACE, "/".join(str(name) for name in names)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseContent:
    """A phase and its questions in order; question n has the place n."""

    phase: Phase
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeContent:
    """A challenge and its five phases."""

    slug: str
    challenge: Challenge
    phases: tuple[PhaseContent, ...]


def challenge_content(file: ChallengeFile, author_id: str) -> ChallengeContent:
    """What a challenge file says.

    Raises:
        Invalid: a question breaks a rule.
    """
    challenge = Challenge(
        id=demo_id("challenge", file.slug),
        title=file.title,
        category=file.category,
        level=file.level,
        difficulty=file.difficulty,
        description=file.description,
    )
    phases = tuple(
        _phase_content(file, challenge, position, entry, author_id)
        for position, entry in enumerate(file.phases, start=1)
    )
    ids = Counter(question.id for content in phases for question in content.questions)
    if len(ids) < ids.total():
        raise Invalid(f"{file.slug}: two questions have one slug")
    return ChallengeContent(slug=file.slug, challenge=challenge, phases=phases)


def _phase_content(
    file: ChallengeFile, challenge: Challenge, position: int, entry: PhaseEntry, author_id: str
) -> PhaseContent:
    phase_id = demo_id("phase", file.slug, position)
    questions = tuple(
        question_from_plain(
            {**plain, "level": file.level},
            id=demo_id("question", file.slug, plain.get("slug")).replace("-", "")[
                :OBJECT_ID_DIGITS
            ],
            phase_id=phase_id,
            author_id=author_id,
            order=order,
            now=WRITTEN,
        )
        for order, plain in enumerate(entry.questions, start=1)
    )
    phase = Phase(
        id=phase_id,
        challenge_id=challenge.id,
        position=position,
        name=entry.name_at(position),
        pass_percent=entry.pass_percent,
        thresholds=entry.medals,
        time_limit=entry.time_limit,
        max_runs=entry.max_runs,
        question_count=len(questions),
        max_points=sum(question.settings.points for question in questions),
        question_types=dict(Counter(question.type for question in questions)),
        practice=tuple(
            PracticePoint(title=point.title, example=point.example) for point in entry.practice
        ),
        content_revision=1,
    )
    return PhaseContent(phase=phase, questions=questions)
