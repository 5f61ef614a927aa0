"""All controls and all learning parts in all their states, as two pages of pictures.

Run it to write PNGs: `python -m tests.widgets.gallery FOLDER`.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QWidget

from oneenglish_desktop.widgets.controls.avatar import Avatar
from oneenglish_desktop.widgets.controls.banners import Banner
from oneenglish_desktop.widgets.controls.buttons import Button, IconButton, LinkButton
from oneenglish_desktop.widgets.controls.chips import Chip, CountBadge, KeyCap, KeyHint
from oneenglish_desktop.widgets.controls.choices import Check, Radio, Switch
from oneenglish_desktop.widgets.controls.combo import ComboBox
from oneenglish_desktop.widgets.controls.fields import PasswordField, TextField
from oneenglish_desktop.widgets.controls.filters import FilterChip
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.sliders import StopSlider
from oneenglish_desktop.widgets.controls.states import EmptyState, ErrorState
from oneenglish_desktop.widgets.controls.surfaces import Card, Page, ScrollArea
from oneenglish_desktop.widgets.controls.tabs import Segments, SideTabs, Tabs
from oneenglish_desktop.widgets.controls.tiles import IconTile, NumberTile
from oneenglish_desktop.widgets.layouts import Item, column, row
from oneenglish_desktop.widgets.learning.answers import AnswerOption
from oneenglish_desktop.widgets.learning.connection import ConnectionLine
from oneenglish_desktop.widgets.learning.flow import FlowLayout, GapText
from oneenglish_desktop.widgets.learning.gaps import GapChoice, GapField, GapSlot
from oneenglish_desktop.widgets.learning.hero import Hero
from oneenglish_desktop.widgets.learning.medal_scale import MedalScale
from oneenglish_desktop.widgets.learning.medals import KINDS, Medal
from oneenglish_desktop.widgets.learning.navigator import Navigator, NavigatorLegend, Tile
from oneenglish_desktop.widgets.learning.phase_dots import PhaseDots
from oneenglish_desktop.widgets.learning.phase_path import PhasePath
from oneenglish_desktop.widgets.learning.phase_station import Station
from oneenglish_desktop.widgets.learning.podium import PodiumColumns, PodiumPlace
from oneenglish_desktop.widgets.learning.progress import ProgressBar, ProgressRing, SegmentBar
from oneenglish_desktop.widgets.learning.theme_tile import ThemeTile
from oneenglish_desktop.widgets.learning.timer import TimerChip, TriesDots
from oneenglish_desktop.widgets.learning.true_false import Choice, TrueFalseRow
from oneenglish_desktop.widgets.learning.verdict import DiffText, VerdictHead
from oneenglish_desktop.widgets.learning.word_bank import WordBank
from oneenglish_desktop.widgets.theme.holder import ThemeHolder, current_theme

STATES = ("Default", "Hover", "Focus", "Pressed", "Disabled", "Busy")
CHOICES = (Choice("t", "True", "check"), Choice("f", "False", "x"))
THREE = (*CHOICES, Choice("n", "Not given", "minus"))


def _hover(widget: QWidget) -> None:
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)


def _card(*items: Item, padding: int = 18, spacing: int = 12) -> Card:
    card = Card(padding=padding)
    card.setLayout(column(*items, spacing=spacing))
    return card


def _flow(*widgets: QWidget) -> QWidget:
    holder, layout = QWidget(), FlowLayout(10, 10)
    for widget in widgets:
        layout.addWidget(widget)
    holder.setLayout(layout)
    return holder


def _part(title: str, content: QWidget) -> QLayout:
    return column(Label(title, "label", "text2"), content, spacing=8)


def _buttons() -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(10)
    states = STATES[:4] if current_theme().is_stacked else STATES
    for place, state in enumerate(states):
        grid.addWidget(Label(state, "meta", "text2"), 0, place + 1)
    kinds = ("primary", "continue", "secondary", "soft", "quiet", "danger")
    for line, kind in enumerate(kinds, start=1):
        grid.addWidget(Label(kind.capitalize(), "ui"), line, 0)
        text = {"quiet": "Open all", "danger": "Hide"}.get(kind, "Continue")
        for place, state in enumerate(states):
            button = Button(text, kind)
            _put_into(button, state)
            grid.addWidget(button, line, place + 1, Qt.AlignmentFlag.AlignLeft)
    card = Card(padding=18)
    card.setLayout(grid)
    return card


def _put_into(button: Button, state: str) -> None:
    if state == "Hover":
        _hover(button)
    elif state == "Pressed":
        button.setDown(True)
    elif state == "Disabled":
        button.setEnabled(False)
    elif state == "Busy":
        button.set_busy(True)


def _fields() -> QWidget:
    fields = {state: TextField(state, placeholder="Your answer") for state in STATES[:2]}
    error, disabled = TextField("Error"), TextField("Disabled", placeholder="Not open yet")
    error.setText("buyed")
    error.set_error("Check this word.")
    disabled.setEnabled(False)
    read_only = TextField("Read only")
    read_only.setText("went")
    read_only.set_read_only(True)
    user = TextField("Your username", icon="user", size=48)
    user.setText("mariana.costa")
    password = PasswordField("Your password")
    password.setText("swordfish")
    return _card(
        *fields.values(), error, disabled, read_only, user, password, padding=16, spacing=8
    )


def _choices() -> QWidget:
    some, on, chosen = Check("Some"), Check("On"), Radio("On")
    some.set_some(True)
    on.setChecked(True)
    chosen.setChecked(True)
    switches = (Switch("Sound"), Switch("Sound", checked=True))
    return _card(_flow(Check("Off"), on, some), _flow(Radio("Off"), chosen, *switches), padding=12)


def _tabs() -> QWidget:
    tabs = Tabs(["Overview", "By skill", "Focus", "Disabled"])
    tabs.set_enabled(3, False)
    segments = Segments(["Essays", "Speaking"], "Kind")
    counts = (CountBadge(3), CountBadge(14, "outline"), KeyCap("Tab"), KeyCap("F"))
    return _card(tabs, _flow(segments, *counts))


def _chips() -> QWidget:
    return _card(
        _flow(
            Chip("Level A2"),
            Chip("Started", "primary", icon="pencil-line"),
            Chip("Published", "success", icon="check"),
            Chip("Due today", "accent", icon="clock"),
            Chip("1 to fix", "danger", icon="circle-alert"),
            FilterChip("Type"),
            FilterChip("Level: A2", active=True),
            KeyHint(["[A]", "to", "[D]", "choose"]),
        )
    )


def _small_things() -> QWidget:
    return _card(
        _flow(
            NumberTile("5"),
            NumberTile("B", "primary"),
            IconTile("history"),
            IconTile("unplug", "danger", size=60, round_shape=True),
            Avatar("Mariana Costa", "1"),
            Avatar("Leo Park", "2"),
            IconButton("bell", "News"),
            IconButton("keyboard", "Keys", kind="quiet"),
            Button("Flag", icon="flag", keys=("Ctrl", "F")),
            Button("Check answer", "primary", size=48, icon_right="corner-down-left"),
            LinkButton("Ask Ms Duarte", icon="message-square-warning"),
        )
    )


def _settings() -> QWidget:
    language = ComboBox("Language", icon="languages")
    language.addItems(["English", "Português"])
    sizes = StopSlider("Text size", ["100%", "125%", "150%", "175%", "200%"])
    pages = SideTabs([("user", "Profile"), ("palette", "Look and text")])
    pages.set_current(1)
    tiles = [
        ThemeTile(choice, name)
        for choice, name in (("light", "Light"), ("dark", "Dark"), ("system", "Same as this PC"))
    ]
    tiles[0].setChecked(True)
    return _card(language, sizes, pages, _flow(*tiles))


def _banners() -> QWidget:
    banners = []
    for kind, icon, bold, text, action in (
        ("warn", "cloud-off", "You are offline. Your answers are safe,", "3 waiting.", "Try now"),
        ("info", "refresh-cw", "Connecting again.", "You can keep working.", "Try now"),
        ("ok", "cloud-check", "You are back online.", "We sent your 3 answers.", ""),
        ("bad", "cloud-alert", "2 answers were not sent.", "Please tell your teacher.", "See"),
    ):
        banner = Banner(kind)
        banners.append(banner)
        banner.show_message(bold, text, action, icon=icon)
    return _card(*banners, padding=14, spacing=8)


def _states() -> QLayout:
    problem = ErrorState(
        "We could not open this page", "Your work is safe. Please try again.", code="NET-204"
    )
    problem.add_action("again", "Try again", "primary", icon="refresh-cw")
    empty = EmptyState("No challenges yet", "You can still practise.", "Practise words")
    parts = (_card(empty), _card(problem))
    return column(*parts) if current_theme().is_stacked else row(*parts, spacing=16)


def controls_page() -> QWidget:
    """All controls, like the picture of the design."""
    return _page(
        "Controls",
        column(
            _part("Buttons: one primary for each screen", _buttons()),
            _part("Checks, choices, switches", _choices()),
            _part("Tabs, segments, counts, keys", _tabs()),
            _part("Chips and filters", _chips()),
            _part("Tiles, avatars, icons", _small_things()),
            _states(),
            None,
            spacing=16,
        ),
        column(
            _part("Fields", _fields()),
            _part("Settings", _settings()),
            _part("Banners", _banners()),
            None,
            spacing=16,
        ),
    )


def _answers() -> QWidget:
    texts = ("Default", "Hover", "Focus", "Selected", "Correct answer", "Your answer", "Closed")
    options = [AnswerOption(key, text) for key, text in zip("ABCDABC", texts, strict=True)]
    _hover(options[1])
    options[3].set_chosen(True)
    for option, verdict in zip(options[4:], ("correct", "not_yet", "closed"), strict=True):
        option.set_verdict(verdict)
    missed = AnswerOption("D", "Right, but not chosen")
    missed.set_verdict("missed")
    holder = QWidget()
    holder.setLayout(column(*options, missed, spacing=8))
    return holder


def _statements() -> QWidget:
    first = TrueFalseRow(1, "The museum opens at ten o'clock.", CHOICES)
    first.set_value("t")
    second = TrueFalseRow(2, "It is open on Mondays in January.", CHOICES)
    second.set_value("f")
    second.set_verdict("correct")
    third = TrueFalseRow(3, "Students never pay.", THREE)
    third.set_value("f")
    third.set_verdict("not_yet", expected="n")
    holder = QWidget()
    holder.setLayout(column(first, second, third, spacing=8))
    return holder


def _gaps() -> QWidget:
    fields = [GapField(number, f"Gap {number}") for number in range(1, 6)]
    for field, (typed, verdict) in zip(
        fields,
        (
            ("", "open"),
            ("le", "open"),
            ("left", "right"),
            ("minits", "not_yet"),
            ("ner", "almost"),
        ),
        strict=True,
    ):
        field.setText(typed)
        field.set_verdict(verdict)
    choice, slot, active = GapChoice(6, "Gap 6", ["go", "went"]), GapSlot(7, "7"), GapSlot(8, "8")
    choice.setText("went")
    slot.setText("station")
    active.set_active(True)
    bank = WordBank(["went", "bought", "goed", "station"])
    bank.set_used({3})
    text = GapText(
        [
            *("How do I get to the ", fields[0], "? Go ", fields[1], " on. Turn ", fields[2]),
            *(" in ten ", fields[3], ", ", fields[4], " the ", choice, " or ", slot, ". ", active),
        ]
    )
    return _card(text, bank)


def _phases() -> QWidget:
    path = PhasePath()
    path.set_stations(
        [
            Station("gold", "Phase 1", "Warm-up", "Gold, 95%"),
            Station("done", "Phase 2", "Heats", "50%"),
            Station("now", "Phase 3", "Quarter-final", "You are here"),
            Station("open", "Phase 4", "Semi-final", "Open"),
            Station("locked", "Phase 5", "Final", "Opens after phase 4"),
        ],
        "Podium",
        podium_open=False,
    )
    path.set_selected(2)
    return _card(path, padding=0)


def _progress() -> QWidget:
    segments = SegmentBar(12, "Questions")
    segments.set_states([True] * 6 + [False] * 6, 6)
    bars = column(
        row(ProgressBar(7, 12, "Questions"), Label("7 of 12", "ui"), spacing=10),
        PhaseDots(["gold", "silver", "now", "open", "locked"], "Phase 3 of 5"),
        segments,
        spacing=12,
    )
    medals = [Medal(kind, name=kind) for kind in KINDS]
    discs = [Medal(kind, size=28, style="disc", name=kind) for kind in KINDS]
    return _card(row(bars, ProgressRing(0.58, "58%", "Done"), spacing=16), _flow(*medals, *discs))


def _player_parts() -> QWidget:
    plain, low, hidden = TimerChip(), TimerChip(), TimerChip()
    plain.set_time("12:40", "left")
    low.set_time("1:58", "left, last 2 minutes", low=True)
    hidden.set_hidden(True, "Time hidden")
    navigator = Navigator()
    states = (("answered", False), ("answered", True), ("current", False), ("todo", False))
    navigator.set_tiles([Tile(number, *state) for number, state in enumerate(states, start=1)])
    legend = NavigatorLegend("Answered", "Flagged to see again", "To do")
    legend.set_counts(2, 1, 1)
    tries = (TriesDots(1, 2, "Try 1 of 2"), TriesDots(2, 2, "Last try"))
    return _card(
        _flow(plain, low, hidden),
        navigator,
        legend,
        _flow(*tries, ConnectionLine("online", "Answer saved")),
    )


def _feedback() -> QWidget:
    card = Card(padding=0)
    head = VerdictHead(
        "almost", "Almost there", "Two verbs need a change.", "+2", "of 3 points", alone=False
    )
    diff = DiffText(
        [("Yesterday he", "same"), ("go", "removed"), ("went", "added"), ("home.", "same")]
    )
    body = row(diff, margins=(24, 16, 24, 16))
    card.setLayout(column(head, body))
    alone = [VerdictHead(kind, kind.capitalize()) for kind in ("right", "not_yet", "saved")]
    holder = QWidget()
    holder.setLayout(column(card, *alone, spacing=8))
    return holder


def _heroes() -> QWidget:
    oval = Hero("oval", radius=current_theme().radius("hero"))
    oval.set_trail(6, 12)
    oval.setMinimumHeight(262)
    texts = column(
        Label("Continue where you left off", "bodyStudent", "heroAccent", bold=True),
        Label("A Day in the City", "titleStaff", "onHero", wrap=True),
        PhaseDots(["gold", "silver", "now", "locked", "locked"], "Phase 3", on_hero=True),
        Button("Continue", "continue", size=48, icon="play", filled_icon=True),
        MedalScale(83, 60, 75, 90, "25 of 30 points"),
        spacing=12,
        margins=(28, 24, 28, 24),
    )
    oval.setLayout(row(texts))
    podium = Hero("podium", radius=current_theme().radius("hero"))
    places = [
        PodiumPlace(1, "1", "Yusuf Demir", "57 points", False, "gold"),
        PodiumPlace(2, "2", "Mariana Costa", "You, 54 points", True, "silver"),
        PodiumPlace(3, "3", "Aiko Tanaka", "53 points", False, "bronze"),
    ]
    podium.setLayout(column(PodiumColumns(places), margins=(24, 24, 24, 0)))
    holder, parts = QWidget(), (oval, podium)
    stacked = current_theme().is_stacked
    holder.setLayout(column(*parts) if stacked else row(*parts, spacing=16))
    return holder


def learning_page() -> QWidget:
    """All learning parts, like the picture of the design."""
    return _page(
        "Learning parts",
        column(
            _part("Answer option", _answers()),
            _part("True or false", _statements()),
            _part("Feedback", _feedback()),
            None,
            spacing=16,
        ),
        column(
            _part("Progress and medals", _progress()),
            _part("Player", _player_parts()),
            _part("Gaps", _gaps()),
            None,
            spacing=16,
        ),
        below=column(_part("Phases", _phases()), _heroes(), spacing=16),
    )


def _page(title: str, left: QLayout, right: QLayout, *, below: QLayout | None = None) -> QWidget:
    content = QWidget()
    stacked = current_theme().is_stacked
    parts = column(left, right, spacing=16) if stacked else row(left, right, spacing=20)
    if not stacked:
        parts.setStretch(0, 3)
        parts.setStretch(1, 2)
    whole = column(Label(title, "titleStaff"), parts, spacing=16, margins=(28, 20, 28, 20))
    if below is not None:
        whole.addLayout(below)
    content.setLayout(whole)
    page = Page()
    page.setLayout(column(ScrollArea(content)))
    page.resize(1366, 768)
    return page


def content_of(page: QWidget) -> QWidget:
    """What scrolls inside a page of the gallery."""
    content = page.findChildren(ScrollArea)[0].widget()
    assert content is not None
    return content


def main(folder: Path) -> None:
    """Write a picture of each page in each theme at 100 and 200 %."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    holder = ThemeHolder(app)
    for choice in ("light", "dark", "contrast"):
        for text_size in (100, 200):
            holder.set_look(choice=choice, text_size=text_size)
            for make in (controls_page, learning_page):
                page = make()
                page.show()
                app.processEvents()
                page.resize(1366, content_of(page).sizeHint().height() + 40)
                app.processEvents()
                page.grab().save(str(folder / f"{make.__name__}-{choice}-{text_size}.png"))
                page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
