"""Marking runs in a server process: it must not load Qt."""

import subprocess
import sys


def test_marking_and_authoring_do_not_load_qt() -> None:
    code = (
        "import sys\n"
        "import oneenglish_desktop.questions.authoring, oneenglish_desktop.questions.marking\n"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'pymongo'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
