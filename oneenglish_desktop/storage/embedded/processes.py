"""Server processes: starting them, knowing them again, ending them."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import psutil
from typing_extensions import override

from oneenglish_desktop.storage.embedded.account import ServerAccount

PAUSE = 0.01  # seconds between two looks
# On Windows: no console of its own, and not reached by Ctrl+C in ours.
HIDDEN = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "CREATE_NEW_PROCESS_GROUP", 0
)


def environment() -> dict[str, str]:
    """Return the little that a server needs of this process's environment.

    A frozen app has its own libraries on the path of libraries; the servers need the system's.
    """
    names = ["PATH", "TZ", "SYSTEMROOT", "TEMP"]
    names += ["LD_LIBRARY_PATH_ORIG" if getattr(sys, "frozen", False) else "LD_LIBRARY_PATH"]
    return {name.removesuffix("_ORIG"): os.environ[name] for name in names if os.environ.get(name)}


def run(command: Sequence[str | Path], account: ServerAccount) -> subprocess.CompletedProcess[str]:
    """Run a program of the servers to its end and return what it said."""
    return subprocess.run(  # noqa: S603 - our own programs
        command,
        env=environment(),
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        start_new_session=True,
        creationflags=HIDDEN,
        **account.process_options,
    )


class Launched(subprocess.Popen[bytes]):
    """A process that may outlive this one: dropping the object is nothing to warn of."""

    @override
    def __del__(self) -> None:
        """Leave the process alone."""


def launch(command: Sequence[str | Path], account: ServerAccount) -> Launched:
    """Start a server that outlives this process; Ctrl+C in our terminal does not reach it."""
    return Launched(  # our own programs
        command,
        env=environment(),
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=HIDDEN,
        umask=0o077,
        **account.process_options,
    )


def server_at(pid: int | None, program: str, data: Path) -> psutil.Process | None:
    """Return the process if it lives and is that program on that data directory.

    The id alone proves nothing: the system hands it out again.
    """
    if pid is None:
        return None
    try:
        process = psutil.Process(pid)
        return process if _is_server(process, program, data) else None
    except psutil.Error:
        return None


def servers_on(program: str, data: Path) -> list[psutil.Process]:
    """Return every process of that program on that data directory, children included."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if _is_server(process, program, data):
                found.append(process)
    return found


def _is_server(process: psutil.Process, program: str, data: Path) -> bool:
    """Whether a process serves the data: PostgreSQL works in them, mongod is told them."""
    if process.name().removesuffix(".exe") != program or is_gone(process):
        return False
    return str(data) in process.cmdline() or process.cwd() == str(data)


def is_gone(process: psutil.Process) -> bool:
    """Whether a process has ended; one that nobody collects has ended too.

    The first thread of a dying process is a zombie while the others still hold its locks.
    """
    try:
        if process.status() == psutil.STATUS_ZOMBIE:
            return process.num_threads() <= 1
        return not process.is_running()
    except psutil.NoSuchProcess:
        return True


def wait_until(happened: Callable[[], bool], patience: float) -> bool:
    """Wait until something happened, and tell whether it did within the seconds."""
    deadline = time.monotonic() + patience
    while not happened():
        if time.monotonic() > deadline:
            return False
        time.sleep(PAUSE)
    return True


def kill(processes: Iterable[psutil.Process]) -> None:
    """End processes at once and wait until they are gone."""
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
        wait_until(lambda process=process: is_gone(process), 10)  # type: ignore[misc]
