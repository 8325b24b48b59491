"""Writes down every package that an installation brings, with its version and SHA-256; or holds one to it.

python requirements/lock.py            # resolve anew, and write requirements/locked.txt
python requirements/lock.py --check    # fail where what is installed here is not in it, or is older

Files are those for the interpreter and system that it is run on. No address of a registry is written.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

HERE = Path(__file__).parent
LOCKED = HERE / "locked.txt"
EXTRAS = (
    *("documents", "postgresql", "web", "excel", "arrow", "geo", "mcp"),
    *("annotation", "spacy", "batch", "cluster"),
)
_OF_PYTHON = ("setuptools",)
"""What comes with the interpreter, as old as it is, and is not brought by an installation."""
_HEAD = "# Every package of an installation with all extras: CPython 3.11, Linux, x86-64. See SECURITY.md.\n"
_LINE = re.compile(r"^([\w.-]+)==(\S+) \\\n    --hash=sha256:([0-9a-f]{64})$", re.MULTILINE)


def main() -> int:
    """Write, or check."""
    if "--check" in sys.argv[1:]:
        found = wrong(locked(), installed())
        print("\n".join(found) or f"{len(installed())} packages are as locked, or newer.")
        return bool(found)
    LOCKED.write_text(_HEAD + resolved(), "utf-8")
    return 0


def locked() -> dict[str, str]:
    """Return the version of each package that is locked, by its normal name."""
    return {name: version for name, version, _ in _LINE.findall(LOCKED.read_text("utf-8"))}


def installed() -> dict[str, str]:
    """Return the version of each package that according needs here with those extras that are there."""
    found: dict[str, str] = {}
    todo = [("according", extra) for extra in ("", *EXTRAS)]
    done = set(todo)
    while todo:
        name, extra = todo.pop()
        for line in distribution(name).requires or ():
            wanted = Requirement(line)
            if wanted.marker is not None and not wanted.marker.evaluate({"extra": extra}):
                continue
            key = normal(wanted.name)
            if key != "according":
                found[key] = distribution(key).version
            new = {(key, each) for each in ("", *wanted.extras)} - done
            todo += new
            done |= new
    return found


def wrong(locked: dict[str, str], installed: dict[str, str]) -> list[str]:
    """Return what is wrong with what is installed: packages that nobody knows of, and older versions."""
    found = []
    for name, version in sorted(installed.items()):
        if name not in locked:
            found.append(f"{name} {version} is not in {LOCKED.name}")
        elif name not in _OF_PYTHON and Version(version) < Version(locked[name]):
            found.append(f"{name} {version} is older than {locked[name]}")
    return found


def resolved() -> str:
    """Return what an installation would bring, as pip resolves it."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        wanted = f"{HERE.parent}[{','.join(EXTRAS)}]"
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet"]
        subprocess.run([*command, "--report", str(report), wanted], check=True)
        return lines(json.loads(report.read_text("utf-8")))


def lines(report: dict[str, list[dict[str, dict[str, dict[str, dict[str, str]]]]]]) -> str:
    """Return the lines of a report of pip: names, versions and hashes."""
    made = []
    for each in report["install"]:
        metadata, archive = each["metadata"], each["download_info"].get("archive_info")
        if archive:
            name, digest = normal(str(metadata["name"])), archive["hashes"]["sha256"]
            made.append(f"{name}=={metadata['version']} \\\n    --hash=sha256:{digest}\n")
    return "".join(sorted(made))


def normal(name: str) -> str:
    """Return a package's name as registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
