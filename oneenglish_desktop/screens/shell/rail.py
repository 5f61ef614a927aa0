"""The rail of a signed-in person: exactly the pages that the person may open."""

from typing import TYPE_CHECKING

from oneenglish_desktop.domain.accounts import Session
from oneenglish_desktop.screens.navigation import Place, rail_destinations
from oneenglish_desktop.screens.settings.personal import role_words
from oneenglish_desktop.screens.shell.connection import connection_words
from oneenglish_desktop.screens.shell.go_to import SIGN_OUT
from oneenglish_desktop.widgets.learning.rail import Rail
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

if TYPE_CHECKING:
    from oneenglish_desktop.services.sender import SenderStatus


class PersonalRail(Rail):
    """Built from the permissions of a session; narrow with large text or by Ctrl+B."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        for destination in rail_destinations(session):
            add = self.add_item if destination.place is Place.TOP else self.add_bottom_item
            add(destination.id, destination.icon, destination.text)
        person = session.person
        line = ", ".join(person.classes[:1]) if len(person.classes) == 1 else role_words(person)
        self.set_person(person.full_name, person.id, line or role_words(person))
        self.add_action(SIGN_OUT, "log-out", self.tr("Sign out"))
        self.set_connection("online", self.tr("Online"))
        self._was_stacked = current_theme().is_stacked
        self._narrow = self._was_stacked
        self.set_collapsed(self._narrow)

    def toggle(self) -> None:
        """Ctrl+B: icons only, or icons with words."""
        self._narrow = not self._narrow
        self.set_collapsed(self._narrow)

    def show_status(self, status: "SenderStatus") -> None:
        """Show in the last line how the answers of this PC stand."""
        self.set_connection(*connection_words(status))

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        if hasattr(self, "_was_stacked") and theme.is_stacked != self._was_stacked:
            self._was_stacked = self._narrow = theme.is_stacked
            self.set_collapsed(self._narrow)
