"""What a student answered beside what would have been right."""

from typing import NamedTuple

from oneenglish_desktop.questions.document import Prompt
from oneenglish_desktop.questions.marks import Mark, Part
from oneenglish_desktop.questions.players import response_text
from oneenglish_desktop.screens.player.marks import read_mark
from oneenglish_desktop.services.runs import LookAgain


class Difference(NamedTuple):
    """One thing to change.

    Attributes:
        given: what the student answered, empty for nothing.
        expected: what would have been right, empty when it is not to be shown.
    """

    given: str
    expected: str


def differences(line: LookAgain) -> list[Difference]:
    """Everything to change in an answer; the whole answer when its mark tells no parts."""
    if not isinstance(line.prompt, Prompt):
        return []
    found = [] if line.outcome is None else _of_parts(line.prompt, read_mark(line.outcome))
    if not found and line.response is not None:
        found = [Difference(response_text(line.prompt, line.response), "")]
    return [difference for difference in found if any(difference)]


def _of_parts(prompt: Prompt, mark: Mark) -> list[Difference]:
    wrong = [part for part in mark.parts if part.verdict != "right"]
    # A part that only the key names is the right answer to one that was chosen instead.
    named = [_words(prompt, part, part.expected) for part in wrong if part.given is None]
    found = []
    for part in wrong:
        if part.given is not None:
            expected = _words(prompt, part, part.expected)
            if not expected and named:
                expected = named.pop(0)
            found.append(Difference(_words(prompt, part, part.given), expected))
    return found + [Difference("", expected) for expected in named]


def _words(prompt: Prompt, part: Part, text: str | None) -> str:
    """The text as a student reads it: a mark of true or false holds names, not words."""
    if text and prompt.type == "true_false":
        return response_text(prompt, {"answers": {part.id: text}})
    return text or ""
