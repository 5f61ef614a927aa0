"""The tour walks through the main job and finds in the stores what the screens said."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.xdist_group("journeys")
def test_the_tour_ends_well(tmp_path: Path) -> None:
    """As on a PC without a display, in a process of its own."""
    unset = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    done = subprocess.run(
        [sys.executable, "-m", "oneenglish_desktop", "tour", "--out", str(tmp_path / "tour")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    pictures = sorted(path.name for path in (tmp_path / "tour").glob("*.png"))
    for name in ("sign-in", "home", "challenge", "player", "feedback", "result", "podium"):
        assert any(picture.endswith(f"-{name}.png") for picture in pictures), pictures
