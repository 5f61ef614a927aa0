"""Compares what the screens said with what the stores say afterwards."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg.rows import dict_row
from pymongo import MongoClient

from oneenglish_desktop.questions.document import Question
from oneenglish_desktop.questions.marking import mark
from oneenglish_desktop.questions.marks import points
from oneenglish_desktop.services.opening import DATABASE
from oneenglish_desktop.services.runs import RunResult
from oneenglish_desktop.settings import load_settings
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool

_RUN = "select points::float8, medal from app.phase_progress where id = %s"
_OUTCOMES = "select answer_id, points from app.answer_outcome where phase_progress_id = %s"


@dataclass(slots=True)
class Expected:
    """What the robot did, and so what the stores must hold.

    Attributes:
        responses: question id -> what was answered, in order.
        best: question id -> best points, by the pure marking function.
        result: what the result page showed.
    """

    responses: dict[str, list[Any]] = field(default_factory=dict)
    best: dict[str, float] = field(default_factory=dict)
    result: RunResult | None = None

    def answered(self, question: Question, response: Any) -> None:  # noqa: ANN401 - JSON
        """The robot is about to send this answer."""
        tries = self.responses.setdefault(question.id, [])
        tries.append(response)
        earned = points(mark(question, response).fraction, question.settings, len(tries))
        self.best[question.id] = max(self.best.get(question.id, 0.0), earned)

    def shown_result(self, result: RunResult) -> None:
        """The result page showed this."""
        self.result = result


def differences(expected: Expected) -> list[str]:
    """What the stores of this PC say otherwise, in words; none when all is well.

    The app is closed: the stores are started once more and read as their administrator.
    """
    if expected.result is None:
        return ["no result was shown"]
    summary = expected.result.run
    with ExitStack() as things:
        stores = EmbeddedSchool(load_settings())
        endpoints = stores.start()
        things.callback(stores.stop)
        with MongoClient[dict[str, Any]](endpoints.root_mongo_uri()) as client:
            answers = client[DATABASE]["user_answers"]
            documents = list(
                answers.find({"phase_progress_id": summary.id}).sort("attempt_number")
            )
        with psycopg.connect(
            endpoints.root_postgres_url(DATABASE), row_factory=dict_row
        ) as connection:
            row = connection.execute(_RUN, [summary.id]).fetchone() or {}
            outcomes = connection.execute(_OUTCOMES, [summary.id]).fetchall()
    found = list(_answers(expected, documents, outcomes))
    for name, shown in (("points", summary.points), ("medal", summary.medal)):
        if row.get(name) != shown:
            found.append(f"{name}: the store says {row.get(name)}, the screen said {shown}")
    return found


def _answers(
    expected: Expected, documents: list[dict[str, Any]], outcomes: list[dict[str, Any]]
) -> Iterator[str]:
    points_of = {str(each["answer_id"]): float(each["points"]) for each in outcomes}
    for question_id, responses in expected.responses.items():
        mine = [each for each in documents if each["question_id"] == question_id]
        stored = [each["user_answer"] for each in mine]
        if stored != responses:
            yield f"answers of {question_id}: {stored} instead of {responses}"
        best = max((points_of.get(str(each["answer_id"]), -1.0) for each in mine), default=-1.0)
        if best != expected.best[question_id]:
            yield f"points of {question_id}: {best} instead of {expected.best[question_id]}"
        if any(each.get("marked_at") is None for each in mine):
            yield f"an answer to {question_id} has no mark beside it"
