"""The design tokens: one JSON file, the same source as the mockups."""

import json
from functools import cache
from typing import Any

from oneenglish_desktop.resources import resource_path


@cache
def tokens() -> dict[str, Any]:
    """The whole of `tokens.json`."""
    with resource_path("theme", "tokens.json").open(encoding="utf-8") as file:
        loaded: dict[str, Any] = json.load(file)
    return loaded
