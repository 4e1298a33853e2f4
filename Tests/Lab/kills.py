"""K1 a kill at every system call, K2 at random moments, K3 a kill while what a kill left is opened."""

import hashlib
import os
import signal
import stat
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor

import oracle
import segments
import tracing
from rows import Answer, each
from scenarios import scenarios


def kill_points(lab):
    """Each scenario with each call in whose place its command may be killed: (scenario, which calls, number).

    All that change something, and some of the others, which should make no difference.
    """
    chance, points, others = lab.random("kill points"), [], []
    for scenario in scenarios(lab):
        counts = calls_of(scenario)
        changing = sum(counts.get(call, 0) for call in tracing.CHANGING.split(","))
        points += [(scenario, "changing", number) for number in range(1, changing + 1)]
        others += [(scenario, "all", number) for number in range(1, sum(counts.values()) + 1)]
    return points + chance.sample(others, min(lab.amount(0, 500), len(others))), len(others)


def calls_of(scenario):
    world = scenario.world.lab.copy(scenario.world)
    log = world.path + "/log"
    scenario.start(world, before=["strace", "-f", "-qq", "-o", log])
    found = {}
    with open(log, errors="replace") as file:
        lines = [text.split(None, 1) for text in file]
    # Calls are counted per thread; the first one does the work.
    for thread, text in lines:
        if thread == lines[0][0] and (name := text.split("(")[0]).isidentifier():
            found[name] = found.get(name, 0) + 1
    world.remove()
    return found


_judged = {}


def after(world, scenario, acknowledged):
    """What is wrong with what is left, and with going on from there.

    The same files with the same acknowledged acts are judged once: many faults change nothing.
    """
    key = (scenario.name, frozenset(acknowledged), fingerprint(world.path))
    if key not in _judged:
        _judged[key] = judged(world, scenario, acknowledged)
    return _judged[key]


def fingerprint(path):
    """A sum of all names, kinds and bytes below a folder."""
    sum = hashlib.sha256()
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(folders + names):
            full = os.path.join(folder, name)
            mode = os.lstat(full).st_mode
            sum.update(f"{full[len(path):]}\0{mode}\0".encode())
            if stat.S_ISREG(mode):
                with open(full, "rb") as file:
                    sum.update(file.read())
    return sum.digest()


def judged(world, scenario, acknowledged):
    made = os.path.exists(world.store + "/STORE")
    before = segments.ids(scenario.world.store)
    if scenario.damaged:
        return after_repair(world, scenario, before)
    if made:
        if fault := oracle.sound(world, acknowledged | before[0], before[1]):
            return fault
    elif acknowledged or before[0] or before[1]:
        return "the store is gone"
    if not scenario.retry:
        return None
    again = scenario.start(world)
    # An act that was done already finds nothing to do; a store that is there is not made again.
    fine = (0, 1, 73) if scenario.name == "init" else (0, 1)
    if again.code not in fine:
        return f"again: exit {again.code} {again.error.decode()}"
    return oracle.loss(world.lab, world.store, acknowledged | again.acknowledged() | before[0], before[1])


def after_repair(world, scenario, before):
    """Nothing more is lost, the repair can be done again, and then doctor knows of all damage."""
    if fault := oracle.loss(world.lab, world.store, *before, may_tell_damage=True):
        return fault
    if (again := scenario.start(world)).code not in (0, 1):
        return f"again: exit {again.code} {again.error.decode()}"
    copies = len(os.listdir(world.store + "/quarantine"))
    if copies != 1:
        return f"{copies} copies of one damaged file"
    if oracle.fold(world.lab, world.store)["doctor"] == 2:
        return "damage is told that is put aside"
    return oracle.loss(world.lab, world.store, *before, may_tell_damage=True)


def killing(calls, number):
    return tracing.killing(number, tracing.CHANGING if calls == "changing" else calls)


def kill_at(scenario, calls, number):
    world = scenario.world.lab.copy(scenario.world)
    try:
        outcome = scenario.start(world, before=killing(calls, number))
        if outcome.code == "hang":
            return "hangs"
        return after(world, scenario, outcome.acknowledged())
    finally:
        world.remove()


