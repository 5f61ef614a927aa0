"""What a response must be before it goes into the journal: JSON that both stores can hold."""

import json
from typing import Any

from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.questions.content import LONGEST_TEXT

# Room for the names of gaps and options around one longest text.
LONGEST_RESPONSE = LONGEST_TEXT + 10_000


def storable(response: Any) -> Any:  # noqa: ANN401 - a JSON value of any question type
    """The response as it comes back from JSON.

    Raises:
        Invalid: it is no JSON, holds half a character, or is longer than a school takes.
    """
    try:
        text = json.dumps(response, allow_nan=False, ensure_ascii=False)
        text.encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise Invalid("this answer holds something that cannot be kept") from error
    if len(text) > LONGEST_RESPONSE:
        raise Invalid(f"an answer has {LONGEST_TEXT} characters at most")
    return json.loads(text)
