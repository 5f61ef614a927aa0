"""Runs `oneenglish` as a person does, and looks over its shoulder for secrets."""

import sys
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from click.testing import CliRunner

from oneenglish_desktop.cli.main import command_line


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a command said."""

    status: int
    out: str
    err: str


@dataclass(kw_only=True)
class Command:
    """The command line; no secret that is known to the tests may come out of it."""

    secrets: set[str] = field(default_factory=set)

    def __call__(self, *arguments: object, typed: str = "") -> Told:
        """Run one command, with these lines typed."""
        with CliRunner().isolation(typed) as (out, err, _):
            status = command_line([str(argument) for argument in arguments])
            sys.stdout.flush()
            sys.stderr.flush()
            told = Told(status=status, out=out.getvalue().decode(), err=err.getvalue().decode())
        assert "Traceback" not in told.err
        for secret in self.secrets:
            assert secret not in told.out + told.err
        return told

    def fine(self, *arguments: object, typed: str = "") -> str:
        """Run one command that succeeds and return what it said."""
        told = self(*arguments, typed=typed)
        assert told.status == 0, told
        return told.out

    def refused(self, *arguments: object, typed: str = "") -> str:
        """Run one command that is refused and return why: what, safe, next."""
        told = self(*arguments, typed=typed)
        assert told.status == 1, told
        what, safe, step = told.err.strip().splitlines()[-3:]
        assert what.startswith("oneenglish: ")
        assert "No work is lost" in safe
        assert step
        return what


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two servers that are no PC's own, and whose addresses name a host and a port."""

    postgres: str
    mongo: str

    @property
    def options(self) -> tuple[str, ...]:
        """What an administrator writes."""
        return ("--postgres", self.postgres, "--mongo", self.mongo)

    @property
    def secrets(self) -> set[str]:
        return {str(urlsplit(url).password) for url in (self.postgres, self.mongo)}
