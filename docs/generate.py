"""Makes the generated parts of the documentation: help, manual, columns, an example, pictures.

python docs/generate.py            # write them
python docs/generate.py --check    # say which are out of date, and fail if any is
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import inspect
import io
import json
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from making import codebook, measuring, notebook, tried, trust

os.environ["COLUMNS"] = "80"

DOCS = Path(__file__).parent
EXAMPLE = "At least 12 people were killed and 30 injured when a bomb exploded in Kerman, Iran, police said."
PUBLISHED = "2024-01-03"
DAMAGED = 3
"""The demonstration report of which a picture is shown."""


def pages() -> dict[Path, str]:
    """Return every generated page or picture as it should be."""
    record = (DOCS / "record.md").read_text("utf-8")
    commands = (DOCS / "commands.md").read_text("utf-8")
    exports = (DOCS / "exports.md").read_text("utf-8")
    return {
        DOCS / "codebook.md": filled_all(DOCS / "codebook.md", codebook.all_tables()),
        DOCS / "measuring.md": filled_all(DOCS / "measuring.md", measuring.all_tables()),
        DOCS / "fuzzing.md": filled_all(DOCS / "fuzzing.md", tried.all_tables()),
        DOCS / "trust.md": filled_all(DOCS / "trust.md", trust.all_tables()),
        DOCS / "record.md": filled(filled(record, "example", example()), "fields", fields()),
        DOCS / "commands.md": filled(commands, "help", help_pages()),
        DOCS / "according.1": man_page(),
        DOCS / "python.md": filled((DOCS / "python.md").read_text("utf-8"), "names", public_names()),
        DOCS / "problems.md": filled((DOCS / "problems.md").read_text("utf-8"), "problems", problems()),
        DOCS / "exports.md": filled(filled(exports, "columns", column_pages()), "presets", preset_pages()),
    }


def filled(page: str, name: str, content: str) -> str:
    """Return a page with new content between the marks of that name."""
    begin, end = f"<!-- generated: {name} -->", f"<!-- end: {name} -->"
    before, rest = page.split(begin)
    _, after = rest.split(end)
    return f"{before}{begin}\n{content.strip()}\n{end}{after}"


def filled_all(path: Path, contents: Mapping[str, str]) -> str:
    """Return a page with new content between each of its marks."""
    page = path.read_text("utf-8")
    for name, content in contents.items():
        page = filled(page, name, content)
    return page


def help_pages() -> str:
    """Return the help of each command."""
    from according.cli import main

    pages = ((" ".join(["according", *words]), help_of(words)) for words in commands(main))
    return "\n".join(f"## {name}\n\n```text\n{text}\n```\n" for name, text in pages)


def help_of(words: tuple[str, ...]) -> str:
    """Return the help of one command."""
    from according.cli import main

    with contextlib.redirect_stdout(io.StringIO()) as page, contextlib.suppress(SystemExit):
        main([*words, "--help"], prog_name="according")
    return "\n".join(line.rstrip() for line in page.getvalue().strip().split("\n"))


def public_names() -> str:
    """Return the public names with what they say of themselves, and their public methods."""
    import according

    parts = []
    for name in sorted(set(according.__all__) - {"__version__"}, key=str.casefold):
        found = getattr(according, name)
        parts.append(f"## according.{name}\n\n{signature(name, found)}\n\n{inspect.getdoc(found)}")
        if name in ("Reader",):
            parts += methods(found)
    ledger = inspect.signature(according.open).return_annotation
    home = importlib.import_module("according.api")
    parts += ["## The ledger", *methods(getattr(home, ledger))]
    parts += ["## A view of it", *methods(importlib.import_module("according.ledger").View)]
    return "\n\n".join(parts)


def methods(found: Any) -> list[str]:
    """Return the public methods of a class, each with its signature and what it says of itself."""
    names = [name for name, each in inspect.getmembers(found, inspect.isfunction) if name[0] != "_"]
    return [
        f"### {name}\n\n{signature(name, getattr(found, name))}\n\n{inspect.getdoc(getattr(found, name))}"
        for name in names
    ]


def signature(name: str, found: Any) -> str:
    """Return how a name is called, as a block of code."""
    words = str(inspect.signature(found)).replace("(self, ", "(").replace("(self)", "()")
    words = re.sub(r" at 0x[0-9a-f]+", "", re.sub(r"(: |-> )'([^']*)'", r"\1\2", words))
    return f"```python\n{name}{words}\n```"


def problems() -> str:
    """Return a table of the Problems in the source: their codes, and what they say where it is constant."""
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for path in sorted((DOCS.parent / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "Problem" or not node.args:
                continue
            if len(node.args) != 4:
                continue
            code = node.args[0]
            if isinstance(code, ast.Constant):
                for words, arg in zip(found[str(code.value)], node.args[2:], strict=True):
                    words.update({said(arg)} - {""})
    rows = (
        f"| `{code}` | {' / '.join(sorted(says))} | {' / '.join(sorted(remedies))} |"
        for code, (says, remedies) in sorted(found.items())
    )
    return "\n".join(("| code | says | what to do |", "|---|---|---|", *rows))


def said(node: ast.expr) -> str:
    """Return a text in the source, with … for what is filled in; nothing where it is made elsewhere."""
    if isinstance(node, ast.Constant):
        return str(node.value).replace("|", "\\|")
    if isinstance(node, ast.JoinedStr):
        return "".join(said(each) if isinstance(each, ast.Constant) else "…" for each in node.values)
    return ""


def man_page() -> str:
    """Return the manual page: the help of each command, as `man` sets it. It bears no date."""
    from according import __version__
    from according.cli import main

    parts = [
        f'.TH ACCORDING 1 "" "according {__version__}" "User Commands"',
        ".SH NAME\naccording \\- read breaking-news reports and say who says what happened",
        ".SH SYNOPSIS\n.B according\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]",
        ".SH COMMANDS",
    ]
    for words in commands(main):
        text = help_of(words).replace("\\", "\\e").replace("-", "\\-")
        lines = (f"\\&{line}" if line[:1] in (".", "'") else line for line in text.split("\n"))
        parts.append(f".SS {' '.join(['according', *words])}\n.nf\n" + "\n".join(lines) + "\n.fi")
    return "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in "\n".join(parts)) + "\n"


def commands(group: Any, *before: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of a command and of all commands under it, in the order of the help."""
    yield before
    for name, command in sorted(getattr(group, "commands", {}).items()):
        yield from commands(command, *before, name)


