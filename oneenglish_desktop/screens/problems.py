"""Words for errors: what happened, that the work is safe, what to do next."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from oneenglish_desktop.domain.errors import (
    AppTooOld,
    Conflict,
    Invalid,
    JournalFull,
    NotAllowed,
    NotFound,
    SchoolTooOld,
    Unavailable,
)
from oneenglish_desktop.screens.translation import QT_TRANSLATE_NOOP

Report = Callable[[BaseException, str], str]


class Bug(Exception):  # noqa: N818 - it wraps what was raised by mistake
    """An error that the app does not expect; it is written down already.

    Attributes:
        reference: what the person tells the teacher, such as `E-7K2M9Q`.
    """

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as a person reads it.

    Attributes:
        code: what to tell the teacher.
        retry: whether trying again can help.
    """

    title: str
    text: str
    code: str
    retry: bool


@dataclass(frozen=True, slots=True)
class _Words:
    kind: type[Exception]
    title: str
    text: str
    code: str
    retry: bool = False


_CONTEXT = "Problem"
_COULD_NOT_OPEN = QT_TRANSLATE_NOOP("Problem", "We could not open this page")
# The first line whose class fits speaks: special errors stand above general ones.
_WORDS = (
    _Words(
        JournalFull,
        QT_TRANSLATE_NOOP("Problem", "This computer is full"),
        QT_TRANSLATE_NOOP("Problem", "Your answer stays here. Please tell your teacher."),
        "PC-1",
        retry=True,
    ),
    _Words(
        AppTooOld,
        QT_TRANSLATE_NOOP("Problem", "OneEnglish needs an update"),
        QT_TRANSLATE_NOOP(
            "Problem", "Your work is safe. Please ask your teacher for the new one."
        ),
        "APP-1",
    ),
    _Words(
        SchoolTooOld,
        QT_TRANSLATE_NOOP("Problem", "Your school needs an update"),
        QT_TRANSLATE_NOOP("Problem", "Your work is safe. Please tell your teacher."),
        "APP-2",
    ),
    _Words(
        Unavailable,
        _COULD_NOT_OPEN,
        QT_TRANSLATE_NOOP("Problem", "We cannot reach your school. Your work is safe."),
        "NET-1",
        retry=True,
    ),
    _Words(
        NotFound,
        QT_TRANSLATE_NOOP("Problem", "This page is not here now"),
        QT_TRANSLATE_NOOP("Problem", "Your work is safe. Go back and choose again."),
        "PAGE-1",
    ),
    _Words(
        NotAllowed,
        QT_TRANSLATE_NOOP("Problem", "This page is not open for you"),
        QT_TRANSLATE_NOOP("Problem", "Your work is safe. Go back and choose again."),
        "PAGE-2",
    ),
    _Words(
        Conflict,
        QT_TRANSLATE_NOOP("Problem", "Something changed"),
        QT_TRANSLATE_NOOP("Problem", "Your work is safe. Please try again."),
        "PAGE-3",
        retry=True,
    ),
    _Words(
        Invalid,
        _COULD_NOT_OPEN,
        QT_TRANSLATE_NOOP("Problem", "Your work is safe. Please tell your teacher."),
        "PAGE-4",
    ),
)


def problem(error: BaseException) -> Problem:
    """Translated words for any error.

    Args:
        error: a domain error, a `Bug`, or anything else that was raised.
    """
    for words in _WORDS:
        if isinstance(error, words.kind):
            return Problem(_tr(words.title), _tr(words.text), words.code, words.retry)
    text = QT_TRANSLATE_NOOP("Problem", "Your work is safe. Please try again.")
    code = error.reference if isinstance(error, Bug) else type(error).__name__
    return Problem(_tr(_COULD_NOT_OPEN), _tr(text), code, retry=True)


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
