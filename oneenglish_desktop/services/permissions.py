"""Guards of the services: each public method says who may call it.

The database decides again by itself; the guards make the answer immediate and the same for a
screen, a shortcut and a script.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from oneenglish_desktop.domain.accounts import Session
from oneenglish_desktop.domain.errors import NotAllowed
from oneenglish_desktop.domain.permissions import Permission

GUARD = "oneenglish_guard"
OPEN = "open to all"
SIGNED_IN = "signed in"

P = ParamSpec("P")
R = TypeVar("R")


class Guarded(Protocol):
    """A service whose methods carry a guard."""

    @property
    def session(self) -> Session | None:
        """Who is signed in on this PC."""
        ...


S = TypeVar("S", bound=Guarded)
Method = Callable[Concatenate[S, P], R]
T = TypeVar("T", bound=Callable[..., object])


def requires(permission: Permission) -> Callable[[Method[S, P, R]], Method[S, P, R]]:
    """Let only people call the method who held `permission` at sign-in.

    Raises (when called):
        NotAllowed: nobody is signed in, or the person lacks the permission.
    """

    def guard(method: Method[S, P, R]) -> Method[S, P, R]:
        @wraps(method)
        def guarded(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
            session = _session(self)
            if not session.may(permission):
                raise NotAllowed(f"{session.person.username} lacks {permission}")
            return method(self, *args, **kwargs)

        setattr(guarded, GUARD, permission)
        return guarded

    return guard


def requires_sign_in(method: Method[S, P, R]) -> Method[S, P, R]:
    """Let anybody call the method who is signed in.

    Raises (when called):
        NotAllowed: nobody is signed in.
    """

    @wraps(method)
    def guarded(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        _session(self)
        return method(self, *args, **kwargs)

    setattr(guarded, GUARD, SIGNED_IN)
    return guarded


def open_to_all(method: T) -> T:
    """Say that the method needs nobody signed in: signing in, the sender, reports."""
    setattr(method, GUARD, OPEN)
    return method


def _session(service: Guarded) -> Session:
    session = service.session
    if session is None:
        raise NotAllowed("nobody is signed in on this PC")
    return session
