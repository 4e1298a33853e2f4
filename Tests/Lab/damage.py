"""B1 flipped bits, B2 cuts and tails, in files as the program wrote them.

Every bit and every cut of a segment in memory is tried by RecordScannerTests; here are whole stores.
"""

import itertools
import os

import oracle
import segments
from rows import Answer


def written(lab):
    """A store with a dozen records in its files, and the two files."""
    world = lab.world()
    world.must("init")
    world.fill(2)
    words = [lab.probe, "session", world.store, "--acts", "9", "--state", world.state]
    world.start(words)
    return world, segments.files(world.store)


def judge(lab, world, path, data, most_lost, must_tell=True):
    """What a store says one of whose files has other bytes; what is wrong with that."""
    with open(path, "rb") as file:
        good = file.read()
    known = segments.ids(world.store)
    try:
        with open(path, "wb") as file:
            file.write(data)
        found, plain = oracle.fold(lab, world.store), segments.ids(world.store)
    finally:
        with open(path, "wb") as file:
            file.write(good)
    if "error" in found:
        return None if os.path.basename(path) == "STORE" else found["error"]
    if extra := set(found["events"]) - known[0]:
        return f"a record that nobody wrote: {extra}"
    if differing := set(found["events"]) ^ plain[0]:
        return f"the program and the plain reader differ: {sorted(differing)[:5]}"
    lost = len(known[0]) - len(found["events"]) + len(known[1]) - found["briefings"]
    if lost > most_lost:
        return f"{lost} records lost"
    if must_tell and data != good and not found["findings"]:
        return "and nothing is said"
    return None


def b1(lab):
    world, paths = written(lab)
    answer, tried = Answer(), 0
    chance = lab.random("B1")
    for path in [*paths, world.store + "/STORE"]:
        with open(path, "rb") as file:
            good = file.read()
        places = list(itertools.product(range(len(good)), range(8)))
        # A header that is damaged takes nothing with it but the check of whose file it is.
        for place, bit in chance.sample(places, min(lab.pick(250, 4_000), len(places))):
            data = bytearray(good)
            data[place] ^= 1 << bit
            must_tell = not path.endswith("STORE")
            tried += 1
            if fault := judge(lab, world, path, bytes(data), 2, must_tell):
                answer.faults.append(f"{os.path.basename(path)} byte {place} bit {bit}: {fault}")
    tried += configurations(lab, world, answer)
    answer.figure = f"{tried} flipped bits in segments, STORE and configuration, {len(answer.faults)} unseen or invented"
    return answer


def configurations(lab, world, answer):
    """A damaged configuration is an error with a name, or means something else; never a trap."""
    good = b'me = "ana"\n[colors]\ntheme = "nord"\n'
    places = [(place, bit) for place in range(len(good)) for bit in range(8)]
    places = places if lab.full else lab.random("config").sample(places, 20)
    for place, bit in places:
        data = bytearray(good)
        data[place] ^= 1 << bit
        with open(world.config, "wb") as file:
            file.write(data)
        outcome = world.run("whoami")
        answer.ask(outcome.code in (0, 78), f"configuration byte {place} bit {bit}: {outcome.code}")
    return len(places)


def b2(lab):
    world, paths = written(lab)
    answer, tried = Answer(), 0
    for path in paths:
        with open(path, "rb") as file:
            good = file.read()
        lines = good.splitlines(keepends=True)
        ends = itertools.accumulate(map(len, lines))
        cuts = sorted({*range(0, len(good), lab.pick(97, 3)), *(end - 1 for end in ends)})
        cases = [(f"cut to {n}", good[:n], len(lines), False) for n in cuts]
        cases += [(f"behind it {name}", good + tail, 0, False) for name, tail in {
            "zeros": bytes(5_000), "garbage": b"\xff\x00garbage\nmore\n", "lines": b"\n" * 9, "half": lines[-1][:20]}.items()]
        for n in range(len(lines)):
            cases.append((f"without record {n}", b"".join(lines[:n] + lines[n + 1:]), 1, False))
            cases.append((f"record {n} twice", b"".join(lines[:n + 1] + lines[n:]), 0, True))
            if n + 1 < len(lines):
                cases.append((f"records {n} and {n + 1} swapped",
                              b"".join(lines[:n] + [lines[n + 1], lines[n]] + lines[n + 2:]), 0, True))
        cases.append(("with other line ends", good.replace(b"\n", b"\r\n"), 0, True))
        for name, data, lost, must_tell in cases:
            tried += 1
            if fault := judge(lab, world, path, data, lost, must_tell):
                answer.faults.append(f"{os.path.basename(path)} {name}: {fault}")
    answer.figure = f"{tried} cuts, tails and moved records, {len(answer.faults)} unseen or too dear"
    return answer
