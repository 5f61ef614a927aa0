"""PCs and markers of a small school on real stores."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from oneenglish_desktop.services.demo_school import load_demo_school
from oneenglish_desktop.services.house import Services, open_marker, open_services
from oneenglish_desktop.services.marker import Marker
from oneenglish_desktop.services.school import Servers, prepare_school
from oneenglish_desktop.storage.embedded.endpoints import Endpoints as Administration
from oneenglish_desktop.storage.embedded.locks import held
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.postgres.school import MARKER, pc_login
from tests.services.small_school import PASSWORD, PASSWORDS, SmallSchool, write_files

OpenPc = Callable[..., Services]
OpenMarker = Callable[[], Marker]


@contextmanager
def preparing() -> Iterator[None]:
    """Take turns: logins belong to the server, and two workers must not make them at once."""
    # Beside the servers of this run, and removed with them.
    folder = Path(os.environ["ONEENGLISH_DATA_DIR"]).parent
    folder.mkdir(parents=True, exist_ok=True)
    with held(folder / "prepare", 60, lambda: None):
        yield


@pytest.fixture(scope="session")
def small_school(
    school_servers: Administration, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SmallSchool]:
    """The small school, prepared and loaded once in each test process."""
    name = f"services_{uuid4().hex[:12]}"
    servers = Servers(
        postgres=school_servers.root_postgres_url(),
        mongo=school_servers.root_mongo_uri(),
        database=name,
        mongo_database=name,
    )
    with preparing():
        prepare_school(servers, PASSWORDS)
    folder = tmp_path_factory.mktemp("small_school") / "files"
    write_files(folder)
    with closing(Documents(servers.mongo, name)) as root:
        school = SmallSchool(
            servers=servers, mongo=school_servers.mongo_uri(), root=root, folder=folder
        )
        load_demo_school(
            school.migrator, servers.mongo, name, now=datetime.now(UTC), folder=folder
        )
        yield school


@pytest.fixture
def open_pc(small_school: SmallSchool, tmp_path: Path) -> Iterator[OpenPc]:
    """Open the app's services on PC `number`, signed in as `username` if one is given."""
    with ExitStack() as closers:

        def opened(username: str | None = None, number: int = 1) -> Services:
            services = open_services(
                small_school.endpoints(pc_login(number)),
                journal_path=tmp_path / f"pc{number}" / "journal.sqlite3",
                reports_path=tmp_path / f"pc{number}" / "errors.jsonl",
            )
            closers.callback(services.close)
            if username is not None:
                services.accounts.sign_in(username, PASSWORD)
            return services

        yield opened


@pytest.fixture
def pc(open_pc: OpenPc, small_school: SmallSchool) -> Services:
    """PC 1 with a student who did nothing yet."""
    return open_pc(small_school.fresh_pupil())


@pytest.fixture
def new_marker(small_school: SmallSchool, tmp_path: Path) -> Iterator[OpenMarker]:
    """Open a marker that is not started."""
    with ExitStack() as closers:

        def opened() -> Marker:
            marker = open_marker(
                small_school.endpoints(MARKER),
                PASSWORDS[MARKER],
                reports_path=tmp_path / "marker.jsonl",
            )
            closers.callback(marker.stop)
            return marker

        yield opened


@pytest.fixture
def marker(new_marker: OpenMarker) -> Marker:
    """A marker that marks when it is told to."""
    return new_marker()


@pytest.fixture
def running_marker(new_marker: OpenMarker) -> Marker:
    """A marker that marks what comes in."""
    marker = new_marker()
    marker.start()
    return marker
