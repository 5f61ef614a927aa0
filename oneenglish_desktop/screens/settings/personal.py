"""Settings: who the person is, notifications, language, privacy."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oneenglish_desktop.domain.accounts import IDLE_LOCK_SECONDS, Person
from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.domain.preferences import Preferences
from oneenglish_desktop.screens.look import LANGUAGES
from oneenglish_desktop.screens.settings.section import (
    Section,
    SwitchLine,
    lines_card,
    setting_line,
)
from oneenglish_desktop.widgets.controls.avatar import Avatar
from oneenglish_desktop.widgets.controls.combo import ComboBox
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.override import override

_MINUTE = 60


def role_words(person: Person) -> str:
    """Student, Teacher, Administrator: what the person is at the school."""
    names = {
        RoleName.STUDENT: QCoreApplication.translate("Person", "Student"),
        RoleName.TEACHER: QCoreApplication.translate("Person", "Teacher"),
        RoleName.ADMIN: QCoreApplication.translate("Person", "Administrator"),
    }
    return ", ".join(name for role, name in names.items() if role in person.roles)


class ProfileSection(Section):
    """Name, class and roles; the school changes them."""

    icon = "user"

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = Card()
        name = column(
            Label(person.full_name, "section", wrap=True),
            Label(role_words(person), "bodyStudent", "text2"),
        )
        head.setLayout(row(Avatar(person.full_name, person.id, size=64), 20, name, STRETCH))
        facts = [
            (self.tr("Username"), person.username),
            (self.tr("Class"), ", ".join(person.classes)),
            (self.tr("E-mail"), person.email or ""),
        ]
        lines = [setting_line(title, value, QWidget()) for title, value in facts if value]
        note = Label(
            self.tr("Is something not right? Please tell your teacher."),
            "meta",
            "text2",
            wrap=True,
        )
        self.setLayout(column(head, lines_card(*lines), note, STRETCH, spacing=16))

    @override
    def title(self) -> str:
        return self.tr("Profile")


class NotificationsSection(Section):
    """Whether the app may speak up."""

    icon = "bell"

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._switch = SwitchLine(
            "notifications",
            self.tr("Notifications"),
            self.tr("New marks and challenges. Never during a task"),
            on=preferences.notifications,
        )
        self._switch.wanted.connect(self.wanted)
        self.setLayout(column(lines_card(self._switch), STRETCH))

    @override
    def title(self) -> str:
        return self.tr("Notifications")

    @override
    def show_preferences(self, preferences: Preferences) -> None:
        self._switch.show_preferences(preferences)


class LanguageSection(Section):
    """The language of the buttons and menus."""

    icon = "languages"

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = ComboBox(self.tr("App language"), icon="languages")
        for tag, name in LANGUAGES.items():
            self._box.addItem(name, tag)
        self.show_preferences(preferences)
        self._box.activated.connect(self._chosen)
        line = setting_line(
            self.tr("App language"), self.tr("Questions stay in English"), self._box
        )
        self.setLayout(column(lines_card(line), STRETCH))

    @override
    def title(self) -> str:
        return self.tr("Language")

    @override
    def show_preferences(self, preferences: Preferences) -> None:
        self._box.setCurrentIndex(max(0, self._box.findData(preferences.language)))

    def _chosen(self, index: int) -> None:
        self.wanted.emit({"language": self._box.itemData(index)})


class PrivacySection(Section):
    """What the school keeps, in plain words."""

    icon = "lock"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        minutes = IDLE_LOCK_SECONDS // _MINUTE
        sentences = (
            ("eye", self.tr("Your teachers see your answers, points and medals.")),
            ("trophy", self.tr("Your class sees the first three places only.")),
            ("monitor", self.tr("This computer does not remember your name.")),
            (
                "log-out",
                self.tr("We sign you out after {minutes} minutes if you go away.").format(
                    minutes=minutes
                ),
            ),
            ("school", self.tr("Your data stays at your school.")),
        )
        lines = [
            _line(row(Icon(icon, 20, "text2"), 14, Label(text, "body", wrap=True), 24))
            for icon, text in sentences
        ]
        self.setLayout(column(lines_card(*lines), STRETCH))

    @override
    def title(self) -> str:
        return self.tr("Privacy")


def _line(layout: QHBoxLayout) -> QWidget:
    line = QWidget()
    layout.setContentsMargins(0, 12, 0, 12)
    line.setLayout(layout)
    return line
