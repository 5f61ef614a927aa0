"""Logging out of the PC ends the app as closing its window does: nothing is left running."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

PATIENCE_S = 60


def _servers(folder: Path) -> list[int]:
    """Processes whose command line names a file in `folder`."""
    return [
        process.pid
        for process in psutil.process_iter(["cmdline"])
        if any(str(folder / "data") in word for word in process.info["cmdline"] or [])
    ]


@pytest.mark.xdist_group("journeys")
def test_a_terminated_app_stops_its_stores(pc_folder: Path) -> None:
    folders = {
        f"ONEENGLISH_{name}_DIR": str(pc_folder / name.lower())
        for name in ("DATA", "CONFIG", "LOG")
    }
    environment = {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"}
    app = subprocess.Popen(
        [sys.executable, "-m", "oneenglish_desktop", "run", "--here"], env=environment
    )
    end = time.monotonic() + PATIENCE_S
    while not list(pc_folder.glob("data/journal-*.sqlite3")) and time.monotonic() < end:
        time.sleep(0.1)
    assert len(_servers(pc_folder)) >= 2
    app.send_signal(signal.SIGTERM)
    assert app.wait(PATIENCE_S) == 0
    assert _servers(pc_folder) == []
