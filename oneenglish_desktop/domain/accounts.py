"""People and their sessions."""

from dataclasses import dataclass, field
from datetime import datetime

from oneenglish_desktop.domain.permissions import Permission
from oneenglish_desktop.domain.preferences import Preferences

SESSION_HOURS = 10
IDLE_LOCK_SECONDS = 15 * 60
IDLE_WARNING_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the school.

    Attributes:
        id: UUID as text.
        email: None for children without one.
        classes: names of the classes that the person learns or teaches in.
    """

    id: str
    username: str
    full_name: str
    email: str | None = None
    roles: frozenset[str] = frozenset()
    classes: tuple[str, ...] = ()

    @property
    def first_name(self) -> str:
        """The name that the greeting uses."""
        return self.full_name.split(" ", 1)[0]

    @property
    def initials(self) -> str:
        """First letters of the first and the last name, two at most."""
        names = self.full_name.split()
        ends = names if len(names) < 2 else [names[0], names[-1]]  # noqa: PLR2004 - first and last
        return "".join(name[0] for name in ends).upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A signed-in person on this PC.

    Attributes:
        id: UUID of the session row, which answers carry.
        token: bearer secret for the database; never shown, never logged.
        permissions: what the database said at sign-in.
    """

    id: str
    token: str = field(repr=False)
    person: Person
    permissions: frozenset[Permission]
    preferences: Preferences
    expires_at: datetime

    def may(self, permission: Permission) -> bool:
        """Whether the person held the permission at sign-in."""
        return permission in self.permissions
