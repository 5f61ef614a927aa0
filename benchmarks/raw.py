"""The floor of an answer: one document inserted and one row updated by the bare drivers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import psycopg
from pymongo import MongoClient, WriteConcern
from pymongo.collection import Collection

from benchmarks.school import School

_TABLE = "create table public.benchmark (id int primary key, points numeric not null)"
_ROW = "insert into public.benchmark values (1, 0)"
_UPDATE = "update public.benchmark set points = points + 1 where id = 1"


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """Writes as durably as the app does, and nothing else.

    Attributes:
        postgres: of the superuser, whom no policy filters.
        answers: a collection without a validator.
    """

    postgres: psycopg.Connection[Any]
    answers: Collection[dict[str, Any]]

    def save(self) -> None:
        """One insert, one update."""
        self.answers.insert_one(
            {
                "answer_id": str(uuid4()),
                "user_id": str(uuid4()),
                "user_answer": ["a"],
                "time_spent": 1000,
                "signature": bytes(64),
            }
        )
        self.postgres.execute(_UPDATE)


@contextmanager
def raw_answers(school: School) -> Iterator[RawAnswer]:
    """The bare drivers of a school, with a table and a collection of their own."""
    with (
        psycopg.connect(school.root_postgres, autocommit=True) as postgres,
        MongoClient[dict[str, Any]](school.root_mongo) as mongo,
    ):
        postgres.execute(_TABLE)
        postgres.execute(_ROW)
        answers = mongo[school.servers.mongo_database]["benchmark"]
        yield RawAnswer(postgres, answers.with_options(write_concern=WriteConcern(w="majority")))
