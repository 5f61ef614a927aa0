"""Addresses lose their login and nothing else, and take another one."""

import pytest

from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.services.administration.addresses import (
    Login,
    database_url,
    is_near,
    login_of,
    mongo_address,
    postgres_address,
    with_login,
)


@pytest.mark.parametrize(
    ("url", "without"),
    [
        ("postgres://root:pw@db.example/postgres", "postgresql://db.example/oneenglish"),
        ("postgresql://root@db.example:5433", "postgresql://db.example:5433/oneenglish"),
        ("postgresql://a:1,b:2/x", "postgresql://a:1,b:2/oneenglish"),
        (
            "postgresql://root:p%40w@/x?host=/run/pg&port=5433",
            "postgresql:///oneenglish?host=%2Frun%2Fpg&port=5433",
        ),
        (
            "postgresql://h/x?sslmode=verify-full&sslrootcert=/ca&user=root&password=pw",
            "postgresql://h/oneenglish?sslmode=verify-full",
        ),
        ("postgresql://root:pw@[::1]:5432/x", "postgresql://[::1]:5432/oneenglish"),
    ],
)
def test_a_postgresql_address_loses_its_login(url: str, without: str) -> None:
    assert postgres_address(url, "oneenglish", files=False) == without


@pytest.mark.parametrize(
    ("uri", "without"),
    [
        ("mongodb://root:pw@h", "mongodb://h/"),
        ("mongodb://h:1,i:2/admin?replicaSet=rs", "mongodb://h:1,i:2/?replicaSet=rs"),
        ("mongodb+srv://root:pw@h.example/", "mongodb+srv://h.example/"),
        ("mongodb://r:pw@%2Frun%2Fm.sock/?authSource=admin", "mongodb://%2Frun%2Fm.sock/"),
        (
            "mongodb://h/?tls=true&tlsCAFile=/ca&authMechanism=PLAIN",
            "mongodb://h/?tls=true",
        ),
    ],
)
def test_a_mongodb_address_loses_its_login(uri: str, without: str) -> None:
    assert mongo_address(uri, files=False) == without


def test_files_stay_for_whoever_runs_beside_the_servers() -> None:
    assert "sslrootcert=%2Fca" in postgres_address(
        "postgresql://h/?sslrootcert=/ca", "x", files=True
    )
    assert "tlsCAFile=%2Fca" in mongo_address("mongodb://h/?tlsCAFile=/ca", files=True)


def test_a_login_comes_in_with_every_character_and_comes_out_again() -> None:
    login = Login(name="a:b@c", password="p/@ :%?")  # noqa: S106 - of nobody
    address = with_login("postgresql:///x?host=/run&sslMode=require", login, sslmode="verify-full")
    assert address == (
        "postgresql://a%3Ab%40c:p%2F%40%20%3A%25%3F@/x?host=%2Frun&sslmode=verify-full"
    )
    assert login_of(address) == login
    assert login_of("postgresql://h/x") == Login(name="", password="")
    assert "p/@" not in repr(login)


def test_another_database_of_the_same_server() -> None:
    assert database_url("postgres://root:pw@h:1/a?x=y".replace("?x=y", ""), "my db") == (
        "postgresql://root:pw@h:1/my%20db"
    )
    with pytest.raises(Invalid, match="begins with postgresql://"):
        database_url("host=h user=root", "x")


@pytest.mark.parametrize(
    "address", ["postgresql:///x", "mongodb://127.0.0.1:1/", "mongodb://%2Fs/"]
)
def test_this_pc_is_near(address: str) -> None:
    assert is_near(address)


def test_others_are_far() -> None:
    assert not is_near("mongodb://db.example/")
