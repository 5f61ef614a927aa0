"""`oneenglish db`: look after the stores of a school."""

import click

from oneenglish_desktop.cli.options import database_option, postgres_option, server_options
from oneenglish_desktop.services.administration import stores
from oneenglish_desktop.services.administration.access import (
    Access,
    GivenServers,
    open_access,
)
from oneenglish_desktop.services.administration.addresses import database_url, owner_url
from oneenglish_desktop.services.administration.findings import size
from oneenglish_desktop.services.administration.psql import run_psql
from oneenglish_desktop.settings import load_settings

yes_option = click.option("--yes", is_flag=True, help="Do not ask.")


@click.group()
def db() -> None:
    """Look after the database and the documents of a school.

    Without --postgres and --mongo: of the school of this PC.
    """


@db.command()
@server_options
def status(*, given: GivenServers) -> None:
    """Tell versions, sizes and counts."""
    with open_access(load_settings(), given) as access:
        _show(access)


@db.command()
@server_options
def upgrade(*, given: GivenServers) -> None:
    """Bring schema, indexes and accounts to what this app speaks."""
    with open_access(load_settings(), given, make=True) as access:
        stores.upgrade(access)
        _show(access)


@db.command()
@server_options
@yes_option
def seed(*, given: GivenServers, yes: bool) -> None:
    """Load the demo school, or bring it up to date."""
    with open_access(load_settings(), given, make=True) as access:
        if not (access.embedded or yes):
            click.echo(
                "These servers are a real school's. The demo school comes with an administrator"
                " whose password stands in the manual, and it renames the school."
            )
            click.confirm("Load it all the same?", abort=True)
        stores.fill(access)
        click.echo("The demo school is loaded.")
        _show(access)


@db.command()
@server_options
@yes_option
@click.option("--force", metavar="DATABASE", help="Needed for servers that are not this PC's own.")
def reset(*, given: GivenServers, yes: bool, force: str | None) -> None:
    """Remove everything that people made, in both stores."""
    with open_access(load_settings(), given) as access:
        stores.check_force(access, force)
        name = access.servers.database
        if not yes:
            click.echo(
                f"This removes all people, challenges, questions and answers of {name} for ever."
            )
            typed = click.prompt("Type the name of the database to go on", default="")
            if typed != name:
                click.echo("Nothing was changed.")
                raise click.Abort
        stores.empty(access, force=force)
        click.echo(
            f"PostgreSQL ({name}) and MongoDB ({access.servers.mongo_database}) are empty and"
            " ready. Files that connect PCs and the marker still fit."
        )
        click.echo(
            "Next: the app loads the demo school when it starts."
            if access.embedded
            else "Next: oneenglish school init makes the first administrator."
        )


@db.command(context_settings={"ignore_unknown_options": True})
@postgres_option
@database_option
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def psql(*, postgres: str | None, database: str, arguments: tuple[str, ...]) -> int:
    """Open psql with an administrator's login; ARGUMENTS are psql's."""
    if postgres is not None:
        return run_psql(database_url(postgres, database), arguments)
    with open_access(load_settings(), GivenServers()) as access:
        return run_psql(owner_url(access.servers), arguments)


def _show(access: Access) -> None:
    report = stores.look(access.servers)
    found, wanted = report.schema.found, report.schema.wanted
    documents = report.documents
    facts = [
        ("School", report.name or "none"),
        ("Stores", "of this PC" if access.embedded else "as given"),
        ("Schema", f"{found or 'none'}; this app speaks {wanted}"),
    ]
    if report.database is not None:
        database = report.database
        facts.append(
            (
                "PostgreSQL",
                f"{database.version}, database {access.servers.database}, {size(database.size)}",
            )
        )
        facts.append(("", _counts(database.counts)))
    facts.append(
        (
            "MongoDB",
            f"{documents.version}, database {documents.name}, {size(documents.size)}",
        )
    )
    facts.append(("", f"{_counts(documents.counts)}, without a mark {documents.unmarked}"))
    for name, value in facts:
        click.echo(f"{name:<12}{value}")


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items()) or "nothing to count"
