"""The player of a short answer: a field, and after the mark the words that changed."""

from collections.abc import Mapping

from pydantic import JsonValue
from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.questions.document import Prompt, content_of
from oneenglish_desktop.questions.marks import Part
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.questions.question_type import read_response
from oneenglish_desktop.questions.short_answer.field import LinesField
from oneenglish_desktop.questions.short_answer.model import RESPONSE, ShortAnswerContent
from oneenglish_desktop.questions.short_answer.result import Result
from oneenglish_desktop.widgets.controls.fields import TextField
from oneenglish_desktop.widgets.override import override


class ShortAnswerPlayer(Player):
    """One line, which Enter checks; or several, which Ctrl and Enter check."""

    def __init__(
        self, prompt: Prompt, shuffle_seed: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(prompt, shuffle_seed, parent)
        self._content = content_of(prompt, ShortAnswerContent)
        self._field = self._make_field()
        self._field.changed.connect(self._typed)
        self._field.submitted.connect(self.submitted)
        self._result = Result()
        self.body.addWidget(self._field)
        self.body.addWidget(self._result)
        self.setFocusProxy(self._field)

    def _make_field(self) -> TextField | LinesField:
        label = self.tr("Your answer")
        if self._content.lines == "several":
            return LinesField(label, self._content.longest)
        field = TextField(label, size=48)
        field.input.setMaxLength(self._content.longest)
        return field

    @override
    def response(self) -> JsonValue:
        return self._field.text()

    @override
    def set_response(self, response: JsonValue) -> None:
        with QSignalBlocker(self._field):
            self._field.setText(read_response(RESPONSE, response) or "")

    @override
    def missing_words(self, parts: tuple[str, ...]) -> str:
        return self.tr("Write your answer.")

    @override
    def show_parts(self, parts: Mapping[str, Part], *, marked: bool) -> None:
        part = next(iter(parts.values()), None)
        self._result.show_part(part)
        self._field.setHidden(part is not None)

    @override
    def set_locked(self, locked: bool) -> None:
        self._field.set_read_only(locked)

    @override
    def key_hint(self) -> tuple[tuple[str, ...], ...]:
        if self._content.lines == "several":
            return (("[Ctrl]", "[Enter]", self.tr("check")),)
        return (("[Enter]", self.tr("check")),)

    @classmethod
    @override
    def words(cls, prompt: Prompt, response: JsonValue) -> str:
        return " ".join((read_response(RESPONSE, response) or "").split())

    def _typed(self, _text: str) -> None:
        self.changed.emit()
