"""The marker: claims answers, checks and marks them, projects the marks, writes them beside.

Any number may run at once. Each step can be repeated: a claim ends by itself, outcomes are
recorded once and totals computed anew, a mark is written over itself. So the marker may be
killed between any two of them.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic

from cachetools import LRUCache

from oneenglish_desktop.domain.answers import Answer, Outcome
from oneenglish_desktop.domain.errors import OneEnglishError, Unavailable
from oneenglish_desktop.services.errors import ErrorReports
from oneenglish_desktop.services.judging import Judge, Refused
from oneenglish_desktop.storage.mongo import answer_stream, answers
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.postgres import marking
from oneenglish_desktop.storage.postgres.engine import Database

BATCH = 20
LEASE_SECONDS = 30.0
SWEEP_SECONDS = 5.0
# What cannot be marked now is tried again: a teacher may repair the question meanwhile.
LATER_SECONDS = 300.0
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 15.0
TOLD = 1_000


@dataclass(frozen=True, slots=True)
class Later:
    """The answer cannot be marked now."""

    why: Exception


Decision = Outcome | Refused | Later


class Marker:
    """Marks answers, in a thread of its own or one batch at a time."""

    def __init__(
        self, database: Database, documents: Documents, errors: ErrorReports, name: str
    ) -> None:
        self._database = database
        self._documents = documents
        self._errors = errors
        self._name = name
        self._judge = Judge(documents)
        self._told: LRUCache[str, bool] = LRUCache(TOLD)
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="marker", daemon=True)

    def start(self) -> None:
        """Mark from now on, in a thread."""
        self._thread.start()

    def stop(self) -> None:
        """End after the batch at hand and close the stores."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()
        self._documents.close()
        self._database.close()

    def run_once(self) -> int:
        """Mark a batch of the oldest answers that wait.

        Returns:
            How many answers were looked at, 0 when none waits.

        Raises:
            Unavailable: a store cannot be reached; what was claimed is free again soon.
        """
        batch: list[Answer] = []
        while len(batch) < BATCH:
            answer = answers.claim(self._documents, self._name, LEASE_SECONDS)
            if answer is None:
                break
            batch.append(answer)
        if batch:
            try:
                self._settle(self._decide(batch))
            except Unavailable:
                self._give_back(batch)
                raise
        return len(batch)

    def _decide(self, batch: Sequence[Answer]) -> list[tuple[Answer, Decision]]:
        # Tries of this batch are not recorded yet and count all the same.
        tries: dict[tuple[str, int], set[int]] = defaultdict(set)
        return [
            (answer, self._decide_one(answer, tries[answer.phase_progress_id, answer.item]))
            for answer in batch
        ]

    def _decide_one(self, answer: Answer, used: set[int]) -> Decision:
        try:
            with self._database.read() as connection:
                context = marking.marking_context(
                    connection, answer.session_id, answer.phase_progress_id
                )
            used.update(context.attempts.get(answer.item, ()))
            return self._judge.judge(answer, context, used)
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 - one answer must not stop the others
            return Later(error)

    def _settle(self, decisions: Sequence[tuple[Answer, Decision]]) -> None:
        outcomes = [decision for _, decision in decisions if isinstance(decision, Outcome)]
        self._record(outcomes)
        for answer, decision in decisions:
            if isinstance(decision, Refused):
                answers.refuse(self._documents, answer.answer_id, decision.reason)
            elif isinstance(decision, Later):
                self._put_off(answer.answer_id, decision.why)

    def _record(self, outcomes: Sequence[Outcome]) -> None:
        """PostgreSQL first: a mark beside the answer means that it is projected."""
        if not outcomes:
            return
        try:
            with self._database.begin() as connection:
                marking.record_outcomes(connection, outcomes)
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 - one outcome must not stop the others
            if len(outcomes) == 1:
                self._put_off(outcomes[0].answer_id, error)
                return
            for outcome in outcomes:
                self._record([outcome])
            return
        for outcome in outcomes:
            answers.mark(self._documents, outcome.answer_id, outcome)

    def _put_off(self, answer_id: str, why: Exception) -> None:
        if answer_id not in self._told:
            self._told[answer_id] = True
            self._errors.report(why, f"marker, answer {answer_id}")
        answers.release(self._documents, answer_id, LATER_SECONDS)

    def _give_back(self, batch: Sequence[Answer]) -> None:
        try:
            for answer in batch:
                answers.release(self._documents, answer.answer_id)
        except OneEnglishError:
            # MongoDB itself is away: the leases end by themselves.
            return

    def _run(self) -> None:
        pause = FIRST_PAUSE
        while not self._stopped.is_set():
            try:
                self._follow()
                pause = FIRST_PAUSE
            except Unavailable:
                self._stopped.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            except Exception as error:  # noqa: BLE001 - the thread outlives a bug, and tells it
                self._errors.report(error, "marker")
                self._stopped.wait(LONGEST_PAUSE)

    def _follow(self) -> None:
        """Mark what waits and what comes in; the sweep finds what the stream did not tell."""
        token = answer_stream.load_resume_token(self._documents)
        with answer_stream.watch(self._documents, token) as stream:
            news = heard = False
            swept = -SWEEP_SECONDS
            while not self._stopped.is_set():
                due = monotonic() > swept + SWEEP_SECONDS
                if news or due:
                    self._drain()
                if due:
                    swept = monotonic()
                    # Only after news: to save the place is itself a write that moves it on.
                    if heard and stream.resume_token:
                        answer_stream.save_resume_token(self._documents, stream.resume_token)
                    heard = False
                news = stream.wait(0)
                heard = heard or news

    def _drain(self) -> None:
        while not self._stopped.is_set() and self.run_once():
            pass
