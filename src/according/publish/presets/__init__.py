"""Tables in the shape of other projects' data. Each is an approximation, and says so in every row.

Their columns stand as they are publicly listed; what we cannot fill is empty. `vocab/presets.toml` says which
those are, what the others mean, and what is lost.
"""

from __future__ import annotations

from according.incidents import policy as policy_of
from according.ledger import Filter, View
from according.publish.presets.columns import (
    PRESETS,
    Name,
    fits_preset,
    left_empty,
    preset_columns,
    preset_page,
)
from according.publish.presets.incidents import in_scope, incident_rows
from according.publish.presets.reports import report_rows
from according.publish.rows import flat_already
from according.publish.sheets import EVERYTHING, Sheet

__all__ = [
    "PRESETS",
    "Name",
    "fits_preset",
    "in_scope",
    "left_empty",
    "preset_columns",
    "preset_page",
    "preset_sheet",
    "reckoned_as",
]


def preset_sheet(view: View, name: Name, wanted: Filter = EVERYTHING) -> Sheet:
    """Return a view in the shape of another project's data.

    Tolls are reckoned by that project's rules where the view is by our own (an approximation, as ever).
    """
    view = reckoned_as(view, name)
    rows = report_rows(view, wanted) if name == "eventreport" else incident_rows(view, name, wanted)
    return Sheet(name, preset_columns(name), rows, flat_already, ("latitude", "longitude"))


def reckoned_as(view: View, name: Name) -> View:
    """Return a view reckoned by a project's rules, where it is by our own and the project has rules."""
    if view.policy != policy_of("according-1") or name == "eventreport":
        return view
    return view.by_policy(policy_of(name))
