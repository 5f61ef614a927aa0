"""Regular expressions, those that would never end too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneenglish_desktop.questions.english.expressions import check, fits
from oneenglish_desktop.questions.english.tolerance import Tolerance

CASED = Tolerance(ignore_case=False)


@pytest.mark.parametrize(
    ("expression", "typed", "tolerance", "found"),
    [
        (r"colou?r", "COLOR", Tolerance(), True),
        (r"colou?r", "Color", CASED, False),
        (r"went", "he went", Tolerance(), False),
        (r"he (went|walked) home\.", "he  walked home.", Tolerance(), True),
        (r"don't", "don\u2019t", Tolerance(), True),
        (r"don't", "don\u2019t", Tolerance(plain_quotes=False), False),
        (r"\p{Lu}\w+", "Ana", CASED, True),
    ],
)
def test_expressions(expression: str, typed: str, tolerance: Tolerance, *, found: bool) -> None:
    assert fits(typed, expression, tolerance) is found


@pytest.mark.parametrize("expression", [r"(a|aa)+b", r"(.*a){20}b"])
def test_an_expression_that_would_not_end_does_not_fit(expression: str) -> None:
    assert not fits("a" * 2_000, expression, Tolerance())


def test_what_is_no_expression_is_refused() -> None:
    assert check(r"a+") == r"a+"
    with pytest.raises(ValueError, match="no regular expression"):
        check("(a")


@given(text=st.text(max_size=200))
def test_any_text_is_tried(text: str) -> None:
    assert fits(text, r"(?s).*", Tolerance())
