"""What an examination finds: facts, things worth knowing, and things that are wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that was found, such as `Python` and `3.11.2`."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Facts about one thing."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that is wrong.

    Attributes:
        what: what was found.
        next_step: what a person does about it.
    """

    what: str
    next_step: str


@dataclass(slots=True)
class Findings:
    """Everything that an examination found, in the order in which it looked."""

    sections: list[Section] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, title: str, facts: Iterable[tuple[str, object]]) -> None:
        """Add a section."""
        told = tuple(Fact(name=name, value=str(value)) for name, value in facts)
        self.sections.append(Section(title=title, facts=told))

    def note(self, what: str) -> None:
        """Add something that is worth knowing and not wrong."""
        self.notes.append(what)

    def wrong(self, what: object, next_step: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(what=str(what), next_step=next_step))


def size(count: int) -> str:
    """A number of bytes for people, such as `12.3 MB`."""
    return f"{count / 1_000_000:.1f} MB"
