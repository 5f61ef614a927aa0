"""Settings of a PC: their sources, its secrets and its connection to a school."""

import errno
import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked
from typing_extensions import override

from oneenglish_desktop import settings as settings_module
from oneenglish_desktop.domain.errors import Invalid, Unavailable
from oneenglish_desktop.settings import Settings, load_connection_file, load_settings

URL = "postgresql://ann:secret@db/school"
FILE = {
    "school": "Riverside School",
    "pc": "pc-001",
    "database_url": "postgresql://db.example:5432/oneenglish?application_name=x",
    "database_login": "oneenglish_pc_001",
    "database_password": "p@ss/word",
    "mongo_uri": "mongodb://db.example:27017",
    "mongo_database": "riverside",
}
CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"


class Ring(KeyringBackend):
    """A usable keyring in memory."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[str, str] = {}
        self.locked = False

    @override
    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get(username)

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[username] = password


@pytest.fixture
def ring() -> Iterator[Ring]:
    before, ring = keyring.get_keyring(), Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def config(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give the folder of settings of a PC that nobody has used."""
    monkeypatch.chdir(tmp_path)
    config = tmp_path / "config"
    monkeypatch.setenv("ONEENGLISH_CONFIG_DIR", str(config))
    monkeypatch.delenv("ONEENGLISH_SECRETS")
    return config


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_pc_has_a_school_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("ONEENGLISH_CONFIG_DIR", "ONEENGLISH_DATA_DIR", "ONEENGLISH_LOG_DIR"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    settings = load_settings()
    assert settings.embedded
    assert settings.redis_address() is None
    assert settings.data_dir == tmp_path / "share" / "oneenglish"
    assert settings.config_dir == tmp_path / ".config" / "oneenglish"
    assert tmp_path in settings.log_dir.parents
    for ask in (settings.database_conninfo, settings.mongo_address):
        with pytest.raises(Invalid, match="not connected to a school"):
            ask()


def test_the_stronger_source_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, config: Path
) -> None:
    write(config / "settings.toml", f'database_url = "{URL}"\nmongo_uri = "toml"\nlog_dir = "/t"')
    write(tmp_path / ".env", "MONGO_URI=dotenv\nREDIS_URL=dotenv\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("REDIS_URL", "redis://environment")
    monkeypatch.setenv("ONEENGLISH_DATA_DIR", "")
    monkeypatch.delenv("ONEENGLISH_LOG_DIR")
    settings = load_settings()
    assert not settings.embedded
    assert settings.database_conninfo() == URL
    assert settings.mongo_address() == "dotenv"
    assert settings.redis_address() == "redis://environment"
    assert settings.log_dir == Path("/t")
    assert settings.data_dir != Path(), "an empty variable is none"
    assert "ann:secret" not in repr(settings)


def test_settings_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings().mongo_database = "other"  # type: ignore[misc]


def test_one_store_is_not_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", URL)
    with pytest.raises(Invalid, match="together") as error:
        load_settings()
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("settings.toml", "not toml", "settings.toml is not TOML"),
        ("settings.toml", 'secrets_in = "drawer"', "secrets_in|ONEENGLISH_SECRETS"),
        ("connection.json", "{", "settings of this PC cannot be used"),
    ],
    ids=["not-toml", "no-such-place", "half-a-connection"],
)
def test_what_cannot_be_understood_is_told(config: Path, name: str, text: str, words: str) -> None:
    write(config / name, text)
    with pytest.raises(Invalid, match=words):
        load_settings()


def test_secrets_live_in_the_keyring(ring: Ring, config: Path) -> None:
    settings = load_settings()
    assert settings.secret("database") is None
    settings.keep_secret("database", "one")
    assert ring.kept == {"database": "one"}
    assert settings.secret("database") == "one"
    assert "one" not in (config / "secrets.json").read_text(encoding="utf-8")
    ring.locked = True
    with pytest.raises(Unavailable, match="keyring"):
        settings.secret("database")
    ring.locked = False
    ring.kept.clear()
    assert settings.secret("database") is None


