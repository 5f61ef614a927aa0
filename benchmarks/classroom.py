"""M5: 200 students take a phase on one machine, stores and marker included."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from time import CLOCK_MONOTONIC, clock_gettime
from typing import Any

from benchmarks.keys import Keys
from benchmarks.lines import CannotRun, Fact, Figure, Line, percentile
from benchmarks.load_meter import LoadMeter
from benchmarks.marker import marker_process
from benchmarks.pc import run
from benchmarks.proof import differences
from benchmarks.rounds import Options
from benchmarks.school import CHALLENGE, PASSWORD, School, school_of
from oneenglish_desktop.services.demo_content import demo_id

STUDENTS = 200
PROCESSES = 4
FULL_SECONDS = 600
SHORT_SECONDS = 60
GET_READY = 5
"""Seconds for the processes of the students to import what they need."""
GIVE_UP = 120
"""Seconds after which the students should long be gone."""


def measure(options: Options) -> Iterator[Line]:
    """Let them come, answer and go; then ask both stores what they hold."""
    seconds = FULL_SECONDS if options.full else SHORT_SECONDS
    keys = Keys()
    with school_of(STUDENTS) as school, marker_process(school) as marker:
        with LoadMeter(school, marker) as meter:
            told = _take_phase(school, keys, seconds)
        students = [student for each in told for student in each["students"]]
        faults = [fault for each in told for fault in each["faults"]]
        found = differences(school, keys, students)
    if not students:
        raise CannotRun(f"no student came to the end: {faults[:3]}")
    yield from _proof(students, faults, found)
    yield from _waits(students, seconds)
    yield from meter.lines(STUDENTS, sum(each["cpu"] for each in told))


def _take_phase(school: School, keys: Keys, seconds: int) -> list[dict[str, Any]]:
    plan = {
        "begin": clock_gettime(CLOCK_MONOTONIC) + GET_READY,
        "seconds": seconds,
        "folder": str(school.pc.folder / "pcs"),
        "password": PASSWORD,
        "phase": demo_id("phase", CHALLENGE, 1),
        "responses": keys.responses(),
    }
    seats = school.seats()

    def simulate(number: int) -> dict[str, Any]:
        given = json.dumps({**plan, "seats": seats[number::PROCESSES]})
        said = run(
            "students",
            environment=school.pc.environment,
            given=given,
            patience=seconds + GIVE_UP,
        )
        told: dict[str, Any] = json.loads(said)
        return told

    with ThreadPoolExecutor(PROCESSES) as pool:
        return list(pool.map(simulate, range(PROCESSES)))


def _proof(
    students: Sequence[dict[str, Any]], faults: Sequence[str], found: Sequence[str]
) -> Iterator[Line]:
    answers = sum(len(student["answered"]) for student in students)
    yield Fact(
        what="students who came to the end",
        found=f"{len(students)} of {STUDENTS}" + (f": {faults[0]}" if faults else ""),
        aim=str(STUDENTS),
    )
    yield Fact(
        what=f"{answers} answers: lost, doubled or marked otherwise, in both stores",
        found="; ".join(found[:3]) or "none",
        aim="none",
    )


def _waits(students: Sequence[dict[str, Any]], seconds: int) -> Iterator[Line]:
    answers = [answered for student in students for answered in student["answered"]]
    pressed = FULL_SECONDS / seconds
    note = f"10 minutes in {seconds} s: {pressed:.0f} times as many answers a second as they say"
    for key, words in (
        ("wait_ms", "wait for an answer to be saved"),
        ("visible_ms", "answer to its mark visible"),
    ):
        values = [answered[key] for answered in answers]
        for share in (0.5, 0.99):
            yield Figure(
                what=f"{words}, p{share * 100:.0f}",
                unit="ms",
                values=(percentile(values, share),),
                aim="<= 500 ms" if (key, share) == ("wait_ms", 0.99) else "",
                note=note if pressed > 1 and (key, share) == ("wait_ms", 0.99) else "",
            )
    yield Figure(
        what="signing in, p99",
        unit="ms",
        values=(percentile([student["sign_in_ms"] for student in students], 0.99),),
    )
