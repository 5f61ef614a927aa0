"""Fixtures of the documents."""
import pytest
from tests.storage.mongo.server import private_server
from tests.storage.mongo.school import prepared_documents, raw_student, school_documents

__all__ = ["private_server", "prepared_documents", "raw_student", "school_documents"]

@pytest.fixture(scope="session")
def mongo_root_uri(): return "mongodb://root:root@127.0.0.1:29017/?directConnection=true"
@pytest.fixture(scope="session")
def mongo_uri(): return "mongodb://127.0.0.1:29017/?directConnection=true&authSource=admin"
