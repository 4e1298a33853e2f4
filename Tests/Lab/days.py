"""L1 what many days bring: a large store, many refreshes, many screens."""

import time

import segments
from rows import Answer
from terminals import Terminal
from world import ADVISORY


def large(world, briefings, events):
    """A store of so many briefings, and acts written by many sessions of one writer."""
    import os
    world.must("init")
    folder = world.path + "/news"
    os.makedirs(folder)
    for number in range(briefings):
        with open(f"{folder}/{number}.txt", "w") as file:
            file.write(ADVISORY.format(title=f"Meridian router {number}", number=number))
    world.must("import", folder, timeout=3600)
    with open(segments.files(world.store)[0], "rb") as file:
        records = segments.records(file.read(1 << 26))
    header = records[0]
    actions = [one for record in records if record["t"] == "briefing" for one in record["actions"]]
    per_file = 50_000
    for part in range(-(-events // per_file)):
        session = f"{part + 1:016x}"
        payloads = [header | {"session": session}]
        for number in range(min(per_file, events - part * per_file)):
            serial = part * per_file + number
            at = 1_763_888_400_000 + serial * 30
            state = ("done", "open", "doing")[serial % 3]
            payloads.append({
                "t": "event", "id": f"{session}.{number + 1}", "hlc": f"{at << 16:016x}", "at": at, "act": "decide", "to": state,
                "by": {"me": "ana", "login": "ana", "host": "h"}, "on": [{"a": actions[serial * 7 % len(actions)]}]})
        path = f"{world.store}/segments/{header['writer']}/202511-{session}.seg"
        with open(path, "wb", opener=lambda p, f: os.open(p, f, 0o600)) as file:
            file.write(segments.file_of(payloads))


def l1(lab):
    briefings, events, refreshes, screens = (
        lab.amount(short, full) for short, full in ((200, 100_000), (1_000, 1_000_000), (5, 1_000), (100, 100_000)))
    world, answer = lab.world(), Answer()
    large(world, briefings, events)
    began = time.monotonic()
    afresh = world.run("list", "no-such-word", timeout=3600)
    building = time.monotonic() - began
    answer.ask(afresh.code == 1, f"list: {afresh.code} {afresh.error[-200:]}")
    began = time.monotonic()
    world.run("list", "no-such-word", timeout=60)
    warm = time.monotonic() - began
    terminal = Terminal(world)
    first = world.run("actions", "--json", "Meridian router 7", timeout=600).rows()[0]["short"]
    try:
        terminal.settle(60)
        for _ in range(50):
            walk(terminal, 20)
        memory, files = terminal.memory(), terminal.files()
        for number in range(refreshes):
            world.run("note", f"hour {number}", first, timeout=60)
            # There and back: rows that were seen once are kept, and this is not about them.
            walk(terminal, screens // refreshes, b"jjk" if number % 2 else b"kkj")
        terminal.settle(10)
        answer.ask(terminal.lives, "the reader ended")
        growth = terminal.memory() / memory - 1
        answer.ask(terminal.files() <= files, f"{terminal.files()} open files, {files} before")
        size = terminal.memory() >> 20
    finally:
        terminal.close()
    answer.ask(growth <= 0.05 or not lab.full, f"memory grew by {growth:.1%}")
    answer.figure = (f"{briefings:,} briefings, {events:,} acts: first start {building:.1f} s, next {warm * 1000:.0f} ms; "
                     f"{refreshes:,} refreshes and {screens:,} screens: {growth:+.1%} of {size} MB, files constant")
    return answer


def walk(terminal, count, keys=b"jjk"):
    """Changes the screen so many times: down and up again, each drawn before the next."""
    for number in range(count):
        terminal.press(keys[number % 3:number % 3 + 1])
        terminal.drain(0.02 if number % 10 == 9 else 0)
