"""The real program: what it has loaded when its window is painted for the first time."""

import os
import subprocess
import sys
from pathlib import Path

_SCRIPT = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from oneenglish_desktop import __main__, bootstrap

heavy = "sqlalchemy psycopg alembic pymongo pydantic redis keyring cryptography argon2".split()

class Watch(QObject):
    def __init__(self, window):
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, window, event):
        if event.type() is QEvent.Type.Paint:
            window.removeEventFilter(self)
            print("painted with", sorted(name for name in heavy if name in sys.modules))
            QTimer.singleShot(0, window.close)
        return False

class WatchedStarter(bootstrap.Starter):
    def __init__(self, **options):
        super().__init__(**options)
        Watch(self.window)

bootstrap.Starter = WatchedStarter
sys.argv = ["oneenglish"]
sys.exit(__main__.main())
"""


def test_the_window_is_painted_before_anything_dear_is_loaded(tmp_path: Path) -> None:
    # A new PC asks which school to use: nothing is started.
    folders = {f"ONEENGLISH_{name}_DIR": str(tmp_path) for name in ("DATA", "CONFIG", "LOG")}
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        capture_output=True,
        text=True,
        env=os.environ | folders | {"QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "painted with []"
