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
        self.seconds = 0.0
        if self.attempts_left is not None:
            self.attempts_left = max(0, self.attempts_left - (attempt - self.attempts_used))
        self.attempts_used = attempt

    def marked(self, outcome: Outcome) -> None:
        """The mark of the awaited answer has come."""
        self.outcome = outcome
        self.stage = Stage.MARKED

    def try_again(self) -> None:
        """The student changes the answer for another try."""
        self.stage = Stage.ANSWERING


class RunState:
    """The questions of a run and which one is on screen."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.questions = [_question(number, item) for number, item in enumerate(run.items, 1)]
        self.index = self._first_to_do()

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
    def awaited(self) -> list[QuestionState]:
        """The questions whose mark has not come yet."""
        return [question for question in self.questions if question.stage is Stage.SAVED]

    def merge(self, run: Run) -> bool:
        """Takes the marks that have come since from a run loaded anew; True if any came."""
        items = {item.item: item for item in run.items}
        came = False
        for question in self.awaited:
            item = items.get(question.item)
            if item is not None and item.outcome is not None and not item.waiting:
                question.marked(item.outcome)
                question.attempts_left = item.attempts_left
                came = True
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
    has_draft = item.draft is not None
    if isinstance(item.prompt, DamagedPrompt):
        stage = Stage.DAMAGED
    elif item.waiting:
        stage = Stage.SAVED
    elif item.outcome is not None and not (has_draft and item.attempts_left != 0):
        stage = Stage.MARKED
    else:
        stage = Stage.ANSWERING
    return QuestionState(
        number=number,
        item=item.item,
        prompt=item.prompt,
        attempts_used=item.attempts_used,
        attempts_left=item.attempts_left,
        response=item.draft if has_draft else item.last_response,
        outcome=item.outcome,
        flagged=item.flagged,
        stage=stage,
    )
