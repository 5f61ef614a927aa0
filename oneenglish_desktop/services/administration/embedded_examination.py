"""Looks at the servers of this PC's own school, running or not."""

from oneenglish_desktop.services.administration.findings import Findings, size
from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded.inspection import (
    Fault,
    Finding,
    SchoolReport,
    ServerReport,
    inspect_school,
)

WORTH_KNOWING = {
    Fault.UNFINISHED: "a first start was interrupted ({where}); the next start begins anew",
    Fault.KILLED: "a server was killed ({where}); the next start recovers its data",
    Fault.WITHOUT_USERS: "{where} runs for nobody (process {details}); the next start takes it",
    Fault.SET_ASIDE: "old data were set aside in {where} ({details} bytes); delete what you do"
    " not need",
}
WRONG = {
    Fault.PROGRAM_MISSING: (
        "{where} is not installed",
        "pip install 'oneenglish-desktop[embedded]', or install it with the system's packages",
    ),
    Fault.PROGRAM_BROKEN: (
        "the program {where} does not run: {details}",
        "install the libraries that it names",
    ),
    Fault.NOT_RUNNING: (
        "{where} is not running although the app uses it",
        "close OneEnglish and start it again; the log tells why it ended",
    ),
    Fault.LITTLE_ROOM: (
        "the disk of {where} has little room: {details} bytes",
        "make room; 300 MB are enough",
    ),
    Fault.SECRET_LOST: (
        "the password of the data in {where} is lost {details}",
        "unlock the keyring, or restore secrets.json of the settings folder from a backup",
    ),
}
CANNOT_START = {Fault.PROGRAM_MISSING, Fault.PROGRAM_BROKEN, Fault.SECRET_LOST}


def examine_embedded(findings: Findings, settings: Settings) -> bool:
    """Look at the servers; starts nothing and changes nothing.

    Returns:
        Whether they can be started.
    """
    report = inspect_school(settings)
    findings.add(
        "The stores of this PC",
        [
            ("folder", report.home),
            ("free", size(report.free)),
            ("run as", "you" if report.runs_as is None else f"user {report.runs_as}"),
            ("used by", _users(report)),
        ],
    )
    for server in report.servers:
        _add_server(findings, server)
    for finding in report.findings:
        _tell(findings, finding)
    return not CANNOT_START & {finding.fault for finding in report.findings}


def _users(report: SchoolReport) -> str:
    users = [f"process {user.pid} since {user.since:%Y-%m-%d %H:%M} UTC" for user in report.users]
    return ", ".join(users) or "nobody"


def _add_server(findings: Findings, server: ServerReport) -> None:
    findings.add(
        server.store,
        [
            ("program", server.program or "not found"),
            ("version", server.version or "unknown"),
            ("data", f"{server.data}, {size(server.size)}" if server.size else "none yet"),
            ("process", server.pid or "not running"),
            ("address", server.address or "none"),
            ("log", server.log),
        ],
    )


def _tell(findings: Findings, finding: Finding) -> None:
    values = {"where": finding.where, "details": finding.details}
    if finding.fault in WORTH_KNOWING:
        findings.note(WORTH_KNOWING[finding.fault].format(**values))
        return
    what, next_step = WRONG[finding.fault]
    findings.wrong(what.format(**values).strip(), next_step)
