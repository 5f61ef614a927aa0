"""Contractions, read in every way that they can be meant."""

_IRREGULAR = {
    "can't": ("can not",),
    "cannot": ("can not",),
    "won't": ("will not",),
    "shan't": ("shall not",),
    "let's": ("let us",),
    "o'clock": (),
}
_ENDINGS = {
    "n't": ("not",),
    "'re": ("are",),
    "'ve": ("have",),
    "'ll": ("will",),
    "'m": ("am",),
    "'s": ("is", "has"),
    "'d": ("had", "would"),
}


def readings(word: str) -> tuple[tuple[str, ...], ...]:
    """Every way to read a word: itself first, then its long forms.

    "he's" may be "he is" or "he has"; "Leo's" stays possible as what belongs to Leo.
    """
    folded = word.casefold()
    if folded in _IRREGULAR:
        longs = [_cased(long, word).split() for long in _IRREGULAR[folded]]
        return ((word,), *(tuple(long) for long in longs))
    for ending, meanings in _ENDINGS.items():
        if folded.endswith(ending) and len(folded) > len(ending):
            stem = word[: -len(ending)]
            return ((word,), *((stem, meaning) for meaning in meanings))
    return ((word,),)


def _cased(long: str, word: str) -> str:
    return long.capitalize() if word[:1].isupper() else long
