"""Keeps what a person chooses: at once on the screen, then with the person in the school."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oneenglish_desktop.domain.preferences import Preferences
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.problems import Problem, problem

if TYPE_CHECKING:
    from oneenglish_desktop.services.house import Services


@dataclass(frozen=True, slots=True)
class Saving:
    """How far the settings are kept.

    Attributes:
        busy: on their way to the school.
        problem: why the last change was taken back, None when it was kept.
    """

    busy: bool
    problem: Problem | None = None


class SettingsSaver(QObject):
    """Serves `Changes.setting_wanted`: one call at a time, later wishes wait for it.

    A wish shows at once. When the school does not take it, the screen goes back to what the
    school has.
    """

    def __init__(
        self, services: "Services", calls: Calls, changes: Changes, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        session = services.accounts.session
        if session is None:
            raise RuntimeError("settings belong to somebody who is signed in")
        self._services = services
        self._calls = calls
        self._changes = changes
        self._kept = session.preferences
        self._shown = session.preferences
        self._wishes: dict[str, object] = {}
        self._busy = False
        changes.setting_wanted.connect(self._want)

    @property
    def preferences(self) -> Preferences:
        """What is in force on the screen."""
        return self._shown

    def _want(self, fields: dict[str, object]) -> None:
        self._wishes |= fields
        self._show(self._shown.model_copy(update=fields))
        if not self._busy:
            self._send()

    def _send(self) -> None:
        fields, self._wishes = self._wishes, {}
        self._busy = True
        self._changes.saving_changed.emit(Saving(busy=True))
        work = partial(self._services.preferences.change, **fields)
        self._calls.run(self, work, self._done, self._failed)

    def _done(self, kept: Preferences) -> None:
        self._busy = False
        self._kept = kept
        if self._wishes:
            self._send()
        else:
            self._show(kept)
            self._changes.saving_changed.emit(Saving(busy=False))

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._wishes = {}
        self._show(self._kept)
        self._changes.saving_changed.emit(Saving(busy=False, problem=problem(error)))

    def _show(self, preferences: Preferences) -> None:
        if preferences != self._shown:
            self._shown = preferences
            self._changes.preferences_changed.emit(preferences)
