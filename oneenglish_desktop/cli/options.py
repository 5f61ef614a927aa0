"""Options that several commands have."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from oneenglish_desktop.services.administration.access import (
    MONGO_OPTION,
    MONGO_VARIABLE,
    POSTGRES_OPTION,
    POSTGRES_VARIABLE,
    GivenServers,
)
from oneenglish_desktop.services.opening import DATABASE

T = TypeVar("T")

postgres_option = click.option(
    POSTGRES_OPTION,
    envvar=POSTGRES_VARIABLE,
    show_envvar=True,
    metavar="URL",
    help="PostgreSQL as a superuser: postgresql://login:password@host/postgres.",
)
database_option = click.option(
    "--database", default=DATABASE, show_default=True, help="The school's database there."
)
_mongo_option = click.option(
    MONGO_OPTION,
    envvar=MONGO_VARIABLE,
    show_envvar=True,
    metavar="URI",
    help="MongoDB as an administrator: mongodb://login:password@host/?replicaSet=name.",
)
_mongo_database_option = click.option(
    "--mongo-database", default=DATABASE, show_default=True, help="The school's database there."
)


def server_options(function: Callable[..., T]) -> Callable[..., T]:
    """Gives a command the options that name servers, as its argument `given`."""

    @postgres_option
    @database_option
    @_mongo_option
    @_mongo_database_option
    @wraps(function)
    def with_servers(
        *,
        postgres: str | None,
        mongo: str | None,
        database: str,
        mongo_database: str,
        **rest: Any,  # noqa: ANN401 - whatever else the command takes
    ) -> T:
        given = GivenServers(
            postgres=postgres, mongo=mongo, database=database, mongo_database=mongo_database
        )
        return function(given=given, **rest)

    return with_servers
