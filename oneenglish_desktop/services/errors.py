"""Reports of bugs: to the school's `error_log`, or to a file on this PC while it is away."""

import json
import logging
import secrets
import traceback
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from oneenglish_desktop.domain.accounts import Session
from oneenglish_desktop.services.permissions import open_to_all
from oneenglish_desktop.services.signed_in import CurrentSession
from oneenglish_desktop.storage.postgres import error_log
from oneenglish_desktop.storage.postgres.engine import Database

_log = logging.getLogger(__name__)

# Without letters and digits that look alike when a child reads them out.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
MAX_FILE_BYTES = 1_000_000
MAX_MESSAGE_CHARACTERS = 1_000
MAX_TRACE_CHARACTERS = 8_000


class ErrorReports:
    """Writes down what should not have happened and gives it a name to ask for."""

    def __init__(self, database: Database, current: CurrentSession, path: Path) -> None:
        self._database = database
        self._current = current
        self._path = path
        self._lock = Lock()

    @property
    def session(self) -> Session | None:
        """Who is signed in."""
        return self._current.session

    @open_to_all
    def report(self, exception: BaseException, where: str) -> str:
        """Write one error down.

        Args:
            exception: what was raised.
            where: page or job in which it happened.

        Returns:
            The reference that the person may tell, such as `E-7K2M9Q`.
        """
        reference = "E-" + "".join(secrets.choice(ALPHABET) for _ in range(6))
        trace = "".join(traceback.format_exception(exception))[-MAX_TRACE_CHARACTERS:]
        kind = type(exception).__name__
        message = str(exception)[:MAX_MESSAGE_CHARACTERS]
        details = {"where": where, "trace": trace}
        try:
            with self._database.begin() as connection:
                error_log.report_error(
                    connection, reference=reference, kind=kind, message=message, details=details
                )
        except Exception as error:  # noqa: BLE001 - a report about a report would never end
            self._write(
                reference=reference, kind=kind, message=message, **details, unstored=repr(error)
            )
        return reference

    def _write(self, **report: str) -> None:
        line = json.dumps({"at": datetime.now(UTC).isoformat(), **report}) + "\n"
        try:
            with self._lock:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                if self._path.exists() and self._path.stat().st_size > MAX_FILE_BYTES:
                    self._path.replace(self._path.with_suffix(".old"))
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(line)
        except OSError as error:
            # A full disk: the log of the app is all that is left of the report.
            _log.error("report %s is lost (%s): %s", report["reference"], error, line)
