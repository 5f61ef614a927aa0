"""Who is signed in on this PC, in memory only."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Lock

from oneenglish_desktop.domain.accounts import Session
from oneenglish_desktop.domain.errors import SessionExpired
from oneenglish_desktop.services.signing import SigningKey
from oneenglish_desktop.storage.mongo.client import Documents


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """What one sign-in gave: the session, its key and the documents of the person's tier."""

    session: Session
    key: SigningKey = field(repr=False)
    documents: Documents = field(repr=False)


class CurrentSession:
    """The one sign-in of this PC; all services of the app look at the same object.

    A session that the school ended stays here until the person signs in again or signs out: its
    key still signs into the journal, so that nothing on the screen is lost.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._signed_in: SignedIn | None = None
        self._token: str | None = None

    @property
    def session(self) -> Session | None:
        """Who is signed in, None for nobody."""
        signed_in = self._signed_in
        return signed_in.session if signed_in else None

    @property
    def documents(self) -> Documents | None:
        """The documents that the person may reach, None while nobody is signed in."""
        signed_in = self._signed_in
        return signed_in.documents if signed_in else None

    def token(self) -> str | None:
        """The secret that the database asks for with every transaction."""
        return self._token

    @contextmanager
    def trying(self, token: str) -> Iterator[None]:
        """Use a fresh token, before the session that it opens is known; an error takes it back."""
        before, self._token = self._token, token
        try:
            yield
        except BaseException:
            self._token = before
            raise

    def open(self, signed_in: SignedIn) -> SignedIn | None:
        """Sign in; returns what was there before, for the caller to close."""
        with self._lock:
            before, self._signed_in = self._signed_in, signed_in
            self._token = signed_in.session.token
            return before

    def close(self) -> SignedIn | None:
        """Sign out; returns what was there, for the caller to close."""
        with self._lock:
            before, self._signed_in = self._signed_in, None
            self._token = None
            return before

    def change(self, session: Session) -> None:
        """The same person with other preferences."""
        with self._lock:
            if self._signed_in and self._signed_in.session.id == session.id:
                self._signed_in = replace(self._signed_in, session=session)

    def require(self) -> SignedIn:
        """The sign-in.

        Raises:
            SessionExpired: nobody is signed in.
        """
        signed_in = self._signed_in
        if signed_in is None:
            raise SessionExpired("nobody is signed in on this PC")
        return signed_in
