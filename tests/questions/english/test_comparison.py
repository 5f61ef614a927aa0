"""What counts as the same answer, as nearly the same, and as another one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneenglish_desktop.questions.english.comparison import Closeness, compare, meanings
from oneenglish_desktop.questions.english.tolerance import Tolerance

SAME, NEAR, OTHER = Closeness.SAME, Closeness.NEAR, Closeness.OTHER
STRICT = Tolerance(**dict.fromkeys(Tolerance.model_fields, False))

SWITCHES = [
    # switch, typed, expected: the same with the switch, another answer without it
    ("ignore_case", "MONDAY", "Monday"),
    ("ignore_case", "STRASSE", "straße"),
    ("ignore_punctuation", "went.", "went"),
    ("ignore_punctuation", "yes,please", "yes please"),
    ("ignore_punctuation", "well known", "well-known"),
    ("ignore_punctuation", "'hello'", "hello"),
    ("ignore_punctuation", "1,000", "1000"),
    ("ignore_punctuation", "U.S.A.", "USA"),
    ("plain_quotes", "don\u2019t", "don't"),
    ("plain_quotes", "don`t", "don't"),
    ("plain_quotes", "\u201cyes\u201d", '"yes"'),
    ("compatible_characters", "\uff57\uff45\uff4e\uff54", "went"),
    ("compatible_characters", "o\ufb03ce", "office"),
    ("fold_spaces", "  ice   cream ", "ice cream"),
    ("fold_spaces", "ice\tcream\n", "ice cream"),
    ("contractions", "I'll", "I will"),
    ("contractions", "I will", "I'll"),
    ("contractions", "he's", "he is"),
    ("contractions", "he's", "he has"),
    ("contractions", "I'd", "I had"),
    ("contractions", "I'd", "I would"),
    ("contractions", "can't", "cannot"),
    ("contractions", "Can't", "Can not"),
    ("contractions", "they won't", "they will not"),
    ("contractions", "Let's go", "Let us go"),
    ("contractions", "isn't", "is not"),
    ("contractions", "we've", "we have"),
    ("contractions", "you're", "you are"),
    ("spelling_variants", "color", "colour"),
    ("spelling_variants", "favorite", "favourite"),
    ("spelling_variants", "theaters", "theatres"),
    ("spelling_variants", "traveling", "travelling"),
    ("spelling_variants", "organized", "organised"),
    ("spelling_variants", "analyze", "analyse"),
    ("spelling_variants", "gray", "grey"),
    ("optional_articles", "museum", "the museum"),
    ("optional_articles", "a museum", "museum"),
    ("number_words", "twenty one", "21"),
    ("number_words", "21", "twenty-one"),
    ("number_words", "a hundred", "100"),
    ("number_words", "two thousand and five", "2005"),
    ("typos", "museeum", "museum"),
]


@pytest.mark.parametrize(("switch", "typed", "expected"), SWITCHES)
def test_each_switch_lets_its_own_difference_pass(switch: str, typed: str, expected: str) -> None:
    reached = NEAR if switch == "typos" else SAME
    alone = STRICT.model_copy(update={switch: True})
    assert compare(typed, expected, alone) is reached
    assert compare(typed, expected, STRICT) is OTHER
    everything_else = Tolerance(
        optional_articles=True, typos=True, ignore_punctuation=switch == "ignore_punctuation"
    )
    assert compare(typed, expected, everything_else) is reached


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("its", "it's"),
        ("cant", "can't"),
        ("Leo's", "Leo"),
        ("students", "students'"),
        ("3.5", "35"),
        ("10:30", "1030"),
        ("50", "50%"),
        ("is", "he's"),
        ("had", "I'd"),
        ("he is", "he has"),
        ("two three", "23"),
        ("prise", "prize"),
        ("fourty", "40"),
        ("", "went"),
        ("the", "a"),
        ("café", "cafe"),
    ],
)
def test_other_answers_stay_other_answers(typed: str, expected: str) -> None:
    assert compare(typed, expected, Tolerance(optional_articles=True)) is OTHER


@pytest.mark.parametrize(
    ("typed", "expected", "reached"),
    [
        ("brecause", "because", NEAR),
        ("becuase", "because", NEAR),
        ("stopd", "stopped", OTHER),
        ("stoped", "stopped", NEAR),
        ("beautifull", "beautiful", NEAR),
        ("restuarant", "restaurant", NEAR),
        ("resturents", "restaurants", NEAR),
        ("minits", "minutes", OTHER),
        ("wnt", "went", NEAR),
        ("gpt", "got", OTHER),
        ("then", "than", OTHER),
        ("want", "went", OTHER),
        ("quite", "quiet", OTHER),
        ("walk", "walked", OTHER),
        ("walks", "walk", OTHER),
        ("lives", "lived", OTHER),
        ("live", "lived", OTHER),
        ("advertised", "advertises", OTHER),
        ("2004", "2005", OTHER),
        ("the musem", "the museum", NEAR),
        ("the museum is", "the museum", OTHER),
        ("cafe", "café", NEAR),
        ("dont go", "don't go", NEAR),
        ("brought", "bought", OTHER),
        ("cooked", "looked", OTHER),
    ],
)
def test_a_slip_is_near_but_another_word_is_not(
    typed: str, expected: str, reached: Closeness
) -> None:
    known = frozenset({"cooked", "looked"})
    assert compare(typed, expected, Tolerance(typos=True), known) is reached


def test_a_capital_letter_that_matters_is_a_slip_and_no_more() -> None:
    capitals = Tolerance(ignore_case=False, typos=True)
    assert compare("paris", "Paris", capitals) is NEAR
    assert compare("Then", "than", capitals) is OTHER
    assert compare("paris", "Paris", Tolerance(ignore_case=False)) is OTHER


def test_combining_characters_and_hidden_ones_do_not_matter() -> None:
    assert compare("cafe\u0301", "caf\u00e9", STRICT) is SAME
    assert compare("we\u200bnt\u00ad", "went", STRICT) is SAME
    assert compare("\u202bwent\u202c", "went", STRICT) is SAME


def test_a_page_of_text_is_another_answer_without_being_read() -> None:
    assert compare("went " * 20_000, "went", Tolerance(typos=True)) is OTHER


def test_readings_are_bounded() -> None:
    assert len(meanings("he's " * 30, Tolerance())) <= 64


@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_any_two_texts_compare(typed: str, expected: str, typos: bool) -> None:  # noqa: FBT001
    tolerance = Tolerance(typos=typos, optional_articles=True)
    assert compare(typed, expected, tolerance) in Closeness
    assert compare(typed, typed, tolerance) is SAME
