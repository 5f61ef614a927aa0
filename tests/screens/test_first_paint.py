"""What the window may load before it is painted for the first time."""

import os
import subprocess
import sys

_SCRIPT = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
ThemeHolder(app)
from oneenglish_desktop.background import Background
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.window import MainWindow
window = MainWindow(Background(), Changes())
window.show_start()
window.show_step("Opening the questions")
window.show()
app.processEvents()
window.show_first_run()
app.processEvents()

class Services:
    class errors:
        report = None
    accounts = None

window.show_sign_in(Services, "Riverside School", "PC 1")
app.processEvents()
heavy = "sqlalchemy psycopg alembic pymongo pydantic redis keyring cryptography argon2 asyncio"
print(sorted(name for name in heavy.split() if name in sys.modules))
"""


def test_nothing_dear_is_loaded_before_the_sign_in_page_is_painted() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
