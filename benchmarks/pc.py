"""A PC of its own for a measure: folders, environment and programs that are thrown away."""

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sysconfig import get_path
from typing import Any

from benchmarks.lines import CannotRun
from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded import processes
from oneenglish_desktop.storage.embedded.place import place_in

ROOT = Path(__file__).parents[1]
PROGRAMS = Path(__file__).parent / "programs"
PATIENCE = 120.0
"""Seconds for a program to come to its end."""
SCHOOLS_OF_OTHERS = ("DATABASE_URL", "MONGO_URI", "REDIS_URL")


@dataclass(frozen=True, slots=True)
class Pc:
    """The folders of a PC.

    Attributes:
        folder: holds all of them.
    """

    folder: Path

    @property
    def settings(self) -> Settings:
        """What the app reads on this PC."""
        return Settings(
            data_dir=self.folder / "data",
            config_dir=self.folder / "config",
            log_dir=self.folder / "log",
            secrets_in="file",
            database_url=None,
            mongo_uri=None,
            redis_url=None,
        )

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program on this PC."""
        kept = {name: value for name, value in os.environ.items() if name not in SCHOOLS_OF_OTHERS}
        folders = {
            f"ONEENGLISH_{kind.upper()}_DIR": str(self.folder / kind)
            for kind in ("data", "config", "log")
        }
        return {**kept, **folders, "ONEENGLISH_SECRETS": "file", "PYTHONPATH": str(ROOT)}


@contextmanager
def thrown_away_pc() -> Iterator[Pc]:
    """A new PC; afterwards its servers and files are gone."""
    # Short for the servers' sockets, and open for their account.
    folder = Path(tempfile.mkdtemp(prefix="oe-bench-"))
    folder.chmod(0o711)
    try:
        yield Pc(folder)
    finally:
        place = place_in(folder / "data")
        processes.kill(processes.servers_on("postgres", place.postgres))
        processes.kill(processes.servers_on("mongod", place.mongo))
        shutil.rmtree(place.home, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)


def compile_all() -> None:
    """Compile what a start imports, whatever the environment says about .pyc files."""
    for folder in (ROOT / "oneenglish_desktop", ROOT / "benchmarks", get_path("purelib")):
        # 2: some libraries bring files that are not for this Python.
        compileall.compile_dir(folder, quiet=2, workers=0)


def command(program: str, *arguments: str) -> list[str]:
    """The command line of a program of this folder."""
    return [sys.executable, str(PROGRAMS / f"{program}.py"), *arguments]


def run(
    program: str,
    *arguments: str,
    environment: Mapping[str, str],
    given: str = "",
    patience: float = PATIENCE,
) -> str:
    """Run a program to its end.

    Args:
        program: name of its file.
        arguments: of its command line.
        environment: of the process.
        given: what it reads.
        patience: seconds for it to come to its end.

    Returns:
        What it said.

    Raises:
        CannotRun: it failed.
    """
    try:
        done = subprocess.run(
            command(program, *arguments),
            env=environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            timeout=patience,
        )
    except subprocess.TimeoutExpired as late:
        raise CannotRun(f"{program} did not end in {patience:.0f} s") from late
    if done.returncode != 0:
        raise CannotRun(f"{program} failed: {done.stderr.strip()[-2000:]}")
    return done.stdout


@contextmanager
def started(
    program: str, *arguments: str, environment: Mapping[str, str]
) -> Iterator["subprocess.Popen[str]"]:
    """A program that says something and stays until its input ends.

    Args:
        program: name of its file.
        arguments: of its command line.
        environment: of the process.

    Raises:
        CannotRun: it does not end.
    """
    process = subprocess.Popen(
        command(program, *arguments),
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
        process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired as late:
        raise CannotRun(f"{program} did not end in {PATIENCE:.0f} s") from late
    finally:
        process.kill()
        process.wait()


def wait_for(process: "subprocess.Popen[str]", accept: Callable[[str], Any]) -> str:
    """The first line of a started program that is accepted.

    Raises:
        CannotRun: it ended without such a line.
    """
    assert process.stdout is not None  # noqa: S101 - see `started`
    for line in process.stdout:
        if accept(line):
            return line
    raise CannotRun("the program ended too early")
