"""Answers with a gap for anything: a star stands for any words or letters."""

from collections.abc import Sequence

from oneenglish_desktop.questions.english.comparison import Reading, meanings
from oneenglish_desktop.questions.english.tolerance import Tolerance

_STAR = "\ue000"
_ESCAPED = "\ue001"


def fits(given: str, pattern: str, tolerance: Tolerance) -> bool:
    """Whether a typed answer fits a pattern.

    A star between two words stands for any words or none: `he * home` fits "he went home" and
    "he home", but not "hehome". A star at a word stands for any letters: `walk*`. With a
    backslash before it, a star is itself.

    Args:
        given: what the student typed.
        pattern: an accepted answer with stars.
        tolerance: what does not matter, in the answer and in the pattern; typos do matter.
    """
    starred = pattern.replace(r"\*", _ESCAPED).replace("*", _STAR).replace(_ESCAPED, "*")
    typed = {_spaced(reading) for reading in meanings(given, tolerance)}
    wanted = (_spaced(reading).split(_STAR) for reading in meanings(starred, tolerance))
    return any(_holds(text, pieces) for pieces in wanted for text in typed)


def _spaced(reading: Reading) -> str:
    """The words, each with its own spaces, so that a star alone takes whole words only."""
    return "".join(word if word == _STAR else f" {word} " for word in reading)


def _holds(text: str, pieces: Sequence[str]) -> bool:
    """Whether the text begins and ends with, and holds in this order, what is between stars."""
    first, *others = pieces
    if not others:
        return text == first
    *middle, last = others
    at, end = len(first), len(text) - len(last)
    if end < at or not text.startswith(first) or not text.endswith(last):
        return False
    for piece in middle:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True
