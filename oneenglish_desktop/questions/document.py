"""The question document: what a student sees of it, and the whole with its key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializeAsAny,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from oneenglish_desktop.domain.errors import NotFound
from oneenglish_desktop.questions.content import (
    Content,
    CorrectAnswer,
    FrozenModel,
    ObjectIdText,
    ScoringRules,
)
from oneenglish_desktop.questions.marks import FULL
from oneenglish_desktop.questions.question_type import AnyQuestionType
from oneenglish_desktop.questions.registry import question_type
from oneenglish_desktop.questions.settings import Metadata, Settings


def _in_utc(moment: datetime) -> datetime:
    """The driver may hand out moments without a zone: they are UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


Moment = Annotated[datetime, AfterValidator(_in_utc)]


ContentT = TypeVar("ContentT", bound=Content)
AnswerT = TypeVar("AnswerT", bound=CorrectAnswer)
RulesT = TypeVar("RulesT", bound=ScoringRules)


class Validation(FrozenModel, Generic[AnswerT, RulesT]):
    """The key of a question and how it is used."""

    correct_answer: AnswerT
    scoring_rules: RulesT
    evaluation_method: Literal["auto", "manual", "hybrid"] = "auto"


class Prompt(BaseModel):
    """What a student may see of a question.

    Attributes:
        id: 24 hexadecimal digits, the `_id` of the document.
        phase_id: UUID of the phase as text.
        order: place in the phase, lowest first.
        version: grows with every edit of a published question.
        content: of the class that the type names.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: ObjectIdText
    phase_id: str
    type: str
    order: int
    is_active: bool = True
    status: Literal["draft", "published", "archived"] = "published"
    version: Annotated[int, Field(ge=1)] = 1
    author_id: str
    created_at: Moment
    updated_at: Moment
    content: SerializeAsAny[Content]
    settings: Settings = Settings()
    metadata: Metadata = Metadata()

    @field_validator("content", mode="before")
    @classmethod
    def _typed_content(cls, value: Any, info: ValidationInfo) -> Content:  # noqa: ANN401
        return _kind(info).content.model_validate(value)  # type: ignore[no-any-return]


class Question(Prompt):
    """A question with its key; students never hold one."""

    validation: SerializeAsAny[Validation[Any, Any]]

    @field_validator("validation", mode="before")
    @classmethod
    def _typed_validation(cls, value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401
        if not isinstance(value, Mapping):
            return value
        kind = _kind(info)
        model: Any = Validation.__class_getitem__((kind.correct_answer, kind.scoring_rules))
        return model.model_validate({"scoring_rules": {}, **value})

    @field_validator("validation", mode="after")
    @classmethod
    def _key_fits(cls, value: Validation[Any, Any], info: ValidationInfo) -> Validation[Any, Any]:
        content = info.data.get("content")
        if content is None or value.evaluation_method != "auto":
            return value
        kind = _kind(info)
        key = (content, value.correct_answer, value.scoring_rules)
        if kind.mark(*key, kind.key_response(*key)).fraction < FULL:
            raise ValueError("the key does not fit the content: it does not earn full marks")
        return value


def content_of(prompt: Prompt, model: type[ContentT]) -> ContentT:
    """The content as that class; raises TypeError when it is of another type."""
    if not isinstance(prompt.content, model):
        raise TypeError(f"a question of the type {prompt.type} has no {model.__name__}")
    return prompt.content


def _kind(info: ValidationInfo) -> AnyQuestionType:
    """The type of the document that is being read; raises ValueError."""
    try:
        return question_type(str(info.data.get("type")))
    except NotFound as error:
        raise ValueError(str(error)) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagedPrompt:
    """A question document that cannot be read; it keeps its place in the phase.

    Attributes:
        reason: which field breaks which rule, in English, without any value of the document.
    """

    id: str
    type: str
    order: int
    reason: str


PromptT = TypeVar("PromptT", bound=Prompt)


def parse_prompt(document: Mapping[str, Any]) -> Prompt | DamagedPrompt:
    """Reads a document of the store (`_id` or `id`); never raises for a damaged one."""
    return _parse(Prompt, document)


def parse_question(document: Mapping[str, Any]) -> Question | DamagedPrompt:
    """Reads a document with its key; never raises for a damaged one."""
    return _parse(Question, document)


def _parse(model: type[PromptT], document: Mapping[str, Any]) -> PromptT | DamagedPrompt:
    fields = dict(document)
    fields.setdefault("id", fields.pop("_id", None))
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        order = fields.get("order")
        return DamagedPrompt(
            id=str(fields["id"] or ""),
            type=str(fields.get("type") or ""),
            order=order if isinstance(order, int) else 0,
            reason=reason(error),
        )


def reason(error: ValidationError) -> str:
    """The broken rules as `field: rule` lines, without the values that broke them."""
    return "\n".join(
        f"{'.'.join(str(step) for step in item['loc'])}: {item['msg']}"
        for item in error.errors(include_url=False, include_input=False)
    )
