"""The entry of multiple choice in the table of types."""

from oneenglish_desktop.questions.multiple_choice import authoring, marking, model
from oneenglish_desktop.questions.question_type import QuestionType

MULTIPLE_CHOICE = QuestionType(
    name="multiple_choice",
    title="Multiple choice",
    icon="circle-dot",
    content=model.MultipleChoiceContent,
    correct_answer=model.MultipleChoiceAnswer,
    scoring_rules=model.MultipleChoiceRules,
    response=model.RESPONSE,
    mark=marking.mark,
    empty=marking.empty,
    key_response=marking.key_response,
    missing=marking.missing,
    from_plain=authoring.from_plain,
    player="oneenglish_desktop.questions.multiple_choice.player:MultipleChoicePlayer",
)
