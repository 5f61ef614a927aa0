"""Whether a school's Redis answers."""

from contextlib import closing

from redis import Redis
from redis.exceptions import RedisError

from oneenglish_desktop.domain.errors import Invalid, Unavailable

_PATIENCE = 3.0
"""Seconds."""


def ping_redis(url: str) -> str:
    """Ask Redis for a sign of life.

    Args:
        url: with its login.

    Returns:
        Where it is, without the login.

    Raises:
        Invalid: the address is none; the message does not repeat it.
        Unavailable: there is no answer.
    """
    try:
        redis = Redis.from_url(url, socket_timeout=_PATIENCE, socket_connect_timeout=_PATIENCE)
    except ValueError:
        raise Invalid("the address of Redis cannot be read") from None
    with closing(redis):
        try:
            redis.ping()
        except (RedisError, OSError) as error:
            raise Unavailable(f"Redis does not answer: {error}") from error
        options = redis.connection_pool.connection_kwargs
    return str(options.get("path") or f"{options.get('host')}:{options.get('port')}")
