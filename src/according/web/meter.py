"""Counts what one process of a server is asked, and how long it takes."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from according import __version__

_BOUNDS = (0.005, 0.025, 0.1, 0.5, 2.5, 10.0)
_Key = tuple[str, str, str]


@dataclass(slots=True)
class Meter:
    """Counts the requests to one process. Nothing of it outlives the process."""

    began: float = field(default_factory=time.time)
    under_way: int = 0
    answered: Counter[_Key] = field(default_factory=Counter)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    within: defaultdict[str, list[int]] = field(
        default_factory=lambda: defaultdict(lambda: [0] * (len(_BOUNDS) + 1))
    )

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request that was answered."""
        self.answered[method, route, str(status)] += 1
        self.seconds[route] += seconds
        self.within[route][bisect_left(_BOUNDS, seconds)] += 1

    def lines(self) -> Iterator[str]:
        """Yield what was counted as Prometheus reads it."""
        yield from family("according_info", "gauge", [(f'{{version="{__version__}"}}', 1)])
        yield from family("according_started_seconds", "gauge", [("", round(self.began, 3))])
        yield from family("according_requests_under_way", "gauge", [("", self.under_way)])
        counts = [
            (f'{{method="{method}",route="{route}",status="{status}"}}', count)
            for (method, route, status), count in sorted(self.answered.items())
        ]
        yield from family("according_requests_total", "counter", counts)
        yield "# TYPE according_request_seconds histogram"
        for route, found in sorted(self.within.items()):
            total = 0
            for bound, count in zip((*_BOUNDS, "+Inf"), found, strict=True):
                total += count
                yield f'according_request_seconds_bucket{{route="{route}",le="{bound}"}} {total}'
            yield f'according_request_seconds_sum{{route="{route}"}} {self.seconds[route]:.6f}'
            yield f'according_request_seconds_count{{route="{route}"}} {total}'


def family(name: str, kind: str, samples: Sequence[tuple[str, object]]) -> Iterator[str]:
    """Yield one measure as Prometheus reads it: its samples, each with its labels."""
    yield f"# TYPE {name} {kind}"
    yield from (f"{name}{labels} {value}" for labels, value in samples)
