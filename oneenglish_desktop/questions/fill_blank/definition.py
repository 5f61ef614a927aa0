"""The entry of fill in the blank in the table of types."""

from oneenglish_desktop.questions.fill_blank import authoring, marking, model
from oneenglish_desktop.questions.question_type import QuestionType

FILL_BLANK = QuestionType(
    name="fill_blank",
    title="Fill in the blank",
    icon="text-cursor-input",
    content=model.FillBlankContent,
    correct_answer=model.FillBlankAnswer,
    scoring_rules=model.FillBlankRules,
    response=model.RESPONSE,
    mark=marking.mark,
    empty=marking.empty,
    key_response=marking.key_response,
    missing=marking.missing,
    from_plain=authoring.from_plain,
    player="oneenglish_desktop.questions.fill_blank.player:FillBlankPlayer",
)
