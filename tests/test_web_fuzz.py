"""Whatever is asked that the API's own description allows: no server error, and answers as it says."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from serving import running, token
from small_ledger import copied

from according.web.app import make_app
from according.web.settings import Settings

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
DESCRIBED = make_app(Settings("none.db")).openapi()
ROUTES = [
    (path, method)
    for path, methods in DESCRIBED["paths"].items()
    for method in methods
    if path != "/api/v1/events"  # who listens to it listens for ever
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    path = copied(tmp_path_factory.mktemp("fuzz"))
    headers = token(path, scope="admin")
    with running(path) as where:
        yield where, headers


@pytest.mark.parametrize(("path", "method"), ROUTES)
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_no_answer_is_a_server_error_and_all_are_as_described(server, path: str, method: str):
    address, headers = server
    operation = schemathesis.openapi.from_dict(DESCRIBED)[path][method]

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy())
    def ask(case: schemathesis.Case):
        case.call_and_validate(base_url=address, headers=headers, checks=CHECKS, timeout=60)

    ask()
