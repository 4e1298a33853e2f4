"""K1 a kill at every system call, K2 at random moments, K3 a kill while what a kill left is opened."""

import os
import signal
import subprocess
import threading

import oracle
import segments
import tracing
from rows import Answer, each
from scenarios import scenarios


def kill_points(lab):
    """Each scenario with each call at which its command may be killed."""
    points = []
    for scenario in scenarios(lab):
        calls = sum(calls_of(scenario).values())
        points += [(scenario, number) for number in range(1, calls + 1)]
    return points


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


def after(world, scenario, acknowledged):
    """What is wrong with what is left, and with going on from there."""
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


def kill_at(scenario, number):
    world = scenario.world.lab.copy(scenario.world)
    try:
        outcome = scenario.start(world, before=tracing.killing(number))
        if outcome.code == "hang":
            return "hangs"
        return after(world, scenario, outcome.acknowledged())
    finally:
        world.remove()


def k1(lab):
    if why := tracing.missing():
        return Answer(skipped=why)
    points = kill_points(lab)
    if not lab.full:
        points = lab.random("K1").sample(points, min(100, len(points)))
    faults = each([f"{s.name} {n}" for s, n in points], named(points, kill_at))
    names = {scenario.name for scenario, _ in points}
    return Answer(f"{len(points)} kills in {len(names)} scenarios, {len(faults)} lost or damaged", faults)


def named(points, work):
    """Points as words for messages, and as values for the work."""
    table = {f"{point[0].name} {' '.join(map(str, point[1:]))}": point for point in points}
    return lambda name: work(*table[name])


def k2(lab):
    """Sessions that write at full speed, each killed at a random moment."""
    rounds = lab.pick(6, 1250)
    world = lab.world()
    world.must("init")
    world.fill(4)
    chance = lab.random("K2")
    acknowledged, lock, kills, faults = set(), threading.Lock(), 0, []

    def session(seed, delay):
        words = [lab.probe, "session", world.store, "--acts", "100000", "--seed", str(seed),
                 "--group", str(1 + seed % 3), "--state", world.state, "--cache", world.cache]
        process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=world.environment)
        threading.Timer(delay, process.send_signal, [signal.SIGKILL]).start()
        said = [text[4:].decode() for text in process.communicate()[0].split(b"\n")[:-1]]
        with lock:
            acknowledged.update(said)
            if process.returncode != -signal.SIGKILL:
                faults.append(f"session {seed} ended by itself: {process.returncode}")

    for number in range(rounds):
        threads = [threading.Thread(target=session, args=(number * 8 + one, chance.uniform(0.01, 0.4)))
                   for one in range(8)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        kills += 8
        if number % 25 == 24 or number == rounds - 1:
            if fault := oracle.sound(world, acknowledged):
                faults.append(fault)
                break
            if len(acknowledged) > 20_000:
                world.remove()
                world, acknowledged = lab.world(), set()
                world.must("init")
                world.fill(4)
    return Answer(f"{kills} kills of 8 live sessions, {len(faults)} lost or damaged", faults)


def k3(lab):
    """A kill, and another one while the next command or the repair deals with what it left."""
    if why := tracing.missing():
        return Answer(skipped=why)
    chance = lab.random("K3")
    points = kill_points(lab)
    pairs = [(*chance.choice(points), chance.randint(1, 700)) for _ in range(lab.pick(30, 5000))]

    def pair(scenario, number, second):
        world = lab.copy(scenario.world)
        try:
            first = scenario.start(world, before=tracing.killing(number))
            said = first.acknowledged()
            again = scenario.start(world, before=tracing.killing(second))
            return after(world, scenario, said | again.acknowledged())
        finally:
            world.remove()

    faults = each([f"{s.name} {n} {m}" for s, n, m in pairs], named(pairs, pair))
    return Answer(f"{len(pairs)} pairs of kills, {len(faults)} lost or damaged", faults)
