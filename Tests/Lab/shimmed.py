"""F2 short writes, half writes, and replies that are lost after the work was done."""

import os
import subprocess

from kills import after, named
from rows import Answer, each
from scenarios import scenarios
from world import HERE

FAULTS = {"short": 1, "half": 12, "lost-write": 12, "lost-sync": 12, "lost-rename": 4, "lost-mkdir": 6,
          "lost-unlink": 6}


def built(lab):
    """The shim as a library; None where there is no compiler."""
    path = lab.scratch + "/shim.so"
    try:
        subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", path, f"{HERE}/shim.c", "-ldl"], check=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        return None
    return path


def f2(lab):
    library = built(lab)
    if not library:
        return Answer(skipped="no C compiler here")
    wanted = ["init", "import", "act", "undo", "pack"] + lab.pick([], ["bulk", "triage", "reader", "repair"])
    points = [(scenario, fault, number) for scenario in scenarios(lab, wanted)
              for fault, most in FAULTS.items() for number in range(1, lab.pick(min(most, 3), most) + 1)]

    def point(scenario, fault, number):
        world = lab.copy(scenario.world)
        try:
            outcome = scenario.start(
                world, LD_PRELOAD=library, LAB_FAULT=fault, LAB_AT=str(number), LAB_ROOT=os.path.realpath(world.store))
            if outcome.trapped:
                return f"exit {outcome.code}"
            if outcome.code == 0 and scenario.says_event and not outcome.acknowledged():
                return "exit 0 without an event"
            return after(world, scenario, outcome.acknowledged())
        finally:
            world.remove()

    faults = each([f"{s.name} {f} {n}" for s, f, n in points], named(points, point))
    return Answer(f"{len(points)} lies and half truths, {len(faults)} lost", faults)
