"""What the content, the key and the rules of every question type are made of."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

LONGEST_TEXT = 100_000
LONGEST_LINE = 1_000


def _as_text(value: Any) -> Any:  # noqa: ANN401 - a validator meets anything
    """An ObjectId of the driver is a text above the storage floor."""
    return str(value) if type(value).__name__ == "ObjectId" else value


ObjectIdText = Annotated[
    str, BeforeValidator(_as_text), StringConstraints(pattern="^[0-9a-f]{24}$")
]
PartId = Annotated[str, StringConstraints(pattern="^[A-Za-z0-9_-]{1,32}$")]
"""Id of an option, a statement, a gap: safe as a key of a document."""
Text = Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]
Words = Annotated[str, StringConstraints(max_length=LONGEST_TEXT, pattern=r"\S")]
"""Text that is not empty."""
Line = Annotated[str, StringConstraints(max_length=LONGEST_LINE)]
"""Text of a control: an option, a statement, a word to pick."""
LineOfWords = Annotated[str, StringConstraints(max_length=LONGEST_LINE, pattern=r"\S")]


class FrozenModel(BaseModel):
    """A part of a question: cannot be changed and holds no field that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Passage(FrozenModel):
    """A text to read before answering, shown in a card.

    Attributes:
        speaker: who wrote or said it; `to` is the person who gets it.
        title: heading of a sign, a notice, an article.
    """

    text: Words
    speaker: Line = ""
    to: Line = ""
    title: Line = ""


class Content(FrozenModel):
    """What a student sees of a question; every type adds its own fields.

    Attributes:
        prompt: the question itself; may hold `**bold**` and `*italic*`.
        explanation: why the answer is right; shown with the answer, never before.
    """

    prompt: Text = ""
    instructions: Text = ""
    passage: Passage | None = None
    media_references: tuple[ObjectIdText, ...] = ()
    explanation: Text = ""


class CorrectAnswer(FrozenModel):
    """The key of a question; the shape is that of its type."""


class ScoringRules(FrozenModel):
    """How a response turns into a fraction; the shape is that of the type."""