def k1(lab):
    if why := tracing.missing():
        return Answer(skipped=why)
    points, every = kill_points(lab)
    if not lab.full:
        points = lab.random("K1").sample(points, min(100, len(points)))
    faults = each([" ".join(map(str, (s.name, *rest))) for s, *rest in points], named(points, kill_at))
    names = {scenario.name for scenario, *_ in points}
    changing = sum(calls == "changing" for _, calls, _ in points)
    return Answer(
        f"{changing:,} kills at calls that change something and {len(points) - changing} of all {every:,} in {len(names)} "
        f"scenarios, {len(faults)} lost or damaged", faults)


def named(points, work):
    """Points as words for messages, and as values for the work."""
    table = {f"{point[0].name} {' '.join(map(str, point[1:]))}": point for point in points}
    return lambda name: work(*table[name])


def k2(lab):
    """Sessions that write at full speed, each killed a random moment after a random number of acts."""
    rounds, per_world = lab.amount(6, 1250), 25
    chance = lab.random("K2")
    faults, acts = [], 0
    for first in range(0, rounds, per_world):
        world = lab.world()
        world.must("init")
        world.fill(4)
        acknowledged = set()
        for number in range(first, min(first + per_world, rounds)):
            plans = [(number * 8 + one, chance.randint(0, 40), chance.uniform(0, 0.02)) for one in range(8)]
            with ThreadPoolExecutor(8) as pool:
                for said, fault in pool.map(lambda plan: killed_session(world, *plan), plans):
                    acknowledged |= said
                    faults += [fault] * bool(fault)
        acts += len(acknowledged)
        if fault := oracle.sound(world, acknowledged):
            faults.append(f"rounds from {first}: {fault}")
        world.remove()
        if len(faults) > 20:
            break
    return Answer(f"{rounds * 8:,} kills of 8 live sessions with {acts:,} acts acknowledged, {len(faults)} lost or damaged", faults)


def killed_session(world, seed, acts, delay):
    """What a session acknowledged that was killed so long after so many acts, and what was wrong with it."""
    words = [world.lab.probe, "session", world.store, "--acts", "100000", "--seed", str(seed),
             "--group", str(1 + seed % 3), "--state", world.state, "--cache", world.cache]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=world.environment)
    said = set()
    timer = threading.Timer(delay, process.kill)
    if acts == 0:
        timer.start()
    for text in process.stdout:
        if text.startswith(b"ACK ") and text.endswith(b"\n"):
            said.add(text[4:-1].decode())
        if len(said) >= acts > 0:
            timer.start()
            acts = -1
    process.wait()
    timer.cancel()
    wrong = process.returncode != -signal.SIGKILL
    return said, f"session {seed} ended by itself: {process.returncode}" if wrong else ""


def k3(lab):
    """A kill, and another one while the next command or the repair deals with what it left."""
    if why := tracing.missing():
        return Answer(skipped=why)
    chance = lab.random("K3")
    points, _ = kill_points(lab)
    # As many pairs of each scenario; the second command makes about a hundred calls that count.
    by_name = {}
    for point in points:
        by_name.setdefault(point[0].name, []).append(point)
    names = list(by_name)
    pairs = [(*chance.choice(by_name[names[n % len(names)]]), chance.randint(1, 120)) for n in range(lab.amount(30, 5000))]

    def pair(scenario, calls, number, second):
        world = lab.copy(scenario.world)
        try:
            first = scenario.start(world, before=killing(calls, number))
            said = first.acknowledged()
            again = scenario.start(world, before=tracing.killing(second))
            return after(world, scenario, said | again.acknowledged())
        finally:
            world.remove()

    faults = each([" ".join(map(str, (s.name, *rest))) for s, *rest in pairs], named(pairs, pair))
    return Answer(f"{len(pairs):,} pairs of kills, {len(faults)} lost or damaged", faults)
