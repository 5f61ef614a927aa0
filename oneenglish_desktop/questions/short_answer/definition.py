"""The entry of short answer in the table of types."""

from oneenglish_desktop.questions.question_type import QuestionType
from oneenglish_desktop.questions.short_answer import authoring, marking, model

SHORT_ANSWER = QuestionType(
    name="short_answer",
    title="Short answer",
    icon="pencil-line",
    content=model.ShortAnswerContent,
    correct_answer=model.ShortAnswerAnswer,
    scoring_rules=model.ShortAnswerRules,
    response=model.RESPONSE,
    mark=marking.mark,
    empty=marking.empty,
    key_response=marking.key_response,
    missing=marking.missing,
    from_plain=authoring.from_plain,
    player="oneenglish_desktop.questions.short_answer.player:ShortAnswerPlayer",
)
