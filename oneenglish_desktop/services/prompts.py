"""The questions of a phase as a student sees them, read once per publication."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from oneenglish_desktop.domain.challenges import Phase
from oneenglish_desktop.questions.document import DamagedPrompt, Prompt, parse_prompt
from oneenglish_desktop.storage.cache import Cache
from oneenglish_desktop.storage.mongo import questions
from oneenglish_desktop.storage.mongo.client import Documents

AnyPrompt = Prompt | DamagedPrompt


def load_prompts(documents: Documents, cache: Cache, phase: Phase) -> tuple[AnyPrompt, ...]:
    """The prompts of a phase in order; damaged ones keep their place.

    The cache is keyed by the phase and its content revision, which never change together, so
    that nothing in it is ever out of date.

    Raises:
        Unavailable: MongoDB cannot be reached and the cache does not have them.
    """
    key = f"prompts:{phase.id}:{phase.content_revision}"
    if (cached := cache.get(key)) is not None:
        return _decode(cached)
    prompts = questions.prompts(documents, phase.id)
    if prompts:
        cache.set(key, _encode(prompts))
    return prompts


def _encode(prompts: Sequence[AnyPrompt]) -> bytes:
    return json.dumps(
        [
            {"damaged": asdict(prompt)}
            if isinstance(prompt, DamagedPrompt)
            else {"prompt": prompt.model_dump(mode="json")}
            for prompt in prompts
        ]
    ).encode()


def _decode(cached: bytes) -> tuple[AnyPrompt, ...]:
    return tuple(
        DamagedPrompt(**entry["damaged"]) if "damaged" in entry else parse_prompt(entry["prompt"])
        for entry in json.loads(cached)
    )
