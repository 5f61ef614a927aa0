"""Points, penalties and what a student may see of a mark."""

import pytest

from oneenglish_desktop.questions.marks import LONGEST_SHOWN, Mark, Part, marked, points, shown
from oneenglish_desktop.questions.settings import Reveal, Settings

PART = Part(id="1", verdict="not_yet", given="go", expected="went")
LEFT_OUT = Part(id="b", verdict="missing", expected="the right one")


@pytest.mark.parametrize(
    ("fraction", "penalty", "attempt", "earned"),
    [
        (1.0, 0.0, 1, 3.0),
        (1.0, 0.0, 5, 3.0),
        (1.0, 0.25, 1, 3.0),
        (1.0, 0.25, 2, 2.25),
        (0.5, 0.25, 2, 0.75),
        (0.2, 0.25, 2, 0.0),
        (1.0, 1.0, 9, 0.0),
        (1 / 3, 0.0, 1, 1.0),
    ],
)
def test_points(fraction: float, penalty: float, attempt: int, earned: float) -> None:
    assert points(fraction, Settings(points=3, attempt_penalty=penalty), attempt) == earned


@pytest.mark.parametrize(
    ("reveal", "correct", "tries_left", "told"),
    [
        ("last_try", False, True, False),
        ("last_try", False, False, True),
        ("last_try", None, True, False),
        ("last_try", True, True, True),
        ("always", False, True, True),
        ("never", True, False, False),
    ],
)
def test_when_the_answer_is_shown(
    reveal: Reveal, *, correct: bool | None, tries_left: bool, told: bool
) -> None:
    mark = Mark(
        fraction=0.5, correct=correct, parts=(PART, LEFT_OUT), explanation="why", feedback="said"
    )
    seen = shown(mark, Settings(reveal=reveal), tries_left=tries_left)
    assert (seen == mark) is told
    assert (seen.explanation, len(seen.parts)) == (("why", 2) if told else ("", 1))
    assert seen.parts[0].expected == ("went" if told else None)
    assert seen.feedback == "said"


@pytest.mark.parametrize(("raw", "held"), [(-0.5, 0), (0.5, 0.5), (3 * (1 / 3), 1), (7, 1)])
def test_fractions_are_held_within_0_and_1(raw: float, held: float) -> None:
    mark = marked(raw)
    assert mark.fraction == held
    assert mark.correct is (held == 1)


def test_long_and_damaged_text_is_cut_and_cleaned() -> None:
    assert Part(id="1", verdict="not_yet", given="a\x00b").given == "a\N{REPLACEMENT CHARACTER}b"
    cut = Part(id="1", verdict="not_yet", given="x" * (LONGEST_SHOWN + 1)).given
    assert cut is not None
    assert (len(cut), cut[-1]) == (LONGEST_SHOWN, "…")
    whole = "x" * LONGEST_SHOWN
    assert Part(id="1", verdict="not_yet", given=whole).given == whole
