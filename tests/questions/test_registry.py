"""The table of question types and what installed packages bring to it."""

import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from oneenglish_desktop.domain.errors import NotFound
from oneenglish_desktop.questions.marking import key_response, mark
from oneenglish_desktop.questions.players import make_player, response_text
from oneenglish_desktop.questions.registry import question_type, question_types
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.questions.page import key_event
from tests.questions.plain import made

Install = Callable[[str, str], None]

OURS = [
    "multiple_choice",
    "true_false",
    "fill_blank",
    "ordering",
    "matching",
    "short_answer",
]

EXAMPLE = '''
"""A question type of another house: say hello."""
from typing import Annotated

from pydantic import TypeAdapter

from oneenglish_desktop.questions.content import Content, CorrectAnswer, ScoringRules
from oneenglish_desktop.questions.marks import marked
from oneenglish_desktop.questions.question_type import Draft, QuestionType

class Greeting(CorrectAnswer):
    text: str

HELLO = QuestionType(
    name="hello",
    title="Say hello",
    icon="hand",
    content=Content,
    correct_answer=Greeting,
    scoring_rules=ScoringRules,
    response=TypeAdapter(str),
    mark=lambda content, answer, rules, response: marked(float(response == answer.text)),
    empty=lambda content: "",
    key_response=lambda content, answer, rules: answer.text,
    missing=lambda content, response: () if response else ("text",),
    from_plain=lambda fields: Draft(content={}, correct_answer=dict(fields), scoring_rules={}),
    player="hello_player:HelloPlayer",
)
'''
PLAYER = """
from PySide6.QtWidgets import QLineEdit

from oneenglish_desktop.questions.player import Player

class HelloPlayer(Player):
    def __init__(self, prompt, shuffle_seed="", parent=None):
        super().__init__(prompt, shuffle_seed, parent)
        self.line = QLineEdit()
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self.submitted)
        self.body.addWidget(self.line)
        self.setFocusProxy(self.line)

    def response(self):
        return self.line.text()

    def set_response(self, response):
        self.line.setText(self.words(self.prompt, response))

    def missing_words(self, parts):
        return "Write a greeting."

    def show_parts(self, parts, *, marked):
        self.line.setToolTip("marked" if marked else "")

    def set_locked(self, locked):
        self.line.setReadOnly(locked)

    @classmethod
    def words(cls, prompt, response):
        return response if isinstance(response, str) else ""
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs a package, as pip would, with one entry point."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def installed(source: str, target: str) -> None:
        (tmp_path / "hello_type.py").write_text(source)
        (tmp_path / "hello_player.py").write_text(PLAYER)
        info = tmp_path / "hello_type-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: hello-type\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[oneenglish.question_types]\nhello = {target}\n")
        question_types.cache_clear()

    yield installed
    for module in ("hello_type", "hello_player"):
        sys.modules.pop(module, None)
    question_types.cache_clear()


def test_our_types() -> None:
    assert list(question_types()) == OURS
    with pytest.raises(NotFound, match="telepathy"):
        question_type("telepathy")


def test_an_installed_type_is_marked_like_ours(install: Install) -> None:
    install(EXAMPLE, "hello_type:HELLO")
    question = made({"type": "hello", "text": "Hello"})
    assert question_type("hello").title == "Say hello"
    assert mark(question, key_response(question)).correct is True
    assert mark(question, "Bye").fraction == 0
    assert mark(question, 5).note == "unreadable"


def test_an_installed_type_is_played_like_ours(
    install: Install, qtbot: QtBot, look: ThemeHolder
) -> None:
    install(EXAMPLE, "hello_type:HELLO")
    question = made({"type": "hello", "text": "Hello", "prompt": "Say hello."})
    player = make_player(question, "run")
    qtbot.addWidget(player)
    assert player.missing() == "Write a greeting."
    player.set_response(key_response(question))
    assert player.missing() is None
    assert mark(question, player.response()).correct is True
    player.show_mark(mark(question, player.response()).model_dump())
    assert player.key_hint() == ()
    assert not player.handle_key(key_event("a"))
    assert response_text(question, "Hello") == "Hello"


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("raise RuntimeError('broken on purpose')", "hello_type:HELLO", "cannot be loaded"),
        ("HELLO = 5", "hello_type:HELLO", "is not a question type"),
        (EXAMPLE.replace('name="hello"', 'name="true_false"'), "hello_type:HELLO", "is taken"),
    ],
)
def test_a_broken_package_is_left_out_and_logged(
    install: Install, source: str, target: str, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    install(source, target)
    with caplog.at_level(logging.ERROR):
        assert list(question_types()) == OURS
    assert words in caplog.text
    assert question_type("true_false").title == "True or false"
