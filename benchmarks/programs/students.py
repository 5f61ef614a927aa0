"""Many simulated students in one process, each in a thread of their own.

Reads a plan (JSON) from its input, tells what became of it (JSON).
"""

import json
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from random import Random
from threading import stack_size
from time import CLOCK_MONOTONIC, clock_gettime, process_time, sleep
from typing import Any

from benchmarks.student import Student

ARRIVING = 0.3
"""Share of the time in which they come in, sign in and start."""
ANSWERING = 0.6
"""Share of the time in which they answer; in what is left they finish."""
WRONG_FIRST = 0.25
"""Share of the questions that a student does not know at first."""


def take_phase(plan: Mapping[str, Any], seat: Mapping[str, Any]) -> dict[str, Any]:
    """One student comes, takes the phase and goes."""
    chance = Random(seat["login"])  # noqa: S311 - the same class each time
    begin, seconds = plan["begin"], plan["seconds"]
    _sleep_until(begin + chance.random() * ARRIVING * seconds)
    with Student(seat, Path(plan["folder"]), plan["password"]) as student:
        sign_in = student.sign_in()
        student.look_at_home()
        items = student.start(plan["phase"])
        _sleep_until(begin + ARRIVING * seconds)
        pace = ANSWERING * seconds / len(items)
        for place, item in enumerate(items):
            # Somewhere in the time of this question: nobody waits for the others.
            _sleep_until(begin + ARRIVING * seconds + (place + chance.random()) * pace)
            responses = plan["responses"][item.prompt.id]
            tries = item.attempts_left
            if chance.random() < WRONG_FIRST and tries != 1:
                student.answer(item, responses["wrong"], right=False)
            student.answer(item, responses["right"], right=True)
        answered = ARRIVING + ANSWERING
        _sleep_until(begin + (answered + chance.random() * (1 - answered)) * seconds)
        points = student.finish()
        return {
            "login": seat["login"],
            "run_id": student.run.id,
            "points": points,
            "sign_in_ms": sign_in,
            "unsent": student.waiting,
            "answered": [asdict(answered) for answered in student.answered],
        }


def _sleep_until(moment: float) -> None:
    sleep(max(0.0, moment - clock_gettime(CLOCK_MONOTONIC)))


def main() -> None:
    """Take the phase with all seats of the plan."""
    plan = json.load(sys.stdin)
    # Hundreds of threads, none of them deep.
    stack_size(1024 * 1024)
    seats = plan["seats"]
    with ThreadPoolExecutor(len(seats)) as pool:
        waiting = [pool.submit(take_phase, plan, seat) for seat in seats]
        students: list[dict[str, Any]] = []
        faults: list[str] = []
        for each in waiting:
            error = each.exception()
            if error is None:
                students.append(each.result())
            else:
                faults.append(repr(error))
    json.dump({"students": students, "faults": faults, "cpu": process_time()}, sys.stdout)


if __name__ == "__main__":
    main()
