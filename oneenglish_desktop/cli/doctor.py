"""`oneenglish doctor`: tell what is found, and what is wrong."""

import click

from oneenglish_desktop.cli.options import server_options
from oneenglish_desktop.services.administration.access import GivenServers
from oneenglish_desktop.services.administration.examination import examine
from oneenglish_desktop.services.administration.findings import Findings
from oneenglish_desktop.settings import load_settings


@click.command()
@server_options
@click.option(
    "--references", is_flag=True, help="Also follow every id from the documents to its row."
)
def doctor(*, given: GivenServers, references: bool) -> int:
    """Tell what is found on this PC and in its school, and what is wrong."""
    findings = examine(load_settings(), given, references=references)
    _show(findings)
    return 1 if findings.problems else 0


def _show(findings: Findings) -> None:
    for section in findings.sections:
        click.echo(section.title)
        width = max((len(fact.name) for fact in section.facts), default=0)
        for fact in section.facts:
            click.echo(f"  {fact.name:<{width}}  {fact.value}")
        click.echo()
    for note in findings.notes:
        click.echo(f"Note:  {note}")
    for problem in findings.problems:
        click.echo(f"Wrong: {problem.what}\n  Next: {problem.next_step}")
    if not findings.problems:
        click.echo("Nothing is wrong.")
