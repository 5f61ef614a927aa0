"""Slips of the hand: a word that is nearly the expected one and is no other word."""

from collections.abc import Set as AbstractSet

from oneenglish_desktop.questions.english.confusables import CONFUSABLES

_ENDINGS = frozenset({"s", "es", "ed", "er", "en", "ing", "ly", "y"})
_AFTER_E = frozenset({"d", "n", "r", "s"})


def slips_allowed(word: str) -> int:
    """How many slips a word forgives: none up to 3 letters, two from 10 on."""
    letters = sum(char.isalpha() for char in word)
    if letters < len(word.replace("'", "")):
        return 0
    return 0 if letters <= 3 else 1 if letters <= 9 else 2  # noqa: PLR2004 - the rule


def is_slip(given: str, expected: str, known: AbstractSet[str] = frozenset()) -> bool:
    """Whether `given` is `expected` with a slip and not another word or word form.

    Args:
        given: one word of the answer.
        expected: the word in the key.
        known: words that this question uses, which a student may have meant instead.
    """
    given, expected = given.casefold(), expected.casefold()
    if given == expected:
        return True  # only the capital letters differ
    allowed = slips_allowed(expected)
    if given in known or abs(len(given) - len(expected)) > allowed:
        return False
    if frozenset({given, expected}) in CONFUSABLES or _other_form(given, expected):
        return False
    return osa_distance(given, expected) <= allowed


def _other_form(given: str, expected: str) -> bool:
    """Whether the words differ only by a grammatical ending: walk, walks; live, lived, lives."""
    same = 0
    while same < min(len(given), len(expected)) and given[same] == expected[same]:
        same += 1
    ends = {given[same:], expected[same:]}
    if same and given[same - 1] == "e" and ends <= {"", *_AFTER_E}:
        return True
    return ends <= {"", *_ENDINGS}


def osa_distance(one: str, other: str) -> int:
    """Fewest insertions, deletions, changes and swaps of neighbours (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, char in enumerate(one, start=1):
        line = [row]
        for column, against in enumerate(other, start=1):
            cost = min(
                last[column] + 1, line[column - 1] + 1, last[column - 1] + (char != against)
            )
            swapped = row > 1 and column > 1 and char == other[column - 2]
            if swapped and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, last = last, line
    return last[-1]
