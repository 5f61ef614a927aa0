"""The entry of matching in the table of types."""

from oneenglish_desktop.questions.matching import authoring, marking, model
from oneenglish_desktop.questions.question_type import QuestionType

MATCHING = QuestionType(
    name="matching",
    title="Matching",
    icon="arrow-left-right",
    content=model.MatchingContent,
    correct_answer=model.MatchingAnswer,
    scoring_rules=model.MatchingRules,
    response=model.RESPONSE,
    mark=marking.mark,
    empty=marking.empty,
    key_response=marking.key_response,
    missing=marking.missing,
    from_plain=authoring.from_plain,
    player="oneenglish_desktop.questions.matching.player:MatchingPlayer",
)
