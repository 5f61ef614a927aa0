"""Marking of true or false: all or nothing, or statement by statement."""

from oneenglish_desktop.questions.marks import Mark, Part, Verdict, marked
from oneenglish_desktop.questions.true_false.model import (
    Response,
    TrueFalseAnswer,
    TrueFalseContent,
    TrueFalseRules,
    Truth,
)


def mark(
    content: TrueFalseContent, answer: TrueFalseAnswer, rules: TrueFalseRules, response: Response
) -> Mark:
    """Marks the choices; justifications are kept for the teacher and not marked."""
    parts = tuple(
        _part(statement.id, response.answers.get(statement.id), answer)
        for statement in content.statements
    )
    share = sum(part.fraction for part in parts) / len(parts)
    return marked(share if rules.marking == "per_statement" else float(share == 1), parts)


def _part(statement: str, given: Truth | None, answer: TrueFalseAnswer) -> Part:
    expected = answer.statements.get(statement)
    right = given is not None and given == expected
    verdict: Verdict = "right" if right else "not_yet" if given else "missing"
    return Part(
        id=statement,
        verdict=verdict,
        given=given or "",
        expected=expected,
        fraction=float(right),
    )


def key_response(
    content: TrueFalseContent, answer: TrueFalseAnswer, rules: TrueFalseRules
) -> Response:
    """The right choice of each statement."""
    del rules
    return Response(
        answers={
            id_: truth for id_, truth in answer.statements.items() if truth in content.choices
        }
    )


def empty(content: TrueFalseContent) -> Response:
    """Nothing chosen, nothing said."""
    del content
    return Response()


def missing(content: TrueFalseContent, response: Response) -> tuple[str, ...]:
    """Statements without a choice, or without the justification that they need."""
    return tuple(
        statement.id
        for statement in content.statements
        if statement.id not in response.answers
        or (content.justification and not response.reasons.get(statement.id, "").strip())
    )
