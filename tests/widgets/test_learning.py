"""Learning parts by keyboard and mouse, and what screen readers get to know."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from oneenglish_desktop.widgets.layouts import column
from oneenglish_desktop.widgets.learning.answers import AnswerOption
from oneenglish_desktop.widgets.learning.connection import ConnectionLine
from oneenglish_desktop.widgets.learning.gaps import GapChoice, GapField, GapSlot
from oneenglish_desktop.widgets.learning.hero import Hero
from oneenglish_desktop.widgets.learning.logo import Logo, window_icon
from oneenglish_desktop.widgets.learning.medal_scale import MedalScale
from oneenglish_desktop.widgets.learning.medals import Medal
from oneenglish_desktop.widgets.learning.navigator import Navigator, NavigatorLegend, Tile
from oneenglish_desktop.widgets.learning.phase_dots import PhaseDots
from oneenglish_desktop.widgets.learning.phase_path import PhasePath
from oneenglish_desktop.widgets.learning.phase_station import Station
from oneenglish_desktop.widgets.learning.podium import PodiumColumns, PodiumPlace
from oneenglish_desktop.widgets.learning.progress import ProgressBar, ProgressRing, SegmentBar
from oneenglish_desktop.widgets.learning.rail import Rail
from oneenglish_desktop.widgets.learning.theme_tile import ThemeTile
from oneenglish_desktop.widgets.learning.timer import TimerChip, TriesDots
from oneenglish_desktop.widgets.learning.true_false import Choice, TrueFalseRow
from oneenglish_desktop.widgets.learning.verdict import DiffText, DiffWord, VerdictHead
from oneenglish_desktop.widgets.learning.word_bank import WordBank
from oneenglish_desktop.widgets.theme.holder import ThemeHolder, current_theme

Show = Callable[[QWidget], QWidget]
TAB = Qt.FocusReason.TabFocusReason
Role, Text, Key = QAccessible.Role, QAccessible.Text, Qt.Key
pytestmark = [
    pytest.mark.usefixtures("themes"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


def spoken(widget: QWidget) -> tuple[QAccessible.Role, str, str]:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.role(), interface.text(Text.Name), interface.text(Text.Value)


def colours(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage()
    size = picture.size()
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, size.width(), 2)
        for y in range(0, size.height(), 2)
    }


# Answers


@pytest.fixture
def options(show: Show) -> list[AnswerOption]:
    made = [
        AnswerOption(key, f"Answer {key}", position=f"{number} of 3")
        for number, key in enumerate("ABC", start=1)
    ]
    holder = QWidget()
    holder.setLayout(column(*made))
    holder.resize(500, 300)
    show(holder)
    return made


def test_one_answer_is_chosen_by_keys(options: list[AnswerOption]) -> None:
    first, second, _third = options
    first.setFocus(TAB)
    QTest.keyClick(first, Key.Key_Space)
    assert first.isChecked()
    QTest.keyClick(first, Key.Key_Down)
    assert second.hasFocus()
    assert [option.isChecked() for option in options] == [False, True, False]
    second.set_chosen(False)
    assert not any(option.isChecked() for option in options)


def test_answers_are_spoken_with_place_and_verdict(options: list[AnswerOption]) -> None:
    assert spoken(options[0])[:2] == (Role.RadioButton, "A, Answer A, 1 of 3")
    options[0].set_verdict("not_yet")
    assert spoken(options[0])[1] == "A, Answer A, Not yet, 1 of 3"
    options[1].set_verdict("missed", "This is right")
    assert "This is right" in spoken(options[1])[1]
    assert spoken(AnswerOption("A", "x", multiple=True))[0] == Role.CheckBox


def test_several_answers_may_be_chosen(show: Show) -> None:
    holder, both = QWidget(), [AnswerOption(key, key, multiple=True) for key in "AB"]
    holder.setLayout(column(*both))
    show(holder)
    for option in both:
        QTest.keyClick(option, Key.Key_Return)
    assert all(option.isChecked() for option in both)
    QTest.keyClick(both[0], Key.Key_Down)
    assert not both[1].hasFocus()


def test_a_marked_answer_takes_no_press(options: list[AnswerOption]) -> None:
    options[0].set_verdict("closed")
    QTest.mouseClick(options[0], Qt.MouseButton.LeftButton)
    assert not options[0].isChecked()
    options[0].set_verdict("open")
    QTest.mouseClick(options[0], Qt.MouseButton.LeftButton)
    assert options[0].isChecked()


def test_long_answers_wrap_and_keep_their_height(show: Show, themes: ThemeHolder) -> None:
    option = AnswerOption("A", "a long answer " * 20)
    holder = QWidget()
    holder.setLayout(column(option, None))
    holder.resize(400, 900)
    show(holder)
    line = current_theme().line("answer")
    assert option.height() > 5 * line
    assert option.height() == option.heightForWidth(option.width())
    themes.set_look(choice="light", text_size=150)
    assert option.heightForWidth(400) > option.height()


# Statements

CHOICES = (
    Choice("t", "True", "check"),
    Choice("f", "False", "x"),
    Choice("n", "Not given", "minus"),
)


@pytest.fixture
def statement(show: Show) -> TrueFalseRow:
    made = TrueFalseRow(2, "It is open on Mondays.", CHOICES)
    made.resize(840, 90)
    show(made)
    made.setFocus(TAB)
    return made


def test_figures_and_arrows_answer_a_statement(statement: TrueFalseRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(statement.changed):
        QTest.keyClick(statement, Key.Key_2)
    assert statement.value() == "f"
    for key, value in (
        (Key.Key_Right, "n"),
        (Key.Key_Right, "n"),
        (Key.Key_Left, "f"),
        (Key.Key_1, "t"),
        (Key.Key_Left, "t"),
        (Key.Key_9, "t"),
    ):
        QTest.keyClick(statement, key)
        assert statement.value() == value
    statement.set_value(None)
    QTest.keyClick(statement, Key.Key_Left)
    assert statement.value() == "n"


def test_up_and_down_are_for_the_page(statement: TrueFalseRow, qtbot: QtBot) -> None:
    for key, step in ((Key.Key_Up, -1), (Key.Key_Down, 1)):
        with qtbot.waitSignal(statement.moved) as moved:
            QTest.keyClick(statement, key)
        assert moved.args == [step]


def test_the_mouse_answers_a_statement_until_it_is_locked(statement: TrueFalseRow) -> None:
    QTest.mouseClick(statement._buttons[1], Qt.MouseButton.LeftButton)
    assert statement.value() == "f"
    statement.set_locked(True)
    QTest.keyClick(statement, Key.Key_1)
    assert statement.value() == "f"


def test_a_marked_statement_says_so(statement: TrueFalseRow) -> None:
    statement.set_value("f")
    statement.set_verdict("not_yet", expected="n")
    assert spoken(statement) == (Role.Grouping, "It is open on Mondays.", "False, Not yet")
    wanted = {current_theme().colour(role).name() for role in ("dangerSoft", "successLine")}
    assert wanted <= colours(statement)
    statement.set_verdict("correct", "Well done")
    assert spoken(statement)[2] == "False, Well done"
    statement.set_verdict("open")
    assert spoken(statement)[2] == "False"


def test_a_narrow_row_puts_the_answers_below(statement: TrueFalseRow) -> None:
    button = statement._buttons[0]
    assert button.y() < 40
    statement.resize(500, 200)
    assert button.mapTo(statement, button.rect().topLeft()).y() > 40


# Gaps


@pytest.mark.parametrize("kind", ["field", "choice", "slot"])
def test_gaps_show_and_say_their_verdict(show: Show, qtbot: QtBot, kind: str) -> None:
    makers: dict[str, Callable[[], GapField | GapChoice | GapSlot]] = {
        "field": lambda: GapField(1, "Gap 1 of 2"),
        "choice": lambda: GapChoice(1, "Gap 1 of 2", ["go", "went"]),
        "slot": lambda: GapSlot(1, "Gap 1 of 2"),
    }
    gap = makers[kind]()
    gap.resize(gap.sizeHint())
    show(gap)
    with qtbot.waitSignal(gap.changed):
        gap.setText("went")
    assert gap.text() == "went"
    heard = gap.input if isinstance(gap, GapField) else gap
    assert "Gap 1 of 2" in spoken(heard)[1]
    for verdict, soft in (
        ("right", "successSoft"),
        ("almost", "accentSoft"),
        ("not_yet", "dangerSoft"),
    ):
        gap.set_verdict(verdict)
        gap.resize(gap.sizeHint())
        assert current_theme().colour(soft).name() in colours(gap)
    said = f"{heard.accessibleName()} {heard.accessibleDescription()}"
    assert "Not yet" in said
    gap.set_verdict("open")
    assert "Not yet" not in f"{heard.accessibleName()} {heard.accessibleDescription()}"


def test_a_typed_gap_takes_no_keys_when_locked(show: Show, qtbot: QtBot) -> None:
    gap = GapField(1, "Gap")
    show(gap)
    QTest.keyClicks(gap.input, "le")
    gap.set_locked(True)
    QTest.keyClicks(gap.input, "ft")
    assert gap.text() == "le"
    with qtbot.waitSignal(gap.submitted):
        QTest.keyClick(gap.input, Key.Key_Return)
    assert gap.input.focus_shape()[0] is gap


def test_a_drop_down_gap_is_empty_at_first(show: Show) -> None:
    gap = GapChoice(1, "Gap", ["go", "went"])
    show(gap)
    assert gap.text() == ""
    QTest.keyClick(gap, Key.Key_Down)
    assert gap.text() == "go"
    gap.setText("nothing like it")
    assert gap.text() == ""
    gap.set_locked(True)
    assert not gap.isEnabled()
    gap.set_verdict("right")
    assert not gap.grab().isNull()


def test_the_active_slot_is_marked(show: Show) -> None:
    slot = GapSlot(1, "Gap")
    show(slot)
    slot.set_active(True)
    assert current_theme().colour("primary").name() in colours(slot)
    slot.set_locked(True)
    assert not slot.isEnabled()


def test_words_of_the_bank_are_picked_by_keys(show: Show, qtbot: QtBot) -> None:
    bank = WordBank(["go", "went", "gone"])
    show(bank)
    first, second, third = bank._words
    first.setFocus(TAB)
    QTest.keyClick(first, Key.Key_Right)
    assert second.hasFocus()
    with qtbot.waitSignal(bank.picked) as picked:
        QTest.keyClick(second, Key.Key_Return)
    assert picked.args == [1]
    QTest.keyClick(second, Key.Key_Down)
    QTest.keyClick(third, Key.Key_Right)
    assert first.hasFocus()
    assert [word.focusPolicy() for word in bank._words].count(Qt.FocusPolicy.StrongFocus) == 1


def test_a_used_word_cannot_be_picked_again(show: Show, qtbot: QtBot) -> None:
    bank = WordBank(["go", "went"])
    show(bank)
    bank.set_used({0})
    with qtbot.assertNotEmitted(bank.picked):
        bank._words[0].click()
    assert bank._words[0].accessibleDescription() == "used"
    bank.set_locked(True)
    with qtbot.assertNotEmitted(bank.picked):
        bank._words[1].click()
    assert spoken(bank)[0] == Role.List


# The player


def test_navigator_has_one_stop_and_arrows(show: Show, qtbot: QtBot) -> None:
    navigator = Navigator(columns=2)
    tiles = [Tile(number, "todo", name=f"Question {number}, to do") for number in range(1, 6)]
    navigator.set_tiles(tiles)
    navigator.set_tiles([tiles[0]._replace(state="current"), *tiles[1:4]])
    show(navigator)
    first = navigator._tiles[0]
    first.setFocus(TAB)
    QTest.keyClick(first, Key.Key_Down)
    below = navigator._tiles[2]
    assert below.hasFocus()
    QTest.keyClick(below, Key.Key_Down)
    assert below.hasFocus()
    with qtbot.waitSignal(navigator.chosen) as chosen:
        QTest.keyClick(below, Key.Key_Return)
    assert chosen.args == [2]
    assert len(navigator._tiles) == 4
    assert spoken(below)[:2] == (Role.Button, "Question 3, to do")
    QTest.keyClick(below, Key.Key_A)


def test_flag_and_tick_are_told_apart_without_colour(show: Show, themes: ThemeHolder) -> None:
    navigator = Navigator()
    themes.set_look(choice="contrast")
    pictures = []
    for tile in (
        Tile(1, "todo"),
        Tile(1, "answered"),
        Tile(1, "answered", flagged=True),
        Tile(1, "current"),
        Tile(1, "current", flagged=True),
    ):
        navigator.set_tiles([tile])
        show(navigator)
        pictures.append(navigator._tiles[0].grab().toImage())
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])
    legend = NavigatorLegend("Answered", "Flagged", "To do")
    legend.set_counts(3, 1, 8)
    assert [label.text() for label in legend._counts] == ["3", "1", "8"]


def test_timer_says_the_time_or_that_it_is_hidden(show: Show) -> None:
    timer = TimerChip()
    show(timer)
    timer.set_time("12:40", "left")
    assert spoken(timer)[:2] == (Role.StaticText, "12:40 left")
    plain = timer.sizeHint()
    timer.set_time("1:58", "left, last 2 minutes", low=True)
    timer.resize(timer.sizeHint())
    assert current_theme().colour("accentSoft").name() in colours(timer)
    timer.set_hidden(True, "Time hidden")
    assert spoken(timer)[1] == "Time hidden"
    assert timer.sizeHint() != plain


def test_tries_are_dots_and_words(show: Show) -> None:
    tries = TriesDots(1, 2, "Try 1 of 2")
    show(tries)
    with_dots = tries.sizeHint().width()
    assert current_theme().colour("primary").name() in colours(tries)
    tries.set_tries(0, 0, "Try 1 of 2")
    assert tries.sizeHint().width() < with_dots
    assert spoken(tries)[1] == "Try 1 of 2"


def test_progress_is_spoken() -> None:
    bar = ProgressBar(7, 12, "Questions", words="7 of 12")
    assert spoken(bar) == (Role.ProgressBar, "Questions", "7 of 12")
    bar.set_value(3, 0)
    assert spoken(bar)[2] == "0%"
    ring = ProgressRing(0.58, "58%", "Done")
    assert spoken(ring) == (Role.ProgressBar, "Done", "58%")
    segments = SegmentBar(12, "Questions")
    segments.set_states([True, False, True], 1)
    assert spoken(segments)[2] == "2 / 3"
    assert segments.minimumSizeHint().width() < segments.sizeHint().width()


# Phases and medals


def stations() -> list[Station]:
    states = ("gold", "done", "now", "open", "locked")
    return [
        Station(state, f"Phase {number}", f"Name {number}", "Note")
        for number, state in enumerate(states, start=1)
    ]


@pytest.mark.parametrize("width", [1090, 500])
def test_stations_are_chosen_by_keys(show: Show, qtbot: QtBot, width: int) -> None:
    path = PhasePath()
    path.resize(width, 300)
    path.set_stations(stations(), "Podium", podium_open=False)
    show(path)
    path.set_selected(3)
    fourth, fifth, podium = path._stations[3:]
    fourth.setFocus(TAB)
    QTest.keyClick(fourth, Key.Key_Right)
    assert fifth.hasFocus()
    QTest.keyClick(fifth, Key.Key_Right)
    assert fifth.hasFocus()
    assert not podium.isEnabled()
    with qtbot.waitSignal(path.chosen) as chosen:
        QTest.keyClick(fifth, Key.Key_Return)
    assert chosen.args == [4]
    assert fourth.isChecked()
    assert spoken(fourth)[1] == "Phase 4, Name 4, Note"
    assert path.grab().width() == width
    QTest.keyClick(fifth, Key.Key_A)


def test_path_can_be_filled_again_and_open_its_podium(show: Show, themes: ThemeHolder) -> None:
    path = PhasePath()
    show(path)
    assert not path.grab().isNull()
    path.set_stations(stations(), "Podium", podium_open=False)
    path.set_stations(stations()[:3], "Podium", podium_open=True)
    assert len(path._stations) == 4
    assert path._stations[-1].isEnabled()
    across = path.minimumSizeHint().height()
    themes.set_look(choice="contrast", text_size=150)
    assert path.minimumSizeHint().height() > across


def test_stars_tell_medals_apart_without_colour() -> None:
    pictures = [Medal(kind, name=kind).grab().toImage() for kind in ("gold", "silver", "bronze")]
    assert pictures[0] != pictures[1] != pictures[2]
    medal = Medal("gold", size=32, style="disc", name="Gold medal")
    assert spoken(medal)[:2] == (Role.Graphic, "Gold medal")
    medal.set_kind("bronze", "Bronze medal")
    assert spoken(medal)[1] == "Bronze medal"


def test_a_medal_grows_once(show: Show, themes: ThemeHolder, qtbot: QtBot) -> None:
    medal = Medal("gold", size=120, on_hero=True)
    show(medal)
    whole = medal.grab().toImage()
    medal.celebrate()
    qtbot.waitUntil(lambda: medal._shown == 1.0)
    assert medal.grab().toImage() == whole
    themes.set_look(choice="light", less_movement=True)
    medal.celebrate()
    assert medal._shown == 1.0


def test_dots_and_scale_are_spoken(show: Show) -> None:
    dots = PhaseDots(["gold", "done", "now", "open", "locked"], "Phase 3 of 5", on_hero=True)
    show(dots)
    assert spoken(dots)[:2] == (Role.Graphic, "Phase 3 of 5")
    assert current_theme().colour("heroAccent").name() in colours(dots)
    scale = MedalScale(83, 60, 75, 90, "25 of 30 points")
    scale.resize(scale.minimumSizeHint())
    assert spoken(scale) == (Role.ProgressBar, "25 of 30 points", "83%")
    assert {"gold", "silver", "bronze"} <= {
        role
        for role in ("gold", "silver", "bronze")
        if current_theme().colour(role).name() in colours(scale)
    }


@pytest.mark.parametrize(
    ("variant", "choice", "lanes_seen"),
    [
        ("plain", "light", False),
        ("arc", "light", True),
        ("oval", "light", True),
        ("rings", "light", True),
        ("podium", "light", True),
        ("oval", "contrast", False),
        ("rings", "contrast", False),
        ("podium", "contrast", False),
    ],
)
def test_heroes_have_lanes_but_not_in_high_contrast(
    themes: ThemeHolder,
    variant: str,
    choice: str,
    lanes_seen: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    themes.set_look(choice=choice)
    hero = Hero(variant, radius=18)
    hero.resize(700, 400)
    hero.set_trail(3, 4)
    lanes = {current_theme().colour(role).name() for role in ("heroLane", "heroLane2")}
    picture = hero.grab(hero.rect().adjusted(20, 20, -20, -20)).toImage()
    used = {
        picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(0, 300, 3)
    }
    assert bool(lanes & used) == lanes_seen
    hero.set_trail(0, 0)
    assert hero.is_hero


def test_podium_puts_the_first_in_the_middle(show: Show, themes: ThemeHolder) -> None:
    places = [
        PodiumPlace(number, str(number), f"Person {number}", "50 points", number == 2, medal)
        for number, medal in ((1, "gold"), (2, "silver"), (3, "bronze"))
    ]
    podium = PodiumColumns(places)
    podium.resize(700, 560)
    show(podium)
    columns = sorted(
        (widget for widget in podium.findChildren(QWidget) if hasattr(widget, "_place")),
        key=lambda widget: widget.x(),
    )
    assert [column._place.place for column in columns] == [2, 1, 3]
    assert columns[1].height() > columns[0].height() > columns[2].height()
    themes.set_look(choice="contrast", text_size=200)
    assert not podium.grab().isNull()


# The shell


def test_rail_chooses_and_collapses(show: Show, qtbot: QtBot) -> None:
    rail = Rail()
    home = rail.add_item("home", "house", "Home")
    rail.add_item("messages", "message-circle", "Messages")
    rail.add_bottom_item("settings", "settings", "Settings")
    out = rail.add_action("out", "log-out", "Sign out")
    rail.set_person("Mariana Costa", "1", "Class 8B")
    rail.set_connection("offline", "Offline")
    rail.resize(212, 700)
    show(rail)
    for item, name in ((home, "home"), (out, "out")):
        with qtbot.waitSignal(rail.chosen) as chosen:
            QTest.keyClick(item, Key.Key_Return)
        assert chosen.args == [name]
        assert not item.isChecked()
    rail.set_current("home")
    assert home.isChecked()
    rail.set_current("elsewhere")
    assert not home.isChecked()
    rail.set_count("messages", 120)
    assert spoken(rail._items["messages"])[1] == "Messages, 120"
    rail.set_count("messages", 3, filled=False)
    assert not rail.grab().isNull()
    rail.set_collapsed(True)
    assert rail.is_collapsed
    assert rail.width() == 68
    assert home.toolTip() == "Home"
    assert not rail.grab().isNull()


def test_connection_line_changes(show: Show) -> None:
    line = ConnectionLine("online", "Online, all saved")
    show(line)
    line.set_state("problem", "2 answers were not sent")
    assert line.toolTip() == "2 answers were not sent"
    line.set_words_visible(False)
    assert not line._words.isVisible()


def test_theme_tiles_are_radio_buttons(show: Show, themes: ThemeHolder) -> None:
    holder = QWidget()
    tiles = [ThemeTile(choice, choice) for choice in ("light", "dark", "contrast", "system")]
    holder.setLayout(column(*tiles))
    show(holder)
    tiles[0].setChecked(True)
    tiles[0].setFocus(TAB)
    QTest.keyClick(tiles[0], Key.Key_Down)
    assert [tile.isChecked() for tile in tiles] == [False, True, False, False]
    assert spoken(tiles[2])[:2] == (Role.RadioButton, "contrast")
    themes.set_look(choice="contrast")
    assert not holder.grab().isNull()


def test_logo_and_window_icon(show: Show, qapp: QApplication) -> None:
    logo = Logo()
    show(logo)
    wide = logo.sizeHint().width()
    logo.set_words(False)
    assert logo.sizeHint().width() < wide / 2
    assert logo.accessibleName() == "OneEnglish"
    assert not logo.grab().isNull()
    assert len(window_icon().availableSizes()) == 7
    assert qapp is not None


def test_verdicts_are_told_in_one_sentence(show: Show) -> None:
    head = VerdictHead("almost", "Almost there", "Two verbs.", "+2", "of 3 points")
    show(head)
    assert spoken(head)[:2] == (Role.Grouping, "Almost there. Two verbs. +2 of 3 points")
    assert spoken(VerdictHead("saved", "Saved"))[1] == "Saved"


def test_changed_words_are_spoken(show: Show) -> None:
    diff = DiffText([("He", "same"), ("go", "removed"), ("went", "added"), ("home", "same")])
    show(diff)
    said = [spoken(word)[1] for word in diff.findChildren(DiffWord)]
    assert said == ["removed: go", "added: went"]
