"""`oneenglish school`: servers are prepared, and files let PCs and the marker in."""

import json
import stat
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519
from pymongo import MongoClient

from oneenglish_desktop.domain.errors import Invalid, SignInRefused
from oneenglish_desktop.services.administration import schools
from oneenglish_desktop.services.administration.wanted_files import FilesWanted
from oneenglish_desktop.services.house import Endpoints, open_services
from oneenglish_desktop.services.school import Servers
from oneenglish_desktop.settings import Settings, load_connection_file
from oneenglish_desktop.storage.mongo.client import Documents
from tests.cli.command import Command, Pair

pytestmark = pytest.mark.xdist_group("cli")

PASSWORD = "a long password"  # noqa: S105 - of nobody


@dataclass(frozen=True, kw_only=True)
class School:
    """A school on the given servers, and the folder of its files."""

    command: Command
    database: str
    folder: Path
    servers: tuple[str, ...]

    @property
    def options(self) -> tuple[object, ...]:
        return (*self.servers, "--out", self.folder)

    def init(self, pcs: int, *more: object, name: str = "Hill School", typed: str = "") -> str:
        words = ("school", "init", *self.options, "--name", name, "--pcs", pcs)
        return self.command.fine(*words, *more, typed=typed)

    def first(self, pcs: int, *more: object) -> str:
        return self.init(pcs, "--password-stdin", *more, typed=f"{PASSWORD}\n")

    def pc(self, number: int) -> dict[str, Any]:
        read: dict[str, Any] = json.loads((self.folder / f"pc-{number:03d}.json").read_text())
        self.command.secrets.add(read["database_password"])
        return read

    def files(self) -> dict[str, str]:
        return {path.name: path.read_text() for path in self.folder.iterdir()}

    def marker(self) -> dict[str, str]:
        lines = (self.folder / "marker.env").read_text().splitlines()[1:]
        found = dict(line.split("=", 1) for line in lines)
        self.command.secrets.add(str(urlsplit(found["DATABASE_URL"]).password))
        return found


@pytest.fixture
def new_school(oneenglish: Command, pair: Pair, tmp_path: Path) -> Callable[[], School]:
    """Name a school that is not prepared yet."""

    def made() -> School:
        name = f"cli_{uuid4().hex[:12]}"
        return School(
            command=oneenglish,
            database=name,
            folder=tmp_path / name,
            servers=(*pair.options, "--database", name, "--mongo-database", name),
        )

    return made


@pytest.fixture
def school(new_school: Callable[[], School]) -> School:
    return new_school()


def test_every_pc_gets_a_private_file_that_lets_the_app_in(
    school: School, pc_settings: Settings
) -> None:
    told = school.first(2, "--admin-username", "ruth", "--admin-name", "Ruth Andersen")
    assert "Hill School is ready" in told
    assert "Administrator: ruth" in told
    assert PASSWORD not in told
    assert sorted(school.files()) == ["marker.env", "pc-001.json", "pc-002.json"]
    for path in school.folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert school.pc(1)["database_password"] != school.pc(2)["database_password"]

    settings = load_connection_file(school.folder / "pc-002.json", pc_settings)
    endpoints = Endpoints(
        postgres=settings.database_conninfo(),
        mongo=settings.mongo_address(),
        mongo_database=settings.mongo_database,
    )
    services = open_services(
        endpoints,
        journal_path=settings.journal_path,
        reports_path=settings.log_dir / "errors.jsonl",
    )
    with closing(services):
        with pytest.raises(SignInRefused):
            services.accounts.sign_in("ruth", "another password")
        person = services.accounts.sign_in("ruth", PASSWORD).person
    assert person.full_name == "Ruth Andersen"


def test_a_second_time_changes_nothing_and_asks_nothing(school: School) -> None:
    school.first(2)
    files = school.files()
    told = school.init(2)
    assert "3 files" in told
    assert "3 as it was" in told
    assert "Administrators: admin" in told
    assert school.files() == files


def test_a_file_that_others_could_read_is_written_anew(school: School) -> None:
    school.first(1)
    (school.folder / "pc-001.json").chmod(0o644)
    assert "1 changed, 1 as it was" in school.init(1)
    assert stat.S_IMODE((school.folder / "pc-001.json").stat().st_mode) == 0o600


