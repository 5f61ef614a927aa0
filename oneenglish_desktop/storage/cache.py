"""A cache for what never changes: keys name a thing and its revision, so nothing goes stale."""

from threading import Lock
from typing import Protocol

from cachetools import LRUCache


class Cache(Protocol):
    """Bytes by key.

    Values are JSON: several PCs may write to one cache, so nothing that runs may come out of it.
    """

    def get(self, key: str) -> bytes | None:
        """The value, None when the cache has none."""

    def set(self, key: str, value: bytes) -> None:
        """Keep the value for a while."""


def memory_cache(max_entries: int = 256) -> Cache:
    """A cache in this process; the values used longest ago go first."""
    return _MemoryCache(max_entries)


def redis_cache(url: str) -> Cache:
    """A cache in Redis; one that is dead, slow or read-only is no error, only slower.

    Args:
        url: `redis://` or `rediss://`, with the PC's account where the school has one.

    Raises:
        Invalid: the address is none.
    """
    # Importing the driver costs as much as opening a window; few schools have a Redis.
    from oneenglish_desktop.storage.redis_cache import RedisCache  # noqa: PLC0415

    return RedisCache(url)


class _MemoryCache:
    def __init__(self, max_entries: int) -> None:
        self._lock = Lock()
        self._values: LRUCache[str, bytes] = LRUCache(max_entries)

    def get(self, key: str) -> bytes | None:
        with self._lock:
            return self._values.get(key)

    def set(self, key: str, value: bytes) -> None:
        with self._lock:
            self._values[key] = value
