"""What is said under the text after the mark: notes on gaps, and the right words in the text."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from oneenglish_desktop.questions.fill_blank.model import GAP, FillBlankContent
from oneenglish_desktop.questions.marks import Part
from oneenglish_desktop.questions.notes import note_text
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import Well
from oneenglish_desktop.widgets.layouts import column


class GapNotes(Label):
    """A line for each gap that the marker said something about; hidden without any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "body", "text2", wrap=True, parent=parent)
        self.hide()

    def show_parts(self, parts: Sequence[Part | None]) -> None:
        """Shows the notes on the gaps, which are numbered in their order."""
        lines = [
            self.tr("Gap {0}: {1}").format(number, note_text(part.note))
            for number, part in enumerate(parts, start=1)
            if part is not None and part.note
        ]
        self.setVisible(bool(lines))
        self.setText("\n".join(lines))


class Solution(Well):
    """Hidden until a mark tells what was expected somewhere."""

    def __init__(self, content: FillBlankContent, parent: QWidget | None = None) -> None:
        super().__init__(kind="success", parent=parent)
        self._text = content.text.replace("**", "")
        self._label = Label("", "answer", self.text_role, wrap=True, markup=True)
        title = Label(self.tr("Correct answer"), "label", self.text_role)
        self.setLayout(column(title, self._label, spacing=4))
        self.hide()

    def show_parts(self, parts: Mapping[str, Part]) -> None:
        """Fills the gaps with what was expected; hides when nothing was or all is right."""
        told = {part.id: part.expected for part in parts.values() if part.expected}
        wrong = any(part.verdict != "right" for part in parts.values())
        self.setVisible(bool(told) and wrong)
        self._label.setText(
            GAP.sub(lambda gap: f"**{told.get(gap.group(1), '___')}**", self._text)
        )
