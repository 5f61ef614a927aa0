"""Which responses can be kept."""

import math

import pytest

from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.services.responses import LONGEST_RESPONSE, storable


@pytest.mark.parametrize(
    "response",
    [
        None,
        ["a", "b"],
        {"1": "went", "2": ""},
        "a\0b",
        "e\N{COMBINING ACUTE ACCENT} \N{HEBREW LETTER ALEF}\u202eb \N{GRINNING FACE}",
        "x" * 100_000,
        {"answers": {"1": "true"}, "reasons": {}},
    ],
)
def test_json_comes_back_as_it_was(response: object) -> None:
    assert storable(response) == response


def test_a_tuple_becomes_the_list_that_the_stores_give_back() -> None:
    assert storable(("a", "b")) == ["a", "b"]


def _nested(depth: int) -> object:
    response: object = "deep"
    for _ in range(depth):
        response = [response]
    return response


UNKEEPABLE = {
    "half a character": "\ud800",
    "half a character in a gap": {"1": "half \udfff"},
    "no number": math.nan,
    "endless": math.inf,
    "an object": {"when": object()},
    "a set": {1, 2},
    "bytes": b"bytes",
    "too long": "x" * LONGEST_RESPONSE,
    "too deep": _nested(100_000),
}


@pytest.mark.parametrize("name", UNKEEPABLE)
def test_what_the_stores_cannot_hold_is_refused(name: str) -> None:
    with pytest.raises(Invalid):
        storable(UNKEEPABLE[name])
