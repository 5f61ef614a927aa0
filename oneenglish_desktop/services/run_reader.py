"""Reads runs from the stores and this PC; remembers the open ones for the answers to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache

from oneenglish_desktop.domain.errors import NotFound
from oneenglish_desktop.domain.progress import ChallengeState, PhaseState
from oneenglish_desktop.services.items import LocalWork, build_items
from oneenglish_desktop.services.prompts import AnyPrompt, load_prompts
from oneenglish_desktop.services.runs import Run
from oneenglish_desktop.services.signed_in import CurrentSession
from oneenglish_desktop.storage.cache import Cache
from oneenglish_desktop.storage.local.journal import Journal
from oneenglish_desktop.storage.postgres import challenges, progress
from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.progress import StoredRun

OPEN_RUNS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReading:
    """All that the stores say about a run."""

    stored: StoredRun
    challenge: ChallengeState
    phase: PhaseState
    prompts: Sequence[AnyPrompt]


class RunReader:
    """Reads runs for the player, the result page and the answers."""

    def __init__(
        self, database: Database, current: CurrentSession, journal: Journal, cache: Cache
    ) -> None:
        self._database = database
        self._current = current
        self._journal = journal
        self._cache = cache
        self._open: LRUCache[tuple[str, str], Run] = LRUCache(OPEN_RUNS)
        self._lock = Lock()

    def read(self, run_id: str) -> RunReading:
        """What the stores say about a run of the person who is signed in.

        Raises:
            NotFound: no such run of this person, or its challenge is not published any more.
            SessionExpired: sign in again.
            Unavailable: a store cannot be reached.
        """
        with self._database.read() as connection:
            stored = progress.load_run(connection, run_id)
            states = challenges.load_states(connection, stored.challenge_id)
        found = [
            (state, phase)
            for state in states
            for phase in state.phases
            if phase.phase.id == stored.summary.phase_id
        ]
        if not found:
            raise NotFound("this challenge is not there any more")
        challenge, phase = found[0]
        documents = self._current.require().documents
        prompts = load_prompts(documents, self._cache, phase.phase)
        return RunReading(stored=stored, challenge=challenge, phase=phase, prompts=prompts)

    def load(self, run_id: str) -> Run:
        """The run as the player shows it.

        Raises:
            NotFound: as `read`, or the phase has no questions.
            SessionExpired: sign in again.
            Unavailable: a store cannot be reached.
        """
        reading = self.read(run_id)
        summary = reading.stored.summary
        if not (reading.prompts or summary.finished):
            raise NotFound("this phase has no questions yet")
        user_id = self._current.require().session.person.id
        local = LocalWork(
            answers=self._journal.answers(run_id),
            drafts=self._journal.drafts(user_id, run_id),
            flags=self._journal.flags(user_id, run_id),
        )
        run = Run(
            id=run_id,
            challenge=reading.challenge.challenge,
            phase=reading.phase.phase,
            run=summary.run,
            runs_left=reading.phase.runs_left,
            items=build_items(reading.prompts, reading.stored.outcomes, local),
            active_seconds=max(
                summary.active_seconds, self._journal.active_seconds(user_id, run_id)
            ),
            started_at=summary.started_at,
            finished=summary.finished,
        )
        with self._lock:
            self._open[user_id, run_id] = run
        return run

    def open_run(self, run_id: str) -> Run:
        """The run as this person loaded it last on this PC; only else it is read."""
        with self._lock:
            run = self._open.get((self._current.require().session.person.id, run_id))
        return run or self.load(run_id)

    def forget(self, run_id: str) -> None:
        """Read the run anew when it is wanted again: it is finished."""
        with self._lock:
            self._open.pop((self._current.require().session.person.id, run_id), None)
