"""A student asks the one view that is open for what it does not show."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from bson import ObjectId
from bson.code import Code
from pymongo.database import Database
from pymongo.errors import OperationFailure

from oneenglish_desktop.questions.authoring import question_from_plain
from oneenglish_desktop.storage.mongo import questions
from tests.storage.mongo.school import PHASE, SchoolDocuments

Document = dict[str, Any]
Query = Callable[[Database[Document]], object]

EXPLANATION = "Leo missed the bus"
HINT_OF_AUTHOR = "It was closed but that is not why"


@pytest.fixture
def student(
    school_documents: SchoolDocuments, raw_student: Database[Document]
) -> Database[Document]:
    """The bare driver, in a school with nine questions: right is a, b, c, a, b, c, ..."""
    made = []
    for number in range(9):
        options: list[Document] = [
            {"text": f"option {name}", "feedback": HINT_OF_AUTHOR} for name in "abc"
        ]
        options[number % 3] = {"text": f"option {'abc'[number % 3]}", "correct": True}
        question = question_from_plain(
            {
                "type": "multiple_choice",
                "prompt": f"Question {number}",
                "options": options,
                "explanation": EXPLANATION,
            },
            id=str(ObjectId()),
            phase_id=PHASE,
            author_id="018f0000-0000-7000-8000-000000000002",
            order=number,
            now=datetime(2026, 3, 2, tzinfo=UTC),
        )
        made.append(question)
    drafts = [
        made[-1].model_copy(update={"id": str(ObjectId()), "status": "draft"}),
        made[-1].model_copy(update={"id": str(ObjectId()), "is_active": False}),
    ]
    questions.save_questions(school_documents.staff, [*made, *drafts])
    with school_documents.root.operation() as database:
        database.media.files.insert_one({"filename": "clip"})
    return raw_student


def ids(found: list[Document]) -> list[ObjectId]:
    return [document["_id"] for document in found]


def test_whatever_is_asked_the_view_shows_no_key(student: Database[Document]) -> None:
    view = student.question_prompts
    answers: list[object] = [
        list(view.find()),
        list(view.find({}, {"validation": 1, "content.explanation": 1})),
        list(view.aggregate([{"$group": {"_id": None, "all": {"$push": "$$ROOT"}}}])),
        list(view.aggregate([{"$project": {"x": {"$objectToArray": "$$ROOT"}}}])),
        list(view.aggregate([{"$replaceRoot": {"newRoot": {"x": "$$CURRENT"}}}])),
        list(view.aggregate([{"$addFields": {"k": "$validation.correct_answer"}}])),
        list(view.aggregate([{"$project": {"k": "$content.options.feedback"}}])),
        list(view.aggregate([{"$sample": {"size": 100}}])),
        list(view.aggregate([{"$unset": ["content"]}])),
        view.distinct("validation.correct_answer"),
        view.distinct("content.explanation"),
        view.find_one({"content.explanation": {"$exists": True}}),
        view.find({"status": "published"}).explain(),
    ]
    told = str(answers)
    assert "Question 8" in told
    for secret in (EXPLANATION, HINT_OF_AUTHOR, "correct_answer", "scoring_rules"):
        assert secret not in told


@pytest.mark.parametrize(
    "condition",
    [
        {"validation": {"$exists": True}},
        {"validation.correct_answer.weights.a": 1.0},
        {"validation.correct_answer": {"$ne": None}},
        {"content.explanation": {"$regex": "bus"}},
        {"content.options.feedback": {"$exists": True}},
        {"$expr": {"$gt": ["$validation", None]}},
        {"$expr": {"$ne": [{"$type": "$content.explanation"}, "missing"]}},
        {"$jsonSchema": {"required": ["validation"]}},
        {"status": "draft"},
        {"is_active": False},
    ],
    ids=str,
)
def test_a_filter_on_what_is_hidden_finds_nothing(
    student: Database[Document], condition: Document
) -> None:
    assert list(student.question_prompts.find(condition)) == []
    assert student.question_prompts.count_documents(condition) == 0
    assert student.question_prompts.count_documents({}) == 9


@pytest.mark.parametrize(
    "field",
    ["validation", "validation.correct_answer", "content.explanation", "content.options.feedback"],
)
def test_the_order_does_not_depend_on_what_is_hidden(
    student: Database[Document], field: str
) -> None:
    in_order = ids(list(student.question_prompts.find().sort("order")))
    for direction in (1, -1):
        keys = [(field, direction), ("order", 1)]
        assert ids(list(student.question_prompts.find().sort(keys))) == in_order


@pytest.mark.parametrize(
    "field",
    ["validation", "validation.correct_answer", "content.explanation", "status", "is_active"],
)
def test_no_index_on_what_is_hidden_can_be_hinted_at(
    student: Database[Document], field: str
) -> None:
    for hint in ({field: 1}, {field: -1}, f"{field}_1"):
        with pytest.raises(OperationFailure) as caught:
            student.command("find", "question_prompts", hint=hint)
        assert caught.value.code == 2
        with pytest.raises(OperationFailure) as caught:
            student.command("aggregate", "question_prompts", pipeline=[], cursor={}, hint=hint)
        assert caught.value.code == 2


def test_the_hints_that_work_sort_by_what_is_shown(student: Database[Document]) -> None:
    in_order = ids(list(student.question_prompts.find().sort("order")))
    hinted = student.question_prompts.find(hint={"phase_id": 1, "order": 1})
    assert ids(list(hinted)) == in_order


def test_an_explanation_of_the_plan_counts_the_same_for_right_and_wrong(
    student: Database[Document],
) -> None:
    def counts(value: object) -> set[str]:
        plan = student.command(
            "explain",
            {
                "aggregate": "question_prompts",
                "pipeline": [{"$match": {"validation.correct_answer": value}}],
                "cursor": {},
            },
            verbosity="executionStats",
        )
        told = str(plan)
        assert EXPLANATION not in told
        counted = ("nReturned", "totalDocsExamined", "totalKeysExamined")
        return {
            f"{name}={stats[name]}"
            for stats in _every(plan, "executionStats")
            for name in counted
            if name in stats
        }

    right, wrong = counts({"options": ["a"]}), counts("nothing of the kind")
    assert right
    assert right == wrong


def _every(value: object, name: str) -> list[Document]:
    """The records of this name at any depth."""
    if isinstance(value, list):
        return [found for part in value for found in _every(part, name)]
    if not isinstance(value, dict):
        return []
    here = [value[name]] if isinstance(value.get(name), dict) else []
    return here + [found for part in value.values() for found in _every(part, name)]


SCRIPTS: dict[str, Query] = {
    "where": lambda db: list(db.question_prompts.find({"$where": "sleep(2000) || true"})),
    "function": lambda db: list(
        db.question_prompts.aggregate(
            [{"$set": {"x": {"$function": {"body": "f", "args": [], "lang": "js"}}}}]
        )
    ),
    "accumulator": lambda db: list(
        db.question_prompts.aggregate(
            [
                {
                    "$group": {
                        "_id": None,
                        "x": {
                            "$accumulator": {
                                "init": "function() { return 1 }",
                                "accumulate": "function(s) { return s }",
                                "accumulateArgs": [],
                                "merge": "function(a, b) { return a }",
                                "lang": "js",
                            }
                        },
                    }
                }
            ]
        )
    ),
    "map reduce": lambda db: db.command(
        "mapReduce",
        "media.files",
        map=Code("function() { emit(1, 1) }"),
        reduce=Code("function(k, v) { return 1 }"),
        out={"inline": 1},
    ),
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_no_script_runs_on_the_server(script: Query, student: Database[Document]) -> None:
    with pytest.raises(OperationFailure, match=r"(?i)javascript engine|globalScriptEngine"):
        script(student)
