"""A cache in Redis, for a school that has one."""

from time import monotonic

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import NoPermissionError, ReadOnlyError, RedisError
from redis.retry import Retry

from oneenglish_desktop.domain.errors import Invalid

_PREFIX = "oneenglish:"
_PATIENCE = 0.25
"""Seconds: a cache that is slower than the store is no help."""
_PAUSE = 30.0
"""Seconds without Redis after it failed."""
_KEPT = 7 * 24 * 3600
"""Seconds that Redis keeps a value: earlier revisions are never asked for again."""


class RedisCache:
    """Leaves a failing Redis alone for a while, so that it costs one short wait and no more."""

    def __init__(self, url: str) -> None:
        """Keep the address; the first use connects.

        Raises:
            Invalid: the address is none.
        """
        try:
            self._redis = Redis.from_url(
                url,
                socket_timeout=_PATIENCE,
                socket_connect_timeout=_PATIENCE,
                retry=Retry(NoBackoff(), 0),
            )
        except ValueError as error:
            raise Invalid(f"this is no address of a Redis: {error}") from error
        self._rests_until = 0.0

    def get(self, key: str) -> bytes | None:
        """The value, None when Redis has none or does not answer."""
        if monotonic() < self._rests_until:
            return None
        try:
            value = self._redis.get(_PREFIX + key)
        except (RedisError, OSError):
            self._rests_until = monotonic() + _PAUSE
            return None
        return value if isinstance(value, bytes) else None

    def set(self, key: str, value: bytes) -> None:
        """Keep the value for a week, if Redis takes it."""
        if monotonic() < self._rests_until:
            return
        try:
            self._redis.set(_PREFIX + key, value, ex=_KEPT)
        except (NoPermissionError, ReadOnlyError):
            # A student's account may only read: staff and the marker fill the cache.
            return
        except (RedisError, OSError):
            self._rests_until = monotonic() + _PAUSE
