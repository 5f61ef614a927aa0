"""Opens psql on a school's database, with an administrator's login."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from oneenglish_desktop.domain.errors import NotFound
from oneenglish_desktop.storage.embedded.binaries import EXE, find_postgres
from oneenglish_desktop.storage.postgres.administration import environment

TABLES = "-c search_path=app,private"
"""So that the school's tables need no schema before their names."""


def find_psql() -> Path:
    """The system's psql, else that beside the embedded PostgreSQL.

    Raises:
        NotFound: there is none.
    """
    system = shutil.which("psql")
    if system is not None:
        return Path(system)
    folder = find_postgres()
    if folder is not None and (folder / f"psql{EXE}").exists():
        return folder / f"psql{EXE}"
    raise NotFound(
        "there is no psql on this PC: install postgresql-client (Debian), or"
        " pip install 'oneenglish-desktop[embedded]'"
    )


def run_psql(conninfo: str, arguments: Sequence[str]) -> int:
    """Run psql to its end; the login goes by its environment, which other users cannot read.

    Args:
        conninfo: URL of a login to the school's database.
        arguments: for psql.

    Returns:
        Its exit status.

    Raises:
        NotFound: there is no psql.
        Invalid: the URL cannot be read.
    """
    variables = {"PGOPTIONS": TABLES} | environment(conninfo)
    with _interrupts_left_to_child():
        return subprocess.run(  # noqa: S603 - psql
            [find_psql(), *arguments], env=os.environ | variables, check=False
        ).returncode


@contextmanager
def _interrupts_left_to_child() -> Iterator[None]:
    """Ctrl+C ends a query of psql, not this program."""

    def ignore(_number: int, _frame: FrameType | None) -> None:
        """Do nothing; a handler, unlike SIG_IGN, is not inherited by the child."""

    before = signal.signal(signal.SIGINT, ignore)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
