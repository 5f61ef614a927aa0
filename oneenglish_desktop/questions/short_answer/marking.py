"""Marking of a short answer: the first answer that fits, else the first that nearly does."""

from collections.abc import Set as AbstractSet
from itertools import chain
from typing import NamedTuple

from oneenglish_desktop.questions.english import expressions, wildcards
from oneenglish_desktop.questions.english.comparison import Closeness, compare, meanings
from oneenglish_desktop.questions.english.tolerance import Tolerance
from oneenglish_desktop.questions.marks import FULL, Mark, Note, Part, Verdict, marked
from oneenglish_desktop.questions.short_answer.model import (
    LONGEST_ANSWER,
    Accepted,
    Response,
    ShortAnswerAnswer,
    ShortAnswerContent,
    ShortAnswerRules,
)

PART = "answer"
"""Id of the only part."""


class _Found(NamedTuple):
    """What an answer earns, and why."""

    fraction: float = 0.0
    feedback: str = ""
    note: Note = ""


def mark(
    content: ShortAnswerContent,
    answer: ShortAnswerAnswer,
    rules: ShortAnswerRules,
    response: Response,
) -> Mark:
    """Marks a text; one that is too long fits nothing."""
    del content
    found = _Found()
    if response.strip() and len(response) <= LONGEST_ANSWER:
        found = _found(response, answer, rules)
    part = Part(
        id=PART,
        verdict=_verdict(response, found.fraction),
        given=response if response.strip() else "",
        expected=answer.right,
        fraction=found.fraction,
        note=found.note,
    )
    return marked(found.fraction, (part,), feedback=found.feedback)


def _found(given: str, answer: ShortAnswerAnswer, rules: ShortAnswerRules) -> _Found:
    """The first answer that fits, or nearly fits."""
    near: Accepted | None = None
    known = _known_words(answer, rules.tolerance)
    for one in answer.answers:
        closeness = _closeness(given, one, rules.tolerance, known)
        if closeness is Closeness.SAME:
            return _Found(one.fraction, one.feedback)
        if closeness is Closeness.NEAR and near is None:
            near = one
    if near is None:
        return _Found()
    return _Found(near.fraction * (1 - rules.almost_cost), near.feedback, "spelling")


def _closeness(
    given: str, one: Accepted, tolerance: Tolerance, known: AbstractSet[str]
) -> Closeness:
    if one.form == "exact":
        return compare(given, one.text, tolerance, known)
    fits = wildcards.fits if one.form == "wildcard" else expressions.fits
    return Closeness.SAME if fits(given, one.text, tolerance) else Closeness.OTHER


def _known_words(answer: ShortAnswerAnswer, tolerance: Tolerance) -> AbstractSet[str]:
    """Every word that the exact answers use: who writes one of them means that word."""
    if not tolerance.typos:
        return frozenset()
    exact = (one.text for one in answer.answers if one.form == "exact")
    readings = chain.from_iterable(meanings(text, tolerance) for text in exact)
    return frozenset(chain.from_iterable(readings))


def _verdict(response: Response, fraction: float) -> Verdict:
    if not response.strip():
        return "missing"
    return "right" if fraction >= FULL else "almost" if fraction else "not_yet"


def key_response(
    content: ShortAnswerContent, answer: ShortAnswerAnswer, rules: ShortAnswerRules
) -> Response:
    """The answer that is shown as the right one."""
    del content, rules
    return answer.right


def empty(content: ShortAnswerContent) -> Response:
    """Nothing written."""
    del content
    return ""


def missing(content: ShortAnswerContent, response: Response) -> tuple[str, ...]:
    """The answer while nothing is written."""
    del content
    return () if response.strip() else (PART,)
