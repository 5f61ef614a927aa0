"""Submitting answers: durable on this PC first, then sent, then looked for until marked."""

from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any
from uuid import uuid4

from oneenglish_desktop.domain.accounts import Session
from oneenglish_desktop.domain.answers import Answer, Outcome
from oneenglish_desktop.domain.errors import Conflict, Invalid, JournalFull, NotFound
from oneenglish_desktop.domain.permissions import Permission
from oneenglish_desktop.questions.document import Prompt
from oneenglish_desktop.services.judging import MOST_TRIES
from oneenglish_desktop.services.permissions import requires
from oneenglish_desktop.services.polling import poll
from oneenglish_desktop.services.responses import storable
from oneenglish_desktop.services.run_reader import RunReader
from oneenglish_desktop.services.runs import Item, Run
from oneenglish_desktop.services.sender import Sender
from oneenglish_desktop.services.signed_in import CurrentSession
from oneenglish_desktop.storage.local.journal import AnswerState, Journal
from oneenglish_desktop.storage.postgres import progress
from oneenglish_desktop.storage.postgres.engine import Database

LONGEST_TIME = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """An answer that is safe on this PC.

    Attributes:
        attempt: 1 for the first try.
        sent: the school has it; else it waits in the journal.
        superseded: another PC of this person was first with this try, and its answer counts.
    """

    answer_id: str
    attempt: int
    sent: bool
    superseded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingAnswer:
    """An answer in the journal of this PC that the school does not count (yet).

    Attributes:
        run_id: the `phase_progress` row.
        reason: why it was refused, "" otherwise.
    """

    answer_id: str
    run_id: str
    item: int
    attempt: int
    state: AnswerState
    reason: str = ""


class Answering:
    """Takes answers from the player and looks for their marks."""

    def __init__(
        self,
        database: Database,
        current: CurrentSession,
        journal: Journal,
        runs: RunReader,
        sender: Sender,
    ) -> None:
        self._database = database
        self._current = current
        self._journal = journal
        self._runs = runs
        self._sender = sender
        self._lock = Lock()

    @property
    def session(self) -> Session | None:
        """Who is signed in."""
        return self._current.session

    @requires(Permission.CHALLENGE_PLAY)
    def submit(
        self,
        run_id: str,
        item: int,
        response: Any,  # noqa: ANN401 - a JSON value of the question's type
        time_spent_ms: int,
    ) -> Submitted:
        """Submit an answer; when this returns, no crash of the app can lose it.

        Args:
            run_id: a running run.
            item: place of the question, as in `Item.item`.
            response: what the player gives.
            time_spent_ms: milliseconds on the question.

        Raises:
            Conflict: the run is finished, or no tries are left.
            Invalid: the response cannot be kept.
            JournalFull: this PC cannot keep it; leave it on the screen.
            NotFound: no such run or question.
        """
        run = self._runs.open_run(run_id)
        if run.finished:
            raise Conflict("this run is finished")
        known, prompt = _find(run, item)
        unsigned = self._compose(run_id, item, prompt, response, time_spent_ms)
        with self._lock:
            attempt = self._next_attempt(run, known, prompt)
            answer = self._current.require().key.sign(replace(unsigned, attempt=attempt))
            self._journal.add(answer)
        with suppress(JournalFull):
            self._journal.save_draft(answer.user_id, run_id, item, None)
        delivery = self._sender.send(answer)
        if delivery is not None and delivery.state == "refused":
            raise Invalid(delivery.reason)
        return Submitted(
            answer_id=answer.answer_id,
            attempt=attempt,
            sent=delivery is not None,
            superseded=delivery is not None and delivery.state == "superseded",
        )

    @requires(Permission.CHALLENGE_PLAY)
    def outcome(self, answer_id: str) -> Outcome | None:
        """The mark of an answer of this person, None while there is none."""
        with self._database.read() as connection:
            return progress.outcome(connection, answer_id)

    @requires(Permission.CHALLENGE_PLAY)
    def wait_for_outcome(self, answer_id: str, timeout: float = 3.0) -> Outcome | None:
        """Wait for the mark of an answer.

        Args:
            answer_id: of `Submitted`.
            timeout: seconds.

        Returns:
            None when it takes longer: the answer is saved, the mark follows.
        """
        return poll(lambda: self.outcome(answer_id), timeout)

    @requires(Permission.CHALLENGE_PLAY)
    def waiting(self, run_id: str) -> tuple[WaitingAnswer, ...]:
        """The answers of a run on this PC that are not sent, were superseded or refused."""
        return tuple(
            WaitingAnswer(
                answer_id=journalled.answer.answer_id,
                run_id=run_id,
                item=journalled.answer.item,
                attempt=journalled.answer.attempt,
                state=journalled.state,
                reason=journalled.reason or "",
            )
            for journalled in self._journal.answers(run_id)
            if journalled.state is not AnswerState.SENT
        )

    def _compose(
        self,
        run_id: str,
        item: int,
        prompt: Prompt,
        response: Any,  # noqa: ANN401 - JSON
        time_spent_ms: int,
    ) -> Answer:
        session = self._current.require().session
        return Answer(
            answer_id=str(uuid4()),
            user_id=session.person.id,
            session_id=session.id,
            phase_progress_id=run_id,
            question_id=prompt.id,
            question_version=prompt.version,
            item=item,
            attempt=1,
            response=storable(response),
            time_spent=min(max(0, time_spent_ms), LONGEST_TIME),
        )

    def _next_attempt(self, run: Run, item: Item, prompt: Prompt) -> int:
        here = self._journal.attempts(run.id).get(item.item, 0)
        used = max(here, item.attempts_used)
        if used >= (prompt.settings.max_attempts or MOST_TRIES):
            raise Conflict("no tries are left")
        return used + 1


def _find(run: Run, place: int) -> tuple[Item, Prompt]:
    for item in run.items:
        if item.item == place and isinstance(item.prompt, Prompt):
            return item, item.prompt
    raise NotFound("this question cannot be answered now")
