"""The build hook: what it fetches is as pinned, the map is small and right, and nothing stops the build."""

import io
import json
import re
import tarfile
from itertools import pairwise

import pytest
from frontend import ROOT, hook
from hypothesis import given
from hypothesis import strategies as st

HOOK = hook()


class Said:
    """Where hatchling says things."""

    def __init__(self):
        self.warnings = []

    def display_warning(self, words):
        self.warnings.append(words)


def built(root):
    """What the hook says and adds when a wheel is made of a folder."""
    said, data = Said(), {"artifacts": []}
    made = HOOK.FrontEnd(str(root), {}, None, None, str(root), "wheel", said)
    made.initialize("standard", data)
    return said.warnings, data["artifacts"]


def archive(files):
    """An npm package's archive."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as tar:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def npm(folder, script):
    """A program called npm that does as a shell script says."""
    folder.mkdir(exist_ok=True)
    program = folder / "npm"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(folder)


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo 'ENOTFOUND: no registry' >&2; exit 1", "npm cannot fetch htmx.org (ENOTFOUND: no registry)"),
        ("exit 0", "npm cannot fetch htmx.org"),
        ("echo other > htmx.org-2.tgz", "is not as pinned"),
    ],
)
def test_where_the_packages_cannot_be_had_the_build_says_so_and_goes_on(tmp_path, monkeypatch, script, words):
    monkeypatch.setenv("PATH", npm(tmp_path / "bin", script), prepend=":")
    warnings, artifacts = built(tmp_path)
    assert len(warnings) == 1
    assert words in warnings[0]
    assert warnings[0].startswith("The pages will do without maps and JavaScript")
    assert artifacts == ["/src/according/web/static/vendor/*"]
    assert not (tmp_path / HOOK.VENDOR).exists()


def test_without_npm_node_is_asked_for_and_without_either_the_build_goes_on(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    made = HOOK.FrontEnd(str(tmp_path), {}, None, None, str(tmp_path), "wheel", Said())
    assert made.dependencies() == [HOOK.NODE]
    assert built(tmp_path)[0] == ["The pages will do without maps and JavaScript: there is no npm"]


def test_nothing_is_fetched_where_it_is_not_wanted_or_there_already(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", npm(tmp_path / "bin", "touch ../asked; exit 1"))
    monkeypatch.setenv("ACCORDING_NO_FRONTEND", "1")
    assert built(tmp_path)[0] == []
    monkeypatch.delenv("ACCORDING_NO_FRONTEND")
    HOOK.put(tmp_path / HOOK.VENDOR, [("htmx.js", b"1")])
    assert built(tmp_path)[0] == []
    made = HOOK.FrontEnd(str(tmp_path), {}, None, None, str(tmp_path), "wheel", Said())
    monkeypatch.setenv("PATH", str(tmp_path))
    assert made.dependencies() == []


def test_what_was_fetched_by_other_pins_is_fetched_anew(tmp_path):
    folder = tmp_path / "vendor"
    HOOK.put(folder, [("old.js", b"1")])
    assert HOOK.is_there(folder)
    (folder / "pins.json").write_text("[]")
    assert not HOOK.is_there(folder)
    HOOK.put(folder, [("new.js", b"2")])
    assert sorted(path.name for path in folder.iterdir()) == ["new.js", "pins.json"]


def test_only_the_files_that_are_named_are_kept():
    package = HOOK.Package("one", "1", "", (("package/dist/one.js", "one.js"),))
    content = archive({"package/dist/one.js": b"1", "package/index.js": b"2", "../../evil": b"3"})
    assert list(HOOK.unpacked(content, package)) == [("one.js", b"1")]
    with pytest.raises(KeyError):
        list(HOOK.unpacked(archive({"package/index.js": b"2"}), package))


def test_every_package_is_pinned_and_no_registry_is_named():
    assert all(re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", each.integrity) for each in HOOK.PACKAGES)
    assert "://" not in (ROOT / "hatch_build.py").read_text("utf-8")


SQUARES = {
    # Two squares that share a side; the second country gives it backwards.
    "transform": {"scale": [0.5, 0.5], "translate": [-10, 0]},
    "arcs": [
        [[2, 0], [0, 2]],
        [[2, 2], [-2, 0], [0, -2], [2, 0]],
        [[2, 0], [2, 0], [0, 2], [-2, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]]},
                {"type": None},
            ]
        },
        "land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[1, 2]]]}]},
    },
}


def test_a_map_has_land_and_each_border_once():
    land, borders = json.loads(HOOK.base_map(SQUARES, 1))["features"]
    assert borders["geometry"]["coordinates"] == [[[-9, 0], [-9, 1]]]
    (ring,) = land["geometry"]["coordinates"][0]
    assert sorted(map(tuple, set(map(tuple, ring)))) == [
        *((-10.0, 0.0), (-10.0, 1.0), (-9.0, 0.0), (-9.0, 1.0), (-8.0, 0.0), (-8.0, 1.0))
    ]


@given(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=1, max_size=30),
    st.integers(0, 2),
)
def test_rounding_moves_no_point_far_and_repeats_none(points, decimals):
    given_points = [[x / 7, y / 7] for x, y in points]
    made = HOOK._rounded(given_points, decimals)
    assert all(one != other for one, other in pairwise(made))
    for x, y in given_points:
        assert min(max(abs(x - a), abs(y - b)) for a, b in made) <= 0.51 * 10**-decimals
