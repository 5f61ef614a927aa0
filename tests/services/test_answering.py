"""An answer's way: journal, documents, marker, outcome."""

from collections.abc import Callable
from typing import Any

import pytest

from oneenglish_desktop.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from oneenglish_desktop.services import playing
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.marker import Marker
from oneenglish_desktop.services.polling import poll
from oneenglish_desktop.storage.local.journal import AnswerState
from tests.services.conftest import OpenPc
from tests.services.small_school import RIGHT, WRONG, SmallSchool
from tests.services.waiting import finished


def test_a_right_answer_earns_its_points(
    pc: Services, small_school: SmallSchool, running_marker: Marker
) -> None:
    run = pc.playing.start(small_school.phase())
    submitted = pc.answering.submit(run.id, 1, RIGHT[1], 2_500)
    assert (submitted.attempt, submitted.sent, submitted.superseded) == (1, True, False)
    outcome = pc.answering.wait_for_outcome(submitted.answer_id, timeout=60)
    assert outcome is not None
    assert (outcome.points, outcome.correct, outcome.item, outcome.attempt) == (2, True, 1, 1)
    assert outcome.feedback["explanation"] == "Red is a colour."
    stored = small_school.answer(submitted.answer_id)
    assert stored is not None
    assert (stored["user_answer"], stored["time_spent"]) == (["a"], 2_500)
    assert (stored["is_correct"], stored["points_earned"]) == (True, 2)
    assert pc.answering.waiting(run.id) == ()


def test_the_key_is_told_with_the_last_try_only(
    pc: Services, small_school: SmallSchool, running_marker: Marker
) -> None:
    run = pc.playing.start(small_school.phase())
    first = pc.answering.submit(run.id, 1, WRONG[1], 0)
    outcome = pc.answering.wait_for_outcome(first.answer_id, timeout=60)
    assert outcome is not None
    assert outcome.correct is False
    assert outcome.feedback["feedback"] == "A dog is an animal."
    assert "red" not in str(outcome.feedback)
    second = pc.answering.submit(run.id, 1, WRONG[1], 0)
    last = pc.answering.wait_for_outcome(second.answer_id, timeout=60)
    assert last is not None
    assert (last.attempt, last.feedback["explanation"]) == (2, "Red is a colour.")
    with pytest.raises(Conflict, match="no tries are left"):
        pc.answering.submit(run.id, 1, RIGHT[1], 0)


def test_a_second_try_costs_its_penalty_and_the_best_counts(
    pc: Services, small_school: SmallSchool, running_marker: Marker
) -> None:
    run = pc.playing.start(small_school.phase())
    pc.answering.submit(run.id, 1, WRONG[1], 0)
    second = pc.answering.submit(run.id, 1, RIGHT[1], 0)
    outcome = pc.answering.wait_for_outcome(second.answer_id, timeout=60)
    assert outcome is not None
    assert outcome.points == 1
    (item, *_) = pc.playing.load(run.id).items
    assert (item.best_points, item.attempts_left, item.waiting) == (1, 0, False)


def test_without_a_marker_the_answer_is_saved_and_the_mark_follows(
    pc: Services, small_school: SmallSchool, marker: Marker
) -> None:
    run = pc.playing.start(small_school.phase())
    submitted = pc.answering.submit(run.id, 3, RIGHT[3], 0)
    assert pc.answering.wait_for_outcome(submitted.answer_id, timeout=0.1) is None
    assert pc.playing.load(run.id).items[2].waiting
    marker.run_once()
    outcome = pc.answering.outcome(submitted.answer_id)
    assert outcome is not None
    assert outcome.correct


def test_submitting_clears_the_draft(pc: Services, small_school: SmallSchool) -> None:
    run = pc.playing.start(small_school.phase())
    pc.playing.save_draft(run.id, 1, ["c"])
    assert pc.playing.load(run.id).items[0].draft == ["c"]
    pc.answering.submit(run.id, 1, ["c"], 0)
    item = pc.playing.load(run.id).items[0]
    assert (item.draft, item.last_response) == (None, ["c"])


TEXTS: dict[str, Any] = {
    "null bytes": "a\0b\0",
    "right to left": "\N{HEBREW LETTER ALEF}\u202eabc\u202c",
    "combining": "cafe\N{COMBINING ACUTE ACCENT}" + "\N{COMBINING ACUTE ACCENT}" * 500,
    "long": "x" * 100_000,
    "long and wide": "\N{GRINNING FACE}" * 100_000,
    "empty": "",
}


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_goes_all_the_way(
    pc: Services, small_school: SmallSchool, marker: Marker, name: str
) -> None:
    run = pc.playing.start(small_school.phase())
    submitted = pc.answering.submit(run.id, 3, {"1": TEXTS[name]}, 0)
    assert submitted.sent
    while marker.run_once():
        pass
    outcome = pc.answering.outcome(submitted.answer_id)
    assert outcome is not None
    assert outcome.points == 0
    stored = small_school.answer(submitted.answer_id)
    assert stored is not None
    assert stored["user_answer"] == {"1": TEXTS[name]}


