"""Players by the name of the type, and the words of a type for people."""

from pkgutil import resolve_name

from pydantic import JsonValue
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.questions.document import Prompt
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.questions.registry import question_type

_TITLES = (
    QT_TRANSLATE_NOOP("QuestionType", "Multiple choice"),
    QT_TRANSLATE_NOOP("QuestionType", "True or false"),
    QT_TRANSLATE_NOOP("QuestionType", "Fill in the blank"),
    QT_TRANSLATE_NOOP("QuestionType", "Ordering"),
    QT_TRANSLATE_NOOP("QuestionType", "Matching"),
    QT_TRANSLATE_NOOP("QuestionType", "Short answer"),
)
"""The titles of the table, named here so that translators find them."""


def make_player(prompt: Prompt, shuffle_seed: str, parent: QWidget | None = None) -> Player:
    """The player of a question; raises NotFound for a type that is not installed.

    Args:
        prompt: the question.
        shuffle_seed: names the run: the same run shows the same order each time.
        parent: Qt parent.
    """
    return player_class(prompt.type)(prompt, f"{shuffle_seed}:{prompt.id}", parent)


def response_text(prompt: Prompt, response: JsonValue) -> str:
    """An answer in words; "" for one that cannot be read."""
    return player_class(prompt.type).words(prompt, response)


def player_class(name: str) -> type[Player]:
    """Imports the player of a type."""
    player: type[Player] = resolve_name(question_type(name).player)
    return player


def type_title(name: str) -> str:
    """The name of a type in the language of the interface."""
    return QCoreApplication.translate("QuestionType", question_type(name).title)
