"""What all tests share: servers of their own, and a PC that is not the developer's."""

import gc
import os
import shutil
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from oneenglish_desktop.settings import Settings
    from oneenglish_desktop.storage.embedded.endpoints import Endpoints

RUN = "ONEENGLISH_TEST_RUN"  # inherited by the workers of one run
COLLECT_ALL_AFTER = 50  # collections of the younger generations
NEW = 60  # seconds in which a run may still be without a user of its servers


def _runs() -> Path:
    """Return the folder of all runs; short for sockets, open for the servers' account."""
    return Path(tempfile.gettempdir(), f"oneenglish-tests-{os.getuid()}")


def _settings(folder: Path) -> "Settings":
    from oneenglish_desktop.settings import Settings  # noqa: PLC0415 - pure tests need none

    return Settings(
        data_dir=folder / "data",
        config_dir=folder / "config",
        log_dir=folder / "log",
        secrets_in="file",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Hide the developer's school from the tests, and name this run."""
    for name in ("DATABASE_URL", "MONGO_URI", "REDIS_URL"):
        os.environ.pop(name, None)
    if not hasattr(config, "workerinput"):
        os.environ[RUN] = uuid.uuid4().hex[:8]
    folder = _runs() / os.environ[RUN]
    os.environ["ONEENGLISH_SECRETS"] = "file"
    for kind in ("data", "config", "log"):
        os.environ[f"ONEENGLISH_{kind.upper()}_DIR"] = str(folder / "pc" / kind)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave neither a server nor a file of this run, and none of runs that were killed."""
    if hasattr(config, "workerinput"):
        return
    runs = _runs()
    for folder in runs.glob("*"):
        old = time.time() - folder.stat().st_mtime > NEW
        if folder.name == os.environ[RUN] or (old and not _is_used(folder)):
            _remove(folder)


def pytest_sessionstart() -> None:
    """Python may collect garbage in any thread, and widgets die only in their own."""
    gc.disable()


def pytest_runtest_teardown() -> None:
    """Collect in the thread of the tests."""
    gc.collect(1)
    if gc.get_count()[2] > COLLECT_ALL_AFTER:
        gc.collect()


def _is_used(folder: Path) -> bool:
    from oneenglish_desktop.storage.embedded.locks import Users  # noqa: PLC0415 - as above

    return any(Users(users).living() for users in folder.rglob("embedded.users"))


def _remove(folder: Path) -> None:
    from oneenglish_desktop.storage.embedded import processes  # noqa: PLC0415 - as above

    for program in ("postgres", "mongod"):
        for data in folder.rglob("embedded"):
            processes.kill(processes.servers_on(program, data / program.removesuffix("d")))
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def school_servers() -> "Iterator[Endpoints]":
    """Give the administrator's way into one real PostgreSQL and one real mongod.

    All workers of a run share the pair; nothing is durable in it.
    """
    from oneenglish_desktop.storage.embedded.school import EmbeddedSchool  # noqa: PLC0415

    folder = _open_folder(_runs() / os.environ[RUN])
    school = EmbeddedSchool(_settings(folder), durable=False)
    yield school.start()
    school.stop()


@pytest.fixture
def pc_folder() -> Iterator[Path]:
    """Give an empty folder that the servers' account can enter, which `tmp_path` is not for root.

    Servers that still run on data in it are ended with the test.
    """
    folder = _open_folder(_runs() / os.environ[RUN] / uuid.uuid4().hex[:8])
    yield folder
    _remove(folder)


@pytest.fixture
def pc_settings(pc_folder: Path) -> "Settings":
    """Give the settings of a PC of its own."""
    return _settings(pc_folder)


def _open_folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for path in (folder, folder.parent):
        path.chmod(0o711)
    return folder
