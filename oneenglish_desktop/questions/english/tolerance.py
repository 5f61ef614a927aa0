"""Tolerance switches of typed answers."""

from oneenglish_desktop.questions.content import FrozenModel


class Tolerance(FrozenModel):
    """What does not matter in a typed answer; each switch can be turned off.

    Attributes:
        plain_quotes: apostrophes and quotation marks of all kinds are one.
        compatible_characters: NFKC instead of NFC: full-width letters, ligatures.
        contractions: "I'll" is "I will", and "he's" is "he is" or "he has".
        spelling_variants: British and American spelling.
        optional_articles: a, an and the may be left out or added.
        number_words: "twenty-one" is "21".
        typos: one slip in a word of more than 3 letters, two in one of more than 9.
    """

    ignore_case: bool = True
    ignore_punctuation: bool = True
    plain_quotes: bool = True
    compatible_characters: bool = True
    fold_spaces: bool = True
    contractions: bool = True
    spelling_variants: bool = True
    optional_articles: bool = False
    number_words: bool = True
    typos: bool = False
