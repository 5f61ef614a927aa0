"""What `oneenglish doctor` does: look at everything, and say what is wrong and what to do."""

from contextlib import closing

from oneenglish_desktop.domain.errors import (
    AppTooOld,
    NotAllowed,
    OneEnglishError,
    SchoolTooOld,
    Unavailable,
)
from oneenglish_desktop.services.administration.access import (
    MONGO_OPTION,
    POSTGRES_OPTION,
    GivenServers,
    open_access,
)
from oneenglish_desktop.services.administration.embedded_examination import examine_embedded
from oneenglish_desktop.services.administration.findings import Findings, size
from oneenglish_desktop.services.administration.pc_examination import examine_app, examine_pc
from oneenglish_desktop.services.administration.references import find_orphans
from oneenglish_desktop.services.administration.stores import StoresReport, look
from oneenglish_desktop.services.embedded_stores import is_known
from oneenglish_desktop.services.school import Servers
from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded.errors import DamagedDataDirectory, SchoolNotStarted
from oneenglish_desktop.storage.mongo.administration import open_documents
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.indexes import check_indexes
from oneenglish_desktop.storage.postgres.administration import environment
from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.migrate import check_version

SHOWN = 20
"""Orphaned ids of one kind that are told."""
UPGRADE = "oneenglish db upgrade"


def examine(settings: Settings, given: GivenServers, *, references: bool = False) -> Findings:
    """Look at this PC and at its school, or at given servers.

    The stores of this PC are started, or joined when they run, and left as they were.

    Args:
        settings: of this PC.
        given: the servers that a person named.
        references: whether every id is followed from store to store.

    Raises:
        Invalid: an address cannot be read.
    """
    findings = Findings()
    examine_app(findings)
    examine_pc(findings, settings)
    if given.any:
        given.required()
        _examine_as_administrator(findings, settings, given, references=references)
    elif not settings.embedded:
        _examine_as_pc(findings, settings)
    elif examine_embedded(findings, settings):
        if is_known(settings):
            _examine_as_administrator(findings, settings, given, references=references)
        else:
            findings.note("There is no school on this PC yet: the first start makes one.")
    return findings


def _examine_as_administrator(
    findings: Findings, settings: Settings, given: GivenServers, *, references: bool
) -> None:
    try:
        with open_access(settings, given) as access:
            report = look(access.servers)
            _tell_stores(findings, access.servers, report)
            _tell_indexes(findings, access.servers)
            if references and report.database is not None:
                _tell_orphans(findings, access.servers)
    except DamagedDataDirectory as error:
        findings.wrong(error, "open OneEnglish and choose to set the data aside")
    except SchoolNotStarted as error:
        findings.wrong(error, "read the log of the server, which is named above")
    except NotAllowed as error:
        findings.wrong(error, f"name administrators with {POSTGRES_OPTION} and {MONGO_OPTION}")
    except Unavailable as error:
        findings.wrong(error, "start the server, or correct its address")


def _examine_as_pc(findings: Findings, settings: Settings) -> None:
    """Look with the login of this PC, which sees little."""
    try:
        conninfo = settings.database_conninfo()
        environment(conninfo)
        documents = open_documents(settings.mongo_address(), settings.mongo_database)
    except OneEnglishError as error:
        findings.wrong(error, "correct it, or load the connection file of this PC again")
        return
    with closing(Database(conninfo)) as database, closing(documents):
        findings.add(
            "The school's stores, as this PC sees them",
            [("PostgreSQL", _reach(findings, database)), ("MongoDB", _ping(findings, documents))],
        )
    findings.note(
        f"Indexes and references are for administrators: {POSTGRES_OPTION} and {MONGO_OPTION}."
    )


def _reach(findings: Findings, database: Database) -> str:
    try:
        with database.read() as connection:
            check_version(connection)
    except AppTooOld as error:
        findings.wrong(error, "update OneEnglish on this PC")
    except SchoolTooOld as error:
        findings.wrong(error, f"an administrator runs {UPGRADE}")
    except OneEnglishError as error:
        findings.wrong(f"PostgreSQL: {error}", "ask for the server, the network and the login")
    else:
        return "answers, and speaks the version of this app"
    return "of no use now"


def _ping(findings: Findings, documents: Documents) -> str:
    try:
        documents.ping()
    except Unavailable as error:
        findings.wrong(f"MongoDB: {error}", "ask for the server and the network")
        return "of no use now"
    return "answers"


def _tell_stores(findings: Findings, servers: Servers, report: StoresReport) -> None:
    found, wanted = report.schema.found, report.schema.wanted
    database, documents = report.database, report.documents
    facts: list[tuple[str, object]] = [
        ("name", report.name or "unknown"),
        ("schema", f"{found or 'none'}; this app speaks {wanted}"),
    ]
    if database is not None:
        facts += [("PostgreSQL", f"{database.version}, {servers.database} {size(database.size)}")]
        facts += list(database.counts.items())
    facts += [("MongoDB", f"{documents.version}, {documents.name} {size(documents.size)}")]
    facts += list(documents.counts.items())
    facts += [("answers without a mark", documents.unmarked)]
    findings.add("The school", facts)
    if found is None or found < wanted:
        findings.wrong(f"the school has schema {found or 'none'}, not {wanted}", UPGRADE)
    elif found > wanted:
        findings.wrong(f"the school has the newer schema {found}", "update OneEnglish")


def _tell_indexes(findings: Findings, servers: Servers) -> None:
    with closing(Documents(servers.mongo, servers.mongo_database)) as documents:
        statuses = check_indexes(documents)
    findings.add(
        "Indexes of the documents",
        [(f"{status.collection} ({status.keys})", status.state) for status in statuses],
    )
    wrong = [
        f"{status.collection}.{status.name}" for status in statuses if status.state != "present"
    ]
    if wrong:
        findings.wrong(f"indexes are missing or different: {', '.join(wrong)}", UPGRADE)


def _tell_orphans(findings: Findings, servers: Servers) -> None:
    orphans = find_orphans(servers)
    facts = [(found.kind, f"{found.documents} lead nowhere") for found in orphans]
    findings.add("References", facts or [("all", "lead to what is there")])
    for found in orphans:
        ids = ", ".join(found.ids[:SHOWN])
        more = f" and {len(found.ids) - SHOWN} more" if len(found.ids) > SHOWN else ""
        findings.wrong(
            f"{found.documents} documents refer by {found.kind} to what is not there: {ids}{more}",
            "restore the rows from a backup, or remove the documents",
        )
