"""Looks at this PC: the app and its files, folders, secrets, the journal, the display."""

import os
import platform
import sys
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version

import keyring

from oneenglish_desktop import __version__
from oneenglish_desktop.domain.errors import Invalid, Unavailable
from oneenglish_desktop.resources import resource_path
from oneenglish_desktop.services.administration.findings import Findings
from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.local.journal import Journal
from oneenglish_desktop.storage.redis_inspection import ping_redis

RESOURCES = {"fonts": "*.ttf", "icons": "*.svg", "theme": "tokens.json", "demo_school": "*.yaml"}
REINSTALL = "install OneEnglish again"


def examine_app(findings: Findings) -> None:
    """Versions of the app and of what it stands on, and the files that come with it."""
    try:
        qt = version("PySide6-Essentials")
    except PackageNotFoundError:
        qt = "not installed"
        findings.wrong("Qt (PySide6) is not installed", REINSTALL)
    facts = [
        ("OneEnglish", __version__),
        ("Python", f"{platform.python_version()} on {platform.platform()}"),
        ("Qt", qt),
        ("display", _display(findings)),
    ]
    for name, pattern in RESOURCES.items():
        folder = resource_path(name)
        count = len(list(folder.glob(pattern)))
        facts.append((name, f"{count} in {folder}" if count else "missing"))
        if not count:
            findings.wrong(f"the files of {folder} are missing", REINSTALL)
    findings.add("The app", facts)


def examine_pc(findings: Findings, settings: Settings) -> None:
    """Folders, secrets, answers that wait, and the cache."""
    findings.add(
        "This PC",
        [
            ("school", _school(settings)),
            ("data", settings.data_dir),
            ("settings", settings.config_dir),
            ("logs", settings.log_dir),
            ("secrets", _secrets(settings)),
            ("journal", _journal(findings, settings)),
            ("Redis", _redis(findings, settings)),
        ],
    )


def _display(findings: Findings) -> str:
    if not sys.platform.startswith("linux"):
        return "of the system"
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        if os.environ.get(name):
            return f"{name}={os.environ[name]}"
    findings.note("There is no display: the window does not open here, oneenglish tour runs.")
    return "none"


def _school(settings: Settings) -> str:
    if settings.connection is not None:
        return f"{settings.connection.school}, as {settings.connection.pc}"
    return "of its own" if settings.embedded else "named by DATABASE_URL and MONGO_URI"


def _secrets(settings: Settings) -> str:
    path = settings.config_dir / "secrets.json"
    if settings.secrets_in == "file":
        return f"in {path}, as ONEENGLISH_SECRETS says"
    backend = keyring.get_keyring()
    if backend.priority >= 1:
        return f"in the keyring ({backend.name})"
    return f"in {path}: there is no usable keyring"


def _journal(findings: Findings, settings: Settings) -> str:
    path = settings.journal_path
    if not path.exists():
        return "none yet"
    try:
        with closing(Journal(path)) as journal:
            waiting, aside = journal.count_waiting(), journal.set_aside
    except Unavailable as error:
        findings.wrong(
            f"the journal {path} cannot be used: {error}", "make room on the disk of this folder"
        )
        return str(path)
    if aside is not None:
        findings.wrong(f"the journal was damaged, and set aside as {aside}", "keep that file")
    if waiting:
        findings.note(f"{waiting} answers wait on this PC: they are sent while the app runs.")
    return f"{path}, {waiting} answers wait to be sent"


def _redis(findings: Findings, settings: Settings) -> str:
    try:
        url = settings.redis_address()
        return f"answers at {ping_redis(url)}" if url else "none; the cache is in the app"
    except Unavailable as error:
        findings.wrong(error, "start Redis or remove REDIS_URL; the app works without, slower")
    except Invalid as error:
        findings.wrong(error, "write REDIS_URL as redis://host:6379/0")
    return "does not answer"
