"""The mark of an overriding method, without importing typing_extensions before the first paint."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

Method = TypeVar("Method", bound=Callable[..., object])

if TYPE_CHECKING:
    from typing_extensions import override as override  # noqa: PLC0414 - mypy: exported on purpose
else:

    def override(method: Method) -> Method:
        """Mark a method that replaces one of a base class."""
        return method
