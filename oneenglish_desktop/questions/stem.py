"""The text of a question: what to do, something to read, the question itself."""

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from oneenglish_desktop.questions.content import Content, Passage
from oneenglish_desktop.widgets.controls.avatar import Avatar
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import Card
from oneenglish_desktop.widgets.controls.tiles import IconTile
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme, theme_holder
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

LONG_TEXT = 4_000
"""Characters from which a text scrolls by itself: a label lays all of it out at every change."""
_LINES = 12


class Stem(QWidget):
    """Instructions, passage and prompt, each only where the author wrote one.

    The prompt comes after the passage, but first where no instructions lead to the passage.
    """

    def __init__(self, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        passage = None if content.passage is None else _passage(content.passage)
        prompt = author_text(content.prompt, "question") if content.prompt else None
        if content.instructions:
            first: QWidget | None = author_text(content.instructions, "bodyStudent", "text2")
            order = (first, passage, prompt)
        else:
            order = (prompt, passage, None)
        self.setLayout(column(*(widget for widget in order if widget), spacing=16))


def author_text(text: str, kind: str, role: str = "text") -> QWidget:
    """A text that an author wrote; `**bold**` is bold; a very long one is plain and scrolls.

    Args:
        text: plain text but for bold.
        kind: type token.
        role: colour role.
    """
    if len(text) > LONG_TEXT:
        return ScrollingText(text.replace("**", ""), "bodyStudent")
    return Label(text, kind, role, wrap=True, markup=text.count("**") % 2 == 0)


class ScrollingText(Themed, QPlainTextEdit):
    """A very long text in a box of 12 lines; arrows and Page Down scroll it."""

    def __init__(self, text: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName(self.tr("Text to read"))
        self.setPlainText(text)
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        self.verticalScrollBar().setStyleSheet(theme_holder().sheet)
        self.setFont(theme.font(self._kind))
        self.setFixedHeight(theme.line(self._kind) * _LINES)
        super().apply_theme(theme)


def _passage(passage: Passage) -> Card:
    """The card of a message, a sign, a notice or a text."""
    text = column(spacing=4)
    if passage.title:
        text.addWidget(Label(passage.title, "card", wrap=True))
    if passage.speaker:
        text.addWidget(_speakers(passage))
    text.addWidget(author_text(passage.text, "bodyStudent"))
    card = Card(padding=20)
    if passage.speaker:
        avatar = column(Avatar(passage.speaker, passage.speaker), STRETCH)
        card.setLayout(row(avatar, text, spacing=16))
    elif passage.title:
        card.setLayout(row(column(IconTile("file-text", size=56), STRETCH), text, spacing=24))
    else:
        card.setLayout(text)
    return card


def _speakers(passage: Passage) -> QWidget:
    line = QWidget()
    name = Label(passage.speaker, "body", bold=True, elide=True)
    items = [name]
    if passage.to:
        to = line.tr("to {0}").format(passage.to)
        items.append(Label(to, "ui", "text2", elide=True))
    line.setLayout(row(*items, STRETCH, spacing=8))
    return line
