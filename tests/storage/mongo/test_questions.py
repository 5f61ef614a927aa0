"""Questions: what students see, what staff save, what the marker reads."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from bson import ObjectId

from oneenglish_desktop.domain.errors import Conflict, Invalid, NotAllowed
from oneenglish_desktop.questions.authoring import question_from_plain
from oneenglish_desktop.questions.document import DamagedPrompt, Prompt, Question
from oneenglish_desktop.storage.mongo import questions
from oneenglish_desktop.storage.mongo.schema import (
    QUESTION_KEYS,
    QUESTION_VERSIONS,
    QUESTIONS,
)
from tests.storage.mongo.school import PHASE, SchoolDocuments

AUTHOR = "018f0000-0000-7000-8000-000000000002"
NOW = datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=UTC)
EXPLANATION = "Leo says: I missed the bus."
OPTION_FEEDBACK = "It was closed, but that is not why."


def a_question(**changes: object) -> Question:
    """A published question with telling words at every place."""
    question = question_from_plain(
        {
            "type": "multiple_choice",
            "skill": "reading",
            "prompt": "Why did Leo walk?",
            "options": [
                {"text": "He missed the bus.", "correct": True},
                {"text": "The museum was closed.", "feedback": OPTION_FEEDBACK},
            ],
            "explanation": EXPLANATION,
            "media_references": [str(ObjectId())],
        },
        id=str(ObjectId()),
        phase_id=PHASE,
        author_id=AUTHOR,
        order=1,
        now=NOW,
    )
    return question.model_copy(update=changes)


def with_prompt(question: Question, prompt: str) -> Question:
    """The question asked in other words."""
    content = question.content.model_copy(update={"prompt": prompt})
    return question.model_copy(update={"content": content})


def the_question(found: object) -> Question:
    assert isinstance(found, Question)
    return found


def documents_of(school: SchoolDocuments, collection: str) -> list[dict[str, Any]]:
    with school.root.operation() as database:
        return list(database[collection].find())


def test_students_get_published_prompts_in_order(school_documents: SchoolDocuments) -> None:
    third, first = a_question(order=3), a_question(order=1)
    hidden = [
        a_question(order=2, status="draft"),
        a_question(order=2, status="archived"),
        a_question(order=2, is_active=False),
        a_question(order=2, phase_id=str(uuid4())),
    ]
    questions.save_questions(school_documents.staff, [third, first, *hidden])

    prompts = questions.prompts(school_documents.student, PHASE)
    assert [prompt.id for prompt in prompts] == [first.id, third.id]
    assert questions.prompts(school_documents.student, str(uuid4())) == ()


def test_a_prompt_tells_nothing_of_the_answer(school_documents: SchoolDocuments) -> None:
    question = a_question()
    questions.save_question(school_documents.staff, question)

    (prompt,) = questions.prompts(school_documents.student, PHASE)
    assert isinstance(prompt, Prompt)
    assert prompt.content.prompt == "Why did Leo walk?"
    assert prompt.content.media_references == question.content.media_references
    assert prompt.settings == question.settings
    assert prompt.metadata == question.metadata
    assert EXPLANATION not in prompt.model_dump_json()
    assert OPTION_FEEDBACK not in prompt.model_dump_json()
    stored = documents_of(school_documents, QUESTIONS)
    assert EXPLANATION not in str(stored)
    assert OPTION_FEEDBACK not in str(stored)
    assert "validation" not in stored[0]
    assert stored[0]["content"]["media_references"] == [
        ObjectId(question.content.media_references[0])
    ]


def test_staff_and_the_marker_get_the_whole_question(school_documents: SchoolDocuments) -> None:
    question = a_question()
    saved = questions.save_question(school_documents.staff, question)

    assert saved.model_copy(update={"created_at": NOW, "updated_at": NOW}) == question
    for tier in (school_documents.staff, school_documents.marker):
        assert questions.questions(tier, PHASE) == (saved,)
        assert questions.question(tier, question.id) == saved
        assert questions.question(tier, question.id, version=1) == saved
    for call in (questions.questions, questions.question):
        with pytest.raises(NotAllowed):
            call(school_documents.student, question.id)


def test_questions_that_are_not_there(school_documents: SchoolDocuments) -> None:
    question = questions.save_question(school_documents.staff, a_question())

    assert questions.question(school_documents.marker, str(ObjectId())) is None
    assert questions.question(school_documents.marker, question.id, version=7) is None
    with pytest.raises(Invalid):
        questions.question(school_documents.marker, "no id")


def test_a_change_of_a_published_question_is_a_new_version(
    school_documents: SchoolDocuments,
) -> None:
    first = questions.save_question(school_documents.staff, a_question())
    second = questions.save_question(school_documents.staff, with_prompt(first, "Why on foot?"))

    assert second.version == 2
    assert second.created_at == first.created_at
    assert second.updated_at > first.updated_at
    assert questions.question(school_documents.marker, first.id) == second
    assert questions.question(school_documents.marker, first.id, version=1) == first
    assert questions.question(school_documents.marker, first.id, version=2) == second


@pytest.mark.parametrize(
    ("changes", "version"),
    [
        ({"order": 5}, 1),
        ({"is_active": False}, 1),
        ({"status": "archived"}, 1),
        ({"phase_id": str(uuid4())}, 1),
        ({"status": "draft"}, 2),
    ],
    ids=["order", "inactive", "archived", "moved", "draft again"],
)
def test_which_changes_make_a_version(
    school_documents: SchoolDocuments, changes: dict[str, object], version: int
) -> None:
    first = questions.save_question(school_documents.staff, a_question())
    second = questions.save_question(school_documents.staff, first.model_copy(update=changes))

    assert second.version == version
    assert the_question(questions.question(school_documents.staff, first.id)) == second
    assert len(documents_of(school_documents, QUESTION_VERSIONS)) == version - 1


def test_a_draft_changes_in_place(school_documents: SchoolDocuments) -> None:
    draft = questions.save_question(school_documents.staff, a_question(status="draft"))
    edited = questions.save_question(school_documents.staff, with_prompt(draft, "Why on foot?"))
    published = questions.save_question(
        school_documents.staff, edited.model_copy(update={"status": "published"})
    )

    assert (edited.version, published.version) == (1, 1)
    assert documents_of(school_documents, QUESTION_VERSIONS) == []
    assert len(questions.prompts(school_documents.student, PHASE)) == 1


def test_saving_what_is_there_writes_nothing(school_documents: SchoolDocuments) -> None:
    first = questions.save_question(school_documents.staff, a_question())
    again = first.model_copy(update={"updated_at": first.updated_at + timedelta(days=1)})

    assert questions.save_question(school_documents.staff, again) == first
    assert questions.save_questions(school_documents.staff, [again]) == (first,)
    assert questions.save_questions(school_documents.staff, []) == ()


def test_two_editors_of_one_question(school_documents: SchoolDocuments) -> None:
    first = questions.save_question(school_documents.staff, a_question())
    questions.save_question(school_documents.staff, with_prompt(first, "Why on foot?"))

    with pytest.raises(Conflict):
        questions.save_question(school_documents.staff, with_prompt(first, "Why so slow?"))
    kept = the_question(questions.question(school_documents.staff, first.id))
    assert kept.content.prompt == "Why on foot?"


def test_an_import_is_absolute_and_loses_no_version(school_documents: SchoolDocuments) -> None:
    wanted = [a_question(order=number) for number in range(1, 12)]
    first = questions.save_questions(school_documents.staff, wanted)
    assert questions.save_questions(school_documents.staff, wanted) == first

    changed = [*wanted[:-1], with_prompt(wanted[-1], "Why on foot?")]
    second = questions.save_questions(school_documents.staff, changed)
    assert [question.version for question in second] == [1] * 10 + [2]
    assert second[:-1] == first[:-1]
    third = questions.save_questions(school_documents.staff, wanted)
    assert third[-1].version == 3
    assert (
        the_question(
            questions.question(school_documents.staff, wanted[-1].id, version=2)
        ).content.prompt
        == "Why on foot?"
    )


def test_an_import_is_all_or_nothing(school_documents: SchoolDocuments) -> None:
    good, bad = a_question(), a_question(phase_id="the first phase")
    with pytest.raises(Invalid):
        questions.save_questions(school_documents.staff, [good, bad])

    assert documents_of(school_documents, QUESTIONS) == []
    assert documents_of(school_documents, QUESTION_KEYS) == []


def test_students_and_the_marker_save_nothing(school_documents: SchoolDocuments) -> None:
    for tier in (school_documents.student, school_documents.marker):
        with pytest.raises(NotAllowed):
            questions.save_question(tier, a_question())


def test_a_damaged_question_keeps_its_place(school_documents: SchoolDocuments) -> None:
    before, damaged, after = (a_question(order=number) for number in (1, 2, 3))
    questions.save_questions(school_documents.staff, [before, damaged, after])
    with school_documents.root.operation() as database:
        database[QUESTIONS].update_one(
            {"_id": ObjectId(damaged.id)}, {"$set": {"content": {"options": "none"}}}
        )

    found = questions.prompts(school_documents.student, PHASE)
    assert [type(each) for each in found] == [Prompt, DamagedPrompt, Prompt]
    assert isinstance(found[1], DamagedPrompt)
    assert (found[1].id, found[1].order) == (damaged.id, 2)
    assert "options" in found[1].reason


def test_a_question_without_its_key_is_damaged_and_can_be_saved_again(
    school_documents: SchoolDocuments,
) -> None:
    question = questions.save_question(school_documents.staff, a_question())
    with school_documents.root.operation() as database:
        database[QUESTION_KEYS].delete_one({"_id": ObjectId(question.id)})

    (found,) = questions.questions(school_documents.marker, PHASE)
    assert isinstance(found, DamagedPrompt)
    assert "validation" in found.reason
    assert isinstance(questions.question(school_documents.marker, question.id), DamagedPrompt)

    repaired = questions.save_question(school_documents.staff, question)
    assert repaired.version == question.version
    assert questions.questions(school_documents.marker, PHASE) == (repaired,)


def test_the_collection_takes_no_key_into_questions(school_documents: SchoolDocuments) -> None:
    question = questions.save_question(school_documents.staff, a_question())
    only = {"_id": ObjectId(question.id)}
    for telling in ({"validation": {"correct_answer": 1}}, {"content.explanation": EXPLANATION}):
        with pytest.raises(Invalid), school_documents.staff.operation() as database:
            database[QUESTIONS].update_one(only, {"$set": telling})
