"""A private PostgreSQL: made, started, found again and stopped."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import psutil

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.storage.embedded import logs, processes
from oneenglish_desktop.storage.embedded.account import write_private
from oneenglish_desktop.storage.embedded.binaries import EXE
from oneenglish_desktop.storage.embedded.endpoints import (
    ROOT,
    Address,
    RunningServer,
    StartStep,
    postgres_url,
)
from oneenglish_desktop.storage.embedded.errors import DamagedDataDirectory, SchoolNotStarted
from oneenglish_desktop.storage.embedded.place import Place

STORE = "PostgreSQL"
PROGRAM = "postgres"
LOG = "postgres.log"
PATIENCE = 20.0  # seconds for an answer of a server that another start left in the middle
ANSWER_PATIENCE = 10  # seconds for a running server to answer
CONFIGURATION = "oneenglish.conf"
PASSWORD_FILE = "initdb-password"  # noqa: S105 - a file's name

SETTINGS = {
    "max_connections": "60",
    "shared_buffers": "64MB",
    "temp_file_limit": "1GB",
    "max_wal_size": "256MB",
    "min_wal_size": "32MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "io_method": "sync",
    "max_worker_processes": "2",
    "max_parallel_workers_per_gather": "0",
    "autovacuum_max_workers": "1",
    "jit": "off",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_checkpoints": "off",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
}
CARELESS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


class PostgresServer:
    """The private PostgreSQL of one place.

    Args:
        place: the folders.
        programs: folder of PostgreSQL's programs.
        address: where it listens.
        password: of the superuser.
        durable: False only for data that are thrown away: nothing is forced to the disk.
    """

    def __init__(
        self, *, place: Place, programs: Path, address: Address, password: str, durable: bool
    ) -> None:
        self._place = place
        self._data = place.postgres
        self._log = place.logs / LOG
        self._programs = programs
        self.address = address
        self.password = password
        self._durable = durable

    def start(self, report: Callable[[StartStep], None]) -> RunningServer:
        """Start the server, or find it running, and greet it.

        Raises:
            SchoolNotStarted: it does not start; `DiskFull` for want of room.
            DamagedDataDirectory: it cannot use its data.
        """
        running = self._adopt()
        if running is None:
            self._clear_leftovers()
            if not self._data.exists():
                report(StartStep.CREATING_POSTGRES)
                self._create()
            report(StartStep.STARTING_POSTGRES)
            running = self._launch()
        report(StartStep.POSTGRES_READY)
        return running

    def stop(self) -> None:
        """Stop the server in order, or at once when the data are thrown away."""
        process = self.process()
        if process is not None:
            mode = "fast" if self._durable else "immediate"
            self._pg_ctl("stop", "-W", "-m", mode)
            processes.wait_until(lambda: processes.is_gone(process), PATIENCE)
        self.kill()

    def kill(self) -> None:
        """End the server and its children at once; it recovers at the next start."""
        if (self._data / "postmaster.pid").exists():
            processes.kill(processes.servers_on(PROGRAM, self._data))

    def process(self) -> psutil.Process | None:
        """Return the process of the running server."""
        return process_on(self._data)

    def _adopt(self) -> RunningServer | None:
        """Return the server that an earlier start left, if it is healthy; otherwise end it."""
        process = self.process()
        if process is None:
            return None
        processes.wait_until(
            lambda: _pidfile(self._data)[7:] == ["ready"] or processes.is_gone(process), PATIENCE
        )
        with contextlib.suppress(SchoolNotStarted):
            return self._greet()
        self.kill()
        return None

    def _greet(self) -> RunningServer:
        """Connect as superuser: the server answers, and is the one that knows our password."""
        import psycopg  # noqa: PLC0415 - imported while the servers start, not before

        url = postgres_url(self.address, ROOT, self.password, "postgres")
        try:
            with psycopg.connect(url, connect_timeout=ANSWER_PATIENCE) as connection:
                version = connection.info.parameter_status("server_version") or ""
        except psycopg.OperationalError as error:
            if "password authentication failed" in str(error):
                raise DamagedDataDirectory(
                    self._place.home, f"{STORE}: the password that is kept does not open it"
                ) from error
            if "FATAL" in str(error):  # it lives, and others may be using it
                raise Unavailable(f"{STORE} on this PC refuses the app: {error}") from error
            raise SchoolNotStarted(STORE, str(error)) from error
        process = self.process()
        if process is None:
            raise SchoolNotStarted(STORE, "another server answers in its place")
        return RunningServer(pid=process.pid, version=version)

    def _clear_leftovers(self) -> None:
        """Remove what a killed server or a killed first start left."""
        (self._place.home / PASSWORD_FILE).unlink(missing_ok=True)
        for unfinished in self._data.parent.glob("postgres.new-*"):
            shutil.rmtree(unfinished, ignore_errors=True)
        self.kill()
        (self._data / "postmaster.pid").unlink(missing_ok=True)
        if self.address.is_socket:
            for socket in Path(self.address.host).glob(".s.PGSQL.*"):
                socket.unlink(missing_ok=True)

    def _create(self) -> None:
        """Make the data directory under another name first: half a one never counts."""
        unfinished = self._data.with_name(f"postgres.new-{os.getpid()}")
        password = self._place.home / PASSWORD_FILE
        write_private(password, self.password, self._place.account)
        # Forcing 40 MB to the disk takes a second; the last lines do so beside the start.
        options = ["--no-sync", "--no-instructions", "--auth=scram-sha-256"]
        options += ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin"]
        options += ["--builtin-locale=C.UTF-8", f"--username={ROOT}"]
        files = [f"--pwfile={password}", f"--pgdata={unfinished}"]
        initdb = self._programs / f"initdb{EXE}"
        made = processes.run([initdb, *options, *files], self._place.account)
        password.unlink()
        if made.returncode != 0:
            raise logs.failure(STORE, self._data, made.stderr.strip(), existed=False)
        with (unfinished / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(f"include '{CONFIGURATION}'\n")
        unfinished.rename(self._data)
        if self._durable:
            sync: list[str | Path] = [initdb, "--sync-only", f"--pgdata={self._data}"]
            processes.launch(sync, self._place.account)

    def _launch(self) -> RunningServer:
        self._configure()
        start = logs.open_log(self._log, self._place.account)
        began = self._pg_ctl("start", "-w", "-s", "-l", str(self._log))
        if began.returncode == 0:
            return self._greet()
        # A start that was killed a moment ago may have been quicker than this one.
        running = self._adopt()
        if running is None:
            words = logs.postgres_words(self._log, start) or began.stderr.strip()
            raise logs.failure(STORE, self._place.home, words)
        return running

    def _configure(self) -> None:
        """Write what may change from start to start, and who may connect: nobody untested."""
        here, port = self.address.host, str(self.address.port)
        settings = SETTINGS | ({} if self._durable else CARELESS) | {"port": port}
        settings["listen_addresses"] = "" if self.address.is_socket else here
        settings["unix_socket_directories"] = here if self.address.is_socket else ""
        lines = [f"{name} = {_quoted(value)}\n" for name, value in settings.items()]
        who = "local all all" if self.address.is_socket else f"host all all {here}/32"
        account = self._place.account
        write_private(self._data / CONFIGURATION, "".join(lines), account)
        write_private(self._data / "pg_hba.conf", f"{who} scram-sha-256\n", account)

    def _pg_ctl(self, action: str, *options: str) -> subprocess.CompletedProcess[str]:
        command: list[str | Path] = [
            self._programs / f"pg_ctl{EXE}",
            action,
            "-D",
            self._data,
            *options,
        ]
        return processes.run(command, self._place.account)


def process_on(data: Path) -> psutil.Process | None:
    """Return the process of the server that runs on a data directory."""
    lines = _pidfile(data)
    pid = int(lines[0]) if lines and lines[0].isdigit() else None
    return processes.server_at(pid, PROGRAM, data)


def address_on(data: Path) -> str:
    """Return the socket or the host and port that the server of a data directory told."""
    _, _, _, port, folder, host, *_ = [*_pidfile(data), *[""] * 6]
    return f"{folder}/.s.PGSQL.{port}" if folder else f"{host}:{port}" if host else ""


def _pidfile(data: Path) -> list[str]:
    """Return pid, data, start time, port, socket folder, address, shared memory and status."""
    try:
        text = (data / "postmaster.pid").read_text(encoding="utf-8")
    except OSError:
        return []
    return [line.strip() for line in text.splitlines()]


def _quoted(value: str) -> str:
    """Return a value as PostgreSQL's configuration file wants it."""
    doubled = value.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
