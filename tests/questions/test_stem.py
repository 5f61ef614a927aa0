"""The text above the answer."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from oneenglish_desktop.questions.content import Content, Passage
from oneenglish_desktop.questions.stem import ScrollingText, Stem, author_text
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.theme.holder import ThemeHolder

SAID = Passage(text="I walked.", speaker="Leo", to="Sam")
SIGN = Passage(text="Open every day.", title="City Museum")
PLAIN = Passage(text="Once upon a time.")
ALONE = Passage(text="Hello.", speaker="Leo")


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (Content(), []),
        (Content(prompt="Why?"), ["Why?"]),
        (Content(prompt="Why?", passage=SIGN), ["Why?", "City Museum", "Open every day."]),
        (
            Content(prompt="Why?", passage=SAID, instructions="Read."),
            ["Read.", "Leo", "to Sam", "I walked.", "Why?"],
        ),
        (Content(passage=ALONE), ["Leo", "Hello."]),
        (Content(passage=PLAIN), ["Once upon a time."]),
        (Content(prompt="A **bold** word"), ["A bold word"]),
        (Content(prompt="Two ** stars"), ["Two ** stars"]),
    ],
)
def test_the_parts_are_shown_in_reading_order(
    content: Content, texts: list[str], qtbot: QtBot, look: ThemeHolder
) -> None:
    stem = Stem(content)
    qtbot.addWidget(stem)
    stem.resize(600, stem.heightForWidth(600))
    layout = stem.layout()
    assert layout is not None
    layout.activate()
    labels = sorted(stem.findChildren(Label), key=lambda label: _place(label, stem))
    assert [label.text() for label in labels] == texts


def _place(label: Label, stem: QWidget) -> tuple[int, int]:
    at = label.mapTo(stem, label.rect().topLeft())
    return at.y(), at.x()


def test_a_very_long_text_scrolls_and_can_be_left_by_tab(qtbot: QtBot, look: ThemeHolder) -> None:
    text = author_text("A **long** story. " * 1_000, "question")
    qtbot.addWidget(text)
    assert isinstance(text, ScrollingText)
    assert "**" not in text.toPlainText()
    assert text.tabChangesFocus()
    small = text.height()
    look.set_look(choice="light", text_size=200)
    assert text.height() > small
    look.set_look(choice="light", text_size=100)
    assert text.accessibleName() == "Text to read"
