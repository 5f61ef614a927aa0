"""Words for what can go wrong in a run: what happened, that the work is safe, what to do."""

from collections.abc import Mapping

from oneenglish_desktop.domain.errors import Conflict, Invalid, JournalFull, Unavailable
from oneenglish_desktop.screens.problems import problem
from oneenglish_desktop.screens.translation import QT_TRANSLATE_NOOP, translate

Sentences = Mapping[type[Exception], tuple[str, str]]
_CONTEXT = "Run"
_SAFE = QT_TRANSLATE_NOOP("Run", "Your work is safe. Please try again.")
_FULL = (
    QT_TRANSLATE_NOOP("Run", "This computer is full."),
    QT_TRANSLATE_NOOP("Run", "Your answer stays here. Please tell your teacher."),
)

# The first class that fits speaks: special errors stand above general ones.
NOT_SENT: Sentences = {
    JournalFull: _FULL,
    Conflict: (
        QT_TRANSLATE_NOOP("Run", "This question is closed."),
        QT_TRANSLATE_NOOP("Run", "Your earlier answers count."),
    ),
    Invalid: (
        QT_TRANSLATE_NOOP("Run", "We cannot send this answer."),
        QT_TRANSLATE_NOOP("Run", "Please write it again, or tell your teacher."),
    ),
    Unavailable: (
        QT_TRANSLATE_NOOP("Run", "We cannot send this answer now."),
        QT_TRANSLATE_NOOP("Run", "It stays here. Please check it again in a minute."),
    ),
    Exception: (QT_TRANSLATE_NOOP("Run", "We could not send this answer."), _SAFE),
}
"""An answer was not taken; it stays on the screen."""

NOT_KEPT: Sentences = {
    JournalFull: _FULL,
    Exception: (
        QT_TRANSLATE_NOOP("Run", "We cannot keep this answer."),
        QT_TRANSLATE_NOOP("Run", "It stays on the screen. Please tell your teacher."),
    ),
}
"""This PC could not keep what is on the screen."""

NOT_FINISHED: Sentences = {
    JournalFull: _FULL,
    Unavailable: (
        QT_TRANSLATE_NOOP("Run", "You cannot finish now."),
        QT_TRANSLATE_NOOP("Run", "Your answers are safe. Try again in a minute."),
    ),
    Exception: (QT_TRANSLATE_NOOP("Run", "You could not finish."), _SAFE),
}
"""The run goes on."""


def words_for(error: BaseException, sentences: Sentences) -> tuple[str, str]:
    """Translated title and text; an error that nobody expects tells its code too."""
    kind = next(kind for kind in sentences if isinstance(error, kind))
    title, text = (translate(_CONTEXT, sentence) for sentence in sentences[kind])
    if kind is not Exception:
        return title, text
    code = translate(_CONTEXT, QT_TRANSLATE_NOOP("Run", "Code {code}."), code=problem(error).code)
    return title, f"{text} {code}"
