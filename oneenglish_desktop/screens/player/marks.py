"""The mark inside an outcome, as the pages show it."""

from pydantic import ValidationError

from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.questions.marks import Mark


def read_mark(outcome: Outcome) -> Mark:
    """The mark that the outcome holds; its bare verdict when the words cannot be read."""
    known = {key: value for key, value in outcome.feedback.items() if key in Mark.model_fields}
    try:
        return Mark.model_validate(known)
    except ValidationError:
        return Mark(fraction=outcome.fraction, correct=outcome.correct)
