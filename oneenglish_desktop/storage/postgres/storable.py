"""JSON that jsonb can hold."""

import re
from collections.abc import Mapping
from typing import Any

_REFUSED = re.compile("[\0\ud800-\udfff]")


def storable(value: Any) -> Any:  # noqa: ANN401 - JSON
    """The same JSON with U+FFFD for what jsonb refuses: U+0000 and lone surrogates."""
    if isinstance(value, str):
        return _REFUSED.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, Mapping):
        return {storable(key): storable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [storable(item) for item in value]
    return value
