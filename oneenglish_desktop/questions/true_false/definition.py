"""The entry of true or false in the table of types."""

from oneenglish_desktop.questions.question_type import QuestionType
from oneenglish_desktop.questions.true_false import authoring, marking, model

TRUE_FALSE = QuestionType(
    name="true_false",
    title="True or false",
    icon="circle-check",
    content=model.TrueFalseContent,
    correct_answer=model.TrueFalseAnswer,
    scoring_rules=model.TrueFalseRules,
    response=model.RESPONSE,
    mark=marking.mark,
    empty=marking.empty,
    key_response=marking.key_response,
    missing=marking.missing,
    from_plain=authoring.from_plain,
    player="oneenglish_desktop.questions.true_false.player:TrueFalsePlayer",
)
