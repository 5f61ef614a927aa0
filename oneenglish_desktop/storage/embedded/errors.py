"""What can go wrong with the servers of this PC."""

from pathlib import Path

from oneenglish_desktop.domain.errors import OneEnglishError, Unavailable


class SchoolNotStarted(Unavailable):
    """A server of this PC did not start; its data are not known to be damaged.

    Attributes:
        store: ``PostgreSQL``, ``MongoDB``, or what holds both.
        reason: the server's own words, or ours.
    """

    def __init__(self, store: str, reason: str) -> None:
        super().__init__(f"{store} did not start: {reason}")
        self.store = store
        self.reason = reason


class DiskFull(SchoolNotStarted):
    """There is no room on the disk for the servers of this PC."""


class DamagedDataDirectory(OneEnglishError):  # noqa: N818 - as the other errors
    """A server cannot use its data any more: they can be set aside.

    Attributes:
        path: the data directory.
        reason: the server's own words, or ours.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"the data in {path} cannot be used: {reason}")
        self.path = path
        self.reason = reason
