"""Characters that do not matter: Unicode forms, quotes, case, spaces, punctuation."""

import re
import unicodedata
from typing import Literal

from oneenglish_desktop.questions.english.tolerance import Tolerance

_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bc\u2032\u00b4`\uff07"), "'")
_QUOTES = dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"), '"')
_QUOTED = re.compile(r"(?<!\w)'([^']*)'(?!\w)")
_MARK = re.compile(r"[^\w\s]|_")
_KEPT = re.compile(
    r"(?<=[^\W\d_])'(?=[^\W\d_])"  # inside a word: it's
    r"|(?<=s)'(?=\s|$)"  # behind a plural: the students' books
    r"|(?<=\d)[.:](?=\d)"  # inside a number or a time: 3.5, 10:30
    r"|[%&@#]"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_DIVIDERS = frozenset("-\u2010\u2011\u2012\u2013\u2014/,;:!?\u2026")


def words(text: str, tolerance: Tolerance) -> tuple[str, ...]:
    """The words of a text without what does not matter."""
    form: Literal["NFKC", "NFC"] = "NFKC" if tolerance.compatible_characters else "NFC"
    text = unicodedata.normalize(form, _visible(text))
    if tolerance.plain_quotes:
        text = text.translate(_APOSTROPHES).translate(_QUOTES)
    if tolerance.ignore_case:
        text = unicodedata.normalize(form, text.casefold())
    if tolerance.ignore_punctuation:
        text = _without_punctuation(text)
    return tuple(text.split() if tolerance.fold_spaces else text.split(" "))


def _visible(text: str) -> str:
    """The text without control and format characters, such as zero-width spaces."""
    return "".join(
        char for char in text if char.isspace() or unicodedata.category(char) not in {"Cc", "Cf"}
    )


def _without_punctuation(text: str) -> str:
    text = _THOUSANDS.sub("", _QUOTED.sub(r"\1", text))
    kept = {match.start() for match in _KEPT.finditer(text)}

    def replaced(match: re.Match[str]) -> str:
        char = match.group()
        if match.start() in kept or not unicodedata.category(char).startswith("P"):
            return char
        return " " if char in _DIVIDERS else ""

    return _MARK.sub(replaced, text)
