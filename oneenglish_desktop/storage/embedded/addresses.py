"""Where the two servers listen: private sockets, or ports of the loopback that are kept."""

import json
import socket
from pathlib import Path

from oneenglish_desktop.storage.embedded import mongo, postgres
from oneenglish_desktop.storage.embedded.endpoints import LOOPBACK, Address
from oneenglish_desktop.storage.embedded.place import Place


def socket_addresses(place: Place) -> tuple[Address, Address]:
    """Return the sockets of PostgreSQL and mongod; nobody reaches them over a network."""
    return (
        Address(host=str(place.sockets), port=5432),
        Address(host=str(place.sockets / "mongodb.sock"), port=27017),
    )


def loopback_addresses(place: Place) -> tuple[Address, Address]:
    """Return the ports of PostgreSQL and mongod, the same as last time while they are free."""
    path = place.home / "ports.json"
    postgres_port, mongo_port = _saved(path)
    if postgres.process_on(place.postgres) is None and not _is_free(postgres_port):
        postgres_port = _free_port()
    if mongo.process_on(place.mongo) is None and not _is_free(mongo_port):
        mongo_port = _free_port()
    path.write_text(json.dumps([postgres_port, mongo_port]), encoding="ascii")
    return Address(host=LOOPBACK, port=postgres_port), Address(host=LOOPBACK, port=mongo_port)


def _saved(path: Path) -> tuple[int, int]:
    """Return the ports of last time; 0 is never free."""
    try:
        postgres_port, mongo_port = json.loads(path.read_text(encoding="ascii"))
        return int(postgres_port), int(mongo_port)
    except (OSError, ValueError, TypeError):
        return 0, 0


def _is_free(port: int) -> bool:
    try:
        socket.create_server((LOOPBACK, port)).close()
    except OSError:
        return False
    return port != 0


def _free_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as probe:
        port: int = probe.getsockname()[1]
    return port
