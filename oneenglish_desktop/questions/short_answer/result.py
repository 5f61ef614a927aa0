"""What became of a short answer: the answer and the right one, word by word."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QWidget

from oneenglish_desktop.questions.english.differences import differences
from oneenglish_desktop.questions.marks import Part
from oneenglish_desktop.questions.notes import note_text
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.layouts import column, row
from oneenglish_desktop.widgets.learning.verdict import DiffText
from oneenglish_desktop.widgets.theme.holder import current_theme

_LABEL, _LONGEST_WORD = 128, 30
_SIGNS = {
    "right": ("circle-check", "success"),
    "almost": ("waves", "onAccentSoft"),
    "not_yet": ("circle-x", "danger"),
    "missing": ("circle-x", "danger"),
}


class Result(Card):
    """Hidden until an answer is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=22, parent=parent)
        self._lines = column(spacing=14)
        self.setLayout(self._lines)
        self._shown: QWidget | None = None
        self.hide()

    def show_part(self, part: Part | None) -> None:
        """Shows the verdict, the answer and, when it may be known, the right answer."""
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None
        self.setVisible(part is not None)
        if part is not None:
            self._shown = self._body(part)
            self._lines.addWidget(self._shown)

    def _body(self, part: Part) -> QWidget:
        given, expected = part.given or "", part.expected or ""
        compared = differences(given, expected)
        tells = bool(expected) and part.verdict != "right"
        rows: list[QBoxLayout] = [self._verdict(part)]
        if given:
            plain = [(word, "same") for word in given.split()]
            rows.append(_line(self.tr("Your answer"), compared.given if tells else plain))
        if tells:
            right = compared.expected if given else [(word, "same") for word in expected.split()]
            rows.append(_line(self.tr("Correct answer"), right))
        body = QWidget()
        body.setLayout(column(*rows, spacing=14))
        return body

    def _verdict(self, part: Part) -> QBoxLayout:
        icon, role = _SIGNS[part.verdict]
        words = {
            "right": self.tr("Correct"),
            "almost": self.tr("Almost"),
            "not_yet": self.tr("Not yet"),
            "missing": self.tr("No answer"),
        }[part.verdict]
        line = row(Icon(icon, 20, role), Label(words, "body", role, bold=True), spacing=8)
        if part.note:
            line.addWidget(Label(note_text(part.note), "body", "text2", wrap=True), 1)
        else:
            line.addStretch(1)
        return line


def _line(label: str, words: Sequence[tuple[str, str]]) -> QBoxLayout:
    """A label and the words, beside each other where there is room."""
    theme = current_theme()
    name = Label(label, "label", "text2")
    text = DiffText([(_cut(word), change) for word, change in words])
    if theme.is_stacked:
        return column(name, text, spacing=4)
    name.setFixedWidth(theme.scaled(_LABEL))
    line = row(name, text)
    line.setStretch(1, 1)
    return line


def _cut(word: str) -> str:
    """A word that fits into a line."""
    return word if len(word) <= _LONGEST_WORD else word[: _LONGEST_WORD - 1] + "…"
