"""Signing in and out: who the person is, what they may do, and the key that signs for them."""

from contextlib import suppress

from oneenglish_desktop.domain.accounts import Session
from oneenglish_desktop.domain.errors import (
    NotAllowed,
    OneEnglishError,
    SessionExpired,
    SignInRefused,
    SignInThrottled,
    Unavailable,
)
from oneenglish_desktop.domain.permissions import Permission
from oneenglish_desktop.services.passwords import HashCosts, password_proof
from oneenglish_desktop.services.permissions import open_to_all
from oneenglish_desktop.services.sender import Sender
from oneenglish_desktop.services.signed_in import CurrentSession, SignedIn
from oneenglish_desktop.services.signing import SigningKey
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.postgres import accounts, migrate
from oneenglish_desktop.storage.postgres.engine import Database


class Accounts:
    """The sign-in of this PC."""

    def __init__(
        self,
        database: Database,
        current: CurrentSession,
        sender: Sender,
        *,
        mongo: str,
        mongo_database: str,
    ) -> None:
        self._database = database
        self._current = current
        self._sender = sender
        self._mongo = mongo
        self._mongo_database = mongo_database

    @property
    def session(self) -> Session | None:
        """Who is signed in, None for nobody; it stays after the school ended the session."""
        return self._current.session

    @open_to_all
    def may(self, permission: Permission) -> bool:
        """Whether somebody is signed in who may do this."""
        session = self._current.session
        return session is not None and session.may(permission)

    @open_to_all
    def sign_in(self, login: str, password: str) -> Session:
        """Sign a person in; whoever was signed in before is signed out.

        Args:
            login: user name or e-mail address, capitals do not matter.
            password: as typed.

        Raises:
            SignInRefused: no such login or another password; never says which.
            SignInThrottled: too many guesses.
            Unavailable: PostgreSQL cannot be reached, or app and school do not fit together.
        """
        self.sign_out()
        return self._sign_in(login, password)

    @open_to_all
    def sign_in_again(self, password: str) -> Session:
        """Sign the same person in after the session ended; what is on the screen stays.

        Raises:
            NotAllowed: nobody was signed in.
            SignInRefused: another password.
            SignInThrottled: too many guesses.
            Unavailable: PostgreSQL cannot be reached.
        """
        session = self._current.session
        if session is None:
            raise NotAllowed("nobody is signed in on this PC")
        return self._sign_in(session.person.username, password)

    @open_to_all
    def sign_out(self) -> None:
        """Forget the person on this PC and end the session; never raises, works offline.

        What the journal still holds is sent when the next student signs in.
        """
        if self._current.session is None:
            return
        # Without the school the session ends by itself; this PC forgets its secret anyway.
        with suppress(OneEnglishError), self._database.begin() as connection:
            accounts.sign_out(connection)
        _close(self._current.close())

    def _sign_in(self, login: str, password: str) -> Session:
        key = SigningKey()
        token = self._prove(login, password, key)
        with self._current.trying(token):
            signed_in = self._open(token, key)
        _close(self._current.open(signed_in))
        self._sender.try_now()
        return signed_in.session

    def _prove(self, login: str, password: str, key: SigningKey) -> str:
        """The three calls; each is committed, so that a rollback cannot hide a guess."""
        with self._database.begin() as connection:
            migrate.check_version(connection)
            salt = accounts.sign_in_salt(connection, login)
        costs = HashCosts(
            time_cost=salt.time_cost, memory_kib=salt.memory_kib, parallelism=salt.parallelism
        )
        proof = password_proof(password, salt.salt, costs)
        with self._database.begin() as connection:
            attempt = accounts.sign_in_submit(connection, login, proof, key.public)
        with self._database.begin() as connection:
            verdict = accounts.sign_in_finish(connection, attempt)
        if verdict.status == "throttled":
            raise SignInThrottled(verdict.retry_after)
        if verdict.status == "expired":
            raise Unavailable("signing in took too long")
        if verdict.token is None:
            raise SignInRefused("the name or the password does not fit")
        return verdict.token

    def _open(self, token: str, key: SigningKey) -> SignedIn:
        with self._database.read() as connection:
            session = accounts.load_session(connection, token)
            credentials = accounts.mongo_credentials(connection)
        if session is None:
            raise SessionExpired("the session ended at once")
        documents = Documents(
            self._mongo,
            self._mongo_database,
            username=credentials.username,
            password=credentials.password,
        )
        return SignedIn(session=session, key=key, documents=documents)


def _close(signed_in: SignedIn | None) -> None:
    if signed_in is not None:
        signed_in.documents.close()
