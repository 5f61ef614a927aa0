"""Addresses of the stores: an administrator's, without a login, and with another login."""

from collections.abc import Container
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.services.school import Servers
from oneenglish_desktop.storage.mongo.administration import open_documents
from oneenglish_desktop.storage.postgres.administration import environment

_POSTGRES = ("postgresql", "postgres")
_MONGO = ("mongodb", "mongodb+srv")
_POSTGRES_LOGIN = frozenset({"user", "password", "passfile", "sslcert", "sslkey", "sslpassword"})
_MONGO_LOGIN = frozenset(
    {
        "authsource",
        "authmechanism",
        "authmechanismproperties",
        "tlscertificatekeyfile",
        "tlscertificatekeyfilepassword",
    }
)
# Files of the administrator's own PC.
_FILES = frozenset({"sslrootcert", "tlscafile"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """A login that stood in an address.

    Attributes:
        name: empty for none.
        password: empty for none.
    """

    name: str
    password: str = field(repr=False)


def check_servers(servers: Servers) -> None:
    """Look at what a person typed, before anything is done.

    Raises:
        Invalid: an address cannot be read; the message does not repeat it.
    """
    database_url(servers.postgres, servers.database)
    if urlsplit(servers.mongo).scheme not in _MONGO:
        raise Invalid("the address of MongoDB begins with mongodb://")
    open_documents(servers.mongo, servers.mongo_database).close()


def owner_url(servers: Servers) -> str:
    """The administrator's URL to the school's database: a superuser may act as its owner."""
    return database_url(servers.postgres, servers.database)


def database_url(postgres: str, database: str) -> str:
    """The same URL to another database.

    Raises:
        Invalid: it cannot be read; the message does not repeat it.
    """
    parts = urlsplit(postgres)
    if parts.scheme not in _POSTGRES:
        raise Invalid("the address of PostgreSQL begins with postgresql://")
    environment(postgres)
    return _url("postgresql", parts.netloc, f"/{quote(database, safe='')}", parts.query)


def postgres_address(url: str, database: str, *, files: bool) -> str:
    """The URL of the school's database without a login.

    Args:
        url: any URL of the server.
        database: name of the school's database.
        files: whether files that the URL names stay in it.
    """
    parts = urlsplit(url)
    query = _without(parts.query, _POSTGRES_LOGIN if files else _POSTGRES_LOGIN | _FILES)
    return _url("postgresql", _hosts(parts.netloc), f"/{quote(database, safe='')}", query)


def mongo_address(uri: str, *, files: bool) -> str:
    """The URI without a login; accounts of a school live in its database, not in this one.

    Args:
        uri: any URI of the server.
        files: whether files that the URI names stay in it.
    """
    parts = urlsplit(uri)
    query = _without(parts.query, _MONGO_LOGIN if files else _MONGO_LOGIN | _FILES)
    return _url(parts.scheme, _hosts(parts.netloc), "/", query)


def with_login(address: str, login: Login, **options: str) -> str:
    """The address with a login; the options replace those of the address."""
    parts = urlsplit(address)
    account = f"{quote(login.name, safe='')}:{quote(login.password, safe='')}"
    rest = _without(parts.query, {name.lower() for name in options})
    query = "&".join(filter(None, (rest, _encoded(list(options.items())))))
    return _url(parts.scheme, f"{account}@{_hosts(parts.netloc)}", parts.path, query)


def login_of(address: str) -> Login:
    """The login that stands before the hosts of an address."""
    name, _, password = urlsplit(address).netloc.rpartition("@")[0].partition(":")
    return Login(name=unquote(name), password=unquote(password))


def is_near(address: str) -> bool:
    """Whether the address leads to this PC, which needs no encryption."""
    hosts = _hosts(urlsplit(address).netloc)
    return not hosts or hosts.startswith(("localhost", "127.", "[::1]", "%2F"))


def _hosts(netloc: str) -> str:
    return netloc.rpartition("@")[2]


def _without(query: str, names: Container[str]) -> str:
    return _encoded([pair for pair in parse_qsl(query) if pair[0].lower() not in names])


def _encoded(pairs: list[tuple[str, str]]) -> str:
    # libpq knows no plus sign for a space.
    return urlencode(pairs, quote_via=quote, safe="")


def _url(scheme: str, netloc: str, path: str, query: str) -> str:
    """A URL; the library's own function drops the slashes when there is no host."""
    return f"{scheme}://{netloc}{path}" + (f"?{query}" if query else "")
