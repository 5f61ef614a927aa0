"""Whether every id in the documents names something that is there."""

from collections import Counter
from contextlib import closing
from dataclasses import dataclass

from oneenglish_desktop.services.administration.addresses import owner_url
from oneenglish_desktop.services.school import Servers
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.inspection import (
    REFERENCES,
    missing_questions,
    reference_pages,
)
from oneenglish_desktop.storage.postgres import migrate
from oneenglish_desktop.storage.postgres.inspection import Kind, missing

_ROWS: dict[str, Kind] = {
    "phase_id": "phase",
    "author_id": "user",
    "user_id": "user",
    "phase_progress_id": "phase_progress",
}
"""What a field names in PostgreSQL; the others name a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphans:
    """Documents whose reference leads nowhere.

    Attributes:
        kind: collection and field, such as `user_answers.user_id`.
        documents: how many there are.
        ids: what they refer to and is not there, each once.
    """

    kind: str
    documents: int
    ids: tuple[str, ...]


def find_orphans(servers: Servers) -> tuple[Orphans, ...]:
    """Look at every document, a page at a time; changes nothing.

    A document whose row is made or removed meanwhile may be told wrongly: look again.

    Raises:
        Unavailable: a server cannot be reached.
        NotAllowed: a login is not an administrator's.
    """
    with closing(Documents(servers.mongo, servers.mongo_database)) as documents:
        return tuple(
            orphans
            for collection in REFERENCES
            for orphans in _orphans_of(servers, documents, collection)
        )


def _orphans_of(servers: Servers, documents: Documents, collection: str) -> list[Orphans]:
    gone: dict[str, Counter[str]] = {field: Counter() for field in REFERENCES[collection]}
    for page in reference_pages(documents, collection):
        for field, counts in gone.items():
            ids = Counter(str(document.get(field)) for document in page)
            for id_ in _missing(servers, documents, field, frozenset(ids)):
                counts[id_] += ids[id_]
    return [
        Orphans(kind=f"{collection}.{field}", documents=counts.total(), ids=tuple(sorted(counts)))
        for field, counts in gone.items()
        if counts
    ]


def _missing(
    servers: Servers, documents: Documents, field: str, ids: frozenset[str]
) -> frozenset[str]:
    if field not in _ROWS:
        return missing_questions(documents, ids)
    with migrate.owner_transaction(owner_url(servers)) as connection:
        return missing(connection, _ROWS[field], ids)
