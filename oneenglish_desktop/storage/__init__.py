"""The stores: PostgreSQL, MongoDB, the journal on this PC and the cache."""
