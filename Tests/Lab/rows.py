"""What all rows share: the answer of a row, and running many points on all processors."""

import os
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

    def one(point):
        if len(faults) >= fault_limit:
            return
        if fault := work(point):
            faults.append(f"{point}: {fault}")

    with ThreadPoolExecutor(max(os.cpu_count() or 1, 2)) as pool:
        list(pool.map(one, points))
    return faults
