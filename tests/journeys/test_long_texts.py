"""Texts that nobody writes by hand do no harm."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from oneenglish_desktop.questions.fill_blank.controls import LONGEST_TYPED
from oneenglish_desktop.screens.player.run_state import Stage
from oneenglish_desktop.screens.player.run_view import RunView
from tests.journeys.app import STUDENT, App

pytestmark = [pytest.mark.xdist_group("journeys"), pytest.mark.timeout(170)]
PASTED = ("A very long text. \x00" * 6_000)[:100_000]


def test_a_pasted_book_with_null_bytes_is_cut_kept_and_marked(app: App) -> None:
    app.sign_in(STUDENT)
    app.continue_phase()
    view = app.robot.find(RunView, RunView.isVisible)
    assert view is not None
    typed = next(
        index
        for index, question in enumerate(view.state.questions)
        if getattr(getattr(question.prompt, "content", None), "mode", "") == "typed"
    )
    view._go(typed)
    fields = [field for field in view.findChildren(QLineEdit) if field.isVisible()]
    QApplication.clipboard().setText(PASTED)
    for field in fields:
        field.setFocus()
        app.robot.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        field.insert("\x00\ud83d\ude00\x00")
        assert 0 < len(field.text()) <= LONGEST_TYPED
    question = view.state.current
    app.robot.press(Qt.Key.Key_Return)
    app.robot.until(lambda: question.stage is Stage.MARKED, "the mark")
    assert question.outcome is not None
    assert question.outcome.points == 0
    assert app.school.services.sender.status.refused == 0
    view.leave()
    app.continue_phase()
    assert app.player.isVisible()
