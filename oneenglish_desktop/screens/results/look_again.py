"""The questions that a student may look at again after a phase."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.questions.document import Prompt
from oneenglish_desktop.questions.marks import Mark
from oneenglish_desktop.questions.players import response_text, type_title
from oneenglish_desktop.questions.registry import question_type
from oneenglish_desktop.services.runs import LookAgain
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.dialogs import Dialog
from oneenglish_desktop.widgets.controls.labels import Divider, Icon, Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.controls.tiles import NumberTile
from oneenglish_desktop.widgets.layouts import STRETCH, column, row

MOST = 12


def mark_of(line: LookAgain) -> Mark | None:
    """The mark that the outcome holds, None while there is none."""
    if line.outcome is None:
        return None
    known = {
        key: line.outcome.feedback[key]
        for key in Mark.model_fields
        if key in line.outcome.feedback
    }
    return Mark.model_validate(known)


class LookAgainCard(Card):
    """The list; empty when every answer was right.

    Signals:
        reason_wanted: the `LookAgain` line that was chosen.
    """

    reason_wanted = Signal(object)

    def __init__(self, lines: Sequence[LookAgain], parent: QWidget | None = None) -> None:
        super().__init__(padding=26, parent=parent)
        items: list[QWidget | int | None] = [Label(self.tr("Look at these again"), "card"), 6]
        if not lines:
            items.append(Label(self.tr("Every answer was right."), "bodyStudent", "text2"))
        for index, line in enumerate(lines[:MOST]):
            if index:
                items.append(Divider())
            items.append(self._line(line))
        self.setLayout(column(*items, STRETCH, spacing=10))

    def _line(self, line: LookAgain) -> QWidget:
        why = Button(self.tr("See why"), size=34)
        why.setAccessibleName(self.tr("See why, question {0}").format(line.item))
        why.clicked.connect(self._asker(line))
        widget = QWidget()
        words = column(self._head(line), self._change(line), spacing=3)
        widget.setLayout(row(NumberTile(str(line.item)), words, STRETCH, why, spacing=16))
        return widget

    def _asker(self, line: LookAgain) -> Callable[[], None]:
        def ask() -> None:
            self.reason_wanted.emit(line)

        return ask

    def _head(self, line: LookAgain) -> QWidget:
        head = QWidget()
        if isinstance(line.prompt, Prompt):
            kind = question_type(line.prompt.type)
            topic = ", ".join(line.prompt.metadata.tags[:1])
            words = type_title(kind.name) if not topic else f"{type_title(kind.name)}, {topic}"
            icon = Icon(kind.icon, 16, "text2")
        else:
            words, icon = self.tr("This question could not be shown"), Icon("info", 16, "text2")
        head.setLayout(row(icon, Label(words, "meta", "text2"), STRETCH, spacing=8))
        return head

    def _change(self, line: LookAgain) -> QWidget:
        given, expected = difference(line)
        change = QWidget()
        items: list[QWidget | int | None] = []
        if given:
            struck = Label(given, "bodyStudent", "danger", elide=True)
            struck.set_strike(True)
            items += [Label(self.tr("You:"), "bodyStudent"), struck]
        else:
            items.append(Label(self.tr("No answer"), "bodyStudent", "text2"))
        if expected:
            items += [
                Icon("arrow-right", 18, "text"),
                Label(expected, "bodyStudent", "success", bold=True, elide=True),
            ]
        change.setLayout(row(*items, STRETCH, spacing=8))
        return change


def difference(line: LookAgain) -> tuple[str, str]:
    """What the student wrote and what would have been right, each "" when unknown."""
    mark = mark_of(line)
    if mark is not None:
        for part in mark.parts:
            if part.verdict != "right" and part.given:
                return part.given, part.expected or _other_right(mark)
    if isinstance(line.prompt, Prompt) and line.response is not None:
        return response_text(line.prompt, line.response), ""
    return "", ""


def _other_right(mark: Mark) -> str:
    return next((part.expected for part in mark.parts if part.expected and not part.given), "")


class ReasonDialog(Dialog):
    """Why an answer was not right, in the author's words."""

    def __init__(self, window: QWidget, line: LookAgain) -> None:
        title = self.tr("Question {0}").format(line.item)
        super().__init__(window, title, icon="lightbulb", width=560)
        if isinstance(line.prompt, Prompt):
            text = line.prompt.content.prompt or line.prompt.content.instructions
            self.body.addWidget(Label(text, "bodyStudent", wrap=True, bold=True, markup=True))
        given, expected = difference(line)
        mark = mark_of(line)
        for words, role, value in (
            (self.tr("Your answer"), "danger", given),
            (self.tr("Correct answer"), "success", expected),
        ):
            if value:
                pair = column(
                    Label(words, "label", "text2"), Label(value, "bodyStudent", role, wrap=True)
                )
                self.body.addLayout(pair)
        why = "" if mark is None else mark.explanation or mark.feedback
        self.body.addWidget(
            Label(
                why or self.tr("Try the phase again to see the answer."),
                "bodyStudent",
                wrap=True,
                markup=True,
            )
        )
        self.add_action("close", self.tr("Close"), "primary", safe=True)
