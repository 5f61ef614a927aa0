"""The school's structured data: engine, tables, queries by noun, migrations, rights."""
