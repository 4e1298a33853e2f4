"""D3 a store made by an enemy, D4 commands started with some of their standard streams closed."""

import itertools
import os
import re
import shlex
import shutil
import socket

import oracle
import segments
import tracing
from rows import Answer

READING = [["list"], ["actions"], ["log", "--json"], ["doctor", "--json"], ["reindex"]]


def attacks(lab, world):
    """Each attack: what it is called, and what it puts into the store."""
    writer = os.path.dirname(segments.files(world.store)[0])
    outside = world.path + "/outside"
    os.makedirs(outside + "/folder")
    secret = outside + "/secret.seg"
    with open(segments.files(world.store)[0], "rb") as file:
        good = file.read()
    with open(secret, "wb") as file:
        file.write(good)
    name = writer + "/202611-00000000000000%02x.seg"
    number = itertools.count(1)
    base = world.store + "/segments"

    def place():
        return name % next(number)

    def unix_socket():
        made = socket.socket(socket.AF_UNIX)
        here = os.getcwd()
        os.chdir(writer)
        made.bind("202611-00000000000000ee.seg")
        os.chdir(here)

    def device(kind, major, minor):
        try:
            os.mknod(place(), kind | 0o600, os.makedev(major, minor))
        except PermissionError:
            pass

    def many():
        for n in range(lab.amount(5_000, 1_000_000)):
            os.close(os.open(f"{base}/crowd/202611-{n:016x}.seg", os.O_CREAT | os.O_WRONLY, 0o600))

    def huge():
        with open(place(), "wb") as file:
            file.truncate(1 << 30)

    def foreign_owner():
        path = place()
        shutil.copy(secret, path)
        try:
            os.chown(path, 65534, 65534)
        except PermissionError:
            pass

    def put(*payloads):
        with open(place(), "wb") as file:
            file.write(segments.file_of(payloads))

    header = segments.records(good)[0]
    event = {"t": "event", "id": "00000000000000aa.1", "at": 1_795_424_400_000, "act": "note", "text": "from an enemy",
             "by": {"me": "eve", "login": "eve", "host": "x"}, "on": []}
    return {
        "a link to a file": lambda: os.symlink(secret, place()),
        "a link to a folder of files": lambda: os.symlink(outside, base + "/linked"),
        "a link to itself": lambda: os.symlink("loop", base + "/loop"),
        "a link for tmp": lambda: (os.rmdir(world.store + "/tmp"), os.symlink(outside + "/folder", world.store + "/tmp")),
        "a pipe": lambda: os.mkfifo(place()),
        "a pipe for a folder": lambda: os.mkfifo(base + "/pipe"),
        "a socket": unix_socket,
        "zero": lambda: device(0o020000, 1, 5),
        "a terminal": lambda: device(0o020000, 5, 0),
        "a folder for a file": lambda: os.mkdir(place()),
        "a second name": lambda: os.link(secret, place()),
        "open to all": lambda: (shutil.copy(secret, place()), os.chmod(writer, 0o777)),
        "another owner": foreign_owner,
        "a gigabyte of nothing": huge,
        "odd names": lambda: [open(f"{writer}/{n}", "w").close() for n in ("\x1b[2J.seg", "é.seg", "x" * 200 + ".seg", "-rf")],
        "the header of another store": lambda: put(header | {"store": "f" * 32}, event | {"hlc": "0000000000000001"}),
        "the header of another writer": lambda: put(header | {"writer": "somebody-else"}),
        "a header that is a list": lambda: put([1, 2, 3], {"t": "header"}),
        "no header": lambda: put(event | {"hlc": "0000000000000002"}),
        "a clock at the limit": lambda: put(header, event | {"hlc": "7fffffffffffffff", "id": "00000000000000ab.1"}),
        "a clock just below it": lambda: put(header, event | {"hlc": "3fffffffffffffff", "id": "00000000000000ac.1"}),
        "depth": lambda: put(header, b'{"t":"event","x":' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
        "numbers of any size": lambda: put(header, b'{"t":"event","at":' + b"9" * 5_000 + b"}"),
        "an undo of itself": lambda: put(
            header, event | {"hlc": "0000000000000003", "id": "00000000000000ad.1", "act": "undo", "event": "00000000000000ad.1"}),
        "a crowd of files": lambda: (os.mkdir(base + "/crowd", 0o700), many()),
    }


def d3(lab):
    answer, opens = Answer(), 0
    world = lab.world()
    world.must("init")
    world.fill(2)
    first = world.actions()[0]
    said = world.must("note", "--json", "before", first).acknowledged()
    traced = tracing.missing() is None
    for name, attack in attacks(lab, world).items():
        attack()
        crowd = name.startswith("a crowd")
        for words in READING + [["note", "--json", f"after {name}", first]]:
            log = world.path + "/opens"
            before = [*tracing.QUIET[:3], "-y", "-o", log, "-e", "trace=open,openat,creat"] if traced and not crowd else []
            outcome = world.run(*words, before=before, timeout=600 if crowd else 10)
            opens += 1
            said |= outcome.acknowledged()
            answer.ask(not outcome.trapped, f"{name}, {words[0]}: {outcome.code} {outcome.error[-200:]}")
            if before:
                answer.faults += [f"{name}, {words[0]}: opened {path}" for path in outside_of(log, world)]
            if words[0] == "note":
                answer.ask(outcome.acknowledged(), f"{name}: no act: {outcome.code} {outcome.error[-200:]}")
    events, _ = segments.ids(world.store)
    answer.ask(said <= events, f"lost: {said - events}")
    shown = {row["id"] for row in world.run("log", "--json", timeout=600).rows()}
    answer.ask(said <= shown, f"not shown: {said - shown}")
    answer.figure = f"{opens // (len(READING) + 1)} attacks, {opens} commands, {len(answer.faults)} opens outside, hangs or traps"
    return answer


def outside_of(log, world):
    """The files behind links of the enemy that were opened all the same."""
    with open(log, errors="replace") as file:
        found = re.findall(r"\) = \d+<([^>]*)>", file.read())
    return sorted({path for path in found if path.startswith(world.path + "/outside")})


def d4(lab):
    answer, tried = Answer(), 0
    world = lab.world()
    world.must("init")
    world.fill(3)
    first = world.actions()[0]
    commands = [["init", "--store", world.path + "/other"], ["import", world.path + "/news"], ["list"], ["actions"],
                ["show", first], ["why", first], ["log"], ["parse", world.path + "/news/1.txt"], ["done", first],
                ["reopen", first], ["doing", first], ["dismiss", first, "--reason", "n"], ["tag", "+x", first[:6]],
                ["note", "n", first], ["assign", "raj", first], ["due", "2026-12-24", first], ["mark", "read", first[:6]],
                ["undo"], ["redo"], ["doctor"], ["reindex"], ["whoami", "--set", "ana"], ["theme"], ["keys"], ["help"], []]
    if b"\n  pack " in world.run("--help").output:
        commands.append(["pack"])
    for closed in itertools.chain.from_iterable(itertools.combinations((0, 1, 2), n) for n in range(4)):
        for words in commands:
            closing = " ".join(f"{number}{'<' if number == 0 else '>'}&-" for number in closed)
            outcome = world.start(["sh", "-c", f"exec {shlex.join([lab.docket, *words])} {closing}"])
            tried += 1
            answer.ask(not outcome.trapped, f"{words[:1]} without {closed}: {outcome.code} {outcome.error[-200:]}")
    for path in segments.files(world.store):
        with open(path, "rb") as file:
            data = file.read()
        payloads = segments.records(data)
        whole = len(payloads) == data.count(b"\n") and data.endswith(b"\n")
        answer.ask(whole and payloads[0]["t"] == "header", f"foreign bytes in {os.path.basename(path)}")
    with open(world.store + "/STORE", "rb") as file:
        answer.ask(file.read().count(b"\n") == 1, "foreign bytes in STORE")
    with open(world.config, "rb") as file:
        answer.ask(file.read() == b'me = "ana"\n', "foreign bytes in the configuration")
    if fault := oracle.sound(world, set()):
        answer.faults.append(fault)
    answer.figure = f"{tried} commands in 8 combinations, {len(answer.faults)} with foreign bytes or traps"
    return answer
