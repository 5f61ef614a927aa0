"""A private mongod, the only member of its replica set: made, started, found and stopped."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.storage.embedded import logs, processes
from oneenglish_desktop.storage.embedded.account import write_private
from oneenglish_desktop.storage.embedded.binaries import version_numbers, version_of
from oneenglish_desktop.storage.embedded.endpoints import (
    ROOT,
    Address,
    RunningServer,
    StartStep,
    mongo_uri,
)
from oneenglish_desktop.storage.embedded.errors import DamagedDataDirectory, SchoolNotStarted
from oneenglish_desktop.storage.embedded.place import Place

if TYPE_CHECKING:
    from pymongo import MongoClient

STORE = "MongoDB"
PROGRAM = "mongod"
LOG = "mongod.log"
PATIENCE = 30.0  # seconds; recovery after a crash reads the journal again
ANSWER_PATIENCE = 10  # seconds for a running server to answer
DYING = 1.0  # seconds
REPLICA_SET = "oneenglish"
COMPLETE = "oneenglish.json"  # in the data directory, written last: with it the data count
AUTHENTICATION_FAILED = 18

# Its log is 3 x 100 MB by default, which are made at every start; a document has 16 MB at most.
ENGINE = (
    "log=(enabled=true,remove=true,path=journal,compressor=snappy,file_max=64MB,prealloc=false)"
)
OPTIONS = {
    "replSet": REPLICA_SET,
    "wiredTigerCacheSizeGB": "0.25",
    "oplogSize": "64",
    "maxConns": "200",
    "wiredTigerEngineConfigString": ENGINE,
}
PARAMETERS = {
    "diagnosticDataCollectionEnabled": "false",
    # The passwords are random: stretching them longer only makes each connection slower.
    "scramSHA256IterationCount": "5000",
}


class MongoServer:
    """The private mongod of one place.

    Args:
        place: the folders.
        program: mongod.
        address: where it listens.
        password: of the administrator's account.
        key: content of the key file.
        durable: False only for data that are thrown away: it is stopped without ceremony.
    """

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        place: Place,
        program: Path,
        address: Address,
        password: str,
        key: str,
        durable: bool,
    ) -> None:
        self._place = place
        self._data = place.mongo
        self._log = place.logs / LOG
        self._program = program
        self.address = address
        self.password = password
        self._key = key
        self._durable = durable
        self._launched: subprocess.Popen[bytes] | None = None

    def start(self, report: Callable[[StartStep], None]) -> RunningServer:
        """Start the server, or find it running, and greet it.

        Raises:
            SchoolNotStarted: it does not start; `DiskFull` for want of room.
            DamagedDataDirectory: it cannot use its data.
        """
        running = self._adopt()
        if running is None:
            self._clear_leftovers()
            first = not is_complete(self._data)
            report(StartStep.CREATING_MONGO if first else StartStep.STARTING_MONGO)
            running = self._create() if first else self._launch(self._greet)
        report(StartStep.MONGO_READY)
        return running

    def stop(self) -> None:
        """Stop the server in order, or at once when the data are thrown away."""
        process = self.process()
        if process is not None and self._durable:
            process.terminate()
            processes.wait_until(lambda: processes.is_gone(process), PATIENCE)
        self.kill()

    def kill(self) -> None:
        """End the server at once; it recovers at the next start."""
        process = self.process()
        if process is not None:
            processes.kill([process])
        if self._launched is not None:
            self._launched.kill()
            self._launched.wait()

    def process(self) -> psutil.Process | None:
        """Return the process of the running server."""
        return process_on(self._data)

    def _adopt(self) -> RunningServer | None:
        """Return the server that an earlier start left, if it is healthy; otherwise end it."""
        if self.process() is None:
            return None
        if is_complete(self._data):
            with contextlib.suppress(SchoolNotStarted):
                return self._greet()
        self.kill()
        return None

    def _clear_leftovers(self) -> None:
        """Remove what a killed start left; mongod itself copes with data of a killed server."""
        processes.kill(processes.servers_on(PROGRAM, self._data))
        if self._data.exists() and not is_complete(self._data):
            shutil.rmtree(self._data)

    def _create(self) -> RunningServer:
        self._data.mkdir(mode=0o700)
        self._place.account.own(self._data)
        running = self._launch(self._initiate)
        complete = json.dumps({"mongod": str(self._program)})
        write_private(self._data / COMPLETE, complete, self._place.account)
        return running

    def _launch(self, greet: Callable[[], RunningServer]) -> RunningServer:
        start = logs.open_log(self._log, self._place.account)
        launched = processes.launch(self._command(), self._place.account)
        self._launched = launched
        if not processes.wait_until(lambda: self._listens() or _ended(launched), PATIENCE):
            self.kill()
            raise SchoolNotStarted(STORE, f"it does not answer; its log is {self._log}")
        if not _ended(launched):
            try:
                return greet()
            except SchoolNotStarted:
                # One that is dying tells us less than its log does in a moment.
                if not processes.wait_until(lambda: _ended(launched), DYING):
                    raise
        words = logs.mongo_words(self._log, start) or self._silent_death(launched.returncode)
        raise logs.failure(STORE, self._place.home, words, existed=is_complete(self._data))

    def _silent_death(self, status: int) -> str:
        """Tell what there is to tell of a mongod that ended without a word in its log."""
        works = version_numbers(self._program)
        return f"it ended with status {status}" if works else version_of(self._program)

    def _command(self) -> list[str | Path]:
        key = self._place.home / "mongo.key"
        write_private(key, self._key, self._place.account)
        options = OPTIONS | {"dbpath": str(self._data), "logpath": str(self._log)}
        options |= {"keyFile": str(key), "port": str(self.address.port)}
        options["bind_ip"] = self.address.host
        command: list[str | Path] = [self._program, "--noscripting", "--quiet", "--logappend"]
        if not self.address.is_socket and os.name == "posix":
            command.append("--nounixsocket")
        for name, value in options.items():
            command += [f"--{name}", value]
        for name, value in PARAMETERS.items():
            command += ["--setParameter", f"{name}={value}"]
        return command

    def _listens(self) -> bool:
        try:
            if self.address.is_socket:
                with socket.socket(socket.AF_UNIX) as probe:
                    probe.connect(self.address.host)
            else:
                socket.create_connection((self.address.host, self.address.port), 1).close()
        except OSError:
            return False
        return True

    @property
    def _member(self) -> str:
        """The server's name in its replica set."""
        if self.address.is_socket:
            return self.address.host
        return f"{self.address.host}:{self.address.port}"

    def _initiate(self) -> RunningServer:
        """Make the replica set and, by the exception for an empty server, its administrator."""
        with self._errors_in_words(), _client(mongo_uri(self.address)) as client:
            member = {"_id": 0, "host": self._member}
            client.admin.command("replSetInitiate", {"_id": REPLICA_SET, "members": [member]})
            self._await_primary(client)
            client.admin.command(
                "createUser",
                ROOT,
                pwd=self.password,
                roles=["root"],
                mechanisms=["SCRAM-SHA-256"],
            )
        return self._greet()

    def _greet(self) -> RunningServer:
        """Sign in as administrator: the server answers, and is the one that knows our password."""
        uri = mongo_uri(self.address, ROOT, self.password)
        with self._errors_in_words(), _client(uri) as client:
            self._await_primary(client)
            version = str(client.server_info()["version"])
        process = self.process()
        if process is None:
            raise SchoolNotStarted(STORE, "another server answers in its place")
        return RunningServer(pid=process.pid, version=version)

    @contextlib.contextmanager
    def _errors_in_words(self) -> Iterator[None]:
        from pymongo.errors import OperationFailure, PyMongoError  # noqa: PLC0415 - as psycopg

        try:
            yield
        except OperationFailure as error:
            if error.code == AUTHENTICATION_FAILED:
                raise DamagedDataDirectory(
                    self._place.home, f"{STORE}: the password that is kept does not open it"
                ) from error
            raise Unavailable(f"{STORE} on this PC refuses the app: {error}") from error
        except PyMongoError as error:
            raise SchoolNotStarted(STORE, str(error)) from error

    def _await_primary(self, client: "MongoClient[dict[str, Any]]") -> None:
        def is_primary() -> bool:
            hello = client.admin.command("hello")
            if "setName" not in hello:
                self._rename_member(client)
            return bool(hello.get("isWritablePrimary"))

        if not processes.wait_until(is_primary, PATIENCE):
            raise SchoolNotStarted(STORE, f"it does not become ready; its log is {self._log}")

    def _rename_member(self, client: "MongoClient[dict[str, Any]]") -> None:
        """Tell the replica set that its only member listens at another address now."""
        from pymongo.errors import OperationFailure  # noqa: PLC0415 - as psycopg

        with contextlib.suppress(OperationFailure):  # it has not read its configuration yet
            config = client.admin.command("replSetGetConfig")["config"]
            config["members"][0]["host"] = self._member
            config["version"] += 1
            client.admin.command("replSetReconfig", config, force=True)


