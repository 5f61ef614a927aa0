"""Errors sorted by whose fault they are; anything else that is raised is a bug."""


class OneEnglishError(Exception):
    """An error that the app expects and can explain to the person."""


class NotAllowed(OneEnglishError):  # noqa: N818 - the name says whose fault it is
    """The person lacks the permission."""


class SignInRefused(NotAllowed):
    """The name or the password does not fit; never says which."""


class SignInThrottled(NotAllowed):
    """Too many guesses; signing in rests for a while.

    Attributes:
        retry_after: seconds to wait.
    """

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"sign-in rests for {retry_after:.0f} s")
        self.retry_after = retry_after


class SessionExpired(NotAllowed):
    """The session ended; the person signs in again and loses nothing."""


class NotFound(OneEnglishError):  # noqa: N818 - as NotAllowed
    """What was asked for is not there (any more)."""


class Conflict(OneEnglishError):  # noqa: N818 - as NotAllowed
    """Somebody else, or this person on another PC, was first."""


class Invalid(OneEnglishError):  # noqa: N818 - as NotAllowed
    """What was given breaks a rule; the message says which."""


class Unavailable(OneEnglishError):  # noqa: N818 - as NotAllowed
    """A store cannot be reached; the work is safe in the journal."""


class JournalFull(Unavailable):
    """The journal on this PC cannot take the answer; it stays on the screen."""


class AppTooOld(Unavailable):
    """The school's schema is newer than this app: update the app."""


class SchoolTooOld(Unavailable):
    """The school's schema is older than this app: an administrator upgrades it."""
