"""A private PostgreSQL and a private mongod: the school of a single PC."""
