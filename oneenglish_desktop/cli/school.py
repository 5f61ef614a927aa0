"""`oneenglish school`: prepare the servers of a school and connect its PCs to them."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from oneenglish_desktop.cli.options import server_options
from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.services.administration.access import GivenServers
from oneenglish_desktop.services.administration.connection_files import (
    MARKER_FILE,
    FileState,
    WrittenFile,
)
from oneenglish_desktop.services.administration.schools import (
    MOST_PCS,
    add_first_administrator,
    add_school_pcs,
    check_password,
    init_school,
)
from oneenglish_desktop.services.administration.wanted_files import FilesWanted
from oneenglish_desktop.services.school import Servers

T = TypeVar("T")


def file_options(function: Callable[..., T]) -> Callable[..., T]:
    """Gives a command the options about connection files, as its argument `wanted`."""

    @click.option(
        "--out",
        required=True,
        type=click.Path(file_okay=False, path_type=Path),
        help="Folder of the connection files; passwords in files that are there stay.",
    )
    @click.option(
        "--public-postgres",
        metavar="URL",
        help="PostgreSQL as PCs reach it, when that is another address.",
    )
    @click.option(
        "--public-mongo",
        metavar="URI",
        help="MongoDB as PCs reach it, when that is another address.",
    )
    @click.option(
        "--tls-ca",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Certificate (PEM) of the authority that signed the servers' certificates.",
    )
    @wraps(function)
    def with_files(
        *,
        out: Path,
        public_postgres: str | None,
        public_mongo: str | None,
        tls_ca: Path | None,
        **rest: Any,  # noqa: ANN401 - whatever else the command takes
    ) -> T:
        wanted = FilesWanted(
            folder=out, postgres=public_postgres, mongo=public_mongo, tls_ca=tls_ca
        )
        return function(wanted=wanted, **rest)

    return with_files


@click.group()
def school() -> None:
    """Prepare the servers of a school, and connect its PCs to them."""


@school.command()
@server_options
@file_options
@click.option("--name", required=True, help="Name of the school.")
@click.option("--pcs", required=True, type=click.IntRange(1, MOST_PCS), help="How many PCs.")
@click.option("--admin-username", default="admin", show_default=True)
@click.option("--admin-name", default="Administrator", show_default=True)
@click.option("--admin-email")
@click.option("--password-stdin", is_flag=True, help="Read the administrator's password.")
def init(  # noqa: PLR0913 - one argument for each option
    *,
    given: GivenServers,
    wanted: FilesWanted,
    name: str,
    pcs: int,
    admin_username: str,
    admin_name: str,
    admin_email: str | None,
    password_stdin: bool,
) -> None:
    """Prepare empty servers, and write the files of PCs and of the marker.

    It can be run again: it only writes what differs.
    """
    servers = given.required()
    prepared = init_school(servers, name, pcs, wanted)
    click.echo(f"{name} is ready.")
    _show(prepared.files, wanted.folder)
    for warning in prepared.warnings:
        click.echo(f"Warning: {warning}.", err=True)
    if prepared.administrators:
        click.echo(f"Administrators: {', '.join(prepared.administrators)}.")
    else:
        _add_administrator(servers, admin_username, admin_name, admin_email, stdin=password_stdin)
    click.echo(
        f"Next: open each PC's file on that PC, and run oneenglish marker with the variables of"
        f" {wanted.folder / MARKER_FILE}. Keep the folder secret."
    )


@school.command("add-pcs")
@click.argument("number", type=click.IntRange(1, MOST_PCS))
@server_options
@file_options
def add_pcs(*, given: GivenServers, wanted: FilesWanted, number: int) -> None:
    """Connect NUMBER more PCs."""
    _show(add_school_pcs(given.required(), number, wanted), wanted.folder)


def _add_administrator(
    servers: Servers, username: str, full_name: str, email: str | None, *, stdin: bool
) -> None:
    if stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt(
            f"Password of the administrator {username}",
            hide_input=True,
            confirmation_prompt=True,
            value_proc=_checked_password,
        )
    add_first_administrator(
        servers, username=username, full_name=full_name, email=email, password=password
    )
    click.echo(f"Administrator: {username}.")


def _checked_password(password: str) -> str:
    try:
        check_password(password)
    except Invalid as error:
        raise click.BadParameter(str(error)) from error
    return password


def _show(files: Iterable[WrittenFile], folder: Path) -> None:
    files = tuple(files)
    counts = Counter(file.state for file in files)
    told = ", ".join(f"{counts[state]} {state}" for state in FileState if counts[state])
    click.echo(f"{len(files)} files in {folder}: {told}.")
    for file in files:
        if file.state is FileState.CHANGED:
            click.echo(f"  {file.path.name} changed")
