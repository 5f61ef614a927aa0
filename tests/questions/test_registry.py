"""The table of question types and what installed packages bring to it."""

import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from oneenglish_desktop.domain.errors import NotFound
from oneenglish_desktop.questions.marking import key_response, mark
from oneenglish_desktop.questions.registry import question_type, question_types
from tests.questions.plain import made

Install = Callable[[str, str], None]

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
    player="hello_type:HelloPlayer",
)
'''


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs a package, as pip would, with one entry point."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def installed(source: str, target: str) -> None:
        (tmp_path / "hello_type.py").write_text(source)
        info = tmp_path / "hello_type-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: hello-type\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[oneenglish.question_types]\nhello = {target}\n")
        question_types.cache_clear()

    yield installed
    sys.modules.pop("hello_type", None)
    question_types.cache_clear()


def test_our_types() -> None:
    assert list(question_types()) == ["multiple_choice", "true_false", "fill_blank"]
    with pytest.raises(NotFound, match="telepathy"):
        question_type("telepathy")


def test_an_installed_type_is_marked_like_ours(install: Install) -> None:
    install(EXAMPLE, "hello_type:HELLO")
    question = made({"type": "hello", "text": "Hello"})
    assert question_type("hello").title == "Say hello"
    assert mark(question, key_response(question)).correct is True
    assert mark(question, "Bye").fraction == 0
    assert mark(question, 5).note == "unreadable"


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
        assert list(question_types()) == ["multiple_choice", "true_false", "fill_blank"]
    assert words in caplog.text
    assert question_type("true_false").title == "True or false"
