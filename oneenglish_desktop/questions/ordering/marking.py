"""Marking of an order: all or nothing, by places, by neighbours, by the longest right run."""

from collections import defaultdict, deque
from collections.abc import Sequence
from itertools import pairwise

from oneenglish_desktop.questions.marks import FULL, Mark, Part, Verdict, marked
from oneenglish_desktop.questions.ordering.model import (
    Marking,
    OrderingAnswer,
    OrderingContent,
    OrderingRules,
    Response,
)

_ALMOST = 0.5
_SHORTEST_RUN = 2
"""A single item is always in order: it earns nothing."""


def mark(
    content: OrderingContent, answer: OrderingAnswer, rules: OrderingRules, response: Response
) -> Mark:
    """Marks an order of all items; one that is no such order is unreadable."""
    ids = sorted(item.id for item in content.items)
    if not response:
        own = {id_: place for place, id_ in enumerate(answer.order)}
        return marked(0.0, tuple(_part(item.id, own.get(item.id)) for item in content.items))
    if sorted(response) != ids or sorted(answer.order) != ids:
        return marked(0.0, note="unreadable")
    places = _places(content, answer.order, response)
    shares = _shares(places, rules.marking)
    parts = tuple(
        _part(id_, right, at, share)
        for at, (id_, right, share) in enumerate(zip(response, places, shares, strict=True))
    )
    return marked(_fraction(places, shares, rules.marking), parts)


def _fraction(places: Sequence[int], shares: Sequence[float], marking: Marking) -> float:
    """The shares of the items together."""
    if marking == "all_or_nothing":
        return float(min(shares) >= FULL)
    if marking == "relative_next":
        last = len(places) - 1
        with_a_next = [share for right, share in zip(places, shares, strict=True) if right < last]
        return sum(with_a_next) / last
    return sum(shares) / len(shares)


def _places(content: OrderingContent, order: Sequence[str], response: Response) -> tuple[int, ...]:
    """The right place, from 0, of each item of the response.

    Items with the same text are the same to a student: the first one that is met takes the
    first of their places, unless it stands in another of them already.
    """
    texts = {item.id: item.text for item in content.items}
    stays = [texts[given] == texts[right] for given, right in zip(response, order, strict=True)]
    left: defaultdict[str, deque[int]] = defaultdict(deque)
    for place, right in enumerate(order):
        if not stays[place]:
            left[texts[right]].append(place)
    return tuple(
        place if stays[place] else left[texts[given]].popleft()
        for place, given in enumerate(response)
    )


def _shares(places: Sequence[int], marking: Marking) -> list[float]:
    """What each item of the response earns, 0..1, in the order of the response."""
    last = len(places) - 1
    if marking == "relative_to_correct":
        return [1 - abs(right - at) / last for at, right in enumerate(places)]
    if marking in {"longest_ordered", "longest_contiguous"}:
        run = _longest_ordered(places) if marking == "longest_ordered" else _longest_row(places)
        return [float(right in run) for right in places]
    if marking in {"all_or_nothing", "absolute_position"}:
        return [float(right == at) for at, right in enumerate(places)]
    joined = [after == before + 1 for before, after in pairwise(places)]
    ahead, behind = [places[0] == 0, *joined], [*joined, places[-1] == last]
    if marking == "relative_both":
        return [(one + other) / 2 for one, other in zip(ahead, behind, strict=True)]
    return [float(right) for right in behind]


def _longest_ordered(places: Sequence[int]) -> frozenset[int]:
    """The most items that stand in the right order, whatever is between them."""
    runs: list[tuple[int, ...]] = []
    for right in places:
        before = [run for run in runs if run[-1] < right]
        runs.append((*max(before, key=len, default=()), right))
    return _run(max(runs, key=len))


def _longest_row(places: Sequence[int]) -> frozenset[int]:
    """The most items that stand in the right order with nothing between them."""
    best: tuple[int, ...] = ()
    row: tuple[int, ...] = ()
    for right in places:
        row = (*row, right) if row and right == row[-1] + 1 else (right,)
        best = max(best, row, key=len)
    return _run(best)


def _run(places: tuple[int, ...]) -> frozenset[int]:
    return frozenset(places if len(places) >= _SHORTEST_RUN else ())


def _part(id_: str, right: int | None, at: int | None = None, share: float = 0.0) -> Part:
    """The verdict about an item: where it was put, and where it belongs, from 1."""
    verdict: Verdict = "missing"
    if at is not None:
        verdict = "right" if share >= FULL else "almost" if share >= _ALMOST else "not_yet"
    return Part(
        id=id_,
        verdict=verdict,
        given="" if at is None else str(at + 1),
        expected=None if right is None else str(right + 1),
        fraction=share,
    )


def key_response(
    content: OrderingContent, answer: OrderingAnswer, rules: OrderingRules
) -> Response:
    """The right order."""
    del content, rules
    return answer.order


def empty(content: OrderingContent) -> Response:
    """Nothing moved."""
    del content
    return ()


def missing(content: OrderingContent, response: Response) -> tuple[str, ...]:
    """Every item before the first move."""
    return () if response else tuple(item.id for item in content.items)
