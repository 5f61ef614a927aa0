"""A simulated student at a PC of their own: the services of the app, without a window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep
from types import TracebackType
from typing import Any, Self

from benchmarks.lines import CannotRun
from oneenglish_desktop.services.house import Endpoints, open_services
from oneenglish_desktop.services.runs import Item, Run

PATIENCE = 60.0
"""Seconds for a mark; the app itself waits less and looks again later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One answer of a student.

    Attributes:
        right: whether the response earns full marks.
        wait_ms: until the answer was safe and sent, the student waits that long.
        visible_ms: until its mark could be seen; 0 when nobody looked.
    """

    answer_id: str
    run_id: str
    question_id: str
    item: int
    attempt: int
    right: bool
    wait_ms: float
    visible_ms: float = 0.0


class Student:
    """Signs in, takes a phase, answers.

    Args:
        seat: of `School.seats`: login, endpoints and number of the PC.
        folder: where the PC keeps its journal.
        password: of the student.
    """

    def __init__(self, seat: Mapping[str, Any], folder: Path, password: str) -> None:
        self._login = seat["login"]
        self._password = password
        place = folder / f"pc{seat['pc']}"
        self._services = open_services(
            Endpoints(**seat["endpoints"]),
            journal_path=place / "journal.sqlite3",
            reports_path=place / "errors.jsonl",
        )
        self._run: Run | None = None
        self.answered: list[Answered] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._services.close()

    @property
    def run(self) -> Run:
        """The run that was started last."""
        if self._run is None:
            raise CannotRun("the student has not started a phase")
        return self._run

    def sign_in(self) -> float:
        """Sign in; milliseconds."""
        start = perf_counter()
        self._services.accounts.sign_in(self._login, self._password)
        return _since(start)

    def look_at_home(self) -> None:
        """What the app asks for after signing in."""
        self._services.challenges.home()

    def start(self, phase_id: str) -> Sequence[Item]:
        """Start a phase; its questions."""
        self._run = self._services.playing.start(phase_id)
        return self._run.items

    def answer(self, item: Item, response: Any, *, right: bool, look: bool = True) -> Answered:  # noqa: ANN401 - JSON
        """Answer a question and wait for its mark, as the player does.

        Args:
            item: of `start`.
            response: JSON.
            right: whether it is; kept for the proof.
            look: wait for the mark.

        Raises:
            CannotRun: the mark does not come.
        """
        start = perf_counter()
        sent = self._services.answering.submit(self.run.id, item.item, response, 1000)
        wait = _since(start)
        seen = look and self._services.answering.wait_for_outcome(sent.answer_id, PATIENCE)
        if look and not seen:
            raise CannotRun(f"a mark did not come in {PATIENCE:.0f} s")
        answered = Answered(
            answer_id=sent.answer_id,
            run_id=self.run.id,
            question_id=item.prompt.id,
            item=item.item,
            attempt=sent.attempt,
            right=right,
            wait_ms=wait,
            visible_ms=_since(start) if look else 0.0,
        )
        self.answered.append(answered)
        return answered

    def finish(self) -> float:
        """Finish the phase; the points that the app shows when all is marked."""
        result = self._services.playing.finish(self.run.id)
        while result.pending:
            sleep(0.5)
            result = self._services.playing.result(self.run.id)
        return result.run.points

    @property
    def waiting(self) -> int:
        """Answers that this PC could not send yet."""
        return self._services.sender.status.waiting


def _since(start: float) -> float:
    return (perf_counter() - start) * 1000
