"""Questions for tests, as an author writes them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from oneenglish_desktop.questions.authoring import question_from_plain
from oneenglish_desktop.questions.document import Question

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
QUESTION_ID = "65f000000000000000000001"


def made(entry: Mapping[str, Any], **changes: object) -> Question:
    """The question of an entry with some fields changed."""
    return question_from_plain(
        {**entry, **changes},
        id=QUESTION_ID,
        phase_id="018f0000-0000-7000-8000-000000000001",
        author_id="018f0000-0000-7000-8000-000000000002",
        order=1,
        now=NOW,
    )


BUS: dict[str, Any] = {
    "slug": "museum-bus",
    "type": "multiple_choice",
    "skill": "reading",
    "tags": ["past simple"],
    "difficulty": "easy",
    "points": 2,
    "max_attempts": 2,
    "attempt_penalty": 0.5,
    "instructions": "Read the message. Then choose the best answer.",
    "passage": {
        "speaker": "Leo Park",
        "to": "Sam",
        "text": "Hi Sam! I missed the bus, so I walked to the museum. It was closed, but I found"
        " a great café next to it. Where did you go?",
    },
    "prompt": "Why did Leo walk to the museum?",
    "options": [
        {"text": "Because the museum was closed.", "feedback": "It was, but that is not why."},
        {"text": "Because he missed the bus.", "correct": True},
        {"text": "Because he wanted a coffee."},
        {"text": "Because Sam asked him."},
    ],
    "explanation": 'Leo says "I missed the bus, so I walked".',
}
FRUIT: dict[str, Any] = {
    "slug": "fruit",
    "type": "multiple_choice",
    "prompt": "Which two are fruit?",
    "select": "many",
    "options": [
        {"text": "An apple", "correct": True},
        {"text": "A carrot"},
        {"text": "A pear", "correct": True},
        {"text": "A potato"},
    ],
}
SIGN: dict[str, Any] = {
    "slug": "museum-sign",
    "type": "true_false",
    "prompt": "Read the sign. True or false?",
    "points": 3,
    "passage": {
        "title": "City Museum",
        "text": "Open every day, 10:00 to 18:00. Closed on Mondays in winter. Students do not pay"
        " on Fridays.",
    },
    "statements": [
        {"text": "The museum opens at ten o\u2019clock.", "answer": True},
        {"text": "It is open on Mondays in January.", "answer": False},
        {"text": "The museum is near the station.", "answer": "not_given"},
    ],
    "not_given": True,
}
YESTERDAY: dict[str, Any] = {
    "slug": "yesterday",
    "type": "fill_blank",
    "prompt": "Write one word in each gap.",
    "text": "Yesterday we {{1}} to the museum and {{2}} a ticket.",
    "gaps": {
        "1": {"answers": ["went"]},
        "2": {"answers": ["bought", {"text": "got", "fraction": 0.5}]},
    },
    "tolerance": {"typos": True},
}
LISTS: dict[str, Any] = {
    "slug": "lists",
    "type": "fill_blank",
    "prompt": "Choose the right word.",
    "mode": "drop_down",
    "text": "She {{be}} tired, so she {{go}} home.",
    "gaps": {
        "be": {"answers": ["was"], "choices": ["was", "were", "is"]},
        "go": {"answers": ["went"], "choices": ["go", "went", "gone"]},
    },
}
BANK: dict[str, Any] = {
    "slug": "bank",
    "type": "fill_blank",
    "prompt": "Put the words in the gaps.",
    "mode": "word_bank",
    "text": "I {{1}} up at seven, {{2}} breakfast and {{3}} to school.",
    "gaps": {
        "1": {"answers": ["got"]},
        "2": {"answers": ["had", {"text": "got", "fraction": 0.5}]},
        "3": {"answers": ["went"]},
    },
    "word_bank": ["went", "had", "got", "goed", "made"],
}
STORY: dict[str, Any] = {
    "slug": "story",
    "type": "ordering",
    "prompt": "Put the story in order.",
    "points": 3,
    "items": [
        "Ana got up early on Saturday.",
        "First, she walked to the bus station.",
        "She bought a ticket to the old town.",
        "Then she sat by the window and watched the river.",
        "At ten o\u2019clock she arrived.",
        "In the end, she was tired but happy.",
    ],
    "marking": "absolute_position",
}
SENTENCE: dict[str, Any] = {
    "slug": "sentence",
    "type": "ordering",
    "prompt": "Put the words in order.",
    "unit": "word",
    "items": ["the", "cat", "saw", "the", "dog"],
}
MEANINGS: dict[str, Any] = {
    "slug": "meanings",
    "type": "matching",
    "prompt": "Match the words and the meanings.",
    "points": 5,
    "pairs": [
        {"left": "ticket", "right": "The paper you buy to travel"},
        {"left": "platform", "right": "The place where you get on a train"},
        {"left": "traffic lights", "right": "They are red, yellow and green"},
        {"left": "bridge", "right": "It goes over a river"},
        {"left": "corner", "right": "The place where two streets meet"},
    ],
}
VERBS: dict[str, Any] = {
    "slug": "verbs",
    "type": "matching",
    "prompt": "Which kind of verb is it?",
    "pairs": [
        {"left": "go", "right": "irregular"},
        {"left": "walk", "right": "regular"},
        {"left": "buy", "right": "irregular"},
    ],
    "distractors": ["no verb"],
}
LEO: dict[str, Any] = {
    "slug": "leo",
    "type": "short_answer",
    "prompt": "What did Leo do yesterday? Write one sentence.",
    "points": 3,
    "answers": [
        "Yesterday he walked to the museum and bought a ticket.",
        {"wildcard": "he walked * bought a ticket"},
        {
            "expression": r"(yesterday )?he (go|goes|walk) to .*ticket\.?",
            "fraction": 0.5,
            "feedback": "Your idea is right. We talk about yesterday.",
        },
    ],
    "tolerance": {"typos": True},
}
DIARY: dict[str, Any] = {
    "slug": "diary",
    "type": "short_answer",
    "prompt": "Where is the museum?",
    "lines": "several",
    "answers": ["It is next to the station.", {"text": "next to the station", "fraction": 0.75}],
}

ENTRIES = {
    entry["slug"]: entry
    for entry in (
        BUS,
        FRUIT,
        SIGN,
        YESTERDAY,
        LISTS,
        BANK,
        STORY,
        SENTENCE,
        MEANINGS,
        VERBS,
        LEO,
        DIARY,
    )
}
