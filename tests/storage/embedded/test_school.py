"""The pair of servers: shared, stopped by the last one out, recovered after every fault."""

import psycopg
from pymongo import MongoClient

from oneenglish_desktop.storage.embedded.endpoints import Endpoints


def test_both_servers_answer_their_administrator(school_servers: Endpoints) -> None:
    with psycopg.connect(school_servers.root_postgres_url()) as connection:
        row = connection.execute("select rolsuper from pg_roles where rolname = current_user")
        assert row.fetchone() == (True,)
    with MongoClient[dict[str, object]](school_servers.root_mongo_uri()) as client:
        assert client.admin.command("hello")["setName"] == "oneenglish"
