"""The first schema: people, permissions, challenges, progress, what the school keeps of itself."""

from pathlib import Path

from alembic import op

from oneenglish_desktop.storage.postgres.migrate import apply_state, run_files

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes tables, functions and rights."""
    connection = op.get_bind()
    run_files(connection, Path(__file__).with_name("0001_tables.sql"))
    apply_state(connection, revision)
