"""The files of the demo school as they are written, checked when they are read."""

from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from oneenglish_desktop.domain.challenges import PHASE_NAMES, PHASES_PER_CHALLENGE, Level
from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.domain.medals import MedalThresholds
from oneenglish_desktop.domain.permissions import RoleName

ModelT = TypeVar("ModelT", bound=BaseModel)


class Entry(BaseModel):
    """A part of a file; a key that nobody knows is a slip of the pen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class RunningEntry(Entry):
    """A phase that a student is in the middle of."""

    answered: int
    seconds: int


Percent = Annotated[float, Field(ge=0, le=100)]


class PersonEntry(Entry):
    """Somebody of the school.

    Attributes:
        last_active: days before today of the newest phase.
        progress: challenge -> what each phase brought, from the first.
    """

    username: str
    full_name: str
    email: str | None = None
    role: RoleName
    classes: tuple[str, ...] = ()
    last_active: int = 0
    progress: dict[str, tuple[Percent | RunningEntry, ...]] = {}


class AssignmentEntry(Entry):
    """A challenge that a teacher set for a class."""

    challenge: str
    class_name: Annotated[str, Field(alias="class")]
    by: str
    due_in_days: int


class SchoolFile(Entry):
    """`people.yaml`."""

    school: str
    password: str
    challenges: tuple[str, ...]
    classes: tuple[str, ...]
    people: tuple[PersonEntry, ...]
    assignments: tuple[AssignmentEntry, ...] = ()


class PracticeEntry(Entry):
    """What a phase practises."""

    title: str
    example: str


class PhaseEntry(Entry):
    """A phase; its questions are read by the questions floor."""

    name: str = ""
    time_limit: int | None = None
    max_runs: int | None = None
    pass_percent: Percent = 60
    medals: MedalThresholds = MedalThresholds()
    practice: tuple[PracticeEntry, ...] = ()
    questions: tuple[dict[str, Any], ...]

    def name_at(self, position: int) -> str:
        """Its name, or the usual one of the position (1..5)."""
        return self.name or PHASE_NAMES[position - 1]


class ChallengeFile(Entry):
    """`challenges/<slug>.yaml`."""

    slug: str
    title: str
    category: str
    level: Level
    difficulty: str
    description: str = ""
    phases: Annotated[
        tuple[PhaseEntry, ...],
        Field(min_length=PHASES_PER_CHALLENGE, max_length=PHASES_PER_CHALLENGE),
    ]


def read_people(folder: Path) -> SchoolFile:
    """Read the people of a school.

    Args:
        folder: with `people.yaml`.

    Raises:
        Invalid: the file breaks a rule; names the rule.
    """
    return _read(folder / "people.yaml", SchoolFile)


def read_challenge(folder: Path, slug: str) -> ChallengeFile:
    """Read one challenge of a school.

    Args:
        folder: with `challenges/<slug>.yaml`.
        slug: name of the challenge.

    Raises:
        Invalid: the file breaks a rule; names the rule.
    """
    return _read(folder / "challenges" / f"{slug}.yaml", ChallengeFile)


def _read(path: Path, model: type[ModelT]) -> ModelT:
    # The loader in C reads a school in a tenth of the time.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with path.open(encoding="utf-8") as file:
            return model.model_validate(yaml.load(file, loader))  # noqa: S506 - a safe loader
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise Invalid(f"{path.name}: {error}") from error
