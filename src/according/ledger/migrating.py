"""Brings the tables of a ledger to the newest version, with Alembic."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(writing: AbstractContextManager[Connection], version: str = "head") -> None:
    """Bring the tables to a version, the newest, as the only writer; several programs may do so at once."""
    with as_file(files("according.ledger") / "migrations") as scripts, writing as connection:
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, version)