def test_without_a_usable_keyring_a_private_file_keeps_them(
    ring: Ring, config: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ring.priority = 0.0
    settings = load_settings()
    with caplog.at_level(logging.WARNING):
        settings.keep_secret("database", "one")
        settings.keep_secret("redis", "two")
    path = config / "secrets.json"
    assert caplog.messages == [f"no usable keyring: the secrets of this PC are kept in {path}"], (
        "said once"
    )
    assert path.stat().st_mode & 0o777 == 0o600
    assert (settings.secret("database"), settings.secret("redis")) == ("one", "two")
    assert ring.kept == {}
    ring.priority = 5.0
    assert settings.secret("database") == "one"


def test_the_file_may_be_asked_for(ring: Ring) -> None:
    settings = load_settings().model_copy(update={"secrets_in": "file"})
    settings.keep_secret("database", "one")
    assert settings.secret("database") == "one"
    assert settings.secret("redis") is None
    assert ring.kept == {}


def test_a_keyring_that_never_answers(ring: Ring, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = threading.Event()

    def wait(_self: Ring, _service: str, _name: str, _value: str) -> None:
        answer.wait()

    monkeypatch.setattr(Ring, "set_password", wait)
    monkeypatch.setattr(settings_module, "KEYRING_PATIENCE", 0.01)
    settings = load_settings()
    settings.keep_secret("database", "one")
    answer.set()
    assert settings.secret("database") == "one"


def test_a_damaged_file_of_secrets(config: Path) -> None:
    write(config / "secrets.json", "{")
    with pytest.raises(Unavailable, match="cannot be read"):
        load_settings().secret("database")


def test_a_file_that_cannot_be_replaced_stays(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings().model_copy(update={"secrets_in": "file"})
    settings.keep_secret("database", "one")

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="full"):
        settings.keep_secret("database", "two")
    file = write(config.parent / "pc.json", json.dumps(FILE))
    with pytest.raises(Unavailable, match="cannot be written"):
        load_connection_file(file, settings)
    assert [path.name for path in config.iterdir()] == ["secrets.json"]
    assert settings.secret("database") == "one"


def test_a_connection_file_connects_this_pc(ring: Ring, tmp_path: Path, config: Path) -> None:
    path = write(tmp_path / "pc-001.json", json.dumps(FILE))
    connected = load_connection_file(path, load_settings())
    again = load_settings()
    assert again == connected
    assert not again.embedded
    assert again.connection is not None
    assert again.connection.school == "Riverside School"
    assert again.mongo_database == "riverside"
    assert again.database_conninfo() == (
        "postgresql://oneenglish_pc_001:p%40ss%2Fword@db.example:5432/oneenglish?application_name=x"
    )
    assert again.mongo_address() == "mongodb://db.example:27017"
    assert again.redis_address() is None
    assert ring.kept == {"database": "p@ss/word"}
    stored = (config / "connection.json").read_text(encoding="utf-8")
    assert "p@ss" not in stored + repr(again)
    ring.kept.clear()
    with pytest.raises(Invalid, match="load its connection file again"):
        again.database_conninfo()


def test_the_environment_is_stronger_than_a_connection(
    ring: Ring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_connection_file(write(tmp_path / "pc.json", json.dumps(FILE)), load_settings())
    monkeypatch.setenv("DATABASE_URL", URL)
    monkeypatch.setenv("MONGO_URI", "mongodb://other")
    assert load_settings().connection is None
    assert load_settings().database_conninfo() == URL


@pytest.mark.parametrize("inside", [True, False], ids=["inside", "beside"])
def test_a_connection_with_tls_and_redis(
    ring: Ring, tmp_path: Path, config: Path, *, inside: bool
) -> None:
    write(tmp_path / "ca.pem", CERTIFICATE)
    more = {
        "tls_ca": CERTIFICATE if inside else "ca.pem",
        "redis_url": "rediss://cache.example/0",
        "redis_login": "pc",
        "redis_password": "r",
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in (FILE | more).items()]
    path = write(tmp_path / "pc-001.toml", "\n".join(lines))
    settings = load_connection_file(path, load_settings())
    certificate = config / "school-ca.pem"
    assert certificate.read_text(encoding="ascii") == CERTIFICATE
    quoted = str(certificate).replace("/", "%2F")
    assert settings.database_conninfo().endswith(
        f"/oneenglish?application_name=x&sslmode=verify-full&sslrootcert={quoted}"
    )
    assert settings.mongo_address() == (f"mongodb://db.example:27017/?tls=true&tlsCAFile={quoted}")
    assert settings.redis_address() == "rediss://pc:r@cache.example/0"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"pc": ""}, "pc: "),
        ({"database_url": "postgresql://ann:secret@db/x"}, "database_url: "),
        ({"mongo_uri": "http://db"}, "mongo_uri: "),
        ({"surprise": "secret"}, "surprise: "),
        ({"tls_ca": "missing.pem"}, "cannot be read"),
        ({"tls_ca": "file.json"}, "not a connection file"),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
def test_a_connection_file_with_a_mistake(
    ring: Ring, tmp_path: Path, config: Path, changes: dict[str, str], words: str
) -> None:
    path = write(tmp_path / "file.json", json.dumps(FILE | changes))
    with pytest.raises(Invalid, match=words) as error:
        load_connection_file(path, load_settings())
    assert "secret" not in str(error.value)
    assert ring.kept == {}
    assert not config.exists()


@pytest.mark.parametrize("name", ["file.json", "file.toml", "file.missing"])
def test_what_is_no_connection_file(tmp_path: Path, name: str) -> None:
    if not name.endswith("missing"):
        (tmp_path / name).write_bytes(b"\x89PNG\xff")
    with pytest.raises(Invalid, match="cannot be read"):
        load_connection_file(tmp_path / name, load_settings())
    if not name.endswith("missing"):
        write(tmp_path / name, "hello")
        with pytest.raises(Invalid, match="not a connection file"):
            load_connection_file(tmp_path / name, load_settings())


def test_a_whole_settings_object_can_be_made_in_code(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, config_dir=tmp_path, secrets_in="file")
    assert settings.data_dir == tmp_path
    assert settings.embedded
