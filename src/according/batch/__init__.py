"""Reads and settles very many reports at once, in chunks, on one machine or on several.

What is read and how it is settled is as for a ledger, and nothing of it is known here: this room cuts the
input into chunks, finds out which reports may have to do with one another, and has each such heap settled by
a ledger of its own. Only `engine` knows the distributed engine.
"""

from according.batch.engine import Engine
from according.batch.folder import holds_batch
from according.batch.job import Job, job_of
from according.batch.kept import read_batch, shown_by
from according.batch.running import Done, run

__all__ = ["Done", "Engine", "Job", "holds_batch", "job_of", "read_batch", "run", "shown_by"]
