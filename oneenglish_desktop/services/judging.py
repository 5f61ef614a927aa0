"""Whether an answer counts, and what it earns: who signed it, for which run, which question.

Everybody who may answer can write any document under any name, so nothing in an answer is
believed before its signature fits the session that it names.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from cachetools import LRUCache

from oneenglish_desktop.domain.answers import Answer, Outcome
from oneenglish_desktop.questions.document import DamagedPrompt, Question
from oneenglish_desktop.questions.marking import mark
from oneenglish_desktop.questions.marks import points, shown
from oneenglish_desktop.services.signing import is_signed
from oneenglish_desktop.storage.mongo import questions
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.postgres.marking import MarkingContext

KEYS = 4_000
# "Any number" of tries ends where nobody learns any more.
MOST_TRIES = 1_000


class DamagedQuestion(Exception):  # noqa: N818 - it names what was met
    """The key of an answered question cannot be read; a teacher has to repair it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The answer does not count.

    Attributes:
        reason: short, in English, for staff.
    """

    reason: str


class Judge:
    """Judges answers; holds the keys of the questions that it met, by version."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._keys: LRUCache[tuple[str, int], Question] = LRUCache(KEYS)

    def judge(self, answer: Answer, context: MarkingContext, used: set[int]) -> Outcome | Refused:
        """What an answer earns.

        Args:
            answer: as it was found, nothing in it is believed.
            context: what the school says about the session and the run that it names.
            used: tries of this question in this run that are marked; this one is added.

        Raises:
            DamagedQuestion: nobody can mark it before the question is repaired.
            Unavailable: MongoDB cannot be reached.
        """
        if reason := refuse_sender(answer, context):
            return Refused(reason)
        question = self._question(answer.question_id, answer.question_version)
        if question is None:
            return Refused("no such question")
        if reason := refuse_question(answer, question, context):
            return Refused(reason)
        used.add(answer.attempt)
        return _outcome(answer, question, used)

    def _question(self, question_id: str, version: int) -> Question | None:
        key = (question_id, version)
        if key in self._keys:
            return self._keys[key]
        found = questions.question(self._documents, question_id, version)
        if isinstance(found, DamagedPrompt):
            raise DamagedQuestion(f"question {found.id} version {version}: {found.reason}")
        if found is not None:
            self._keys[key] = found
        return found


def _outcome(answer: Answer, question: Question, used: set[int]) -> Outcome:
    made = mark(question, answer.response)
    limit = question.settings.max_attempts
    # By tries used, not by the number of this one: who sends the last try first must not
    # learn the right answer for the others.
    tries_left = limit is None or len(used) < limit
    return Outcome(
        answer_id=answer.answer_id,
        phase_progress_id=answer.phase_progress_id,
        item=answer.item,
        attempt=answer.attempt,
        fraction=made.fraction,
        points=points(made.fraction, question.settings, answer.attempt),
        correct=made.correct,
        feedback=shown(made, question.settings, tries_left=tries_left).model_dump(mode="json"),
        marked_at=datetime.now(UTC),
    )


def refuse_sender(answer: Answer, context: MarkingContext) -> str | None:
    """Why the answer does not come from the owner of a run that takes it; None when it does."""
    if context.sign_key is None:
        return "unknown session"
    if not is_signed(answer, context.sign_key):
        return "the signature does not fit"
    if context.session_user_id != answer.user_id:
        return "the session of another person"
    if context.owner_id != answer.user_id:
        return "no run of this person"
    if context.finished and answer.answer_id not in context.manifest:
        return "the run was finished without this answer"
    return None


def refuse_question(answer: Answer, question: Question, context: MarkingContext) -> str | None:
    """Why the answer does not fit its question in this run; None when it does.

    An archived question still counts: it was on the screen when it was archived.
    """
    if question.phase_id != context.phase_id or question.status == "draft":
        return "no question of this phase"
    if question.order != answer.item:
        return "another place in the phase"
    if answer.attempt > (question.settings.max_attempts or MOST_TRIES):
        return "no tries were left"
    return None
