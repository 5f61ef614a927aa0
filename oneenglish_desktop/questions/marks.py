"""Marks: what the marker says about a response, part by part."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from oneenglish_desktop.questions.content import FrozenModel
from oneenglish_desktop.questions.settings import Settings

LONGEST_SHOWN = 1_000
"""Characters of a response that a mark repeats; the whole response stays in the answer."""
FULL = 0.9999
"""Fractions from here on are full marks: weights of thirds do not add up to 1 exactly."""

Verdict = Literal["right", "almost", "not_yet", "missing"]
Note = Literal["", "spelling", "used_twice", "too_many", "unreadable"]
"""A short reason that the player puts into words."""
Fraction = Annotated[float, Field(ge=0, le=1)]


def _shown(text: str | None) -> str | None:
    """The text as it may be stored and shown: no null byte, not longer than a page."""
    if text is None:
        return None
    clean = text[: LONGEST_SHOWN + 1].replace("\x00", "\N{REPLACEMENT CHARACTER}")
    return clean if len(clean) <= LONGEST_SHOWN else clean[: LONGEST_SHOWN - 1] + "…"


ShownText = Annotated[str | None, AfterValidator(_shown)]


class Part(FrozenModel):
    """The verdict about one option, statement or gap.

    Attributes:
        id: id of the option, statement or gap.
        given: what the student answered, "" for nothing, None when only the key names the
            part (a right option that was not chosen).
        expected: what would have been right; None when it is not to be shown.
        fraction: 0..1 of this part.
    """

    id: str
    verdict: Verdict
    given: ShownText = None
    expected: ShownText = None
    fraction: Fraction = 0.0
    note: Note = ""


class Mark(FrozenModel):
    """What the marker says about a response.

    Attributes:
        fraction: 0..1 of the points of the question, before penalties.
        correct: None while a person still has to mark it.
        feedback: the author's words about this response.
        explanation: the author's words about the right answer; leaves with it.
        note: why the response as a whole earned nothing.
    """

    fraction: Fraction
    correct: bool | None
    parts: tuple[Part, ...] = ()
    feedback: str = ""
    explanation: str = ""
    note: Note = ""


def marked(
    fraction: float, parts: tuple[Part, ...] = (), *, feedback: str = "", note: Note = ""
) -> Mark:
    """An automatic mark; the fraction is brought into 0..1."""
    held = 1.0 if fraction >= FULL else max(0.0, fraction)
    return Mark(fraction=held, correct=held >= FULL, parts=parts, feedback=feedback, note=note)


def redact(mark: Mark) -> Mark:
    """The mark without anything that tells the right answer."""
    parts = tuple(
        part.model_copy(update={"expected": None}) for part in mark.parts if part.given is not None
    )
    return mark.model_copy(update={"parts": parts, "explanation": ""})


def shown(mark: Mark, settings: Settings, *, tries_left: bool) -> Mark:
    """What the student may see of the mark.

    The default reveals the answer when no try is left, or as soon as the response is right.
    """
    done = mark.correct is True or not tries_left
    reveals = settings.reveal == "always" or (settings.reveal == "last_try" and done)
    return mark if reveals else redact(mark)


def points(fraction: float, settings: Settings, attempt: int) -> float:
    """Points of an attempt (from 1): less a share for each earlier one, never below zero."""
    earned = fraction - settings.attempt_penalty * (attempt - 1)
    return round(max(0.0, earned) * settings.points, 4)
