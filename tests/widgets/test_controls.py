"""General controls by keyboard and mouse, and what screen readers get to know."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from oneenglish_desktop.widgets.controls.avatar import Avatar, avatar_colour, initials
from oneenglish_desktop.widgets.controls.banners import Banner, Toast
from oneenglish_desktop.widgets.controls.buttons import Button, IconButton, LinkButton
from oneenglish_desktop.widgets.controls.chips import Chip, CountBadge, KeyHint
from oneenglish_desktop.widgets.controls.choices import Check, Radio, Switch
from oneenglish_desktop.widgets.controls.combo import ComboBox, Menu
from oneenglish_desktop.widgets.controls.fields import PasswordField, TextField
from oneenglish_desktop.widgets.controls.filters import FilterChip
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.sliders import StopSlider
from oneenglish_desktop.widgets.controls.spinner import Spinner
from oneenglish_desktop.widgets.controls.states import EmptyState, ErrorState, LoadingState
from oneenglish_desktop.widgets.controls.tabs import Segments, SideTabs, Tabs
from oneenglish_desktop.widgets.icons import icon, pixmap
from oneenglish_desktop.widgets.layouts import column
from oneenglish_desktop.widgets.theme.holder import ThemeHolder, current_theme

Show = Callable[[QWidget], QWidget]
Press = Callable[[], object]
pytestmark = [
    pytest.mark.usefixtures("themes"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


def spoken(widget: QWidget) -> tuple[QAccessible.Role, str]:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.role(), interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize(
    "make",
    [lambda: Button("Go"), lambda: IconButton("bell", "News"), lambda: LinkButton("Go")],
    ids=["words", "icon", "link"],
)
def test_keys_press_buttons(show: Show, qtbot: QtBot, make: Press, key: Qt.Key) -> None:
    button = make()
    assert isinstance(button, Button | IconButton | LinkButton)
    show(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_busy_button_says_wait_and_takes_no_press(show: Show, themes: ThemeHolder) -> None:
    button, pressed = Button("Go", "primary"), list[bool]()
    button.clicked.connect(lambda: pressed.append(True))
    button.setAccessibleName("Go on")
    show(button)
    button.set_busy(True)
    button.set_busy(True)
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert pressed == []
    assert spoken(button) == (QAccessible.Role.Button, "Wait")
    assert button.is_busy
    themes.set_look(choice="light", less_movement=True)
    assert not button.grab().isNull()
    button.set_busy(False)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [True]
    assert spoken(button)[1] == "Go on"


def test_button_grows_with_icon_keys_and_text_size(themes: ThemeHolder) -> None:
    button = Button("Flag", icon="flag")
    plain = button.sizeHint()
    button.set_keys(("Ctrl", "F"))
    assert button.sizeHint().width() > plain.width()
    button.set_icon("")
    button.set_kind("danger")
    themes.set_look(choice="light", text_size=200)
    assert button.sizeHint().height() > plain.height()


def test_icon_button_is_named(show: Show) -> None:
    button = IconButton("bell", "News", round_shape=True)
    show(button)
    button.set_icon("eye", filled=True)
    button.set_badge(True)
    assert spoken(button) == (QAccessible.Role.Button, "News")
    assert button.toolTip() == "News"
    assert not button.grab().isNull()


def test_field_says_its_error_until_somebody_types(show: Show, qtbot: QtBot) -> None:
    field, texts = TextField("Name", placeholder="Ana"), list[str]()
    show(field)
    field.changed.connect(texts.append)
    field.set_hint("As in class")
    field.set_error("Write your name.")
    labels = [label for label in field.findChildren(QLabel) if label.isVisible()]
    assert [label.text() for label in labels] == ["Name", "Write your name."]
    assert field.input.accessibleDescription() == "Write your name."
    QTest.keyClicks(field.input, "Al")
    assert labels[1].text() == "As in class"
    assert field.text() == "Al"
    assert texts == ["A", "Al"]
    with qtbot.waitSignal(field.submitted):
        QTest.keyClick(field.input, Qt.Key.Key_Return)
    assert spoken(field.input) == (QAccessible.Role.EditableText, "Name")


def test_field_may_be_read_only_and_renamed(show: Show) -> None:
    field = TextField("Name", icon="user", size=48)
    show(field)
    field.setText("Ana")
    field.set_read_only(True)
    field.set_label("First name")
    QTest.keyClicks(field.input, "x")
    assert field.text() == "Ana"
    assert field.input.accessibleName() == "First name"
    field.setEnabled(False)
    assert not field.grab().isNull()
    field.setFocus()
    assert field.focusProxy() is field.input


def test_password_is_hidden_until_shown(show: Show) -> None:
    field = PasswordField("Password")
    show(field)
    button = field.findChildren(LinkButton)[0]
    assert field.input.echoMode() == QLineEdit.EchoMode.Password
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.input.echoMode() == QLineEdit.EchoMode.Normal
    assert button.text() == "Hide"


@pytest.mark.parametrize(
    ("letter", "shift", "warned"),
    [("A", False, True), ("a", True, True), ("a", False, False), ("A", True, False)],
)
def test_caps_lock_is_noticed(show: Show, letter: str, shift: bool, warned: bool) -> None:  # noqa: FBT001 - parameters of the test
    field = PasswordField("Password")
    show(field)
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, letter)
    QApplication.sendEvent(field.input, event)
    shown = [label.text() for label in field.findChildren(QLabel) if label.isVisible()]
    assert ("Caps Lock is on." in shown) == warned
    QTest.keyClick(field.input, Qt.Key.Key_CapsLock)
    shown = [label.text() for label in field.findChildren(QLabel) if label.isVisible()]
    assert "Caps Lock is on." not in shown


def test_choices_have_roles_and_states(show: Show) -> None:
    check, radio, switch = Check("Some"), Radio("One"), Switch("Sound")
    holder = QWidget()
    holder.setLayout(column(check, radio, switch))
    show(holder)
    check.set_some(True)
    assert not check.grab().isNull()
    for button, name in ((check, "Some"), (radio, "One"), (switch, "Sound")):
        assert spoken(button)[1] == name
        QTest.keyClick(button, Qt.Key.Key_Space)
        assert button.isChecked()
    assert spoken(check)[0] == QAccessible.Role.CheckBox
    switch.setEnabled(False)
    check.setEnabled(False)
    assert not holder.grab().isNull()


@pytest.mark.parametrize(
    "make", [Tabs, lambda labels: Segments(labels, "Kind")], ids=["tabs", "segments"]
)
def test_arrows_move_inside_a_choice(show: Show, make: Callable[[list[str]], Tabs]) -> None:
    tabs, chosen = make(["One", "Two", "Three"]), list[int]()
    tabs.changed.connect(chosen.append)
    show(tabs)
    first, second = tabs._group.buttons()[:2]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    assert tabs.current() == 1
    tabs.set_current(2)
    assert chosen == [1, 2]
    tabs.set_enabled(0, False)
    assert not tabs._group.buttons()[0].isEnabled()


def test_side_tabs_are_named(show: Show) -> None:
    tabs = SideTabs([("user", "Profile"), ("palette", "Look")])
    show(tabs)
    tabs.set_current(1)
    assert spoken(tabs._group.buttons()[1]) == (QAccessible.Role.RadioButton, "Look")


def test_slider_chooses_stops(show: Show) -> None:
    slider = StopSlider("Text size", ["100%", "150%", "200%"])
    slider.resize(400, slider.sizeHint().height())
    show(slider)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == 1
    assert slider.accessibleDescription() == "150%"
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(398, 10))
    assert slider.value() == 2
    QTest.mouseMove(slider, QPoint(3, 10))
    assert spoken(slider) == (QAccessible.Role.Slider, "Text size")
    assert slider.focus_shape()[1].center().x() > 300


def test_combo_is_named_and_elides(show: Show) -> None:
    combo = ComboBox("Language", icon="languages")
    combo.addItems(["English", "A language with a very long name"])
    combo.resize(120, 40)
    show(combo)
    assert spoken(combo)[1] == "Language"
    assert combo.minimumSizeHint().width() < combo.sizeHint().width()
    combo.setEnabled(False)
    assert not combo.grab().isNull()


def test_menu_has_icons_and_shortcuts() -> None:
    menu = Menu()
    action = menu.add("Archive", "archive", "Ctrl+D", danger=True)
    assert action.shortcut().toString() == "Ctrl+D"
    assert not action.icon().isNull()
    assert menu.add("Edit").icon().isNull()


def test_chips_and_counts(show: Show, qtbot: QtBot) -> None:
    chip, active, count = Chip("A2"), FilterChip("Level: A2", active=True), CountBadge(0)
    holder = QWidget()
    holder.setLayout(column(chip, active, count))
    show(holder)
    chip.set_chip("B1", "success", icon="check")
    assert spoken(chip)[1] == "B1"
    assert not count.isVisible()
    count.set_count(120)
    assert count.isVisible()
    assert count.accessibleName() == "120"
    with qtbot.waitSignal(active.removed):
        QTest.keyClick(active, Qt.Key.Key_Delete)
    with qtbot.waitSignal(active.removed):
        cross = QPoint(active.width() - 10, active.height() // 2)
        QTest.mouseClick(active, Qt.MouseButton.LeftButton, pos=cross)
    with qtbot.waitSignal(active.clicked):
        QTest.mouseClick(active, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    active.set_filter("Level", active=False)
    with qtbot.waitSignal(active.clicked):
        QTest.keyClick(active, Qt.Key.Key_Space)


def test_key_hint_shows_caps_and_words(show: Show, qapp: QApplication) -> None:
    hint = KeyHint(["[A]", "to", "[D]"])
    show(hint)
    hint.set_parts(["[Enter]", "next"])
    qapp.processEvents()
    assert [label.text() for label in hint.findChildren(Label) if label.isVisible()] == ["next"]


def test_banner_tells_and_acts(show: Show, qtbot: QtBot) -> None:
    holder, banner = QWidget(), Banner("warn")
    holder.setLayout(column(banner))
    show(holder)
    banner.hide()
    banner.show_message("You are offline.", "3 waiting.", "Try now", kind="bad", icon="cloud-off")
    assert banner.isVisible()
    assert banner.accessibleName() == "You are offline. 3 waiting."
    with qtbot.waitSignal(banner.acted):
        QTest.mouseClick(banner.findChildren(Button)[0], Qt.MouseButton.LeftButton)
    banner.show_message("You are back online.")
    assert not banner.findChildren(Button)[0].isVisible()


def test_toast_stays_in_the_corner_and_goes(show: Show, qtbot: QtBot, qapp: QApplication) -> None:
    area = QWidget()
    area.resize(600, 400)
    show(area)
    toast = Toast(area)
    toast.show_text("3 questions archived", "archive", "Undo")
    assert (toast.x(), toast.geometry().bottom()) == (24, 400 - 24 - 1)
    area.resize(600, 300)
    qapp.processEvents()
    assert toast.geometry().bottom() == 300 - 24 - 1
    with qtbot.waitSignal(toast.acted):
        toast._action.click()
    assert not toast.isVisible()
    toast.show_text("Saved")
    toast._timer.timeout.emit()
    assert not toast.isVisible()


def test_empty_and_error_states_offer_a_way_out(show: Show, qtbot: QtBot) -> None:
    empty, error = EmptyState("Nothing", "Yet.", "Go"), ErrorState("Oh", "Safe.", code="NET-1")
    holder = QWidget()
    holder.setLayout(column(empty, error, EmptyState("Nothing", "Yet.")))
    show(holder)
    with qtbot.waitSignal(empty.acted):
        empty.findChildren(Button)[0].click()
    button = error.add_action("again", "Try again", "primary")
    with qtbot.waitSignal(error.chosen) as chosen:
        button.click()
    assert chosen.args == ["again"]
    error.findChildren(IconButton)[0].click()
    assert QApplication.clipboard().text() == "NET-1"
    error.set_code("")
    assert not error.findChildren(IconButton)[0].isVisible()


def test_loading_is_seen_only_when_it_takes_long(show: Show) -> None:
    loading = LoadingState("Getting your challenges")
    show(loading)
    assert not loading.findChildren(Label)[0].isVisible()
    assert loading._timer.interval() == 400
    loading._timer.timeout.emit()
    assert loading.findChildren(Label)[0].isVisible()
    assert loading.findChildren(Spinner)[0]._turning._timer.isActive()
    loading.hide()
    assert not loading.findChildren(Spinner)[0]._turning._timer.isActive()


def test_avatars_are_the_same_on_every_pc() -> None:
    assert initials("Mariana Costa") == "MC"
    assert initials("ana de la torre") == "AT"
    assert initials("Leo") == "L"
    assert initials("") == ""
    assert [avatar_colour(key) for key in ("a", "b", "c")] == [6, 3, 7]
    assert Avatar("Leo", "a").sizeHint().width() == 40


def test_icons_are_coloured_by_role() -> None:
    shown = pixmap("square", 24, "danger", filled=True).toImage()
    assert shown.pixelColor(12, 12) == current_theme().colour("danger")
    assert icon("flag").availableSizes()
    with pytest.raises(FileNotFoundError):
        pixmap("no-such-icon", 24, "text")


def test_many_texts_survive(show: Show) -> None:
    label = QLabel()
    show(label)
    for number in range(20_000):
        label.setText(str(number))
    assert label.text() == "19999"
