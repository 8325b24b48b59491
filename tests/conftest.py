"""How property tests run: without deadlines, in CI the same way each time. And the databases of ledgers."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from postgres import server, why_not

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server that is there for the tests alone."""
    reason = why_not()
    if reason is not None:
        pytest.skip(reason)
    with server() as first:
        yield first


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def homes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """Where empty ledgers are made, on each database in turn."""
    from homes import Files, Server

    if request.param == "sqlite":
        return Files(tmp_path_factory.mktemp("ledgers"))
    return Server(request.getfixturevalue("postgresql"))


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def blank(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """Where nothing is yet, not even the tables of a ledger, on each database in turn."""
    from homes import blank_databases, blank_files

    if request.param == "sqlite":
        return blank_files(tmp_path_factory.mktemp("blank"))
    return blank_databases(request.getfixturevalue("postgresql"))
