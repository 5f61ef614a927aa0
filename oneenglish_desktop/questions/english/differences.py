"""Which words of an answer changed: for showing the answer beside the right one."""

from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from oneenglish_desktop.questions.english.normalising import words
from oneenglish_desktop.questions.english.tolerance import Tolerance

Change = Literal["same", "removed", "added"]
Side = tuple[tuple[str, Change], ...]
"""Words in reading order, each with what became of it."""

_PLAIN = Tolerance()


class Differences(NamedTuple):
    """Two texts word by word; case and punctuation make no difference.

    Attributes:
        given: the words of the answer, `same` or `removed`.
        expected: the words of the right answer, `same` or `added`.
    """

    given: Side
    expected: Side


def differences(given: str, expected: str) -> Differences:
    """Compares an answer with the right one."""
    ours, theirs = given.split(), expected.split()
    matcher = SequenceMatcher(None, list(map(_plain, ours)), list(map(_plain, theirs)), False)
    kept, wanted = set[int](), set[int]()
    for block in matcher.get_matching_blocks():
        kept.update(range(block.a, block.a + block.size))
        wanted.update(range(block.b, block.b + block.size))
    return Differences(
        given=tuple((word, "same" if n in kept else "removed") for n, word in enumerate(ours)),
        expected=tuple(
            (word, "same" if n in wanted else "added") for n, word in enumerate(theirs)
        ),
    )


def _plain(word: str) -> str:
    """A word without case and punctuation, unless it is nothing else."""
    return " ".join(words(word, _PLAIN)) or word
