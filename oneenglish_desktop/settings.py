"""Where this PC finds its school, its folders and its secrets: one frozen object."""

import contextlib
import json
import logging
import os
import tempfile
import threading
import tomllib
from collections.abc import Callable
from pathlib import Path
from socket import gethostname
from typing import Any, Literal, Self
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from typing_extensions import override

from oneenglish_desktop.domain.errors import Invalid, Unavailable

APP_NAME = "oneenglish"
KEYRING_SERVICE = "OneEnglish Desktop"
KEYRING_PATIENCE = 10.0  # seconds; the person may have to unlock it
CERTIFICATE = "-----BEGIN CERTIFICATE-----"

_log = logging.getLogger(__name__)


def _config_dir() -> Path:
    """Return the folder of the settings files, which is needed before they are read."""
    given = os.environ.get("ONEENGLISH_CONFIG_DIR")
    return Path(given) if given else Path(platformdirs.user_config_dir(APP_NAME, appauthor=False))


class Connection(BaseModel):
    """What a classroom PC knows of its school, without the secrets.

    Attributes:
        school: name of the school, shown to people.
        pc: name of this PC in the school, such as ``pc-001``.
        database_url: ``postgresql://host:port/database`` without a login.
        database_login: login of this PC in PostgreSQL.
        mongo_uri: ``mongodb://host:port/`` without a login (that comes after sign-in).
        mongo_database: name of the school's MongoDB database.
        redis_url: ``redis://host:port/0`` without a login, if the school has Redis.
        redis_login: login of this PC in Redis.
        tls_ca: PEM file of the authority that signed the servers' certificates.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    school: str = Field(min_length=1)
    pc: str = Field(min_length=1)
    database_url: str = Field(pattern=r"^postgres(ql)?://[^@]+$")
    database_login: str = Field(min_length=1)
    mongo_uri: str = Field(pattern=r"^mongodb(\+srv)?://[^@]+$")
    mongo_database: str = Field(default="oneenglish", min_length=1)
    redis_url: str | None = Field(default=None, pattern=r"^rediss?://[^@]+$")
    redis_login: str | None = None
    tls_ca: str | None = None


class ConnectionFile(Connection):
    """A connection file as `oneenglish school` writes it: one PC's connection and its secrets.

    ``tls_ca`` is the certificate itself (PEM), or its path relative to the file.

    Attributes:
        database_password: secret of ``database_login``.
        redis_password: secret of ``redis_login``.
    """

    database_password: str = Field(min_length=1, repr=False)
    redis_password: str | None = Field(default=None, repr=False)


class Settings(BaseSettings):
    """Settings of this PC: environment, then ``.env``, then ``settings.toml``.

    Attributes:
        database_url: PostgreSQL of the school, login and password included (``DATABASE_URL``).
        mongo_uri: MongoDB of the school (``MONGO_URI``).
        mongo_database: name of its database (``MONGO_DATABASE``).
        redis_url: Redis of the school, if it has one (``REDIS_URL``).
        data_dir: the journal and the embedded school (``ONEENGLISH_DATA_DIR``).
        config_dir: settings and the connection to the school (``ONEENGLISH_CONFIG_DIR``).
        log_dir: log files and reports of errors (``ONEENGLISH_LOG_DIR``).
        secrets_in: ``keyring``, or always ``file`` (``ONEENGLISH_SECRETS``).
        connection: the loaded connection file of a classroom PC.
    """

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", env_file=".env", env_ignore_empty=True, populate_by_name=True
    )

    database_url: str | None = Field(default=None, repr=False, validation_alias="DATABASE_URL")
    mongo_uri: str | None = Field(default=None, repr=False, validation_alias="MONGO_URI")
    mongo_database: str = Field(default="oneenglish", validation_alias="MONGO_DATABASE")
    redis_url: str | None = Field(default=None, repr=False, validation_alias="REDIS_URL")
    data_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)),
        validation_alias="ONEENGLISH_DATA_DIR",
    )
    config_dir: Path = Field(default_factory=_config_dir, validation_alias="ONEENGLISH_CONFIG_DIR")
    log_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_log_dir(APP_NAME, appauthor=False)),
        validation_alias="ONEENGLISH_LOG_DIR",
    )
    secrets_in: Literal["keyring", "file"] = Field(
        default="keyring", validation_alias="ONEENGLISH_SECRETS"
    )
    connection: Connection | None = Field(default=None, validation_alias="ONEENGLISH_CONNECTION")

    @classmethod
    @override
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Name the sources, the strongest first (pydantic-settings calls this)."""
        toml = TomlConfigSettingsSource(settings_cls, toml_file=_config_dir() / "settings.toml")
        return init_settings, env_settings, dotenv_settings, toml

    @model_validator(mode="after")
    def _both_stores(self) -> Self:
        if (self.database_url is None) != (self.mongo_uri is None):
            raise ValueError("set DATABASE_URL and MONGO_URI together, or neither")
        return self

    @property
    def embedded(self) -> bool:
        """Whether this PC runs a school of its own: nothing names another one."""
        return self.database_url is None and self.connection is None

    @property
    def journal_path(self) -> Path:
        """The journal of this PC; a home on the network may serve several PCs."""
        return self.data_dir / f"journal-{gethostname()}.sqlite3"

    def secret(self, name: str) -> str | None:
        """Return a secret that was kept before, or None.

        Raises:
            Unavailable: it is in a keyring that cannot be opened now.
        """
        kept = self._secrets_file()
        if kept.get(name) is not None:
            return kept[name]
        if self.secrets_in == "file" or name not in kept:
            return None
        done, value = _ask_keyring(lambda keyring: keyring.get_password(KEYRING_SERVICE, name))
        if not done:
            raise Unavailable("the keyring that holds the secrets of this PC cannot be opened now")
        return None if value is None else str(value)

    def keep_secret(self, name: str, value: str) -> None:
        """Keep a secret in the keyring, or in a file that only this user can read.

        The file also tells, for each secret, that the keyring has it: a keyring that is away
        is then not mistaken for a secret that never was.
        """
        done = False
        if self.secrets_in == "keyring":
            done, _ = _ask_keyring(
                lambda keyring: keyring.set_password(KEYRING_SERVICE, name, value)
            )
        path = self.config_dir / "secrets.json"
        if not done and not path.exists():
            _log.warning("no usable keyring: the secrets of this PC are kept in %s", path)
        write_private(path, json.dumps(self._secrets_file() | {name: None if done else value}))

    def _secrets_file(self) -> dict[str, str | None]:
        path = self.config_dir / "secrets.json"
        try:
            kept: dict[str, str | None] = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise Unavailable(f"the secrets of this PC cannot be read: {path}") from error
        return kept

    def database_conninfo(self) -> str:
        """Return the PostgreSQL URL of this PC's login, password included.

        Raises:
            Unavailable: the password cannot be read now.
            Invalid: this PC has no school of others, or its password is lost.
        """
        if self.database_url is not None:
            return self.database_url
        connection = self._required_connection()
        url = _with_login(
            connection.database_url,
            connection.database_login,
            self._required_secret("database"),
        )
        if connection.tls_ca is None:
            return url
        return _with_query(url, sslmode="verify-full", sslrootcert=connection.tls_ca)

    def mongo_address(self) -> str:
        """Return the MongoDB URI; without a login when it comes from a connection file.

        Raises:
            Invalid: this PC has no school of others.
        """
        if self.mongo_uri is not None:
            return self.mongo_uri
        connection = self._required_connection()
        if connection.tls_ca is None:
            return connection.mongo_uri
        return _with_query(connection.mongo_uri, tls="true", tlsCAFile=connection.tls_ca)

    def redis_address(self) -> str | None:
        """Return the Redis URL with its login, or None for a cache in this process.

        Raises:
            Unavailable: the password cannot be read now.
            Invalid: the password is lost.
        """
        if self.redis_url is not None or self.connection is None:
            return self.redis_url
        url, login = self.connection.redis_url, self.connection.redis_login
        if url is None or login is None:
            return url
        return _with_login(url, login, self._required_secret("redis"))

    def _required_connection(self) -> Connection:
        if self.connection is None:
            raise Invalid("this PC is not connected to a school")
        return self.connection

    def _required_secret(self, name: str) -> str:
        value = self.secret(name)
        if value is None:
            raise Invalid("the password of this PC is lost: load its connection file again")
        return value


