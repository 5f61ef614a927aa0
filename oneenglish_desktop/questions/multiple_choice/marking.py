"""Marking of multiple choice: weights, all or nothing, right minus wrong."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from oneenglish_desktop.questions.marks import FULL, Mark, Part, Verdict, marked
from oneenglish_desktop.questions.multiple_choice.model import (
    MultipleChoiceAnswer,
    MultipleChoiceContent,
    MultipleChoiceRules,
    Option,
    Response,
)


def mark(
    content: MultipleChoiceContent,
    answer: MultipleChoiceAnswer,
    rules: MultipleChoiceRules,
    response: Response,
) -> Mark:
    """Marks the chosen options; an option that does not exist makes the response unreadable."""
    chosen = frozenset(response)
    if not chosen <= {option.id for option in content.options}:
        return marked(0.0, note="unreadable")
    if content.select == "one" and len(chosen) > 1:
        return marked(0.0, note="too_many")
    weights = _weights(content, answer, rules)
    if content.select == "one" or rules.marking == "weights":
        fraction = sum(weights[option] for option in chosen)
    else:
        fraction = _by_count(frozenset(answer.options), chosen, rules)
    said = [option.feedback for option in content.options if option.id in chosen]
    return marked(
        fraction,
        tuple(_parts(content, answer, weights, chosen)),
        feedback="\n".join(words for words in said if words),
    )


def _by_count(
    right: AbstractSet[str], chosen: AbstractSet[str], rules: MultipleChoiceRules
) -> float:
    """The fraction when options do not have weights."""
    if rules.marking == "all_or_nothing":
        return float(chosen == right)
    return (len(chosen & right) - len(chosen - right)) / len(right)


def _weights(
    content: MultipleChoiceContent, answer: MultipleChoiceAnswer, rules: MultipleChoiceRules
) -> Mapping[str, float]:
    """The weight of every option; those of the author, or equal ones."""
    ids = [option.id for option in content.options]
    if rules.weights:
        return {option: rules.weights.get(option, 0.0) for option in ids}
    right = frozenset(answer.options)
    if content.select == "one":
        return {option: float(option in right) for option in ids}
    wrong = len(ids) - len(right)
    return {option: 1 / len(right) if option in right else -1 / wrong for option in ids}


def _parts(
    content: MultipleChoiceContent,
    answer: MultipleChoiceAnswer,
    weights: Mapping[str, float],
    chosen: AbstractSet[str],
) -> list[Part]:
    """A part for each chosen option and for each right one that was left out."""
    parts = []
    for option in content.options:
        right = option.id in answer.options
        if option.id in chosen:
            whole = right and content.select == "many"
            fraction = 1.0 if whole else max(0.0, weights[option.id])
            parts.append(
                Part(
                    id=option.id,
                    verdict=_verdict(fraction),
                    given=_name(option),
                    fraction=fraction,
                )
            )
        elif right and not (content.select == "one" and chosen & set(answer.options)):
            parts.append(Part(id=option.id, verdict="missing", expected=_name(option)))
    return parts


def _verdict(fraction: float) -> Verdict:
    if fraction >= FULL:
        return "right"
    return "almost" if fraction > 0 else "not_yet"


def _name(option: Option) -> str:
    return option.text or option.id


def key_response(
    content: MultipleChoiceContent, answer: MultipleChoiceAnswer, rules: MultipleChoiceRules
) -> Response:
    """The right options; with `one` the first that is worth everything."""
    if content.select == "many":
        return answer.options
    weights = _weights(content, answer, rules)
    full = (option for option in answer.options if weights.get(option, 0.0) >= FULL)
    return (next(full, answer.options[0]),)


def empty(content: MultipleChoiceContent) -> Response:
    """Nothing chosen."""
    del content
    return ()


def missing(content: MultipleChoiceContent, response: Response) -> tuple[str, ...]:
    """Every option while none is chosen."""
    return () if response else tuple(option.id for option in content.options)
