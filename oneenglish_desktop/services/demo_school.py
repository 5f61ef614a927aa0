"""Loads the demo school into both stores: people, challenges, and what students did before."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from oneenglish_desktop.domain.answers import Answer, Outcome
from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.resources import resource_path
from oneenglish_desktop.services.demo_content import ChallengeContent, challenge_content, demo_id
from oneenglish_desktop.services.demo_files import SchoolFile, read_challenge, read_people
from oneenglish_desktop.services.demo_progress import Feedbacks, PastRun, past_runs
from oneenglish_desktop.services.new_people import SALT_BYTES, new_person
from oneenglish_desktop.services.passwords import DEMO_COSTS
from oneenglish_desktop.storage.mongo import answers, questions
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.postgres import migrate, seed, seed_runs
from oneenglish_desktop.storage.postgres.seed import (
    SeedAssignment,
    SeedChallenge,
    SeedClass,
    SeedPerson,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoSchool:
    """Everything that the files of a demo school say, as the stores take it."""

    name: str
    people: tuple[SeedPerson, ...]
    classes: tuple[SeedClass, ...]
    challenges: tuple[ChallengeContent, ...]
    assignments: tuple[SeedAssignment, ...]
    past: tuple[PastRun, ...]


def is_loaded(migrator: str) -> bool:
    """Whether somebody loaded the demo school, to its end.

    Args:
        migrator: URL of the migrator's login.

    Raises:
        Unavailable: PostgreSQL cannot be reached.
    """
    name = read_people(resource_path("demo_school")).school
    with migrate.owner_transaction(migrator) as connection:
        return seed.school_name(connection) == name


def load_demo_school(
    migrator: str, mongo: str, mongo_database: str, *, now: datetime, folder: Path | None = None
) -> None:
    """Read the demo school and save it.

    Args:
        migrator: as in `save_demo_school`.
        mongo: as in `save_demo_school`.
        mongo_database: as in `save_demo_school`.
        now: as in `read_demo_school`.
        folder: as in `read_demo_school`, None for the one that comes with the app.

    Raises:
        Invalid: a file breaks a rule.
        Unavailable: a store cannot be reached.
    """
    school = read_demo_school(folder or resource_path("demo_school"), now)
    save_demo_school(school, migrator, mongo, mongo_database)


def read_demo_school(folder: Path, now: datetime) -> DemoSchool:
    """What the files of a demo school say; no store is needed, so the stores may start meanwhile.

    Args:
        folder: with `people.yaml` and `challenges/`.
        now: with its time zone; what students did before lies before it.

    Raises:
        Invalid: a file breaks a rule.
    """
    school = read_people(folder)
    author = next(person for person in school.people if person.role is RoleName.TEACHER)
    author_id = demo_id("person", author.username)
    contents = tuple(
        challenge_content(read_challenge(folder, slug), author_id) for slug in school.challenges
    )
    feedbacks = Feedbacks()
    by_slug = {content.slug: content for content in contents}
    return DemoSchool(
        name=school.school,
        people=_people(school),
        classes=_classes(school),
        challenges=contents,
        assignments=_assignments(school, now.date()),
        past=tuple(
            run for person in school.people for run in past_runs(person, by_slug, feedbacks, now)
        ),
    )


def save_demo_school(school: DemoSchool, migrator: str, mongo: str, mongo_database: str) -> None:
    """Save a demo school in both stores; what is there already is brought up to date.

    A run that is there stays as it is: a student may have gone on with it.

    Args:
        school: of `read_demo_school`.
        migrator: URL of the migrator's login.
        mongo: URI of an administrator.
        mongo_database: name of the school's database there.

    Raises:
        Unavailable: a store cannot be reached.
    """
    with closing(Documents(mongo, mongo_database)) as documents:
        questions.save_questions(
            documents,
            [
                question
                for challenge in school.challenges
                for phase in challenge.phases
                for question in phase.questions
            ],
        )
        answers.save_marked(documents, _marked(school.past))
    _save(migrator, school)


def _people(school: SchoolFile) -> tuple[SeedPerson, ...]:
    return tuple(
        new_person(
            demo_id("person", person.username),
            person.username,
            person.full_name,
            email=person.email,
            role=person.role,
            password=school.password,
            salt=sha256(f"demo/{person.username}".encode()).digest()[:SALT_BYTES],
            costs=DEMO_COSTS,
        )
        for person in school.people
    )


def _classes(school: SchoolFile) -> tuple[SeedClass, ...]:
    def members(name: str, role: RoleName) -> tuple[str, ...]:
        return tuple(
            demo_id("person", person.username)
            for person in school.people
            if person.role is role and name in person.classes
        )

    return tuple(
        SeedClass(
            id=demo_id("class", name),
            name=name,
            students=members(name, RoleName.STUDENT),
            teachers=members(name, RoleName.TEACHER),
        )
        for name in school.classes
    )


def _assignments(school: SchoolFile, today: date) -> tuple[SeedAssignment, ...]:
    return tuple(
        SeedAssignment(
            id=demo_id("assignment", entry.class_name, entry.challenge),
            class_id=demo_id("class", entry.class_name),
            challenge_id=demo_id("challenge", entry.challenge),
            set_by=demo_id("person", entry.by),
            due=today + timedelta(days=entry.due_in_days),
        )
        for entry in school.assignments
    )


def _marked(past: Iterable[PastRun]) -> list[tuple[Answer, Outcome]]:
    return [pair for each in past for pair in zip(each.answers, each.run.outcomes, strict=True)]


def _save(migrator: str, school: DemoSchool) -> None:
    """PostgreSQL comes last, in one transaction: the school's name there says all is loaded."""
    with migrate.owner_transaction(migrator) as connection:
        seed.save_people(connection, school.people)
        seed.save_classes(connection, school.classes)
        seed.save_challenges(
            connection,
            [
                SeedChallenge(
                    challenge=content.challenge,
                    position=position,
                    phases=tuple(phase.phase for phase in content.phases),
                )
                for position, content in enumerate(school.challenges, start=1)
            ],
        )
        seed.save_assignments(connection, school.assignments)
        seed_runs.save_runs(connection, [past.run for past in school.past])
        # The demo's people sign in at once; an unknown name must look no different.
        seed.save_school_settings(
            connection,
            name=school.name,
            time_cost=DEMO_COSTS.time_cost,
            memory_kib=DEMO_COSTS.memory_kib,
            parallelism=DEMO_COSTS.parallelism,
        )
