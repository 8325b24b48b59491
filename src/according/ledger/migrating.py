"""Brings the tables of a ledger to the newest version, with Alembic."""

from __future__ import annotations

from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection


def upgrade(connection: Connection, version: str = "head") -> None:
    """Bring the tables to a version, the newest if none is said, as the only writer.

    Raises LookupError where there is no such version.
    """
    with as_file(files("according.ledger") / "migrations") as scripts:
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, version)
        except CommandError as error:
            raise LookupError(version) from error
