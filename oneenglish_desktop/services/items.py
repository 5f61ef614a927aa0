"""The questions of a run, put together from what the stores and this PC know."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from oneenglish_desktop.domain.answers import Outcome
from oneenglish_desktop.questions.document import DamagedPrompt, Prompt
from oneenglish_desktop.services.runs import Item, LookAgain, SkillScore
from oneenglish_desktop.storage.local.journal import AnswerState, JournalledAnswer

AnyPrompt = Prompt | DamagedPrompt


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalWork:
    """What this PC holds of a run: submitted answers, drafts and flags."""

    answers: Sequence[JournalledAnswer] = ()
    drafts: Mapping[int, Any] = field(default_factory=dict)
    flags: frozenset[int] = frozenset()


def build_items(
    prompts: Sequence[AnyPrompt], outcomes: Iterable[Outcome], local: LocalWork
) -> tuple[Item, ...]:
    """The items of a run in the order of its questions.

    An item bears the `order` of its question, so that no other moves when one is archived.
    """
    marked: dict[int, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        marked[outcome.item].append(outcome)
    submitted: dict[int, list[JournalledAnswer]] = defaultdict(list)
    for journalled in local.answers:
        if journalled.state is not AnswerState.REFUSED:
            submitted[journalled.answer.item].append(journalled)
    return tuple(
        _item(prompt, marked[prompt.order], submitted[prompt.order], local) for prompt in prompts
    )


def _item(
    prompt: AnyPrompt,
    outcomes: list[Outcome],
    submitted: list[JournalledAnswer],
    local: LocalWork,
) -> Item:
    latest = max(outcomes, key=lambda outcome: outcome.attempt, default=None)
    last = max(submitted, key=lambda journalled: journalled.answer.attempt, default=None)
    marked_attempt = latest.attempt if latest else 0
    used = max(marked_attempt, last.answer.attempt if last else 0)
    limit = prompt.settings.max_attempts if isinstance(prompt, Prompt) else None
    return Item(
        item=prompt.order,
        prompt=prompt,
        attempts_used=used,
        attempts_left=None if limit is None else max(0, limit - used),
        outcome=latest,
        best_points=max((outcome.points for outcome in outcomes), default=None),
        draft=local.drafts.get(prompt.order),
        last_response=last.answer.response if last else None,
        flagged=prompt.order in local.flags,
        waiting=used > marked_attempt,
    )


def best_outcomes(outcomes: Iterable[Outcome]) -> dict[int, Outcome]:
    """The outcome of each item that counts: most points, the earlier one of equals."""
    best: dict[int, Outcome] = {}
    for outcome in sorted(outcomes, key=lambda outcome: outcome.attempt):
        known = best.get(outcome.item)
        if known is None or outcome.points > known.points:
            best[outcome.item] = outcome
    return best


def skill_scores(
    prompts: Iterable[AnyPrompt], best: Mapping[int, Outcome]
) -> tuple[SkillScore, ...]:
    """Points per skill, in the order in which the skills first appear."""
    earned: dict[str, float] = defaultdict(float)
    possible: dict[str, float] = defaultdict(float)
    for prompt in prompts:
        if isinstance(prompt, Prompt):
            skill = prompt.metadata.skill_category
            outcome = best.get(prompt.order)
            earned[skill] += outcome.points if outcome else 0.0
            possible[skill] += prompt.settings.points
    return tuple(
        SkillScore(skill=skill, points=earned[skill], max_points=possible[skill])
        for skill in possible
    )


def look_again(
    prompts: Iterable[AnyPrompt],
    best: Mapping[int, Outcome],
    answers: Iterable[JournalledAnswer],
) -> tuple[LookAgain, ...]:
    """The questions that were not answered or not fully right."""
    responses = {
        journalled.answer.item: journalled.answer.response
        for journalled in sorted(answers, key=lambda each: each.answer.attempt)
    }
    return tuple(
        LookAgain(
            item=prompt.order,
            prompt=prompt,
            response=responses.get(prompt.order),
            outcome=best.get(prompt.order),
        )
        for prompt in prompts
        if not _is_right(best.get(prompt.order))
    )


def _is_right(outcome: Outcome | None) -> bool:
    return outcome is not None and outcome.correct is True
