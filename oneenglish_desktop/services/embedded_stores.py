"""The stores of this PC before anything else is loaded: they start while the rest is imported."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded.endpoints import Endpoints, StartStep
from oneenglish_desktop.storage.embedded.place import place_in
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool


@dataclass(frozen=True, slots=True)
class StartedStores:
    """The running stores of this PC and their administrator's way in."""

    stores: EmbeddedSchool
    administration: Endpoints


def start_stores(settings: Settings, report: Callable[[StartStep], None]) -> StartedStores:
    """Start the stores of this PC, or join those that run.

    Args:
        settings: of this PC.
        report: told each step, from several threads.

    Raises:
        SchoolNotStarted, DamagedDataDirectory: they cannot be used.
        Unavailable: another start does not end, or the keyring does not open.
    """
    stores = EmbeddedSchool(settings)
    return StartedStores(stores, stores.start(report))


def is_known(settings: Settings) -> bool:
    """Whether this PC has a school already, its own or another one: nobody needs to be asked."""
    return not settings.embedded or place_in(settings.data_dir).postgres.exists()


def set_stores_aside(settings: Settings) -> Path:
    """Rename the damaged data of the embedded school, so that the next start makes new ones.

    Returns:
        Where the old data are now.
    """
    return EmbeddedSchool(settings).set_aside()
