"""An app, or a marker, that dies by SIGKILL at one step; run by the crash tests.

Usage: python -m tests.services.killed_app STEP JSON
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from oneenglish_desktop.services import marker as marker_module
from oneenglish_desktop.services.house import Endpoints, open_marker, open_services
from oneenglish_desktop.storage.local.journal import Journal
from oneenglish_desktop.storage.mongo import answers
from oneenglish_desktop.storage.postgres import marking

# The function at whose door the process dies.
DOORS: dict[str, tuple[object, str]] = {
    "before journal": (Journal, "add"),
    "journalled": (answers, "insert"),
    "sent": (Journal, "set_sent"),
    "claimed": (marking, "marking_context"),
    "decided": (marking, "record_outcomes"),
    "recorded": (answers, "mark"),
}


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_after(work: Callable[..., object]) -> Callable[..., None]:
    """Do the work, then die before anybody hears of it."""

    def done(*args: object, **kwargs: object) -> None:
        work(*args, **kwargs)
        die()

    return done


def main(step: str, given: dict[str, Any]) -> None:
    endpoints = Endpoints(**given["endpoints"])
    folder = Path(given["folder"])
    if step == "inserted":
        answers.insert = die_after(answers.insert)  # type: ignore[assignment]
    elif step == "marked":
        answers.mark = die_after(answers.mark)
    else:
        owner, name = DOORS[step]
        setattr(owner, name, die)
    if given["role"] == "marker":
        marker_module.LEASE_SECONDS = 0.2
        open_marker(endpoints, given["password"], reports_path=folder / "m.jsonl").run_once()
    else:
        services = open_services(
            endpoints,
            journal_path=folder / "journal.sqlite3",
            reports_path=folder / "errors.jsonl",
        )
        services.accounts.sign_in(given["login"], given["password"])
        services.answering.submit(given["run_id"], 1, given["response"], 1_000)


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
