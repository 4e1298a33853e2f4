"""What all rows share: the answer of a row, and running many points on all processors."""

import itertools
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field


@dataclass
class Answer:
    """The figure a row reached, in words, and what went wrong."""

    figure: str = ""
    faults: list = field(default_factory=list)
    # Why it could not run here; then it is neither ok nor short.
    skipped: str = ""

    def ask(self, holds, fault):
        if not holds:
            self.faults.append(fault)


def each(points, work, fault_limit=20):
    """Does all points; answers what went wrong, with the point, up to so many."""
    faults = []

    done = itertools.count(1)

    def one(point):
        if len(faults) >= fault_limit:
            return
        if fault := work(point):
            faults.append(f"{point}: {fault}")
        if (number := next(done)) % 500 == 0:
            print(f"      {number:,} of {len(points):,}, {len(faults)} faults", file=sys.stderr, flush=True)

    with ThreadPoolExecutor(int(os.environ.get("JOBS") or max(os.cpu_count() or 1, 2))) as pool:
        list(pool.map(one, points))
    return faults
