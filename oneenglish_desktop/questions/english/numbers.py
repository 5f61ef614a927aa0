"""Number words below a million as digits."""

import re
from collections.abc import Sequence

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
    "a": 1,
    "an": 1,
    "and": 0,
}
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_SMALL[1:10])}))?|{'|'.join(_SMALL)})"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|an?) hundred(?: (?:and )?{_BELOW_100})?|{_BELOW_100})"
_NUMBER = re.compile(
    rf"(?<!\S)(?:(?:{_BELOW_1000}|an?) thousand(?: (?:and )?{_BELOW_1000})?|{_BELOW_1000})(?!\S)",
    re.IGNORECASE,
)


def digits(words: Sequence[str]) -> tuple[str, ...]:
    """The words with each number in words written as digits: `("twenty", "one")` -> `("21",)`.

    Words that do not make one number stay apart: "two three" is "2 3", as in a phone number.
    """
    text = " ".join(words)
    return tuple(_NUMBER.sub(lambda match: str(_value(match.group())), text).split(" "))


def _value(text: str) -> int:
    for name, scale in (("thousand", 1_000), ("hundred", 100)):
        left, found, right = text.casefold().partition(f" {name}")
        if found:
            return _value(left) * scale + _value(right)
    return sum(_VALUES[word] for word in text.casefold().replace("-", " ").split())
