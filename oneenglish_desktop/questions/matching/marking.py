"""Marking of pairs: pair by pair, with or without a cost of wrong ones, or all or nothing."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from oneenglish_desktop.questions.marks import Mark, Part, Verdict, marked
from oneenglish_desktop.questions.matching.model import (
    MatchingAnswer,
    MatchingContent,
    MatchingRules,
    Response,
)


def mark(
    content: MatchingContent, answer: MatchingAnswer, rules: MatchingRules, response: Response
) -> Mark:
    """Marks the pairs; one with an item that does not exist makes the response unreadable."""
    right = {item.id: item.text for item in content.right}
    left = {item.id for item in content.left}
    if not (response.keys() <= left and set(response.values()) <= right.keys()):
        return marked(0.0, note="unreadable")
    twice = _used_twice(content, response)
    parts = tuple(
        _part(item.id, response.get(item.id), answer.pairs.get(item.id), right, twice)
        for item in content.left
    )
    return marked(_fraction(parts, rules), parts)


def _fraction(parts: tuple[Part, ...], rules: MatchingRules) -> float:
    good = sum(part.verdict == "right" for part in parts)
    if rules.marking == "all_or_nothing":
        return float(good == len(parts))
    wrong = sum(part.verdict == "not_yet" for part in parts)
    return (good - rules.wrong_cost * wrong) / len(parts)


def _part(
    left: str,
    given: str | None,
    wanted: str | None,
    texts: Mapping[str, str],
    twice: AbstractSet[str],
) -> Part:
    """The verdict about one item on the left; items with the same text are the same."""
    expected = texts.get(wanted or "")
    good = given is not None and texts[given] == expected and left not in twice
    verdict: Verdict = "missing" if given is None else "right" if good else "not_yet"
    return Part(
        id=left,
        verdict=verdict,
        given="" if given is None else texts[given],
        expected=expected,
        fraction=float(good),
        note="used_twice" if left in twice else "",
    )


def _used_twice(content: MatchingContent, response: Response) -> AbstractSet[str]:
    """Items on the left, in their order, whose partner already belongs to another one."""
    used: set[str] = set()
    twice: set[str] = set()
    for item in content.left:
        given = response.get(item.id)
        if given is None or content.reuse:
            continue
        if given in used:
            twice.add(item.id)
        used.add(given)
    return twice


def key_response(
    content: MatchingContent, answer: MatchingAnswer, rules: MatchingRules
) -> Response:
    """The right pairs."""
    del content, rules
    return dict(answer.pairs)


def empty(content: MatchingContent) -> Response:
    """Nothing matched."""
    del content
    return {}


def missing(content: MatchingContent, response: Response) -> tuple[str, ...]:
    """Items on the left without a partner."""
    return tuple(item.id for item in content.left if item.id not in response)
