"""M2: memory of the client with the player open, and of the embedded school."""

from collections.abc import Iterator

import psutil

from benchmarks.display import OFFSCREEN
from benchmarks.lines import Figure, Line
from benchmarks.moments import moments
from benchmarks.pc import Pc, started, thrown_away_pc, wait_for
from benchmarks.rounds import Options, in_turn
from oneenglish_desktop.storage.embedded import processes
from oneenglish_desktop.storage.embedded.place import place_in
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool

MB = 1e6


def measure(options: Options) -> Iterator[Line]:
    """Hold the app on the player and the smallest PySide6 program, in turn."""
    stores: list[float] = []

    def client() -> float:
        used = _pss_of(pc, "app", "player")
        stores.append(_pss_of_stores(pc))
        return used

    with thrown_away_pc() as pc:
        moments("app", "sign_in", environment=pc.environment | OFFSCREEN)
        with EmbeddedSchool(pc.settings):
            ours, floor = in_turn(options.rounds, client, lambda: _pss_of(pc, "bare", "painted"))
    yield Figure(
        what="PSS of the client, signed in, on the player",
        unit="MB",
        values=tuple(ours),
        floor=tuple(floor),
        aim="<= 2.0x",
        note="with the marker of the embedded school, which runs in the same process",
    )
    yield Figure(what="PSS of PostgreSQL and mongod, embedded", unit="MB", values=tuple(stores))


def _pss_of(pc: Pc, program: str, moment: str) -> float:
    """MB of a program that stays at a moment; nothing else of Qt runs to share pages with."""
    environment = pc.environment | OFFSCREEN
    with started(program, moment, "stay", environment=environment) as process:
        wait_for(process, lambda line: line.startswith(f"mark {moment} "))
        return _pss(psutil.Process(process.pid))


def _pss_of_stores(pc: Pc) -> float:
    place = place_in(pc.settings.data_dir)
    servers = [
        *processes.servers_on("postgres", place.postgres),
        *processes.servers_on("mongod", place.mongo),
    ]
    return sum(map(_pss, servers))


def _pss(process: psutil.Process) -> float:
    memory = process.memory_full_info()
    return float(getattr(memory, "pss", memory.uss)) / MB
