"""Servers of a school that is not this PC's, and this PC itself."""

import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool
from tests.cli.command import Command, Pair


def _settings(folder: Path) -> Settings:
    return Settings(
        data_dir=folder / "data",
        config_dir=folder / "config",
        log_dir=folder / "log",
        secrets_in="file",
    )


def _live_in(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("data", "config", "log"):
        folder = getattr(settings, f"{name}_dir")
        monkeypatch.setenv(f"ONEENGLISH_{name.upper()}_DIR", str(folder))
    for name in ("ONEENGLISH_POSTGRES", "ONEENGLISH_MONGO"):
        monkeypatch.delenv(name, raising=False)


def _new_folder() -> Path:
    """A folder that ends with the run of the tests, and that the servers' account can enter."""
    run = Path(tempfile.gettempdir(), f"oneenglish-tests-{os.getuid()}")
    folder = run / os.environ["ONEENGLISH_TEST_RUN"] / uuid.uuid4().hex[:8]
    folder.mkdir(parents=True)
    for path in (folder, folder.parent):
        path.chmod(0o711)
    return folder


@pytest.fixture(scope="session")
def pair() -> Iterator[Pair]:
    """Two servers; logins belong to the whole pair, so that no other test may share it."""
    with EmbeddedSchool(_settings(_new_folder()), durable=False, sockets=False) as school:
        found = school.start()
        login, secret = "oneenglish_root", found.postgres_password
        port = found.postgres_address.port
        yield Pair(
            postgres=f"postgresql://{login}:{secret}@127.0.0.1:{port}/postgres",
            mongo=found.root_mongo_uri(),
        )


@pytest.fixture
def new_pc(pc_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A PC without a school."""
    _live_in(pc_settings, monkeypatch)
    return pc_settings


@pytest.fixture(scope="session")
def demo_settings() -> Iterator[Settings]:
    """The PC of `demo_pc`; its stores run as long as the tests."""
    settings = _settings(_new_folder())
    with EmbeddedSchool(settings, durable=False):
        with pytest.MonkeyPatch.context() as patch:
            _live_in(settings, patch)
            Command().fine("db", "seed")
        yield settings


@pytest.fixture
def demo_pc(demo_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A PC with the demo school, whose stores run; tests leave it as it is."""
    _live_in(demo_settings, monkeypatch)
    return demo_settings


@pytest.fixture
def oneenglish(pair: Pair) -> Command:
    """The command line."""
    return Command(secrets=set(pair.secrets))


@pytest.fixture
def oneenglish_here() -> Command:
    """The command line, for tests that need no servers of others."""
    return Command()
