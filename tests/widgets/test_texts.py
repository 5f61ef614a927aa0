"""Texts: exact line heights, bold parts, running text with widgets, hostile characters."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.labels import Divider, Icon, Label
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.flow import FlowLayout, GapText
from oneenglish_desktop.widgets.learning.gaps import GapField
from oneenglish_desktop.widgets.text import parse_bold
from oneenglish_desktop.widgets.theme.holder import ThemeHolder, current_theme

Show = Callable[[QWidget], QWidget]
HOSTILE = (
    "\0null",
    "שלום, עולם",
    "Z̴a̸l̷g̵o̶ e\u0301\u0302\u0303",
    "👩\u200d👩\u200d👧\u200d👦 \U0001f3f4",
    "\ud800 lone",
    "<b>not bold</b> **nor this** &amp;",
    "word" * 25_000,
)
pytestmark = [
    pytest.mark.usefixtures("themes"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.mark.parametrize("kind", ["hero", "question", "body", "meta"])
def test_lines_are_as_high_as_their_token(kind: str) -> None:
    line = current_theme().line(kind)
    assert Label("One", kind).sizeHint().height() == line
    assert Label("One\nTwo", kind, wrap=True).sizeHint().height() == 2 * line
    label = Label("many words " * 20, kind, wrap=True)
    assert label.heightForWidth(200) % line == 0
    assert label.heightForWidth(200) > label.heightForWidth(600)
    assert Label("One", kind).heightForWidth(10) == -1


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_can_be_shown(show: Show, text: str) -> None:
    label, short = Label(text, wrap=True), Label(text, elide=True)
    holder = QWidget()
    holder.setLayout(column(label, short))
    holder.resize(300, 200)
    show(holder)
    assert not holder.grab().isNull()
    assert label.text().replace("\ufffd", "") == text.replace("\ud800", "")


def test_markup_is_for_our_own_sentences_only() -> None:
    assert parse_bold("a **b** c") == ("a b c", [(2, 1)])
    assert Label("a **b**", markup=True).text() == "a b"
    assert Label("a **b**").text() == "a **b**"


def test_bold_words_first_are_wider_than_plain_ones() -> None:
    label = Label()
    label.set_lead("", "You are offline. 3 waiting.")
    plain = label.sizeHint().width()
    label.set_lead("You are offline.", "3 waiting.")
    assert label.text() == "You are offline. 3 waiting."
    assert label.sizeHint().width() > plain
    label.set_lead("You are offline.", "")
    assert label.text() == "You are offline."


def test_a_label_can_change_its_looks(show: Show) -> None:
    label = Label("went", "answer")
    show(label)
    plain = label.grab().toImage()
    label.set_role("danger")
    label.set_strike(True)
    assert label.font().strikeOut()
    assert label.grab().toImage() != plain
    label.set_kind("title", bold=True)
    assert label.font().pixelSize() == 34
    label.setEnabled(False)
    assert not label.grab().isNull()


def test_a_label_that_elides_may_be_narrow() -> None:
    long = "A very long name of a very long challenge"
    assert Label(long, elide=True).minimumSizeHint().width() == 60
    assert Label(long).minimumSizeHint() == Label(long).sizeHint()


def test_icons_and_lines_have_the_size_of_the_theme(themes: ThemeHolder) -> None:
    icon = Icon("flag", 20)
    themes.set_look(choice="light", text_size=200)
    icon.set_icon("check")
    icon.set_icon("check", "success")
    assert icon.size() == QSize(35, 35)
    assert Divider().maximumHeight() == 1
    assert Divider(vertical=True).maximumWidth() == 1


def test_rows_and_columns_have_no_space_of_their_own() -> None:
    layout = column(
        4, Button("Go"), STRETCH, row(Button("Go")), (row(), Qt.AlignmentFlag.AlignRight)
    )
    # A layout that belongs to no widget and goes before its widgets crashes now and then.
    holder = QWidget()
    holder.setLayout(layout)
    assert layout.contentsMargins().left() == 0
    assert layout.spacing() == 0
    assert layout.count() == 5


def gap_text(*parts: str | QWidget) -> GapText:
    return GapText(list(parts))


def test_gaps_stay_with_the_punctuation_that_follows(show: Show) -> None:
    gap = GapField(1, "Gap 1")
    text = gap_text("How do I get to the ", gap, "? Go on.")
    text.resize(500, 100)
    show(text)
    words = [word for word, _place in text._placed]
    assert words == ["How", "do", "I", "get", "to", "the", "?", "Go", "on."]
    mark = next(place for word, place in text._placed if word == "?")
    assert mark.x() == gap.geometry().right() + 6
    assert text.accessibleName() == "How do I get to the … ? Go on."


def test_running_text_wraps_and_grows_with_a_gap(show: Show, qapp: QApplication) -> None:
    gap = GapField(1, "Gap 1")
    text = gap_text("one two three ", gap, " four")
    text.resize(330, 200)
    holder = QWidget()
    holder.setLayout(column(text, STRETCH))
    holder.resize(330, 300)
    show(holder)
    one_line = text.heightForWidth(text.width())
    gap.setText("a very long answer in the gap")
    for _pass in range(2):
        qapp.processEvents()
    assert text.heightForWidth(text.width()) > one_line
    assert gap.geometry().right() <= text.width()
    assert text.height() == text.heightForWidth(text.width())
    text.set_parts(["only words"])
    assert text.minimumSizeHint().width() < 200


def test_flow_breaks_lines_and_centres_them(show: Show, qapp: QApplication) -> None:
    holder, layout = QWidget(), FlowLayout(10, 6)
    small, large, last = Button("A", size=34), Button("B", size=48), Button("C" * 20)
    for button in (small, large, last):
        layout.addWidget(button)
    holder.setLayout(layout)
    holder.resize(layout.minimumSize().width() + 20, 300)
    show(holder)
    assert small.geometry().center().y() == pytest.approx(large.geometry().center().y(), abs=1)
    assert last.y() == 48 + 6
    assert layout.heightForWidth(holder.width()) == 48 + 6 + 40
    assert layout.sizeHint().width() > holder.width()
    assert layout.itemAt(9) is None
    assert layout.takeAt(9) is None
    assert layout.takeAt(0) is not None
    assert layout.count() == 2
    qapp.sendPostedEvents(None, QEvent.Type.LayoutRequest)