def process_on(data: Path) -> psutil.Process | None:
    """Return the process of the server that runs on a data directory."""
    try:
        pid = int((data / "mongod.lock").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return processes.server_at(pid, PROGRAM, data)


def address_of(process: psutil.Process) -> str:
    """Return the socket or the host and port of a running server, as it was told."""
    told = process.cmdline()
    host, port = told[told.index("--bind_ip") + 1], told[told.index("--port") + 1]
    return host if host.startswith("/") else f"{host}:{port}"


def is_complete(data: Path) -> bool:
    """Whether the first start on a data directory came to its end."""
    return (data / COMPLETE).exists()


def program_of(data: Path) -> Path | None:
    """Return the mongod that made the data: a much newer one might not read them."""
    try:
        return Path(json.loads((data / COMPLETE).read_text(encoding="utf-8"))["mongod"])
    except (OSError, ValueError, KeyError):
        return None


def _client(uri: str) -> "MongoClient[dict[str, Any]]":
    from pymongo import MongoClient  # noqa: PLC0415 - imported while the servers start

    return MongoClient(
        uri, serverSelectionTimeoutMS=ANSWER_PATIENCE * 1000, timeoutMS=ANSWER_PATIENCE * 2000
    )


def _ended(process: subprocess.Popen[bytes]) -> bool:
    return process.poll() is not None
