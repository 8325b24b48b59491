"""Runs the migrations on the connection that `according.ledger.migrating` gives."""

from alembic import context

from according.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
