"""Apps in processes of their own, which tests kill, and a look at the servers they left."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded import processes
from oneenglish_desktop.storage.embedded.place import place_in
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool

ROOT = Path(__file__).parents[3]
APP = """
import json, os, signal, sys, threading
from oneenglish_desktop.settings import load_settings
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool

deadly, delay = sys.argv[1], float(sys.argv[2])

def report(step):
    if step == deadly:
        threading.Timer(delay, os.kill, (os.getpid(), signal.SIGKILL)).start()

school = EmbeddedSchool(load_settings(), durable=False)
endpoints = school.start(report)
print(json.dumps([endpoints.postgres.pid, endpoints.mongo.pid]), flush=True)
if sys.stdin.readline() == "stop\\n":
    school.stop()
"""


@dataclass
class App:
    """An app in a process of its own."""

    process: subprocess.Popen[str]

    def pids(self) -> list[int]:
        """Wait until its servers are up; empty when it died before."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        pids: list[int] = json.loads(line) if line else []
        return pids

    def quit(self) -> None:
        self.process.communicate("stop\n", timeout=60)
        assert self.process.returncode == 0

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate(timeout=60)


StartApp = Callable[..., App]


@pytest.fixture
def start_app(pc_settings: Settings) -> Iterator[StartApp]:
    """Give a function that starts an app on `pc_settings`, which may die at a step."""
    apps: list[App] = []
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    for kind in ("data", "config", "log"):
        environment[f"ONEENGLISH_{kind.upper()}_DIR"] = str(getattr(pc_settings, f"{kind}_dir"))

    def start(deadly: str = "", delay: float = 0.0) -> App:
        process = subprocess.Popen(
            [sys.executable, "-c", APP, deadly, str(delay)],
            env=environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        apps.append(App(process))
        return apps[-1]

    yield start
    for app in apps:
        app.kill()


@pytest.fixture
def school(pc_settings: Settings) -> Iterator[EmbeddedSchool]:
    """Give an embedded school that has not started; it is stopped afterwards."""
    school = EmbeddedSchool(pc_settings, durable=False)
    yield school
    school.stop()


@pytest.fixture
def servers(pc_settings: Settings) -> Callable[[], list[psutil.Process]]:
    """Give a function that finds every server process on the data of `pc_settings`."""
    place = place_in(pc_settings.data_dir)

    def find() -> list[psutil.Process]:
        return [
            *processes.servers_on("postgres", place.postgres),
            *processes.servers_on("mongod", place.mongo),
        ]

    return find
