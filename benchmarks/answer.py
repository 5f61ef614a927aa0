"""M4: the wait for "save an answer", its mark on the screen, and what one marker can do."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from statistics import median
from time import perf_counter, process_time, sleep

from benchmarks.keys import Keys
from benchmarks.lines import Figure, Line, percentile
from benchmarks.marker import marker_here, marker_process
from benchmarks.raw import RawAnswer, raw_answers
from benchmarks.rounds import Options, median_ms, ms
from benchmarks.school import CHALLENGE, PASSWORD, School, school_of
from benchmarks.student import Answered, Student
from oneenglish_desktop.services.demo_content import demo_id

STUDENTS = 60
ALONE = 12
"""Students of a round who answer one after the other."""
PAUSE = 0.03
"""Seconds: as long as an answer waits for its mark, which is looked for then."""
OTHER_CHALLENGE = "my-family-and-friends"
MOST_ROUNDS = 5
"""A phase has 10 questions; a round takes two of them."""


def measure(options: Options) -> Iterator[Line]:
    """Answer alone, all at once, and with the marker away until all have answered."""
    with (
        school_of(STUDENTS) as school,
        raw_answers(school) as raw,
        _class(school) as students,
    ):
        group = Group(students, Keys())
        rounds = min(options.rounds, MOST_ROUNDS)
        yield from _sustained(rounds, school, group, raw)
        with marker_process(school):
            yield from _answers(rounds, group, raw)


class Group:
    """Students who take the same phase.

    Args:
        students: signed in.
        keys: of the questions.
    """

    def __init__(self, students: Sequence[Student], keys: Keys) -> None:
        self.students = students
        self._keys = keys

    def start(self, challenge: str) -> None:
        """All start the first phase of a challenge."""
        phase = demo_id("phase", challenge, 1)
        for student in self.students:
            student.start(phase)

    def alone(self, index: int, floor: Callable[[], float]) -> tuple[list[Answered], list[float]]:
        """Some of them answer the question at `index`, one after the other.

        Args:
            index: of the question.
            floor: measured after each answer.
        """
        answers: list[Answered] = []
        floors: list[float] = []
        for student in self.students[:ALONE]:
            answers.append(self._answer(student, index, look=True))
            floors.append(floor())
        return answers, floors

    def at_once(self, index: int, *, look: bool) -> list[Answered]:
        """All of them answer the question at `index` in the same moment."""
        with ThreadPoolExecutor(len(self.students)) as pool:
            return list(pool.map(lambda each: self._answer(each, index, look=look), self.students))

    def _answer(self, student: Student, index: int, *, look: bool) -> Answered:
        item = student.run.items[index]
        return student.answer(item, self._keys.right(item.prompt.id), right=True, look=look)


@contextmanager
def _class(school: School) -> Iterator[list[Student]]:
    with ExitStack() as seats:
        students = [
            seats.enter_context(Student(seat, school.pc.folder / "pcs", PASSWORD))
            for seat in school.seats()
        ]
        for student in students:
            student.sign_in()
        yield students


def _sustained(rounds: int, school: School, group: Group, raw: RawAnswer) -> Iterator[Line]:
    """The answers of all wait for the marker; then it has only to mark."""
    group.start(OTHER_CHALLENGE)
    took, base = [], []
    with marker_here(school) as marker:
        for index in range(rounds):
            base.append(median_ms(raw.save, STUDENTS))
            group.at_once(index, look=False)
            start = perf_counter()
            marked = 0
            while batch := marker.run_once():
                marked += batch
            took.append((perf_counter() - start) * 1000 / marked)
    yield Figure(
        what="one marker, ms for an answer",
        unit="ms",
        values=tuple(took),
        floor=tuple(base),
        note="the floor writes one document and one row; the marker claims, marks and projects",
    )
    yield Figure(
        what="one marker, sustained",
        unit="answers/s",
        values=tuple(1000 / each for each in took),
    )


def _answers(rounds: int, group: Group, raw: RawAnswer) -> Iterator[Line]:
    group.start(CHALLENGE)
    alone: list[list[Answered]] = []
    crowd: list[list[Answered]] = []
    base, share = [], []
    for number in range(rounds):
        answers, floors = group.alone(2 * number, partial(_after_a_pause, raw))
        alone.append(answers)
        base.append(median(floors))
        wall, cpu = perf_counter(), process_time()
        crowd.append(group.at_once(2 * number + 1, look=True))
        share.append((process_time() - cpu) / (perf_counter() - wall))
    yield Figure(
        what="wait for an answer to be saved, one student",
        unit="ms",
        values=tuple(median(each.wait_ms for each in answers) for answers in alone),
        floor=tuple(base),
        aim="<= 1.5x",
    )
    yield from _visible("one student", alone, "")
    busy = f"the {STUDENTS} PCs are this one process: it took {median(share):.0%} of a core itself"
    yield from _visible(f"{STUDENTS} at once", crowd, busy)


def _after_a_pause(raw: RawAnswer) -> float:
    """The floor in the rhythm of a student: right after another write it would be quicker."""
    sleep(PAUSE)
    return ms(raw.save)


def _visible(who: str, rounds: Sequence[Sequence[Answered]], note: str) -> Iterator[Line]:
    for share, aim in ((0.5, ""), (0.95, "<= 250 ms")):
        yield Figure(
            what=f"answer to its mark visible, {who}, p{share * 100:.0f}",
            unit="ms",
            values=tuple(
                percentile([each.visible_ms for each in answers], share) for answers in rounds
            ),
            aim=aim,
            note=note if share > 0.5 else "",
        )