def column_pages() -> str:
    """Return a table of the columns of each table that is exported."""
    from according.publish.columns import TABLES, dictionary

    return "\n\n".join(f"### {what}\n\n{dictionary(columns)}" for what, columns in TABLES.items())


def preset_pages() -> str:
    """Return what each preset is, fills and loses."""
    from according.publish.presets import PRESETS, preset_page

    return "\n\n".join(f"### {name}\n\n{preset_page(name)}" for name in PRESETS)


def fields() -> str:
    """Return a table of the fields of the record, from its schema."""
    from according.publish import schema

    made = schema()
    rows = [f"| `{path}` | {kind} | {words} |" for path, kind, words in _rows(made, made["$defs"], "")]
    return "| field | type | |\n|---|---|---|\n" + "\n".join(rows)


def _rows(node: Mapping[str, Any], defs: Mapping[str, Any], path: str) -> Iterator[tuple[str, str, str]]:
    for name, child in node.get("properties", {}).items():
        full = f"{path}.{name}".lstrip(".")
        inner, kind = _kind(child, defs)
        optional = "" if name in node.get("required", ()) else " (only where said)"
        yield full, kind + optional, str(child.get("description") or inner.get("description", ""))
        many = inner.get("type") == "array" and "items" in inner and inner["items"]
        deeper, _ = _kind(many or inner.get("additionalProperties") or inner, defs)
        if deeper.get("properties"):
            key = "[]" if many else ".*" if inner.get("additionalProperties") else ""
            yield from _rows(deeper, defs, full + key)


def _kind(node: Mapping[str, Any], defs: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    """Return a node with its reference followed, and its type in words."""
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[1]
        return defs[name], "span" if name == "span" else _kind(defs[name], defs)[1]
    if "anyOf" in node:
        inner, kind = _kind(node["anyOf"][0], defs)
        null = any(option.get("type") == "null" for option in node["anyOf"])
        return inner, f"{kind} or null" if null else kind
    if "enum" in node:
        return node, "one of " + ", ".join(f"`{word}`" for word in node["enum"])
    return node, str(node.get("type", ""))


def example() -> str:
    """Return a small report and its record."""
    import according
    from according.publish import record

    made = record(according.read(EXAMPLE, published=PUBLISHED), input_id="-")
    spans = re.compile(r"\[\s+(\d+),\s+(\d+)\s+\]")
    text = spans.sub(r"[\1, \2]", json.dumps(made, indent=2, ensure_ascii=False))
    return f"> {EXAMPLE}\n\n```json\n{text}\n```"


def notebook_page() -> str:
    """Return the page of the notebook, which is run for it."""
    return notebook.page(notebook.executed())


def pictures() -> dict[Path, str]:
    """Return the pictures of what `according read` and `according demo` show on a terminal."""
    from rich.console import Console
    from rich.terminal_theme import DIMMED_MONOKAI

    from according import Reader, demo
    from according.publish import table
    from according.publish.sequence import sequence

    readings = list(Reader().read_all(demo.reports()))
    views = {"read": table(readings[DAMAGED]), "demo": sequence(readings)}
    made = {}
    for name, view in views.items():
        screen = Console(record=True, width=80, file=io.StringIO(), force_terminal=True, highlight=False)
        screen.print(view)
        drawn = screen.export_svg(
            title=f"according {name}", theme=DIMMED_MONOKAI, unique_id=f"according-{name}"
        )
        made[DOCS / f"images/{name}.svg"] = re.sub(r" *@font-face \{.*?\}\n", "", drawn, flags=re.DOTALL)
    return made


def main() -> int:
    """Write what is out of date, or only name it."""
    check = "--check" in sys.argv[1:]
    made = pages() if check else pages() | pictures() | {DOCS / "data-frames.md": notebook_page()}
    stale = [path for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        if not check:
            path.write_text(made[path], "utf-8")
        print(f"{path.relative_to(DOCS.parent)}: {'out of date' if check else 'written'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