@pytest.mark.parametrize("response", [None, 5, "text", [1, 2], {"nobody": "knows"}, [[[]]]])
def test_an_absurd_response_earns_nothing(
    pc: Services, small_school: SmallSchool, marker: Marker, response: object
) -> None:
    run = pc.playing.start(small_school.phase())
    submitted = pc.answering.submit(run.id, 1, response, 0)
    while marker.run_once():
        pass
    outcome = pc.answering.outcome(submitted.answer_id)
    assert outcome is not None
    assert (outcome.fraction, outcome.points) == (0, 0)


def test_what_cannot_be_kept_is_refused_before_it_is_journalled(
    pc: Services, small_school: SmallSchool
) -> None:
    run = pc.playing.start(small_school.phase())
    with pytest.raises(Invalid):
        pc.answering.submit(run.id, 3, {"1": "\ud800"}, 0)
    assert pc.answering.waiting(run.id) == ()
    assert pc.playing.load(run.id).items[2].attempts_used == 0


def test_what_the_school_refuses_is_told_and_uses_no_try(
    pc: Services, small_school: SmallSchool
) -> None:
    deep: Any = "deep"
    for _ in range(150):
        deep = [deep]
    run = pc.playing.start(small_school.phase())
    with pytest.raises(Invalid):
        pc.answering.submit(run.id, 1, deep, 0)
    (waiting,) = pc.answering.waiting(run.id)
    assert waiting.state is AnswerState.REFUSED
    assert waiting.reason
    assert pc.playing.load(run.id).items[0].attempts_left == 2


@pytest.mark.parametrize("response", [2**70, {"a\0": "b"}, {"$where": "1"}, {"a.b": 1}, {"": 1}])
def test_what_bson_does_not_like_is_kept_or_refused(
    pc: Services, small_school: SmallSchool, marker: Marker, response: object
) -> None:
    run = pc.playing.start(small_school.phase())
    try:
        submitted = pc.answering.submit(run.id, 3, response, 0)
    except Invalid:
        assert [each.state for each in pc.answering.waiting(run.id)] == [AnswerState.REFUSED]
        return
    while marker.run_once():
        pass
    outcome = pc.answering.outcome(submitted.answer_id)
    assert outcome is not None
    assert outcome.points == 0


def test_a_question_that_is_not_there_takes_no_answer(
    pc: Services, small_school: SmallSchool
) -> None:
    run = pc.playing.start(small_school.phase())
    with pytest.raises(NotFound):
        pc.answering.submit(run.id, 99, ["a"], 0)


def test_a_finished_run_takes_no_answer(
    pc: Services, small_school: SmallSchool, running_marker: Marker
) -> None:
    run = pc.playing.start(small_school.phase())
    finished(pc, run.id)
    with pytest.raises(Conflict, match="finished"):
        pc.answering.submit(run.id, 1, ["a"], 0)


def test_teachers_do_not_answer(open_pc: OpenPc, small_school: SmallSchool) -> None:
    teacher = open_pc("tom")
    with pytest.raises(NotAllowed):
        teacher.answering.submit("018f0000-0000-7000-8000-000000000001", 1, ["a"], 0)


def test_another_pc_of_the_same_student_is_first(
    open_pc: OpenPc, small_school: SmallSchool, running_marker: Marker
) -> None:
    pupil = small_school.fresh_pupil()
    first, second = open_pc(pupil, number=1), open_pc(pupil, number=2)
    run = first.playing.start(small_school.phase())
    assert second.playing.start(small_school.phase()).id == run.id
    wins = first.answering.submit(run.id, 1, RIGHT[1], 0)
    late = second.answering.submit(run.id, 1, WRONG[1], 0)
    assert (late.sent, late.superseded) == (True, True)
    assert [each.state for each in second.answering.waiting(run.id)] == [AnswerState.SUPERSEDED]
    assert first.answering.wait_for_outcome(wins.answer_id, timeout=60) is not None
    assert second.answering.outcome(late.answer_id) is None
    # The second PC now shows the mark of the first, and its next try is the second.
    item = second.playing.load(run.id).items[0]
    assert (item.best_points, item.attempts_used) == (2, 1)
    assert second.answering.submit(run.id, 1, RIGHT[1], 0).attempt == 2
    result = finished(second, run.id)
    assert (result.run.points, result.pending) == (2, 0)


def test_finishing_waits_for_the_mark_of_the_pc_that_was_first(
    open_pc: OpenPc,
    small_school: SmallSchool,
    marker: Marker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pupil = small_school.fresh_pupil()
    first, second = open_pc(pupil, number=1), open_pc(pupil, number=2)
    run = first.playing.start(small_school.phase())
    first.answering.submit(run.id, 1, RIGHT[1], 0)
    assert second.answering.submit(run.id, 1, WRONG[1], 0).superseded

    def marked_meanwhile(look: Callable[[], bool | None], timeout: float) -> bool | None:
        while marker.run_once():
            pass
        return poll(look, timeout)

    monkeypatch.setattr(playing, "poll", marked_meanwhile)
    result = second.playing.finish(run.id)
    assert (result.run.points, result.pending) == (2, 0)
