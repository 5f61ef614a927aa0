"""A school for the measures that need many students: the demo school and more people in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from benchmarks.pc import Pc, thrown_away_pc
from oneenglish_desktop.resources import resource_path
from oneenglish_desktop.services.demo_school import load_demo_school
from oneenglish_desktop.services.house import Endpoints
from oneenglish_desktop.services.school import Servers, login_url, prepare_school
from oneenglish_desktop.storage.embedded import mongo, postgres
from oneenglish_desktop.storage.embedded.endpoints import Endpoints as Administration
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool
from oneenglish_desktop.storage.postgres.school import MARKER, MIGRATOR, pc_login

PASSWORD = "riverside"  # noqa: S105 - of the demo school
CHALLENGE = "a-day-in-the-city"
CONNECTIONS = 1000
"""Of each store: an embedded school takes those of one PC, a class those of 200 and more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A school with running stores.

    Attributes:
        pc: where the stores live.
        administration: the administrator's way in.
        servers: the same, as services want it.
        passwords: by PostgreSQL login.
        students: login names of the students that were added; nobody else plays.
    """

    pc: Pc
    administration: Administration
    servers: Servers
    passwords: dict[str, str]
    students: tuple[str, ...]

    def endpoints(self, login: str) -> Endpoints:
        """What the PC or the marker with this login knows."""
        return Endpoints(
            postgres=login_url(self.servers, login, self.passwords[login]),
            mongo=self.administration.mongo_uri(),
            mongo_database=self.servers.mongo_database,
        )

    @property
    def root_postgres(self) -> str:
        """URL of the superuser to the school's database."""
        return self.administration.root_postgres_url(self.servers.database)

    @property
    def root_mongo(self) -> str:
        """URI of the administrator."""
        return self.servers.mongo

    def seats(self) -> list[dict[str, Any]]:
        """Student n at PC n, as the simulated students read it."""
        return [
            {"login": student, "pc": place, "endpoints": asdict(self.endpoints(pc_login(place)))}
            for place, student in enumerate(self.students, start=1)
        ]


@contextmanager
def school_of(students: int) -> Iterator[School]:
    """A school with this many students more than the demo school has, each at a PC.

    Args:
        students: at least 1.
    """
    postgres.SETTINGS["max_connections"] = mongo.OPTIONS["maxConns"] = str(CONNECTIONS)
    logins = [MIGRATOR, MARKER, *(pc_login(number) for number in range(1, students + 1))]
    passwords = {login: f"benchmark {login}" for login in logins}
    with thrown_away_pc() as pc, EmbeddedSchool(pc.settings) as stores:
        administration = stores.start()
        servers = Servers(
            postgres=administration.root_postgres_url(), mongo=administration.root_mongo_uri()
        )
        prepare_school(servers, passwords)
        names = tuple(f"pupil.{number:03}" for number in range(1, students + 1))
        load_demo_school(
            login_url(servers, MIGRATOR, passwords[MIGRATOR]),
            servers.mongo,
            servers.mongo_database,
            now=datetime.now().astimezone(),
            folder=_files(pc.folder / "school", names),
        )
        yield School(
            pc=pc,
            administration=administration,
            servers=servers,
            passwords=passwords,
            students=names,
        )


def _files(folder: Path, students: tuple[str, ...]) -> Path:
    """The files of the demo school with these students more."""
    shutil.copytree(resource_path("demo_school"), folder)
    file = folder / "people.yaml"
    school = yaml.safe_load(file.read_text(encoding="utf-8"))
    school["people"] += [
        {
            "username": student,
            "full_name": f"Pupil {student[-3:]}",
            "role": "student",
            "classes": [school["classes"][0]],
        }
        for student in students
    ]
    file.write_text(yaml.safe_dump(school, allow_unicode=True), encoding="utf-8")
    return folder