def load_settings() -> Settings:
    """Read the settings of this PC.

    Raises:
        Invalid: a settings file or a variable cannot be understood; says which.
    """
    try:
        settings = Settings()
        stored = settings.config_dir / "connection.json"
        if settings.database_url is None and stored.exists():
            connection = Connection.model_validate_json(stored.read_bytes())
            return settings.model_copy(
                update={"connection": connection, "mongo_database": connection.mongo_database}
            )
    except ValidationError as error:
        raise Invalid(_in_words("the settings of this PC", error)) from error
    except tomllib.TOMLDecodeError as error:
        raise Invalid(f"settings.toml is not TOML: {error}") from error
    return settings


def load_connection_file(path: Path, settings: Settings) -> Settings:
    """Connect this PC to the school of a connection file (JSON, or TOML by its name).

    The secrets move to the keyring, the rest to the folder of settings; the file itself
    stays as it is.

    Returns:
        The new settings.

    Raises:
        Invalid: the file cannot be read or understood; the message is fit for people.
        Unavailable: what it holds cannot be kept on this PC.
    """
    try:
        text = path.read_text(encoding="utf-8")
        given = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
        file = ConnectionFile.model_validate(given)
        authority = _authority(file.tls_ca, path.parent)
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"the file {getattr(error, 'filename', path)} cannot be read") from error
    except ValidationError as error:
        raise Invalid(_in_words("this connection file", error)) from error
    except ValueError as error:
        raise Invalid("this is not a connection file of a school") from error
    try:
        connection = _keep(file, authority, settings)
    except OSError as error:
        raise Unavailable(f"the folder {settings.config_dir} cannot be written") from error
    return settings.model_copy(
        update={"connection": connection, "mongo_database": connection.mongo_database}
    )


