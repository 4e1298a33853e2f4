"""C1 many writers, readers, packers and indexers at once; C2 many readers on terminals."""

import os
import subprocess
import threading
import time

import oracle
import segments
from rows import Answer
from terminals import Terminal
from world import patience


def c1(lab):
    """Every act of every writer is there, nobody who reads meets an error, and it ends in time."""
    acts = lab.amount(100, 2000)
    world, answer = lab.world(), Answer()
    world.must("init")
    # Some hundred actions, as in life: what hundreds of acts on one of them cost grows with each act.
    world.fill(lab.pick(10, 200))
    began = time.monotonic()
    writers = [subprocess.Popen(
        [lab.probe, "session", world.store, "--acts", str(acts), "--seed", str(number), "--me", f"p{number}",
         "--state", world.state, "--cache", world.cache, "--group", "20"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=world.environment, stdin=subprocess.DEVNULL)
        for number in range(8)]
    going, commands, lock = True, {}, threading.Lock()

    def again(*words):
        while going:
            outcome = world.run(*words, timeout=60)
            with lock:
                commands[words[0]] = commands.get(words[0], 0) + 1
                damage = b'"level":"damage"' in outcome.output
                answer.ask(outcome.code in (0, 1) and not damage, f"{words}: {outcome.code} {outcome.error[-300:]}")
            time.sleep(0.05)

    packs = b"\n  pack " in world.run("--help").output
    others = [["list", "--json"], ["actions", "--json"], ["log", "--limit", "50"], ["doctor", "--json"], ["reindex"]]
    threads = [threading.Thread(target=again, args=words) for words in others + [["pack"]] * packs]
    [thread.start() for thread in threads]
    said = set()
    for number, writer in enumerate(writers):
        output, error = writer.communicate(timeout=600 * patience())
        said |= {text[4:].decode() for text in output.split(b"\n") if text.startswith(b"ACK ")}
        answer.ask(writer.returncode == 0, f"writer {number}: {writer.returncode} {error[-300:]}")
    took = time.monotonic() - began
    going = False
    [thread.join() for thread in threads]
    if fault := oracle.sound(world, said):
        answer.faults.append(fault)
    events, _ = segments.ids(world.store)
    answer.ask(len(said) == 8 * acts == len(events), f"{len(said)} told, {len(events)} kept of {8 * acts}")
    beside = ", ".join(f"{count} {name}" for name, count in commands.items())
    answer.figure = f"{len(events):,} of {8 * acts:,} acts of 8 writers in {took:.0f} s beside {beside}"
    answer.ask(took < 60 or not lab.full, f"took {took:.0f} s")
    return answer


def c2(lab):
    """How much memory and time readers take that nobody touches, beside some that are used."""
    idle_count, active_count, seconds = lab.pick((6, 2, 2), (200, 20, 20))
    world, answer = lab.world(), Answer()
    world.must("init")
    world.fill(lab.pick(20, 200))
    idle = [Terminal(world) for _ in range(idle_count)]
    active = [Terminal(world) for _ in range(active_count)]
    try:
        for terminal in idle + active:
            terminal.settle(60)
        time.sleep(3)
        before = sum(terminal.cpu() for terminal in idle)
        time.sleep(seconds)
        still = (sum(terminal.cpu() for terminal in idle) - before) / seconds
        before, began = sum(terminal.cpu() for terminal in idle), time.monotonic()
        keys = 0
        while time.monotonic() - began < seconds:
            for terminal in active:
                terminal.press(b"j" if keys % 3 else b"x")
                keys += 1
            for terminal in idle + active:
                terminal.drain()
            time.sleep(0.5)
        beside = (sum(terminal.cpu() for terminal in idle) - before) / (time.monotonic() - began)
        memory = max(terminal.memory() for terminal in idle)
        answer.ask(all(terminal.lives for terminal in idle + active), "a reader ended")
    finally:
        for terminal in idle + active:
            terminal.close()
    # Only the program as it is shipped is held to it.
    answer.ask(memory < 25 << 20 or not lab.full, f"{memory >> 20} MB each")
    machine = still / (os.cpu_count() or 1)
    answer.ask(machine < 0.01, f"{machine:.1%} of the machine while nobody acts")
    if fault := oracle.sound(world, set()):
        answer.faults.append(fault)
    answer.figure = (f"{idle_count} idle: {memory / (1 << 20):.1f} MB each, {still:.2%} of one processor, {machine:.2%} of the machine; "
                     f"{beside:.1%} while {active_count} others press {keys} keys")
    return answer
