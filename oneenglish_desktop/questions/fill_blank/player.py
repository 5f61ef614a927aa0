"""The player of gaps: typed, picked from lists, or filled from a word bank."""

from collections.abc import Mapping

from pydantic import JsonValue
from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.questions.document import Prompt, content_of
from oneenglish_desktop.questions.fill_blank.bank import Bank
from oneenglish_desktop.questions.fill_blank.controls import (
    BoundedChoice,
    BoundedField,
    BoundedSlot,
)
from oneenglish_desktop.questions.fill_blank.model import GAP, RESPONSE, FillBlankContent, Gap
from oneenglish_desktop.questions.fill_blank.solution import GapNotes, Solution
from oneenglish_desktop.questions.marks import Part
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.questions.question_type import read_response
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.layouts import column
from oneenglish_desktop.widgets.learning.flow import GapText
from oneenglish_desktop.widgets.override import override

Control = BoundedField | BoundedChoice | BoundedSlot
_VERDICTS = {"right": "right", "almost": "almost", "not_yet": "not_yet", "missing": "not_yet"}


class FillBlankPlayer(Player):
    """A card with the text and its gaps, and under it the word bank if there is one."""

    def __init__(
        self, prompt: Prompt, shuffle_seed: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(prompt, shuffle_seed, parent)
        self._content = content_of(prompt, FillBlankContent)
        self._gaps: dict[str, Control] = {
            gap.id: self._control(number, gap)
            for number, gap in enumerate(self._content.gaps, start=1)
        }
        for control in self._gaps.values():
            control.changed.connect(self.changed)
        card = Card(padding=22)
        card.setLayout(column(*self._lines(), spacing=12))
        self.body.addWidget(card)
        self._bank: Bank | None = None
        if self._content.mode == "word_bank":
            slots = [slot for slot in self._gaps.values() if isinstance(slot, BoundedSlot)]
            self._bank = Bank(self._content, slots)
            self._bank.changed.connect(self.changed)
            self.body.addWidget(self._bank)
        self._notes = GapNotes()
        self._solution = Solution(self._content)
        self.body.addWidget(self._notes)
        self.body.addWidget(self._solution)
        self.setFocusProxy(next(iter(self._gaps.values())))

    def _control(self, number: int, gap: Gap) -> Control:
        total = len(self._content.gaps)
        name = self.tr("Gap {0} of {1}").format(number, total)
        if self._content.mode == "drop_down":
            return BoundedChoice(number, name, gap.choices)
        if self._content.mode == "word_bank":
            return BoundedSlot(number, name)
        field = BoundedField(number, name)
        field.submitted.connect(self.submitted)
        return field

    def _lines(self) -> list[GapText]:
        """The lines of the text, each with its gaps."""
        return [
            GapText(
                [self._gaps[piece] if place % 2 else piece for place, piece in enumerate(pieces)]
            )
            for pieces in map(GAP.split, self._content.text.splitlines())
        ]

    @override
    def response(self) -> JsonValue:
        texts = {id_: control.text() for id_, control in self._gaps.items()}
        return {id_: text for id_, text in texts.items() if text}

    @override
    def set_response(self, response: JsonValue) -> None:
        texts = read_response(RESPONSE, response) or {}
        for id_, control in self._gaps.items():
            with QSignalBlocker(control):
                control.setText(texts.get(id_, ""))
        if self._bank is not None:
            self._bank.refresh()

    @override
    def missing_words(self, parts: tuple[str, ...]) -> str:
        if len(self._gaps) == 1:
            return self.tr("Fill the gap.")
        return self.tr("Fill all {0} gaps.").format(len(self._gaps))

    @override
    def show_parts(self, parts: Mapping[str, Part], *, marked: bool) -> None:
        for id_, control in self._gaps.items():
            part = parts.get(id_)
            control.set_verdict(_VERDICTS[part.verdict] if part else "open")
        self._notes.show_parts([parts.get(id_) for id_ in self._gaps])
        self._solution.show_parts(parts)

    @override
    def set_locked(self, locked: bool) -> None:
        for control in self._gaps.values():
            control.set_locked(locked)
        if self._bank is not None:
            self._bank.set_locked(locked)

    @override
    def key_hint(self) -> tuple[tuple[str, ...], ...]:
        hint = ("[Tab]", self.tr("next gap"))
        if self._bank is None:
            return (hint,)
        return (hint, ("[A]", self.tr("to"), f"[{self._bank.last_key()}]", self.tr("word")))

    @override
    def handle_key(self, event: QKeyEvent) -> bool:
        return self._bank is not None and self._bank.handle_key(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._bank is None or not self._bank.clear_focused(event):
            super().keyPressEvent(event)

    @classmethod
    @override
    def words(cls, prompt: Prompt, response: JsonValue) -> str:
        content = content_of(prompt, FillBlankContent)
        texts = read_response(RESPONSE, response) or {}
        return GAP.sub(lambda gap: texts.get(gap.group(1), "").strip() or "___", content.text)
