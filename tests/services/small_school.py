"""A small school for the tests of the services, on real stores: 3 questions, many students."""

import copy
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from bson import ObjectId

from oneenglish_desktop.services.demo_content import demo_id
from oneenglish_desktop.services.house import Endpoints
from oneenglish_desktop.services.school import Servers, login_url
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.postgres.school import MARKER, MIGRATOR, pc_login

PASSWORD = "riverside"  # noqa: S105 - of nobody
PUPILS = 400
PCS = (pc_login(1), pc_login(2), pc_login(3))
# Logins belong to the whole server: every worker gives them the same passwords.
PASSWORDS = {login: f"test {login}" for login in (MIGRATOR, MARKER, *PCS)}

CHOICE: dict[str, Any] = {
    "slug": "choice",
    "type": "multiple_choice",
    "skill": "reading",
    "points": 2,
    "max_attempts": 2,
    "attempt_penalty": 0.5,
    "prompt": "Which word is a colour?",
    "options": [
        {"text": "red", "correct": True},
        {"text": "dog", "feedback": "A dog is an animal."},
        {"text": "run"},
    ],
    "select": "one",
    "explanation": "Red is a colour.",
}
STATEMENT: dict[str, Any] = {
    "slug": "statement",
    "type": "true_false",
    "skill": "grammar",
    "points": 1,
    "max_attempts": 1,
    "statements": [{"text": "Two and two is four.", "answer": True}],
}
GAP: dict[str, Any] = {
    "slug": "gap",
    "type": "fill_blank",
    "skill": "grammar",
    "points": 1,
    "max_attempts": None,
    "text": "Yesterday we {{1}} to the museum.",
    "mode": "typed",
    "gaps": {"1": {"answers": ["went"]}},
}
# Right and wrong responses by the place of the question in the first phase.
RIGHT: dict[int, Any] = {1: ["a"], 2: {"answers": {"1": "true"}, "reasons": {}}, 3: {"1": "went"}}
WRONG: dict[int, Any] = {1: ["b"], 2: {"answers": {"1": "false"}, "reasons": {}}, 3: {"1": "go"}}


def _phase(number: int, **changes: object) -> dict[str, Any]:
    return {
        "time_limit": None,
        "max_runs": None,
        "pass_percent": 60,
        "practice": [{"title": "Colours", "example": "red, blue"}],
        "questions": [{**STATEMENT, "slug": f"statement-{number}"}],
        **changes,
    }


def _challenge(slug: str, first: dict[str, Any]) -> dict[str, Any]:
    return {
        "slug": slug,
        "title": slug.title(),
        "category": "Everyday life",
        "level": "A2",
        "difficulty": "easy",
        "description": "For tests.",
        "phases": [first, *(_phase(number) for number in range(2, 6))],
    }


def write_files(folder: Path) -> None:
    """Write the school as its author would."""
    city = _phase(1, questions=[CHOICE, STATEMENT, GAP], max_runs=3)
    (folder / "challenges").mkdir(parents=True)
    for challenge in (
        _challenge("city", city),
        _challenge("empty", _phase(1, questions=[])),
        _challenge("sea", copy.deepcopy(city)),
    ):
        path = folder / "challenges" / f"{challenge['slug']}.yaml"
        path.write_text(yaml.safe_dump(challenge, sort_keys=False))
    people = {
        "school": "Small School",
        "password": PASSWORD,
        "challenges": ["city", "empty", "sea"],
        "classes": ["Class 1A", "Class 1B"],
        "people": [
            {"username": "ada", "full_name": "Ada Admin", "role": "admin"},
            {
                "username": "tom",
                "full_name": "Tom Teacher",
                "email": "tom@small.example",
                "role": "teacher",
                "classes": ["Class 1A"],
            },
            *(
                {
                    "username": f"pupil.{number}",
                    "full_name": f"Pupil Number {number}",
                    "role": "student",
                    "classes": ["Class 1A"],
                }
                for number in range(1, PUPILS + 1)
            ),
            *(
                {
                    "username": username,
                    "full_name": "Vera Teran",
                    "role": "student",
                    "classes": ["Class 1B"],
                    "last_active": 1,
                    "progress": {"city": [100, 100, {"answered": 1, "seconds": 30}]},
                }
                for username in ("veteran", "veteran.two")
            ),
        ],
        "assignments": [{"challenge": "sea", "class": "Class 1A", "by": "tom", "due_in_days": 10}],
    }
    (folder / "people.yaml").write_text(yaml.safe_dump(people, sort_keys=False))


@dataclass(frozen=True, kw_only=True)
class SmallSchool:
    """The prepared and loaded school.

    Attributes:
        mongo: address without an account.
        root: the documents with an administrator's rights.
    """

    servers: Servers
    mongo: str
    root: Documents
    folder: Path
    _fresh: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def migrator(self) -> str:
        return login_url(self.servers, MIGRATOR, PASSWORDS[MIGRATOR])

    def endpoints(self, login: str) -> Endpoints:
        """What the PC or the marker with this login knows."""
        return Endpoints(
            postgres=login_url(self.servers, login, PASSWORDS[login]),
            mongo=self.mongo,
            mongo_database=self.servers.mongo_database,
        )

    def fresh_pupil(self) -> str:
        """The login of a student whom no other test uses."""
        return f"pupil.{next(self._fresh)}"

    def phase(self, position: int = 1, challenge: str = "city") -> str:
        return demo_id("phase", challenge, position)

    def question(self, slug: str, challenge: str = "city") -> str:
        return demo_id("question", challenge, slug).replace("-", "")[:24]

    @contextmanager
    def changed(self, collection: str, question_id: str, **fields: object) -> Iterator[None]:
        """Change fields of a question behind the school's back, and put them back."""
        which = {"_id": ObjectId(question_id)}
        with self.root.operation() as database:
            before = database[collection].find_one_and_update(
                which, {"$set": fields}, bypassDocumentValidation=True
            )
        assert before is not None
        yield
        with self.root.operation() as database:
            database[collection].replace_one(which, before)

    def answer(self, answer_id: str) -> dict[str, Any] | None:
        """An answer as it is stored."""
        with self.root.operation() as database:
            return database["user_answers"].find_one({"answer_id": answer_id})

    def answers(self, run_id: str) -> list[dict[str, Any]]:
        """The stored answers of a run."""
        with self.root.operation() as database:
            return list(database["user_answers"].find({"phase_progress_id": run_id}))
