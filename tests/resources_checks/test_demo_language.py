"""The English of the demo school stays within its level and says nothing that a school regrets."""

import re
from collections.abc import Iterator
from statistics import mean

import pytest

from oneenglish_desktop.questions.english.spelling import british
from tests.resources_checks.demo_school import SLUGS, challenge, people, questions, texts

LONGEST_PASSAGE = {"A1": 55, "A2": 80, "B1": 95}
MEAN_SENTENCE = {"A1": 7, "A2": 8, "B1": 10}
LONGEST_SENTENCE = {"A1": 17, "A2": 20, "B1": 28}
BEYOND_A1 = {
    *(
        "was",
        "were",
        "did",
        "went",
        "had",
        "been",
        "will",
        "would've",
        "ago",
        "since",
        "yesterday",
    ),
    *("bigger", "biggest", "smaller", "better", "must", "should", "could", "might"),
    *("although", "however", "yet", "unless", "because of"),
}
"""Past, future, comparison, other modal verbs."""
BRANDS = {
    *("google", "facebook", "instagram", "whatsapp", "tiktok", "youtube", "netflix", "iphone"),
    *("nike", "adidas", "lego", "mcdonalds", "starbucks", "olympic", "olympics", "fifa"),
}
NOT_FOR_CHILDREN = {
    *("president", "election", "minister", "king", "queen", "party", "war", "army", "soldier"),
    *("god", "church", "mosque", "temple", "christmas", "easter", "ramadan", "bible", "pray"),
    *("gun", "knife", "kill", "beer", "wine", "alcohol", "cigarette", "smoke", "drug", "sexy"),
}
NOT_SAID_TO_STUDENTS = {"wrong", "failed", "failure", "invalid", "lorem", "todo"}
BANNED = BRANDS | NOT_FOR_CHILDREN | NOT_SAID_TO_STUDENTS
ALLOWED = {"chen-party": {"party"}, "sorry-i-cant": {"party"}}
SHOWN_AS_MISTAKES = {"beautifuller", "goed", "informations", "moneys", "breads"}
BRITISH_ALREADY = {"tv", "check"}
"""Words that are right in British English too."""

each_challenge = pytest.mark.parametrize("slug", SLUGS)


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", text.casefold())


def sentences(text: str) -> Iterator[list[str]]:
    """The sentences of a text as words."""
    for part in re.split(r"[.!?:;=][\")]*\s|\n", text):
        if found := words(part):
            yield found


@each_challenge
def test_sentences_fit_the_level(slug: str) -> None:
    level = challenge(slug)["level"]
    running = [
        (question["slug"], sentence)
        for question in questions(slug)
        for place, text in texts(question)
        if place in {"prompt", "text", "passage text", "statement", "explanation", "instructions"}
        for sentence in sentences(text)
    ]
    assert mean(len(sentence) for _, sentence in running) <= MEAN_SENTENCE[level]
    too_long = [
        (slug, " ".join(sentence))
        for slug, sentence in running
        if len(sentence) > LONGEST_SENTENCE[level]
    ]
    assert too_long == []


@each_challenge
def test_texts_are_not_longer_than_the_screen_wants(slug: str) -> None:
    level = challenge(slug)["level"]
    for question in questions(slug):
        passage = question.get("passage", {}).get("text", "")
        assert len(words(passage)) <= LONGEST_PASSAGE[level], question["slug"]
        assert len(question["prompt"]) <= 150, question["slug"]
        assert len(question.get("instructions", "")) <= 75, question["slug"]
        assert 2 <= len(words(question["explanation"])) <= 26, question["slug"]
        for place, text in texts(question):
            assert place not in {"option", "statement", "feedback"} or len(text) <= 90, text


def test_a1_explanations_are_short() -> None:
    lengths = [len(words(question["explanation"])) for question in questions(SLUGS[0])]
    assert mean(lengths) <= 12
    assert max(lengths) <= 22


def test_a1_stays_in_the_present() -> None:
    used = [
        (question["slug"], word)
        for question in questions(SLUGS[0])
        for place, text in texts(question)
        if place != "instructions"
        for word in words(text)
        if word in BEYOND_A1
    ]
    assert used == []


@each_challenge
def test_no_banned_word(slug: str) -> None:
    used = [
        (question["slug"], word)
        for question in questions(slug)
        for _, text in texts(question)
        for word in words(text)
        if word in BANNED - ALLOWED.get(question["slug"], set())
    ]
    assert used == []


@each_challenge
def test_the_spelling_is_british(slug: str) -> None:
    american = {
        word
        for question in questions(slug)
        for _, text in texts(question)
        for word in words(text)
        if british(word) != word
    }
    assert american <= BRITISH_ALREADY


@each_challenge
def test_the_typing_is_clean(slug: str) -> None:
    """Straight quotes, single spaces, no dash of a word processor, capitals and full stops."""
    for question in questions(slug):
        for place, text in texts(question):
            where = (question["slug"], place, text)
            assert not re.search(
                r"[\u2010-\u201f\u2026\u00a0\t]|  |\s$|^\s| [.,!?;](?!\.)", text
            ), where
            assert text.count('"') % 2 == 0, where
            assert text.count("(") == text.count(")"), where
            if place in {"instructions", "prompt", "explanation", "feedback", "statement"}:
                assert text[0].isupper() or text[0] in '".' or text[0].isdigit(), where
            if place in {"explanation", "feedback", "statement"}:
                assert re.search(r'[.!?]["”)]?$', text), where


@each_challenge
def test_mistakes_are_only_shown_to_be_avoided(slug: str) -> None:
    """A form that is not English may be an option or a false statement, never a model."""
    for question in questions(slug):
        models = [question["prompt"], question.get("text", "")]
        models += [question.get("passage", {}).get("text", "")]
        models += [item["text"] for item in question.get("options", ()) if item.get("correct")]
        models += [
            item["text"] for item in question.get("statements", ()) if item["answer"] is True
        ]
        assert not {word for text in models for word in words(text)} & SHOWN_AS_MISTAKES


def test_no_word_was_read_as_something_else() -> None:
    """YAML reads a bare `on`, `no` or `null` as a value, and `str` would write True or None."""
    read = [
        (question["slug"], text)
        for slug in SLUGS
        for question in questions(slug)
        for _, text in texts(question)
        if str(text) in {"True", "False", "None"}
    ]
    assert read == []


def test_every_prompt_is_used_once_for_each_text() -> None:
    """The same question with the same text twice would be a copy."""
    seen = [
        (question["prompt"], question.get("text"), str(question.get("passage")), question["type"])
        for slug in SLUGS
        for question in questions(slug)
        if question["prompt"] not in {"Is the English correct?", "Is this a good answer?"}
    ]
    assert len(set(seen)) == len(seen)


def test_people_of_many_places_speak() -> None:
    speakers = {
        question["passage"]["speaker"]
        for slug in SLUGS
        for question in questions(slug)
        if "speaker" in question.get("passage", {})
    }
    assert len(speakers) >= 12
    assert not speakers & {person["full_name"] for person in people()["people"]}
