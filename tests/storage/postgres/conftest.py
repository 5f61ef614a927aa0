"""Somebody who is signed in on a PC, and the raw driver in the hands of an attacker."""

from collections.abc import Iterator

import pytest

from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.school import MARKER
from oneenglish_desktop.storage.postgres.seed import SeedChallenge
from tests.storage.postgres.school import (
    PCS,
    RawConnection,
    SchoolDatabase,
    SignedIn,
    school_database,
)

__all__ = ["school_database"]


@pytest.fixture
def student(school_database: SchoolDatabase) -> SignedIn:
    return school_database.sign_in(school_database.add_person())


@pytest.fixture
def classmate(school_database: SchoolDatabase) -> SignedIn:
    """Signed in on another PC."""
    return school_database.sign_in(school_database.add_person(), PCS[1])


@pytest.fixture
def teacher(school_database: SchoolDatabase) -> SignedIn:
    return school_database.sign_in(school_database.add_person(RoleName.TEACHER, email=True))


@pytest.fixture
def pc(school_database: SchoolDatabase, student: SignedIn) -> Iterator[Database]:
    """The app's database on a PC where the student is signed in."""
    with school_database.database(student.token, student.login) as database:
        yield database


@pytest.fixture
def marker(school_database: SchoolDatabase) -> Iterator[Database]:
    with school_database.database(login=MARKER) as database:
        yield database


@pytest.fixture
def attacker(school_database: SchoolDatabase, student: SignedIn) -> Iterator[RawConnection]:
    """The raw driver with the credentials of the student's PC and the student's own token."""
    with school_database.raw(student.token, student.login) as connection:
        yield connection


@pytest.fixture(scope="session")
def challenge(school_database: SchoolDatabase) -> SeedChallenge:
    return school_database.add_challenge()
