"""Which Home a person gets."""

from typing import TYPE_CHECKING

from oneenglish_desktop.domain.permissions import Permission
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.home.staff import StaffHomePage
from oneenglish_desktop.screens.home.student import StudentHomePage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oneenglish_desktop.services.house import Services


def home_page(services: "Services", calls: Calls, changes: Changes) -> "QWidget":
    """The Home of whoever plays challenges, or that of the staff."""
    if services.accounts.may(Permission.CHALLENGE_PLAY):
        return StudentHomePage(services, calls, changes)
    return StaffHomePage(services)
