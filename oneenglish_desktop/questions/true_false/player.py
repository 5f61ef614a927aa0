"""The player of true or false: a row for each statement."""

from collections.abc import Mapping

from pydantic import JsonValue
from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.questions.content import LONGEST_LINE
from oneenglish_desktop.questions.document import Prompt, content_of
from oneenglish_desktop.questions.marks import Part
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.questions.question_type import read_response
from oneenglish_desktop.questions.true_false.model import (
    RESPONSE,
    Response,
    TrueFalseContent,
    Truth,
)
from oneenglish_desktop.widgets.controls.fields import TextField
from oneenglish_desktop.widgets.layouts import column
from oneenglish_desktop.widgets.learning.true_false import Choice, TrueFalseRow
from oneenglish_desktop.widgets.override import override

_ICONS = {"true": "check", "false": "x", "not_given": "minus"}


class TrueFalsePlayer(Player):
    """Statements under the question; Up and Down change the row, 1 2 3 choose."""

    def __init__(
        self, prompt: Prompt, shuffle_seed: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(prompt, shuffle_seed, parent)
        self._content = content_of(prompt, TrueFalseContent)
        self._locked = False
        self._rows: dict[str, TrueFalseRow] = {}
        self._reasons: dict[str, TextField] = {}
        choices = [Choice(id_, _truth_name(id_), _ICONS[id_]) for id_ in self._content.choices]
        for number, statement in enumerate(self._content.statements, start=1):
            row = TrueFalseRow(number, statement.text, choices)
            row.changed.connect(self.changed)
            row.moved.connect(self._moved)
            self._rows[statement.id] = row
            group = column(row, spacing=6)
            if self._content.justification:
                group.addWidget(self._reason(statement.id, number))
            self.body.addLayout(group)
        self.setFocusProxy(next(iter(self._rows.values())))

    def _reason(self, statement: str, number: int) -> TextField:
        """The field for the justification of a statement."""
        field = TextField(self.tr("Sentence {0}: why do you think so?").format(number))
        field.input.setMaxLength(LONGEST_LINE)
        field.changed.connect(self._reason_changed)
        field.submitted.connect(self.submitted)
        self._reasons[statement] = field
        return field

    @override
    def response(self) -> JsonValue:
        answers = {id_: row.value() for id_, row in self._rows.items()}
        reasons = {id_: field.text() for id_, field in self._reasons.items()}
        return {
            "answers": {id_: truth for id_, truth in answers.items() if truth},
            "reasons": {id_: text for id_, text in reasons.items() if text},
        }

    @override
    def set_response(self, response: JsonValue) -> None:
        shown = read_response(RESPONSE, response) or Response()
        for id_, row in self._rows.items():
            truth = shown.answers.get(id_)
            with QSignalBlocker(row):
                row.set_value(truth if truth in self._content.choices else None)
        for id_, field in self._reasons.items():
            with QSignalBlocker(field):
                field.setText(shown.reasons.get(id_, ""))

    @override
    def missing_words(self, parts: tuple[str, ...]) -> str:
        if self._content.justification:
            return self.tr("Answer each sentence and say why.")
        if len(self._rows) == 1:
            return self.tr("Choose an answer.")
        return self.tr("Answer all {0} to continue.").format(len(self._rows))

    @override
    def show_parts(self, parts: Mapping[str, Part], *, marked: bool) -> None:
        for id_, row in self._rows.items():
            part = parts.get(id_)
            if part is None:
                row.set_verdict("open")
            elif part.verdict == "right":
                row.set_verdict("correct", self.tr("Correct"))
            else:
                said = self.tr("Not yet") if part.given else self.tr("No answer")
                row.set_verdict("not_yet", said, part.expected)

    @override
    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        for row in self._rows.values():
            row.set_locked(locked)
        for field in self._reasons.values():
            field.set_read_only(locked)

    @override
    def key_hint(self) -> tuple[tuple[str, ...], ...]:
        return tuple(
            (f"[{number}]", _truth_name(truth).lower())
            for number, truth in enumerate(self._content.choices, start=1)
        )

    @override
    def handle_key(self, event: QKeyEvent) -> bool:
        choices = self._content.choices
        key = event.text()
        if key not in {str(number) for number in range(1, len(choices) + 1)}:
            return False
        if self._locked:
            return True
        row = self._row_to_answer()
        row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        row.set_value(choices[int(key) - 1])
        self.changed.emit()
        return True

    @classmethod
    @override
    def words(cls, prompt: Prompt, response: JsonValue) -> str:
        content = content_of(prompt, TrueFalseContent)
        shown = read_response(RESPONSE, response) or Response()
        said = [
            f"{number}. {_truth_name(shown.answers[statement.id])}"
            for number, statement in enumerate(content.statements, start=1)
            if statement.id in shown.answers
        ]
        return ", ".join(said)

    def _row_to_answer(self) -> TrueFalseRow:
        """The first row without an answer, or the last one."""
        rows = list(self._rows.values())
        return next((row for row in rows if row.value() is None), rows[-1])

    def _moved(self, step: int) -> None:
        rows = list(self._rows.values())
        at = next((place for place, row in enumerate(rows) if row is self.sender()), 0)
        to = min(max(at + step, 0), len(rows) - 1)
        rows[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _reason_changed(self, _text: str) -> None:
        self.changed.emit()


def _truth_name(truth: Truth) -> str:
    translate = QCoreApplication.translate
    return {
        "true": translate("TrueFalsePlayer", "True"),
        "false": translate("TrueFalsePlayer", "False"),
        "not_given": translate("TrueFalsePlayer", "Not given"),
    }[truth]
