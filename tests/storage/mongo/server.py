"""A mongod of its own for tests that stop and kill it."""

import secrets
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import sleep

import pymongo
import pytest
from pymongo.errors import PyMongoError

from oneenglish_desktop.storage.embedded.binaries import find_mongod

_PASSWORD = secrets.token_hex(12)


class PrivateServer:
    """A replica set of one member with authentication, on a free port of the loopback."""

    def __init__(self, folder: Path) -> None:
        mongod = find_mongod()
        assert mongod is not None, "no mongod is installed"
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        key = folder / "key"
        key.write_text(secrets.token_hex(60))
        key.chmod(0o600)
        (folder / "data").mkdir()
        self._command = [
            str(mongod),
            *("--dbpath", str(folder / "data"), "--logpath", str(folder / "log"), "--logappend"),
            *("--bind_ip", "127.0.0.1", "--port", str(self._port)),
            *("--replSet", "rs", "--keyFile", str(key), "--auth", "--noscripting"),
            *("--wiredTigerCacheSizeGB", "0.25", "--nounixsocket"),
        ]
        self._process: subprocess.Popen[bytes] | None = None
        self.uri = f"mongodb://127.0.0.1:{self._port}/?directConnection=true"
        self.root_uri = f"mongodb://root:{_PASSWORD}@127.0.0.1:{self._port}/?directConnection=true&authSource=admin"

    def create(self) -> None:
        """Start for the first time and make the administrator."""
        self._launch()
        client: pymongo.MongoClient[dict[str, object]]
        with pymongo.MongoClient(self.uri) as client:
            member = {"_id": 0, "host": f"127.0.0.1:{self._port}"}
            client.admin.command("replSetInitiate", {"_id": "rs", "members": [member]})
            _await_primary(client)
            client.admin.command("createUser", "root", pwd=_PASSWORD, roles=["root"])

    def start(self) -> None:
        """Start again, and wait until it takes writes."""
        self._launch()
        client: pymongo.MongoClient[dict[str, object]]
        with pymongo.MongoClient(self.root_uri) as client:
            _await_primary(client)

    def stop(self) -> None:
        """Stop as an administrator does."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)
            self._process = None

    def kill(self) -> None:
        """Die as in a power cut."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(30)
        self._process = None

    def _launch(self) -> None:
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)


def _await_primary(client: pymongo.MongoClient[dict[str, object]]) -> None:
    for _ in range(600):
        try:
            if client.admin.command("hello").get("isWritablePrimary"):
                return
        except PyMongoError:  # it is still starting
            sleep(0.05)
        else:
            sleep(0.05)
    raise AssertionError("mongod does not become the primary")


@pytest.fixture
def private_server(tmp_path: Path) -> Iterator[PrivateServer]:
    """A running mongod that the test may stop, kill and start."""
    server = PrivateServer(tmp_path)
    try:
        server.create()
        yield server
    finally:
        server.stop()
