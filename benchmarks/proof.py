"""Compares what simulated students did with what both stores hold afterwards."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import psycopg
from pymongo import MongoClient

from benchmarks.keys import Keys
from benchmarks.school import School
from oneenglish_desktop.storage.mongo.schema import USER_ANSWERS

_OUTCOMES = """
    select phase_progress_id::text, answer_id::text, points::float8
    from app.answer_outcome where phase_progress_id = any(%s::uuid[])
"""
_RUNS = (
    "select id::text, points::float8, pending from app.phase_progress where id = any(%s::uuid[])"
)
NEAR = 1e-6


def differences(school: School, keys: Keys, students: Sequence[dict[str, Any]]) -> list[str]:
    """What a store lost, doubled or marked otherwise, in words; none when all is well.

    Args:
        school: whose stores are read, as their administrator.
        keys: mark the answers once more.
        students: what `benchmarks.programs.students` told.
    """
    runs = [student["run_id"] for student in students]
    with MongoClient[dict[str, Any]](school.root_mongo) as mongo:
        answers = mongo[school.servers.mongo_database][USER_ANSWERS]
        documents = list(answers.find({"phase_progress_id": {"$in": runs}}))
    with psycopg.connect(school.root_postgres) as postgres:
        outcomes = postgres.execute(_OUTCOMES, [runs]).fetchall()
        totals = {run: rest for run, *rest in postgres.execute(_RUNS, [runs])}
    marked: dict[str, dict[str, float]] = defaultdict(dict)
    for run, answer_id, earned in outcomes:
        marked[run][answer_id] = earned
    stored = defaultdict(list)
    for document in documents:
        stored[document["phase_progress_id"]].append(document)
    found: list[str] = []
    for student in students:
        run = student["run_id"]
        found += _of_student(student, stored[run], marked[run], keys)
        found += _of_total(student, totals.get(run), keys)
    return found


def _of_student(
    student: dict[str, Any],
    documents: Sequence[dict[str, Any]],
    marked: dict[str, float],
    keys: Keys,
) -> Iterator[str]:
    who = student["login"]
    answered = {each["answer_id"]: each for each in student["answered"]}
    if Counter(document["answer_id"] for document in documents) != Counter(answered.keys()):
        yield f"{who}: {len(documents)} of {len(answered)} answers in MongoDB"
    if any(document.get("marked_at") is None for document in documents):
        yield f"{who}: an answer has no mark beside it"
    if marked.keys() != answered.keys():
        yield f"{who}: {len(marked)} of {len(answered)} outcomes in PostgreSQL"
    for answer_id, each in answered.items():
        earned = _earned(each, keys)
        if abs(marked.get(answer_id, earned) - earned) > NEAR:
            yield f"{who}: {marked[answer_id]} points instead of {earned}"


def _of_total(student: dict[str, Any], total: list[Any] | None, keys: Keys) -> Iterator[str]:
    best: dict[int, float] = defaultdict(float)
    for each in student["answered"]:
        best[each["item"]] = max(best[each["item"]], _earned(each, keys))
    expected = sum(best.values())
    points, pending = total or (0.0, 0)
    if abs(points - expected) > NEAR or abs(student["points"] - expected) > NEAR:
        shown = student["points"]
        yield f"{student['login']}: {points} in all, {shown} shown, instead of {expected}"
    if pending:
        yield f"{student['login']}: {pending} answers are still waited for"


def _earned(answered: dict[str, Any], keys: Keys) -> float:
    return keys.points(answered["question_id"], answered["attempt"], right=answered["right"])
