"""Matching as an author writes it in a file of questions."""

from collections.abc import Mapping
from typing import Any, Literal

from oneenglish_desktop.questions.content import FrozenModel, Text
from oneenglish_desktop.questions.question_type import Draft


class _PlainPair(FrozenModel):
    left: Text
    right: Text


class _Plain(FrozenModel):
    pairs: tuple[_PlainPair, ...]
    distractors: tuple[Text, ...] = ()
    reuse: bool = False
    marking: Literal["per_pair", "all_or_nothing"] = "per_pair"
    wrong_cost: float = 0.0


def from_plain(fields: Mapping[str, Any]) -> Draft:
    """Pairs are numbered in their order; the right side is sorted and lettered.

    The same text on the right of two pairs, or a distractor that is written twice, is one item;
    where a pair repeats it, every item on the right may be used again.

    Raises:
        ValueError: a field is not known, or a distractor belongs to a pair.
    """
    plain = _Plain.model_validate(fields)
    wanted = [pair.right for pair in plain.pairs]
    if taken := sorted(set(wanted) & set(plain.distractors)):
        raise ValueError(f"distractors: {taken[0]!r} belongs to a pair")
    texts = sorted({*wanted, *plain.distractors}, key=lambda text: (text.casefold(), text))
    ids = {text: _letters(place) for place, text in enumerate(texts)}
    numbered = {str(place): pair for place, pair in enumerate(plain.pairs, start=1)}
    return Draft(
        content={
            "left": [{"id": id_, "text": pair.left} for id_, pair in numbered.items()],
            "right": [{"id": ids[text], "text": text} for text in texts],
            "reuse": plain.reuse or len(set(wanted)) < len(wanted),
        },
        correct_answer={"pairs": {id_: ids[pair.right] for id_, pair in numbered.items()}},
        scoring_rules={"marking": plain.marking, "wrong_cost": plain.wrong_cost},
    )


def _letters(place: int) -> str:
    """`a` to `z`; more are named too, so that the content says that there are too many."""
    return chr(ord("a") + place) if place < 26 else f"r{place}"  # noqa: PLR2004 - the alphabet
