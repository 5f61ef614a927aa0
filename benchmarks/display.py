"""Where windows are shown: nowhere, or on an X server of the measure's own."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.lines import CannotRun

SCREEN = "1366x768x24"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@contextmanager
def x_server() -> Iterator[dict[str, str]]:
    """An X server that nobody sees; what the environment of its programs needs.

    Raises:
        CannotRun: Xvfb is not installed or does not start.
    """
    program = shutil.which("Xvfb")
    if program is None:
        raise CannotRun("Xvfb is not installed")
    reading, writing = os.pipe()
    arguments = ["-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(
        [program, *arguments], pass_fds=[writing], stderr=subprocess.DEVNULL
    ) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                number = told.readline().strip()
            if not number:
                raise CannotRun("Xvfb does not start")
            yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
        finally:
            server.terminate()
