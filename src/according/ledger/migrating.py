"""Brings the tables of a ledger to the newest version, with Alembic."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

if TYPE_CHECKING:
    from according.ledger.store import Store


def upgrade(store: Store) -> None:
    """Bring the tables to the newest version; several programs may do so at once."""
    with as_file(files("according.ledger") / "migrations") as scripts, store.writing() as connection:
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
