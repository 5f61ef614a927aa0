"""A school in which one run is played; it fits into a test and does what the test asks for."""

# ruff: noqa: ARG002 - the services take arguments that nobody here needs

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Event
from typing import Any

from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.questions.document import Question
from oneenglish_desktop.services.answering import Submitted
from oneenglish_desktop.services.runs import Run, RunResult
from tests.screens.player.runs import RUN_ID, outcome_of
from tests.screens.values import School

PATIENCE = 10


def open_gate() -> Event:
    """A gate that lets everybody through until a test clears it."""
    gate = Event()
    gate.set()
    return gate


@dataclass
class Playing:
    """Holds one run; keeps what the player keeps."""

    run: Run
    result_values: list[RunResult] = field(default_factory=list)
    error: Exception | None = None
    keep_error: Exception | None = None
    started: list[str] = field(default_factory=list)
    loaded: int = 0
    drafts: list[tuple[int, Any]] = field(default_factory=list)
    flags: list[tuple[int, bool]] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    spent: list[int] = field(default_factory=list)
    finished: list[str] = field(default_factory=list)
    gate: Event = field(default_factory=open_gate)

    def start(self, phase_id: str) -> Run:
        self.started.append(phase_id)
        self._fail()
        return self.run

    def load(self, run_id: str) -> Run:
        self.loaded += 1
        self._fail()
        return self.run

    def save_draft(self, run_id: str, item: int, response: Any) -> None:  # noqa: ANN401
        if self.keep_error is not None:
            raise self.keep_error
        self.drafts.append((item, response))

    def set_flag(self, run_id: str, item: int, flagged: bool) -> None:  # noqa: FBT001
        if self.keep_error is not None:
            raise self.keep_error
        self.flags.append((item, flagged))

    def keep_seconds(self, run_id: str, active_seconds: int) -> None:
        if self.keep_error is not None:
            raise self.keep_error
        self.kept.append(active_seconds)

    def spend(self, run_id: str, active_seconds: int) -> None:
        self.spent.append(active_seconds)

    def finish(self, run_id: str) -> RunResult:
        self.finished.append(run_id)
        self.gate.wait(PATIENCE)
        self._fail()
        return self.result(run_id)

    def result(self, run_id: str) -> RunResult:
        """The next of the values; the last one for ever."""
        self._fail()
        return self.result_values[0] if len(self.result_values) == 1 else self.result_values.pop(0)

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error


@dataclass
class Answering:
    """Marks answers at once, or as slowly and badly as a test asks for."""

    questions: dict[int, Question]
    error: Exception | None = None
    sent: bool = True
    superseded: bool = False
    marks: bool = True
    mark_error: Exception | None = None
    gate: Event = field(default_factory=open_gate)
    submitted: list[tuple[int, Any]] = field(default_factory=list)
    change_outcome: Callable[[Outcome], Outcome] | None = None
    used: dict[int, int] = field(default_factory=dict)

    def submit(
        self,
        run_id: str,
        item: int,
        response: Any,  # noqa: ANN401
        time_spent_ms: int,
    ) -> Submitted:
        assert run_id == RUN_ID
        assert time_spent_ms >= 0
        self.gate.wait(PATIENCE)
        if self.error is not None:
            raise self.error
        attempt = self.used[item] = self.used.get(item, 0) + 1
        self.submitted.append((item, response))
        return Submitted(
            answer_id=f"{item}:{attempt}",
            attempt=attempt,
            sent=self.sent,
            superseded=self.superseded,
        )

    def wait_for_outcome(self, answer_id: str) -> Outcome | None:
        if self.mark_error is not None:
            raise self.mark_error
        if not self.marks:
            return None
        item, attempt = (int(part) for part in answer_id.split(":"))
        response = next(given for place, given in reversed(self.submitted) if place == item)
        made = outcome_of(self.questions[item], response, attempt=attempt)
        return made if self.change_outcome is None else self.change_outcome(made)


@dataclass
class RunSchool(School):
    """A student is signed in and plays `run`."""

    run: Run | None = None
    preferences_now: dict[str, Any] = field(default_factory=dict)
    playing: Playing = field(init=False)
    answering: Answering = field(init=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.sign_in(**self.preferences_now)
        assert self.run is not None
        self.playing = Playing(self.run)
        self.answering = Answering(
            {
                item.item: item.prompt
                for item in self.run.items
                if isinstance(item.prompt, Question)
            },
            used={item.item: item.attempts_used for item in self.run.items},
        )

    def marked_elsewhere(self, place: int, outcome: Outcome, **changes: Any) -> None:  # noqa: ANN401
        """The school knows this outcome from now on."""
        run = self.playing.run
        self.playing.run = replace(
            run,
            items=tuple(
                replace(item, outcome=outcome, waiting=False, **changes)
                if item.item == place
                else item
                for item in run.items
            ),
        )
