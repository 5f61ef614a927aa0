"""News of answers as they come in, from where the marker last stopped."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from pymongo.change_stream import CollectionChangeStream
from pymongo.database import Database
from pymongo.errors import OperationFailure

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.schema import MARKER_STATE, USER_ANSWERS

# Only the fact travels, not the answer: what a student wrote cannot stop the stream.
_INSERTS: list[dict[str, Any]] = [
    {"$match": {"operationType": "insert"}},
    {"$project": {"documentKey": 1}},
]
_AWAIT_MS = 500

Document = dict[str, Any]


class AnswerStream:
    """Tells that answers came in; closes with the block of `watch`."""

    def __init__(self, documents: Documents, stream: CollectionChangeStream[Document]) -> None:
        self._documents = documents
        self._stream = stream

    @property
    def resume_token(self) -> str | None:
        """Where the stream stands; a later `watch` goes on from here."""
        token = self._stream.resume_token
        return None if token is None else str(token["_data"])

    def wait(self, seconds: float) -> bool:
        """Wait until an answer comes in.

        Args:
            seconds: how long to wait; one look takes up to half a second of silence.

        Returns:
            False after a silence.

        Raises:
            Unavailable: the stream broke; open a new one.
        """
        deadline = monotonic() + seconds
        while True:
            with self._documents.operation():
                if not self._stream.alive:
                    raise Unavailable("the stream of answers ended")
                news = self._stream.try_next()
            if news is not None or monotonic() >= deadline:
                return news is not None


@contextmanager
def watch(documents: Documents, resume_token: str | None = None) -> Iterator[AnswerStream]:
    """Watch answers come in (staff, marker).

    Args:
        documents: connection of the marker or of staff.
        resume_token: where an earlier stream stood. One that the server no longer knows
            starts from now: `claim` finds what was missed.

    Raises:
        Unavailable: the server cannot be reached.
        NotAllowed: the account may not watch.
    """
    with documents.operation() as database:
        stream = _open(database, resume_token)
    try:
        yield AnswerStream(documents, stream)
    finally:
        stream.close()


def _open(
    database: Database[Document], resume_token: str | None
) -> CollectionChangeStream[Document]:
    token = None if resume_token is None else {"_data": resume_token}
    answers = database[USER_ANSWERS]
    try:
        return answers.watch(_INSERTS, resume_after=token, max_await_time_ms=_AWAIT_MS)
    except OperationFailure:
        # A place that the server has forgotten has many error codes; without one it says what
        # else is wrong.
        if token is None:
            raise
        return answers.watch(_INSERTS, max_await_time_ms=_AWAIT_MS)


def load_resume_token(documents: Documents) -> str | None:
    """Where the marker stood when it last saved its place."""
    with documents.operation() as database:
        state = database[MARKER_STATE].find_one({"_id": USER_ANSWERS})
    return None if state is None else str(state["resume_token"])


def save_resume_token(documents: Documents, token: str) -> None:
    """Remember the place of the marker for its next start."""
    with documents.operation() as database:
        database[MARKER_STATE].update_one(
            {"_id": USER_ANSWERS}, {"$set": {"resume_token": token}}, upsert=True
        )
