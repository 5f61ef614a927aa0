"""Whether a typed answer is the expected one, nearly, or something else."""

from collections.abc import Set as AbstractSet
from enum import Enum
from functools import lru_cache
from itertools import chain, islice, product

from oneenglish_desktop.questions.english.contractions import readings
from oneenglish_desktop.questions.english.normalising import words
from oneenglish_desktop.questions.english.numbers import digits
from oneenglish_desktop.questions.english.spelling import british
from oneenglish_desktop.questions.english.tolerance import Tolerance
from oneenglish_desktop.questions.english.typos import is_slip

_MOST_READINGS = 64
_LONGEST_KEPT = 300
_ARTICLES = frozenset({"a", "an", "the"})

Reading = tuple[str, ...]


class Closeness(Enum):
    """How near an answer is to an expected one."""

    SAME = "same"
    NEAR = "near"
    OTHER = "other"


def compare(
    given: str, expected: str, tolerance: Tolerance, known: AbstractSet[str] = frozenset()
) -> Closeness:
    """Compares a typed answer with an accepted one.

    Args:
        given: what the student typed.
        expected: one accepted answer.
        tolerance: what does not matter.
        known: other words of the question, in small letters: never slips of this answer.
    """
    if len(given) > 4 * len(expected) + 200:
        return Closeness.OTHER  # a page of text is no answer, and costs nothing to refuse
    typed = meanings(given, tolerance)
    wanted = meanings(expected, tolerance)
    if typed & wanted:
        return Closeness.SAME
    if tolerance.typos and any(
        _near(one, other, known) for one in typed for other in wanted if len(one) == len(other)
    ):
        return Closeness.NEAR
    return Closeness.OTHER


def meanings(text: str, tolerance: Tolerance) -> frozenset[Reading]:
    """Every way to read a text as words, at most 64: contractions may mean two things.

    The readings of short texts are kept: those of a key are wanted for every student.
    """
    return _kept(text, tolerance) if len(text) <= _LONGEST_KEPT else _meanings(text, tolerance)


def _meanings(text: str, tolerance: Tolerance) -> frozenset[Reading]:
    plain = words(text, tolerance)
    if not tolerance.contractions:
        return frozenset({_settled(plain, tolerance)})
    choices = product(*(readings(word) for word in plain))
    return frozenset(
        _settled(tuple(chain.from_iterable(choice)), tolerance)
        for choice in islice(choices, _MOST_READINGS)
    )


_kept = lru_cache(maxsize=2_048)(_meanings)


def _settled(reading: Reading, tolerance: Tolerance) -> Reading:
    """A reading in British spelling, with digits, without articles, as the switches say."""
    if tolerance.spelling_variants:
        reading = tuple(british(word) for word in reading)
    if tolerance.number_words:
        reading = digits(reading)
    if tolerance.optional_articles:
        reading = tuple(word for word in reading if word not in _ARTICLES) or reading
    return reading


def _near(given: Reading, expected: Reading, known: AbstractSet[str]) -> bool:
    return all(
        one == other or is_slip(one, other, known)
        for one, other in zip(given, expected, strict=True)
    )
