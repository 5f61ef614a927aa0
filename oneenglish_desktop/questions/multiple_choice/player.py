"""The player of multiple choice: lettered options to choose from."""

from collections.abc import Mapping

from pydantic import JsonValue
from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.questions.document import Prompt, content_of
from oneenglish_desktop.questions.marks import Part
from oneenglish_desktop.questions.multiple_choice.model import RESPONSE, MultipleChoiceContent
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.questions.question_type import read_response
from oneenglish_desktop.widgets.learning.answers import AnswerOption
from oneenglish_desktop.widgets.override import override

_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class MultipleChoicePlayer(Player):
    """Options under the question; letters and numbers choose."""

    def __init__(
        self, prompt: Prompt, shuffle_seed: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(prompt, shuffle_seed, parent)
        content = content_of(prompt, MultipleChoiceContent)
        self._many = content.select == "many"
        options = content.shown_options(shuffle_seed)
        self._options: dict[str, AnswerOption] = {}
        for place, option in enumerate(options):
            position = self.tr("{0} of {1}").format(place + 1, len(options))
            control = AnswerOption(
                _letter(place), option.text, multiple=self._many, position=position
            )
            control.toggled.connect(self._toggled)
            self._options[option.id] = control
            self.body.addWidget(control)
        self.setFocusProxy(self._controls[0])

    @property
    def _controls(self) -> list[AnswerOption]:
        return list(self._options.values())

    @override
    def response(self) -> JsonValue:
        return [option for option, control in self._options.items() if control.isChecked()]

    @override
    def set_response(self, response: JsonValue) -> None:
        chosen = read_response(RESPONSE, response) or ()
        for option, control in self._options.items():
            with QSignalBlocker(control):
                control.set_chosen(option in chosen)
            control.update()
            if option in chosen:
                self.setFocusProxy(control)

    @override
    def missing_words(self, parts: tuple[str, ...]) -> str:
        if self._many:
            return self.tr("Choose one answer or more.")
        return self.tr("Choose an answer.")

    @override
    def show_parts(self, parts: Mapping[str, Part], *, marked: bool) -> None:
        words = {
            "correct": self.tr("Correct"),
            "not_yet": self.tr("Not yet"),
            "missed": self.tr("Correct answer"),
        }
        for option, control in self._options.items():
            verdict = _verdict(parts.get(option)) if marked else "open"
            control.set_verdict(verdict, words.get(verdict, ""))

    @override
    def set_locked(self, locked: bool) -> None:
        for control in self._controls:
            control.setEnabled(not locked)

    @override
    def key_hint(self) -> tuple[tuple[str, ...], ...]:
        last = _letter(len(self._options) - 1)
        return (("[A]", self.tr("to"), f"[{last}]", self.tr("choose")),)

    @override
    def handle_key(self, event: QKeyEvent) -> bool:
        place = _place(event)
        if not 0 <= place < len(self._options) or event.modifiers() & ~_HARMLESS:
            return False
        control = self._controls[place]
        if control.isEnabled():
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            control.click()
        return True

    @classmethod
    @override
    def words(cls, prompt: Prompt, response: JsonValue) -> str:
        content = content_of(prompt, MultipleChoiceContent)
        chosen = read_response(RESPONSE, response) or ()
        texts = [option.text for option in content.options if option.id in chosen]
        separator = QCoreApplication.translate("MultipleChoicePlayer", "; ")
        return separator.join(texts)

    def _toggled(self, checked: bool) -> None:  # noqa: FBT001 - a slot of Qt
        if checked or self._many:  # with `one`, the option that was left says nothing
            self.changed.emit()


def _verdict(part: Part | None) -> str:
    if part is None:
        return "closed"
    if part.verdict == "missing":
        return "missed"
    return "correct" if part.verdict == "right" else "not_yet"


def _letter(place: int) -> str:
    return chr(ord("A") + place)


def _place(event: QKeyEvent) -> int:
    """Which option a letter or a digit means, from 0; -1 for other keys."""
    text = event.text().upper()
    if len(text) != 1 or not text.isascii() or not text.isalnum():
        return -1
    return ord(text) - ord("A") if text.isalpha() else int(text) - 1
