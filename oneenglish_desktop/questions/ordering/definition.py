"""The entry of ordering in the table of types."""

from oneenglish_desktop.questions.ordering import authoring, marking, model
from oneenglish_desktop.questions.question_type import QuestionType

ORDERING = QuestionType(
    name="ordering",
    title="Ordering",
    icon="arrow-down-up",
    content=model.OrderingContent,
    correct_answer=model.OrderingAnswer,
    scoring_rules=model.OrderingRules,
    response=model.RESPONSE,
    mark=marking.mark,
    empty=marking.empty,
    key_response=marking.key_response,
    missing=marking.missing,
    from_plain=authoring.from_plain,
    player="oneenglish_desktop.questions.ordering.player:OrderingPlayer",
)
