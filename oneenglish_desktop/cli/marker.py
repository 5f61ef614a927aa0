"""`oneenglish marker`: mark answers beside the stores."""

import signal
from threading import Event
from types import FrameType

import click

from oneenglish_desktop.services.administration.marking import (
    check_marker,
    marker_login,
    running_marker,
)
from oneenglish_desktop.settings import load_settings

PAUSE = 1.0
"""Seconds between two looks at the signal: on Windows a wait without end hears none."""


@click.command()
def marker() -> None:
    """Mark answers until stopped (Ctrl+C or SIGTERM).

    The marker of a school finds its stores by DATABASE_URL, MONGO_URI and MONGO_DATABASE, which
    `oneenglish school init` writes into marker.env; without them it marks for the school of this
    PC.
    """
    settings = load_settings()
    stopped = _stop_signal()
    with marker_login(settings) as login:
        for problem in check_marker(login):
            click.echo(f"The marker waits: {problem}", err=True)
        with running_marker(settings, login):
            click.echo("The marker runs.")
            while not stopped.wait(PAUSE):
                pass
    click.echo("The marker has stopped.")


def _stop_signal() -> Event:
    """An event that is set when somebody wants the program to end."""
    stopped = Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopped.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    return stopped
