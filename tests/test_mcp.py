"""A client asks a ledger by the Model Context Protocol: every number comes with its words."""

import json
import os
import sys

import anyio
import pytest
from mcp import Client, StdioServerParameters
from small_ledger import copied, rows, run

from according.ledger import Ledger
from according.serving.mcp import server


@pytest.fixture
def ledger(tmp_path):
    return copied(tmp_path)


def asked(path, *calls):
    """What a client gets for calls of tools, each a name and its arguments."""

    async def ask():
        with Ledger.open(path) as ledger:
            async with Client(server(ledger)) as client:
                return [await client.call_tool(name, arguments) for name, arguments in calls]

    return anyio.run(ask)


def answer(path, name, **arguments):
    (result,) = asked(path, (name, arguments))
    assert not result.is_error, result.content
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content


def evidence(found):
    """All evidence in an answer, wherever it stands."""
    if isinstance(found, dict):
        yield from found.get("evidence", ())
        for value in found.values():
            yield from evidence(value)
    elif isinstance(found, list):
        for value in found:
            yield from evidence(value)


@pytest.fixture
def sfax(ledger):
    return next(row["id"] for row in rows(run(ledger, "list")) if row["kind"] == "blast")


def test_the_tools_only_read(ledger):
    async def ask():
        with Ledger.open(ledger) as opened:
            async with Client(server(opened)) as client:
                return (await client.list_tools()).tools

    tools = anyio.run(ask)
    assert {tool.name for tool in tools} == {
        *("find_incidents", "show_incident", "follow_figures", "list_reports"),
    }
    for tool in tools:
        assert tool.annotations.read_only_hint and not tool.annotations.destructive_hint
        assert len(tool.description) > 40
        assert "self" not in tool.input_schema["properties"]


def test_every_number_comes_with_its_words(ledger, sfax):
    calls = (
        ("find_incidents", {"country": "TN"}),
        ("show_incident", {"incident": sfax}),
        ("follow_figures", {"incident": sfax}),
        ("list_reports", {"incident": sfax}),
    )
    with Ledger.open(ledger) as opened:
        view = opened.view()
        for name, arguments in calls:
            found = list(evidence(answer(ledger, name, **arguments)))
            assert found, name
            for each in found:
                text = view.text(each["report"])
                start, end = each["clause_span"]
                assert text[start:end] == each["quote"]
                assert each["words"] in text
                assert each["verified"]
    tolls = answer(ledger, "find_incidents", country="TN")["incidents"][0]["tolls"]
    assert all(toll["evidence"] for toll in tolls.values())


def test_the_answers_are_those_of_the_ledger(ledger, sfax):
    shown = answer(ledger, "show_incident", incident=sfax)
    (row,) = rows(run(ledger, "show", sfax, "--format", "ndjson"))
    assert {name: shown[name] for name in ("id", "place", "voices")} == {
        name: row[name] for name in ("id", "place", "voices")
    }
    ends = ("low", "best", "high")
    assert [shown["tolls"]["injured"][e] for e in ends] == [row["tolls"]["injured"][e] for e in ends]
    assert shown["tolls"]["injured"]["open"] == "high"
    figures = answer(ledger, "follow_figures", incident=sfax)["figures"]
    assert [(each["low"], each["replaced_by"] is None) for each in figures] == [
        (9, False),
        (9, False),
        (14, False),
        (12, True),
    ]
    reports = answer(ledger, "list_reports", incident=sfax)["reports"]
    assert {each["input_id"] for each in reports} == {"a", "b", "c", "=d"}


def test_what_was_known_then(ledger, sfax):
    then = answer(ledger, "find_incidents", as_of="2025-03-11T10:00Z")["incidents"]
    assert [each["tolls"]["killed"]["best"] for each in then] == [9]
    ranged = answer(ledger, "show_incident", incident=sfax, policy="range")
    assert ranged["tolls"]["killed"]["best"] is None


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("show_incident", {"incident": "i_none"}, "i_none"),
        ("follow_figures", {"incident": "i_none"}, "i_none"),
        ("list_reports", {"incident": "i_none"}, "i_none"),
        ("find_incidents", {"as_of": "soon"}, "soon"),
        ("find_incidents", {"kind": "party"}, "kind"),
    ],
)
def test_a_question_that_has_no_answer_says_why_and_ends_nothing(ledger, name, arguments, words):
    wrong, right = asked(ledger, (name, arguments), ("find_incidents", {"limit": 1}))
    assert wrong.is_error
    assert words in wrong.content[0].text
    assert "Traceback" not in wrong.content[0].text
    assert len(right.structured_content["incidents"]) == 1


def test_asking_changes_nothing_and_sees_what_came_since(ledger, sfax):
    before = ledger.read_bytes()
    answer(ledger, "show_incident", incident=sfax)
    assert ledger.read_bytes() == before

    async def ask():
        with Ledger.open(ledger) as opened:
            async with Client(server(opened)) as client:
                first = await client.call_tool("show_incident", {"incident": sfax})
                claim = first.structured_content["tolls"]["killed"]["evidence"][0]["id"]
                with Ledger.open(ledger, by="ann") as other:
                    other.withdraw(claim, "misread")
                return claim, await client.call_tool("show_incident", {"incident": sfax})

    claim, after = anyio.run(ask)
    assert claim not in {each["id"] for each in after.structured_content["tolls"]["killed"]["evidence"]}


def test_the_command_speaks_on_standard_input_and_output(ledger):
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "according", "mcp", "--ledger", str(ledger)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    async def ask():
        async with Client(command) as client:
            return await client.call_tool("find_incidents", {"country": "TR"})

    found = anyio.run(ask).structured_content["incidents"]
    assert [each["kind"] for each in found] == ["mine"]


def test_where_there_is_no_ledger_no_server_is_started(tmp_path):
    assert run(tmp_path / "none.db", "mcp").exit_code == 1