def test_a_lost_file_gets_a_new_password_and_the_others_stay(school: School) -> None:
    school.first(2)
    lost, kept, marker = school.pc(1), school.pc(2), school.marker()
    (school.folder / "pc-001.json").unlink()
    (school.folder / "marker.env").unlink()
    assert "2 new, 1 as it was" in school.init(2)
    assert school.pc(1)["database_password"] != lost["database_password"]
    assert school.pc(2) == kept
    # MongoDB's account of the marker was never changed, so that its password came back.
    assert school.marker() == marker
    psycopg.connect(_url(school.pc(1))).close()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(_url(lost))


def test_more_pcs_come_later(school: School) -> None:
    school.first(1)
    before = school.files()
    told = school.command.fine("school", "add-pcs", 2, *school.options)
    assert "2 new, 1 as it was" in told
    assert {name: school.files()[name] for name in before} == before
    third = school.pc(3)
    assert third["school"] == "Hill School"
    assert third["database_login"] == "oneenglish_pc_003"
    psycopg.connect(_url(third)).close()
    with closing(MongoClient[dict[str, Any]](school.servers[3])) as mongo:
        found = mongo[school.database].command("usersInfo", 1)["users"]
    assert {user["user"] for user in found} >= {
        "oneenglish_pc_003_student",
        "oneenglish_pc_003_staff",
    }


def test_pcs_whose_files_lie_elsewhere_are_counted(school: School, tmp_path: Path) -> None:
    school.first(2)
    school.command.fine("school", "add-pcs", 1, *school.servers, "--out", tmp_path / "elsewhere")
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["pc-003.json"]


def test_a_run_that_ended_between_files_and_servers_is_made_good(school: School) -> None:
    school.first(1)
    orphan = school.pc(1) | {
        "pc": "pc-002",
        "database_login": "oneenglish_pc_002",
        "database_password": "made-before-the-end",
    }
    (school.folder / "pc-002.json").write_text(json.dumps(orphan))
    school.command.fine("school", "add-pcs", 1, *school.options)
    psycopg.connect(_url(orphan)).close()
    assert school.pc(3)["database_login"] == "oneenglish_pc_003"


def test_pcs_need_a_school(school: School) -> None:
    told = school.command.refused("school", "add-pcs", 1, *school.options)
    assert "school init" in told
    assert not school.folder.exists()


def test_there_is_an_end_to_the_number_of_pcs(school: School) -> None:
    school.first(1)
    told = school.command.refused("school", "add-pcs", schools.MOST_PCS, *school.options)
    assert "1 are there" in told


def test_addresses_of_pcs_and_the_authority_stay_until_others_are_given(
    school: School, tmp_path: Path
) -> None:
    authority = tmp_path / "ca.pem"
    authority.write_text(_certificate())
    public = (
        "--public-postgres", "postgresql://db.hill.example:5433/x?sslmode=require",
        "--public-mongo", "mongodb://a.hill.example,b.hill.example/?replicaSet=hill",
        "--tls-ca", authority,
    )  # fmt: skip
    # The servers of the tests speak no TLS, so that the marker cannot be tried.
    words = ("school", "init", *school.options, "--name", "Hill School", "--pcs", 1, *public)
    told = school.command(*words, "--password-stdin", typed=f"{PASSWORD}\n")
    assert told.status == 0
    assert "the marker cannot work yet (PostgreSQL" in told.err
    first = school.pc(1)
    assert first["database_url"] == (
        f"postgresql://db.hill.example:5433/{school.database}?sslmode=require"
    )
    assert first["mongo_uri"] == "mongodb://a.hill.example,b.hill.example/?replicaSet=hill"
    assert first["tls_ca"] == authority.read_text()
    assert (
        f"sslmode=verify-full&sslrootcert={str(authority).replace('/', '%2F')}"
        in (school.marker()["DATABASE_URL"])
    )
    files = school.files()
    assert "2 as it was" in school.init(1)
    assert school.files() == files
    school.command.fine("school", "add-pcs", 1, *school.options)
    second = school.pc(2)
    for name in ("database_url", "mongo_uri", "tls_ca"):
        assert second[name] == first[name]


def test_pcs_that_cross_a_network_unprotected_are_warned_of(school: School) -> None:
    far = ("--public-postgres", "postgresql://db.hill.example/x")
    words = ("school", "init", *school.options, "--name", "Hill School", "--pcs", 1, *far)
    told = school.command(*words, "--password-stdin", typed=f"{PASSWORD}\n")
    assert "without --tls-ca" in told.err


