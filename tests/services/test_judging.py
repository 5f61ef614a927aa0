"""Which answers count: forgeries by somebody who holds a PC's student account are refused."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import pytest

from oneenglish_desktop.domain.answers import Answer
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.marker import Marker
from oneenglish_desktop.services.signing import SigningKey
from oneenglish_desktop.storage.mongo import answers
from oneenglish_desktop.storage.mongo.client import Documents
from tests.services.conftest import OpenPc
from tests.services.small_school import RIGHT, WRONG, SmallSchool


@dataclass(frozen=True, kw_only=True)
class Cheat:
    """A student with the bare parts of a PC: session, key, documents."""

    services: Services
    run_id: str
    key: SigningKey
    documents: Documents
    honest: Answer

    def send(self, *, key: SigningKey | None = None, **changes: Any) -> str:  # noqa: ANN401 - fields
        """Insert an answer as the bare driver would; returns its id."""
        answer = replace(self.honest, answer_id=str(uuid4()), **changes)
        signed = (key or self.key).sign(answer)
        assert answers.insert(self.documents, signed) == "stored"
        return answer.answer_id


@pytest.fixture
def cheat(pc: Services, small_school: SmallSchool) -> Cheat:
    run = pc.playing.start(small_school.phase())
    signed_in = pc.accounts._current.require()
    honest = Answer(
        answer_id=str(uuid4()),
        user_id=signed_in.session.person.id,
        session_id=signed_in.session.id,
        phase_progress_id=run.id,
        question_id=small_school.question("choice"),
        question_version=1,
        item=1,
        attempt=1,
        response=RIGHT[1],
        time_spent=1_000,
    )
    return Cheat(
        services=pc,
        run_id=run.id,
        key=signed_in.key,
        documents=signed_in.documents,
        honest=honest,
    )


def refusal(school: SmallSchool, answer_id: str) -> str:
    stored = school.answer(answer_id)
    assert stored is not None
    assert "points_earned" not in stored
    return str(stored["refused"])


def test_the_honest_answer_counts(cheat: Cheat, marker: Marker) -> None:
    answer_id = cheat.send()
    marker.run_once()
    outcome = cheat.services.answering.outcome(answer_id)
    assert outcome is not None
    assert outcome.points == 2


FORGERIES: dict[str, tuple[dict[str, Any], str]] = {
    "unknown session": ({"session_id": str(uuid4())}, "unknown session"),
    "own key of no session": ({"key": SigningKey()}, "the signature does not fit"),
    "unknown run": ({"phase_progress_id": str(uuid4())}, "no run of this person"),
    "other place": ({"item": 2}, "another place in the phase"),
    "unknown question": ({"question_id": "0" * 24}, "no such question"),
    "version to come": ({"question_version": 7}, "no such question"),
    "a try too many": ({"attempt": 3}, "no tries were left"),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_is_refused(
    cheat: Cheat, small_school: SmallSchool, marker: Marker, name: str
) -> None:
    changes, reason = FORGERIES[name]
    answer_id = cheat.send(**changes)
    marker.run_once()
    assert refusal(small_school, answer_id) == reason
    assert cheat.services.answering.outcome(answer_id) is None


def test_a_question_of_another_phase_is_refused(
    cheat: Cheat, small_school: SmallSchool, marker: Marker
) -> None:
    answer_id = cheat.send(question_id=small_school.question("choice", "sea"))
    marker.run_once()
    assert refusal(small_school, answer_id) == "no question of this phase"


def test_a_draft_is_no_question_of_the_phase(
    cheat: Cheat, small_school: SmallSchool, new_marker: Callable[[], Marker]
) -> None:
    answer_id = cheat.send()
    with small_school.changed("questions", small_school.question("choice"), status="draft"):
        new_marker().run_once()
    assert refusal(small_school, answer_id) == "no question of this phase"


def test_more_tries_than_a_school_keeps_are_refused(
    cheat: Cheat, small_school: SmallSchool, marker: Marker
) -> None:
    answer_id = cheat.send(
        question_id=small_school.question("gap"), item=3, attempt=1_001, response=RIGHT[3]
    )
    marker.run_once()
    assert refusal(small_school, answer_id) == "no tries were left"


def test_in_the_name_of_another_student(
    cheat: Cheat, open_pc: OpenPc, small_school: SmallSchool, marker: Marker
) -> None:
    victim = open_pc(small_school.fresh_pupil(), number=2)
    run = victim.playing.start(small_school.phase())
    session = victim.accounts.session
    assert session is not None
    as_victim = cheat.send(user_id=session.person.id, phase_progress_id=run.id)
    with_victims_session = cheat.send(
        user_id=session.person.id, session_id=session.id, phase_progress_id=run.id, attempt=2
    )
    into_victims_run = cheat.send(phase_progress_id=run.id, attempt=3)
    marker.run_once()
    assert refusal(small_school, as_victim) == "the session of another person"
    assert refusal(small_school, with_victims_session) == "the signature does not fit"
    assert refusal(small_school, into_victims_run) == "no run of this person"
    assert victim.playing.load(run.id).items[0].attempts_used == 0


def test_a_changed_response_breaks_the_signature(
    cheat: Cheat, small_school: SmallSchool, marker: Marker
) -> None:
    signed = cheat.key.sign(replace(cheat.honest, response=WRONG[1]))
    answers.insert(cheat.documents, replace(signed, response=RIGHT[1]))
    marker.run_once()
    assert refusal(small_school, signed.answer_id) == "the signature does not fit"


def test_the_first_validly_signed_answer_of_a_try_counts(cheat: Cheat) -> None:
    cheat.send()
    second = cheat.key.sign(replace(cheat.honest, answer_id=str(uuid4())))
    assert answers.insert(cheat.documents, second) == "superseded"


def test_the_last_try_first_does_not_tell_the_key(cheat: Cheat, marker: Marker) -> None:
    last = cheat.send(attempt=2, response=WRONG[1])
    marker.run_once()
    told = cheat.services.answering.outcome(last)
    assert told is not None
    assert "red" not in str(told.feedback)
    first = cheat.send(attempt=1, response=WRONG[1])
    marker.run_once()
    told = cheat.services.answering.outcome(first)
    assert told is not None
    assert "Red is a colour." in str(told.feedback)


def test_all_tries_in_one_batch_tell_the_key_with_the_last_one(
    cheat: Cheat, marker: Marker
) -> None:
    first, second = cheat.send(response=WRONG[1]), cheat.send(attempt=2, response=WRONG[1])
    assert marker.run_once() == 2
    outcomes = [cheat.services.answering.outcome(each) for each in (first, second)]
    assert ["Red is a colour." in str(outcome and outcome.feedback) for outcome in outcomes] == [
        False,
        True,
    ]


def test_after_the_end_of_the_run_only_what_it_lists_counts(
    cheat: Cheat, small_school: SmallSchool, marker: Marker
) -> None:
    listed = cheat.services.answering.submit(cheat.run_id, 2, RIGHT[2], 0)
    assert cheat.services.playing.finish(cheat.run_id).pending == 1
    late = cheat.send()
    marker.run_once()
    assert refusal(small_school, late) == "the run was finished without this answer"
    assert cheat.services.answering.outcome(listed.answer_id) is not None
    assert cheat.services.playing.result(cheat.run_id).run.points == 1


def test_a_replay_changes_no_total(
    cheat: Cheat, small_school: SmallSchool, marker: Marker, new_marker: Callable[[], Marker]
) -> None:
    answer_id = cheat.send()
    marker.run_once()
    with small_school.root.operation() as database:
        database["user_answers"].update_one(
            {"answer_id": answer_id},
            {"$unset": {"marked_at": "", "points_earned": "", "is_correct": ""}},
            bypass_document_validation=True,
        )
    assert new_marker().run_once() == 1
    assert cheat.services.playing.load(cheat.run_id).items[0].best_points == 2
    assert cheat.services.playing.finish(cheat.run_id).run.points == 2
