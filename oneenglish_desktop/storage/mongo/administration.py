"""What an administrator does to all the documents of a school, from the command line."""

from pymongo.errors import PyMongoError

from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.storage.mongo.client import Documents


def open_documents(
    uri: str, database: str, *, username: str | None = None, password: str | None = None
) -> Documents:
    """Open the documents at an address that a person typed.

    Args:
        uri: as for `Documents`.
        database: name of the database.
        username: account, when the address has none.
        password: its password.

    Raises:
        Invalid: the address or a certificate that it names cannot be read; the message does not
            repeat the address.
    """
    try:
        return Documents(uri, database, username=username, password=password)
    except OSError as error:
        # The driver reads the files that the address names.
        raise Invalid(
            f"a certificate of the address of MongoDB cannot be used: {error}"
        ) from error
    except (PyMongoError, ValueError, TypeError):
        # The driver's own words may repeat the password.
        raise Invalid(
            "the address of MongoDB cannot be read; it looks like"
            " mongodb://login:password@host:27017/?replicaSet=name, and special characters of"
            " the password are written as %XX"
        ) from None


def drop_documents(documents: Documents) -> None:
    """Remove every collection; accounts and roles stay (needs an administrator).

    Raises:
        Unavailable: the server cannot be reached.
        NotAllowed: the account may not do that.
    """
    with documents.operation() as database:
        database.client.drop_database(documents.name)
