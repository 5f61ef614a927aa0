"""Marking of gaps: each by its weight, its accepted answers and its tolerance."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from oneenglish_desktop.questions.english.comparison import Closeness, compare, meanings
from oneenglish_desktop.questions.english.tolerance import Tolerance
from oneenglish_desktop.questions.fill_blank.model import (
    Accepted,
    FillBlankAnswer,
    FillBlankContent,
    FillBlankRules,
    Response,
)
from oneenglish_desktop.questions.marks import FULL, Mark, Note, Part, Verdict, marked

_PICKED = Tolerance(
    ignore_case=False,
    ignore_punctuation=False,
    plain_quotes=False,
    contractions=False,
    spelling_variants=False,
    number_words=False,
)
"""A word that is picked and not typed is the accepted one or another."""


def mark(
    content: FillBlankContent, answer: FillBlankAnswer, rules: FillBlankRules, response: Response
) -> Mark:
    """Marks gap by gap; the fraction is the weighted mean."""
    known = _known_words(content, answer, rules)
    twice = _used_twice(content, response)
    parts = []
    for gap in content.gaps:
        accepted = answer.gaps.get(gap.id, ())
        given = response.get(gap.id, "")
        tolerance = _tolerance(content, rules, gap.id)
        earned: tuple[float, Note] = (0.0, "used_twice")
        if gap.id not in twice:
            earned = _earned(given, accepted, tolerance, rules.almost_cost, known)
        parts.append(_part(gap.id, given, accepted, *earned))
    weights = [rules.weights.get(part.id, 1.0) for part in parts]
    total = sum(part.fraction * weight for part, weight in zip(parts, weights, strict=True))
    return marked(total / sum(weights), tuple(parts))


def _earned(
    given: str,
    accepted: Sequence[Accepted],
    tolerance: Tolerance,
    almost_cost: float,
    known: AbstractSet[str],
) -> tuple[float, Note]:
    """The best fraction that any accepted answer gives to this one, and the reason."""
    best: tuple[float, Note] = (0.0, "")
    for option in accepted:
        closeness = compare(given, option.text, tolerance, known)
        if closeness is Closeness.SAME and option.fraction > best[0]:
            best = (option.fraction, "")
        almost = option.fraction * (1 - almost_cost)
        if closeness is Closeness.NEAR and almost > best[0]:
            best = (almost, "spelling")
    return best


def _part(gap: str, given: str, accepted: Sequence[Accepted], fraction: float, note: Note) -> Part:
    verdict: Verdict = "right" if fraction >= FULL else "almost" if fraction else "not_yet"
    if not given.strip():
        verdict, note = "missing", ""
    return Part(
        id=gap,
        verdict=verdict,
        given=given,
        expected=accepted[0].text if accepted else None,
        fraction=fraction,
        note=note,
    )


def _tolerance(content: FillBlankContent, rules: FillBlankRules, gap: str) -> Tolerance:
    if content.mode != "typed":
        return _PICKED
    return rules.gap_tolerance.get(gap, rules.tolerance)


def _known_words(
    content: FillBlankContent, answer: FillBlankAnswer, rules: FillBlankRules
) -> AbstractSet[str]:
    """Every word that the key uses: a student who writes one of them means that word."""
    if content.mode != "typed":
        return frozenset()
    texts = (
        (option.text, _tolerance(content, rules, gap))
        for gap, accepted in answer.gaps.items()
        for option in accepted
    )
    readings = chain.from_iterable(meanings(text, tolerance) for text, tolerance in texts)
    return frozenset(chain.from_iterable(readings))


def _used_twice(content: FillBlankContent, response: Response) -> AbstractSet[str]:
    """Gaps, in the order of the text, whose word of the bank was already used up."""
    if content.mode != "word_bank" or content.reuse_words:
        return frozenset()
    left = Counter(content.word_bank)
    twice = set()
    for gap in content.gaps:
        word = response.get(gap.id, "")
        if word in left and left[word] == 0:
            twice.add(gap.id)
        elif word in left:
            left[word] -= 1
    return twice


def key_response(
    content: FillBlankContent, answer: FillBlankAnswer, rules: FillBlankRules
) -> Response:
    """The first fully accepted answer of each gap that can be picked and is left in the bank."""
    del rules
    left = Counter(content.word_bank)
    response = {}
    for gap in content.gaps:
        full = [option.text for option in answer.gaps.get(gap.id, ()) if option.fraction >= FULL]
        offered = [text for text in full if _offered(content, gap.choices, text, left)]
        if offered:
            response[gap.id] = offered[0]
            left[offered[0]] -= 1
    return response


def _offered(
    content: FillBlankContent, choices: Sequence[str], text: str, left: Counter[str]
) -> bool:
    if content.mode == "drop_down":
        return text in choices
    if content.mode == "word_bank":
        return left[text] > 0 or (content.reuse_words and text in content.word_bank)
    return True


def empty(content: FillBlankContent) -> Response:
    """No gap filled."""
    del content
    return {}


def missing(content: FillBlankContent, response: Response) -> tuple[str, ...]:
    """Gaps that are still empty."""
    return tuple(gap.id for gap in content.gaps if not response.get(gap.id, "").strip())
