"""Sends the journal of this PC to the school, with patience, in one thread."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Condition, Thread
from time import monotonic
from typing import Literal

from oneenglish_desktop.domain.accounts import Session
from oneenglish_desktop.domain.answers import Answer
from oneenglish_desktop.domain.errors import Invalid, JournalFull, NotAllowed, Unavailable
from oneenglish_desktop.services.errors import ErrorReports
from oneenglish_desktop.services.permissions import open_to_all
from oneenglish_desktop.services.signed_in import CurrentSession
from oneenglish_desktop.storage.local.journal import Journal
from oneenglish_desktop.storage.mongo import answers
from oneenglish_desktop.storage.mongo.client import Documents

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
BATCH = 50
# Settled answers and drafts are of use while their run goes on.
KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderStatus:
    """How the journal stands.

    Attributes:
        online: no send failed since the last one that worked.
        waiting: answers in the journal that are not sent.
        refused: answers that the school did not take since the app started.
        next_try: seconds to the next try, None when none is planned.
        just_sent: answers that the last pass sent.
    """

    online: bool = True
    waiting: int = 0
    refused: int = 0
    next_try: float | None = None
    just_sent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of one answer at the school's door."""

    answer_id: str
    state: Literal["sent", "superseded", "refused"]
    reason: str = ""


Listener = Callable[[SenderStatus], None]


class Sender:
    """Empties the journal: at once for the answer on the screen, else with growing pauses."""

    def __init__(self, journal: Journal, current: CurrentSession, errors: ErrorReports) -> None:
        self._journal = journal
        self._current = current
        self._errors = errors
        self._listeners: tuple[Listener, ...] = ()
        self._online = True
        self._waiting = self._refused = self._just_sent = 0
        self._wake = Condition()
        self._asked = True
        self._stopped = False
        self._pause = FIRST_PAUSE
        self._due: float | None = None
        self._thread = Thread(target=self._run, name="sender", daemon=True)

    @property
    def session(self) -> Session | None:
        """Who is signed in."""
        return self._current.session

    @property
    def status(self) -> SenderStatus:
        """How the journal stands now."""
        due = self._due
        return SenderStatus(
            online=self._online,
            waiting=self._waiting,
            refused=self._refused,
            next_try=None if due is None else max(0.0, due - monotonic()),
            just_sent=self._just_sent,
        )

    @open_to_all
    def add_listener(self, listener: Listener) -> None:
        """Call `listener` with every new status, from the sender's thread."""
        self._listeners = (*self._listeners, listener)

    @open_to_all
    def remove_listener(self, listener: Listener) -> None:
        """Call `listener` no more."""
        self._listeners = tuple(known for known in self._listeners if known != listener)

    @open_to_all
    def try_now(self) -> None:
        """Look into the journal without waiting for the end of the pause."""
        with self._wake:
            self._asked = True
            self._wake.notify()

    @open_to_all
    def start(self) -> None:
        """Start the thread; it looks at what an earlier run of the app left in the journal."""
        self._thread.start()

    @open_to_all
    def stop(self) -> None:
        """End the thread after the answer that it is sending."""
        with self._wake:
            self._stopped = True
            self._wake.notify()
        if self._thread.is_alive():
            self._thread.join()

    @open_to_all
    def send(self, answer: Answer) -> Delivery | None:
        """Send one journalled answer at once.

        Returns:
            What became of it; None when the school cannot be reached: it waits in the journal.
        """
        documents = self._current.documents
        if documents is None or not self._online:
            self.try_now()
            return None
        try:
            delivery = _insert(documents, answer)
        except (Unavailable, NotAllowed):
            # The next answers wait in the journal at once, and not for a time-out each.
            self._online = documents is not self._current.documents
            self.try_now()
            return None
        with suppress(JournalFull):
            # Not noted, it is sent once more, and the school knows it by its id.
            self._settle(delivery)
        return delivery

    def _run(self) -> None:
        with suppress(JournalFull):
            self._journal.forget(datetime.now(UTC) - KEPT)
        while self._wait():
            try:
                self._pass()
            except Exception as error:  # noqa: BLE001 - the thread outlives a bug, and tells it
                self._errors.report(error, "sender")
                self._plan_next(failed=True)

    def _wait(self) -> bool:
        with self._wake:
            while not (self._asked or self._stopped):
                left = None if self._due is None else self._due - monotonic()
                if left is not None and left <= 0:
                    break
                self._wake.wait(left)
            self._asked = False
            return not self._stopped

    def _pass(self) -> None:
        documents = self._current.documents
        self._just_sent = 0
        failed = True
        try:
            if documents is not None:
                self._send_waiting(documents)
                self._online = True
            failed = False
        except JournalFull:
            # The school has the answer, only the note of it failed: it is sent again later.
            self._online = True
        except Unavailable:
            # After signing out the documents are closed: that is not the school's silence.
            failed = documents is self._current.documents
            self._online = self._online and not failed
        except NotAllowed:
            # A teacher's account may not write answers: they wait for the next student.
            self._online = True
        self._plan_next(failed=failed)
        self._waiting = self._journal.count_waiting()
        status = self.status
        for listener in self._listeners:
            listener(status)

    def _send_waiting(self, documents: Documents) -> None:
        while batch := self._journal.waiting(BATCH):
            for answer in batch:
                delivery = _insert(documents, answer)
                self._settle(delivery)
                self._just_sent += delivery.state != "refused"

    def _settle(self, delivery: Delivery) -> None:
        if delivery.state == "refused":
            self._journal.set_refused(delivery.answer_id, delivery.reason)
            self._refused += 1
        elif delivery.state == "superseded":
            self._journal.set_superseded(delivery.answer_id)
        else:
            self._journal.set_sent(delivery.answer_id)

    def _plan_next(self, *, failed: bool) -> None:
        if not failed:
            self._pause, self._due = FIRST_PAUSE, None
            return
        self._due = monotonic() + self._pause
        self._pause = min(2 * self._pause, LONGEST_PAUSE)


def _insert(documents: Documents, answer: Answer) -> Delivery:
    try:
        stored = answers.insert(documents, answer)
    except Invalid as error:
        return Delivery(answer_id=answer.answer_id, state="refused", reason=str(error))
    state: Literal["sent", "superseded"] = "superseded" if stored == "superseded" else "sent"
    return Delivery(answer_id=answer.answer_id, state=state)
