"""The cache: in process, and in a Redis that may be slow, dead or closed to this PC."""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
from redis import Redis
from redis.exceptions import ConnectionError as NoConnection

from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.storage import redis_cache as redis_module
from oneenglish_desktop.storage.cache import memory_cache, redis_cache


class RedisServer:
    """A Redis of the test's own on a Unix socket; starts and stops as the test likes."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "redis.sock"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"unix://{self._socket}"

    def start(self) -> None:
        program = shutil.which("redis-server")
        assert program is not None
        options = ["--port", "0", "--unixsocket", str(self._socket), "--save", ""]
        self._process = subprocess.Popen(
            [program, *options, "--dir", str(self._folder)], stdout=subprocess.DEVNULL
        )
        with self.client() as client:
            for _ in range(200):
                try:
                    client.ping()
                except NoConnection:
                    sleep(0.05)
                else:
                    return
        raise AssertionError("redis-server does not answer")

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)
            self._process = None

    def client(self) -> Redis:
        return Redis.from_url(self.url)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisServer]:
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not on the PATH: the cache in Redis was not tried")
    server = RedisServer(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failing Redis is tried again at once."""
    monkeypatch.setattr(redis_module, "_PAUSE", 0.0)


def test_the_memory_keeps_what_it_was_given() -> None:
    cache = memory_cache()
    assert cache.get("phase:1:1") is None
    cache.set("phase:1:1", b"[1]")
    cache.set("phase:1:2", b"\x00\xff")

    assert cache.get("phase:1:1") == b"[1]"
    assert cache.get("phase:1:2") == b"\x00\xff"


def test_the_memory_forgets_what_was_used_longest_ago() -> None:
    cache = memory_cache(max_entries=2)
    cache.set("a", b"1")
    cache.set("b", b"2")
    assert cache.get("a") == b"1"
    cache.set("c", b"3")

    assert [cache.get(key) for key in "abc"] == [b"1", None, b"3"]


def test_threads_share_the_memory() -> None:
    cache = memory_cache(max_entries=10)

    def use(number: int) -> None:
        for turn in range(500):
            cache.set(str((number, turn % 20)), b"x")
            assert cache.get(str((number, turn % 7))) in (None, b"x")

    failures: list[BaseException] = []

    def guarded(number: int) -> None:
        try:
            use(number)
        except BaseException as error:  # noqa: BLE001 - told by the assertion below
            failures.append(error)

    threads = [Thread(target=guarded, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_redis_is_shared_by_pcs(server: RedisServer) -> None:
    first, second = redis_cache(server.url), redis_cache(server.url)
    assert second.get("phase:1:1") is None
    first.set("phase:1:1", b"\x00\xff [1]")

    assert second.get("phase:1:1") == b"\x00\xff [1]"
    with server.client() as client:
        (key,) = client.keys("*")
        assert key == b"oneenglish:phase:1:1"
        assert 0 < client.ttl(key) <= 7 * 24 * 3600


@pytest.mark.usefixtures("no_pause")
def test_a_redis_that_stops_is_only_a_miss(server: RedisServer) -> None:
    cache = redis_cache(server.url)
    cache.set("a", b"1")
    server.stop()
    assert cache.get("a") is None
    cache.set("b", b"2")
    assert cache.get("b") is None

    server.start()
    cache.set("a", b"3")
    assert cache.get("a") == b"3"


def test_a_pc_that_may_only_read(server: RedisServer) -> None:
    with server.client() as client:
        client.set("oneenglish:a", b"1")
        client.acl_setuser(
            "pc_001",
            enabled=True,
            passwords=["+secret"],
            commands=["+get"],
            keys=["oneenglish:*"],
        )
    student = redis_cache(server.url.replace("unix://", "unix://pc_001:secret@"))
    student.set("a", b"2")

    assert student.get("a") == b"1"
    with server.client() as client:
        assert client.get("oneenglish:a") == b"1"


def test_a_full_redis_is_only_a_miss(server: RedisServer) -> None:
    cache = redis_cache(server.url)
    with server.client() as client:
        client.config_set("maxmemory", "1")
    cache.set("a", b"1")
    assert cache.get("a") is None


def test_a_dead_redis_is_asked_once_and_then_rests(tmp_path: Path) -> None:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(8)
        listener.setblocking(False)
        cache = redis_cache(f"redis://127.0.0.1:{listener.getsockname()[1]}")
        for _ in range(3):
            assert cache.get("a") is None
            cache.set("a", b"1")

        assert _connections(listener) == 1


@pytest.mark.usefixtures("no_pause")
def test_nothing_listens(tmp_path: Path) -> None:
    cache = redis_cache(f"unix://{tmp_path / 'no.sock'}")
    cache.set("a", b"1")
    assert cache.get("a") is None


def test_an_address_that_is_none() -> None:
    with pytest.raises(Invalid, match="no address"):
        redis_cache("here, please")


def _connections(listener: socket.socket) -> int:
    """How many clients came."""
    count = 0
    while True:
        try:
            connection, _ = listener.accept()
        except BlockingIOError:
            return count
        connection.close()
        count += 1