def _keep(file: ConnectionFile, authority: str | None, settings: Settings) -> Connection:
    """Keep what a connection file holds: its secrets, its certificate and the rest."""
    settings.keep_secret("database", file.database_password)
    if file.redis_password is not None:
        settings.keep_secret("redis", file.redis_password)
    public = file.model_dump(exclude={"database_password", "redis_password", "tls_ca"})
    if authority is not None:
        certificate = settings.config_dir / "school-ca.pem"
        write_private(certificate, authority)
        public["tls_ca"] = str(certificate)
    connection = Connection.model_validate(public)
    write_private(settings.config_dir / "connection.json", connection.model_dump_json(indent=2))
    return connection


def _authority(given: str | None, folder: Path) -> str | None:
    """Return the certificate (PEM) that a connection file holds or points at."""
    if given is None:
        return None
    text = given if CERTIFICATE in given else (folder / given).read_text(encoding="ascii")
    if CERTIFICATE not in text:
        raise ValueError("not a certificate")
    return text


def _in_words(what: str, error: ValidationError) -> str:
    """Say which values are not right, without repeating them: they may be secrets."""
    problems = ", ".join(
        f"{'.'.join(str(part) for part in problem['loc']) or 'the whole'}: {problem['msg']}"
        for problem in error.errors(include_input=False, include_url=False)
    )
    return f"{what} cannot be used ({problems})"


def _with_login(url: str, login: str, password: str) -> str:
    parts = urlsplit(url)
    netloc = f"{quote(login, safe='')}:{quote(password, safe='')}@{parts.netloc}"
    return urlunsplit(parts._replace(netloc=netloc))


def _with_query(url: str, **options: str) -> str:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query)) | options
    return urlunsplit(parts._replace(path=parts.path or "/", query=urlencode(query)))


def write_private(path: Path, text: str) -> None:
    """Replace a file in one step; only this user can read it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(dir=path.parent)  # made with mode 0600
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _ask_keyring(ask: Callable[[Any], Any]) -> tuple[bool, Any]:
    """Ask the keyring in a thread, because one that waits for a prompt may never answer.

    Returns:
        Whether a usable keyring answered, and its answer.
    """
    answer: list[Any] = []

    def work() -> None:
        import keyring  # noqa: PLC0415 - 90 ms, and not needed before the first paint

        backend = keyring.get_keyring()
        if backend.priority >= 1:  # below are the null, the failing and the plain-text ones
            with contextlib.suppress(keyring.errors.KeyringError):
                answer.append(ask(backend))

    thread = threading.Thread(target=work, name="keyring", daemon=True)
    thread.start()
    thread.join(KEYRING_PATIENCE)
    return bool(answer), answer[0] if answer else None