def test_a_folder_of_another_school_is_left_alone(
    school: School, new_school: Callable[[], School]
) -> None:
    school.first(1)
    files = school.files()
    words = ("--name", "Sea School", "--pcs", 1, "--out", school.folder)
    told = school.command.refused("school", "init", *new_school().servers, *words)
    assert "pc-001.json is of Hill School, not of Sea School" in told
    assert school.files() == files


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pc-001.json", "{}"),
        ("pc-001.json", "no JSON"),
        ("marker.env", "DATABASE_URL=postgresql://somebody:else@host/x\n"),
        ("marker.env", "nothing\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_not_replaced(
    school: School, name: str, content: str
) -> None:
    school.folder.mkdir()
    (school.folder / name).write_text(content)
    words = ("school", "init", *school.options, "--name", "Hill School", "--pcs", 1)
    assert "move it to another folder" in school.command.refused(*words)
    assert school.files() == {name: content}


def test_a_file_of_a_login_that_is_no_pc_is_not_replaced(school: School) -> None:
    school.first(1)
    (school.folder / "pc-001.json").write_text(
        json.dumps(school.pc(1) | {"database_login": "oneenglish_marker"})
    )
    words = ("school", "init", *school.options, "--name", "Hill School", "--pcs", 1)
    assert "not the login of a PC" in school.command.refused(*words)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--name", "", "--pcs", 1), "a school has a name"),
        (("--name", "Hill", "--pcs", 1, "--public-postgres", "http://x"), "postgresql://"),
        (("--name", "Hill", "--pcs", 1, "--public-mongo", "http://x"), "mongodb://"),
        (("--name", "Hill", "--pcs", 1, "--tls-ca", __file__), "no certificate"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    school: School, options: tuple[object, ...], why: str
) -> None:
    assert why in school.command.refused("school", "init", *school.options, *options)
    assert not school.folder.exists()


def test_a_certificate_that_is_no_text_is_refused(school: School, tmp_path: Path) -> None:
    binary = tmp_path / "ca.der"
    binary.write_bytes(b"\xff\xfe")
    words = ("--name", "Hill", "--pcs", 1, "--tls-ca", binary)
    told = school.command.refused("school", "init", *school.options, *words)
    assert "no certificate" in told


def test_no_pcs_are_wrong_words(school: School) -> None:
    words = ("school", "init", *school.options, "--name", "Hill School", "--pcs", 0)
    assert school.command(*words).status == 2


def test_no_pcs_are_no_school(pair: Pair, tmp_path: Path) -> None:
    servers = Servers(postgres=pair.postgres, mongo=pair.mongo, database="never_made")
    with pytest.raises(Invalid, match="1 to 999 PCs"):
        schools.init_school(servers, "Hill", 0, FilesWanted(folder=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_both_servers_are_needed(oneenglish_here: Command, tmp_path: Path) -> None:
    words = ("school", "init", "--name", "Hill", "--pcs", 1, "--out", tmp_path)
    assert "both servers" in oneenglish_here.refused(*words)


def test_the_password_of_the_administrator_is_asked_until_it_is_long(school: School) -> None:
    told = school.init(1, typed=f"short\nshort\n{PASSWORD}\n{PASSWORD}\n")
    assert "at least 10 characters" in told
    assert "Administrator: admin" in told
    assert PASSWORD not in told


@pytest.mark.parametrize(
    ("options", "typed", "why"),
    [
        ((), "short\n", "at least 10 characters"),
        (("--admin-username", "Ruth Andersen"), f"{PASSWORD}\n", "small letters"),
    ],
)
def test_an_administrator_that_cannot_be_is_refused_and_made_the_next_time(
    school: School, options: tuple[str, ...], typed: str, why: str
) -> None:
    words = ("school", "init", *school.options, "--name", "Hill School", "--pcs", 1, *options)
    told = school.command(*words, "--password-stdin", typed=typed)
    assert told.status == 1
    assert why in told.err
    assert "Administrator: admin" in school.first(1)


def test_a_mongod_without_a_replica_set_is_refused(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def alone(documents: Documents) -> bool:
        asked.append(documents.name)
        return False

    monkeypatch.setattr(schools, "is_replicated", alone)
    words = ("school", "init", *school.options, "--name", "Hill School", "--pcs", 1)
    assert "rs.initiate" in school.command.refused(*words)
    assert asked == [school.database]
    assert not school.folder.exists()


def _certificate() -> str:
    key = ed25519.Ed25519PrivateKey.generate()
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Hill School")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, None)
    )
    return made.public_bytes(serialization.Encoding.PEM).decode()


def _url(file: dict[str, Any]) -> str:
    address = file["database_url"].removeprefix("postgresql://")
    return f"postgresql://{file['database_login']}:{file['database_password']}@{address}"
