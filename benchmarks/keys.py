"""What simulated students answer: a right and a wrong response to every question."""

from datetime import UTC, datetime
from typing import Any

from oneenglish_desktop.questions.document import Question
from oneenglish_desktop.questions.marking import empty_response, key_response, mark
from oneenglish_desktop.questions.marks import points
from oneenglish_desktop.resources import resource_path
from oneenglish_desktop.services.demo_school import read_demo_school


class Keys:
    """The questions of the demo school with their keys."""

    def __init__(self) -> None:
        school = read_demo_school(resource_path("demo_school"), datetime.now(UTC))
        self._questions: dict[str, Question] = {
            question.id: question
            for challenge in school.challenges
            for phase in challenge.phases
            for question in phase.questions
        }

    def right(self, question_id: str) -> Any:  # noqa: ANN401 - JSON
        """A response that earns full marks."""
        return key_response(self._questions[question_id])

    def wrong(self, question_id: str) -> Any:  # noqa: ANN401 - JSON
        """The response of somebody who did nothing."""
        return empty_response(self._questions[question_id])

    def responses(self) -> dict[str, dict[str, Any]]:
        """All of them, question id -> `right` and `wrong`, for another process."""
        return {
            question_id: {"right": self.right(question_id), "wrong": self.wrong(question_id)}
            for question_id in self._questions
        }

    def points(self, question_id: str, attempt: int, *, right: bool) -> float:
        """What such a response earns, by the pure marking function."""
        question = self._questions[question_id]
        response = self.right(question_id) if right else self.wrong(question_id)
        return points(mark(question, response).fraction, question.settings, attempt)
