"""Where a run stands while it is on screen; plain values, no widget."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.questions.document import DamagedPrompt, Prompt
from oneenglish_desktop.services.runs import Item, Run


class Stage(StrEnum):
    """What the student can do with a question now."""

    ANSWERING = "answering"
    SENDING = "sending"
    SAVED = "saved"
    MARKED = "marked"
    DAMAGED = "damaged"


@dataclass(slots=True)
class QuestionState:
    """One question of the run.

    Attributes:
        number: what the student sees, from 1 without holes.
        item: its place in the phase, as the stores know it.
        response: what is on the screen, or was when the question was.
        touched: the response was changed since the last answer.
        best_points: of all tries that are marked, None while there is none.
        seconds: time on the question since its last answer.
    """

    number: int
    item: int
    prompt: Prompt | DamagedPrompt
    attempts_used: int
    attempts_left: int | None
    response: Any
    outcome: Outcome | None
    flagged: bool
    stage: Stage
    touched: bool = False
    best_points: float | None = None
    seconds: float = 0.0

    @property
    def answered(self) -> bool:
        """Whether an answer was accepted."""
        return self.attempts_used > 0

    @property
    def can_try_again(self) -> bool:
        """Whether another try may earn more."""
        right = self.outcome is not None and self.outcome.correct is True
        return self.stage is Stage.MARKED and not right and self.attempts_left != 0

    def saved(self, attempt: int) -> None:
        """An answer was accepted as this attempt; its mark follows."""
        self.stage = Stage.SAVED
        self.touched = False
        self.seconds = 0.0
        if self.attempts_left is not None:
            self.attempts_left = max(0, self.attempts_left - (attempt - self.attempts_used))
        self.attempts_used = attempt

    def marked(self, outcome: Outcome) -> None:
        """The mark of the awaited answer has come."""
        self.outcome = outcome
        self.best_points = max(self.best_points or 0.0, outcome.points)
        self.stage = Stage.MARKED

    def try_again(self) -> None:
        """The student changes the answer for another try."""
        self.stage = Stage.ANSWERING

    def take(self, item: Item) -> None:
        """The school knows better: tries, and the mark when it has one."""
        self.attempts_used = item.attempts_used
        self.attempts_left = item.attempts_left
        if item.waiting:
            self.stage = Stage.SAVED
        elif item.outcome is not None:
            self.marked(item.outcome)


class RunState:
    """The questions of a run and which one is on screen.

    Attributes:
        over: the time has run out; nothing can be answered any more.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.questions = [_question(number, item) for number, item in enumerate(run.items, 1)]
        self.index = self._first_to_do()
        self.over = False

    @property
    def current(self) -> QuestionState:
        """The question on screen."""
        return self.questions[self.index]

    @property
    def is_last(self) -> bool:
        """Whether the question on screen is the last one."""
        return self.index == len(self.questions) - 1

    @property
    def to_do(self) -> list[QuestionState]:
        """The questions without an answer that can be answered."""
        return [
            question
            for question in self.questions
            if not question.answered and question.stage is not Stage.DAMAGED
        ]

    @property
    def flagged(self) -> list[QuestionState]:
        """The questions that the student wants to see again."""
        return [question for question in self.questions if question.flagged]

    @property
    def awaited(self) -> list[QuestionState]:
        """The questions whose mark has not come yet."""
        return [question for question in self.questions if question.stage is Stage.SAVED]

    @property
    def is_sending(self) -> bool:
        """Whether an answer is on its way to the journal."""
        return any(question.stage is Stage.SENDING for question in self.questions)

    def merge(self, run: Run, closed: QuestionState | None = None) -> list[QuestionState]:
        """Takes what has come since from a run loaded anew.

        Args:
            run: as the stores know it now.
            closed: a question that takes no answer any more, whatever is on the screen.

        Returns:
            The questions that have changed.
        """
        items = {item.item: item for item in run.items}
        came = []
        for question in self.questions:
            item = items.get(question.item)
            if item is None:
                continue
            is_marked = item.outcome is not None and not item.waiting
            if question is closed or (question.stage is Stage.SAVED and is_marked):
                question.take(item)
                came.append(question)
        return came

    def move(self, index: int) -> bool:
        """Goes to the question at `index`; False when there is none."""
        if not 0 <= index < len(self.questions) or index == self.index:
            return False
        self.index = index
        return True

    def _first_to_do(self) -> int:
        for index, question in enumerate(self.questions):
            if not question.answered and question.stage is not Stage.DAMAGED:
                return index
        return len(self.questions) - 1


def _question(number: int, item: Item) -> QuestionState:
    goes_on = item.draft is not None and item.attempts_left != 0
    if isinstance(item.prompt, DamagedPrompt):
        stage = Stage.DAMAGED
    elif item.waiting:
        stage = Stage.SAVED
    elif item.outcome is not None and not goes_on:
        stage = Stage.MARKED
    else:
        stage = Stage.ANSWERING
    goes_on = goes_on and stage is Stage.ANSWERING
    return QuestionState(
        number=number,
        item=item.item,
        prompt=item.prompt,
        attempts_used=item.attempts_used,
        attempts_left=item.attempts_left,
        response=item.draft if goes_on else item.last_response,
        outcome=item.outcome,
        flagged=item.flagged,
        stage=stage,
        touched=goes_on,
        best_points=item.best_points,
    )
