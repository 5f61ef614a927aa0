"""The app and the marker die by SIGKILL between any two steps: nothing lost, nothing twice."""

import json
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from time import sleep

import pytest

import oneenglish_desktop
from oneenglish_desktop.services.house import Services, open_services
from oneenglish_desktop.services.marker import Marker
from oneenglish_desktop.storage.mongo.roles import MARKER
from oneenglish_desktop.storage.postgres.school import pc_login
from tests.services.conftest import OpenPc
from tests.services.small_school import PASSWORD, PASSWORDS, RIGHT, SmallSchool
from tests.services.waiting import finished

CHECKOUT = Path(oneenglish_desktop.__file__).parents[1]


def run_until_killed(step: str, **given: object) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.services.killed_app", step, json.dumps(given)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize("step", ["journalled", "inserted", "sent"])
def test_an_app_that_dies_while_it_submits_loses_no_answer(
    open_pc: OpenPc, small_school: SmallSchool, running_marker: Marker, tmp_path: Path, step: str
) -> None:
    pupil = small_school.fresh_pupil()
    run = open_pc(pupil, number=2).playing.start(small_school.phase())
    run_until_killed(
        step,
        role="app",
        endpoints=asdict(small_school.endpoints(pc_login(1))),
        folder=str(tmp_path),
        login=pupil,
        password=PASSWORD,
        run_id=run.id,
        response=RIGHT[1],
    )
    services = started_again(small_school, tmp_path)
    services.accounts.sign_in(pupil, PASSWORD)
    item = services.playing.load(run.id).items[0]
    assert item.last_response == RIGHT[1]
    (waiting,) = services.playing._journal.answers(run.id)
    outcome = services.answering.wait_for_outcome(waiting.answer.answer_id, timeout=60)
    assert outcome is not None
    assert outcome.points == 2
    assert len(small_school.answers(run.id)) == 1
    result = finished(services, run.id)
    assert (result.run.points, result.pending) == (2, 0)
    services.close()


def test_an_app_that_dies_before_the_journal_never_said_that_it_saved(
    open_pc: OpenPc, small_school: SmallSchool, tmp_path: Path
) -> None:
    pupil = small_school.fresh_pupil()
    run = open_pc(pupil, number=2).playing.start(small_school.phase())
    run_until_killed(
        "before journal",
        role="app",
        endpoints=asdict(small_school.endpoints(pc_login(1))),
        folder=str(tmp_path),
        login=pupil,
        password=PASSWORD,
        run_id=run.id,
        response=RIGHT[1],
    )
    services = started_again(small_school, tmp_path)
    services.accounts.sign_in(pupil, PASSWORD)
    assert services.playing.load(run.id).items[0].attempts_used == 0
    services.close()


def started_again(school: SmallSchool, folder: Path) -> Services:
    return open_services(
        school.endpoints(pc_login(1)),
        journal_path=folder / "journal.sqlite3",
        reports_path=folder / "errors.jsonl",
    )


@pytest.mark.parametrize("step", ["claimed", "decided", "recorded", "marked"])
def test_a_marker_that_dies_between_two_steps_changes_no_total(
    pc: Services, small_school: SmallSchool, marker: Marker, tmp_path: Path, step: str
) -> None:
    while marker.run_once():
        pass
    run = pc.playing.start(small_school.phase())
    ids = [pc.answering.submit(run.id, item, RIGHT[item], 0).answer_id for item in RIGHT]
    run_until_killed(
        step,
        role="marker",
        endpoints=asdict(small_school.endpoints(MARKER)),
        folder=str(tmp_path),
        password=PASSWORDS[MARKER],
    )
    recorded = pc.answering.outcome(ids[0]) is not None
    assert recorded is (step in {"recorded", "marked"})
    sleep(0.3)  # the dead marker's leases end
    while marker.run_once():
        pass
    assert all("marked_at" in each for each in small_school.answers(run.id))
    result = finished(pc, run.id)
    assert (result.run.points, result.pending) == (4, 0)
