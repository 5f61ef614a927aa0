"""Fixtures of the tests of the documents."""

from tests.storage.mongo.school import prepared_documents, raw_student, school_documents
from tests.storage.mongo.server import private_server

__all__ = ["prepared_documents", "private_server", "raw_student", "school_documents"]
