"""F1 every system call failing with every error, once and from some call on."""

import segments
import tracing
from kills import after, calls_of, named
from rows import Answer, each
from scenarios import scenarios

CALLS = ("openat write pwrite64 fsync fdatasync close rename renameat link linkat unlink unlinkat mkdir mkdirat fallocate "
         "ftruncate newfstatat fstat read pread64 getdents64 fchmod").split()
CODES = "EIO ENOSPC EDQUOT EROFS EACCES EMFILE ENOMEM EINTR ESTALE ENOENT".split()


def fault_points(lab):
    points = []
    for scenario in scenarios(lab):
        counts = calls_of(scenario)
        for call in CALLS:
            for number in range(1, counts.get(call, 0) + 1):
                points += [(scenario, call, code, number, forever) for code in CODES for forever in (False, True)
                           if not (forever and code == "EINTR")]
    return points


def fail_at(scenario, call, code, number, forever):
    world = scenario.world.lab.copy(scenario.world)
    try:
        outcome = scenario.start(world, before=tracing.failing(call, code, number, forever))
        if outcome.trapped:
            return f"exit {outcome.code} {outcome.error.decode(errors='replace')[:300]}"
        said = outcome.acknowledged()
        if outcome.code == 0:
            # The plain reader counts: a fault may also hide what the command wanted to say.
            if scenario.says_event and len(segments.ids(world.store)[0] - segments.ids(scenario.world.store)[0]) != 1:
                return "exit 0, and the act is not there"
            if scenario.words[0] == "import":
                before = segments.ids(scenario.world.store)[1]
                if len(segments.ids(world.store)[1]) != len(before) + 3:
                    return "exit 0, and not all briefings are there"
        return after(world, scenario, said)
    finally:
        world.remove()


def f1(lab):
    if why := tracing.missing():
        return Answer(skipped=why)
    points = fault_points(lab)
    every = len(points)
    wanted = min(lab.amount(140, every), every)
    # As many of each scenario as it goes: the small ones whole, before the large ones take the rest.
    piles = {}
    for point in lab.random("F1").sample(points, every):
        piles.setdefault(point[0].name, []).append(point)
    points = []
    for left, pile in zip(range(len(piles), 0, -1), sorted(piles.values(), key=len)):
        points += pile[:-(-(wanted - len(points)) // left)]
    names = [" ".join(map(str, (s.name, *rest))) for s, *rest in points]
    faults = each(names, named(points, fail_at))
    return Answer(f"{len(points):,} of {every:,} faults in {len(piles)} scenarios, {len(faults)} lost, hung or trapped", faults)
