"""What is killed and failed at every step: worlds made once, and the command that is tried in copies."""

import os

import segments
from world import ADVISORY


class Scenario:
    """A world before, one command, and what counts as having worked when it is repeated."""

    def __init__(self, name, world, words, probe=False, again=None, retry=True, damaged=False):
        self.name, self.world, self.words, self.probe = name, world, words, probe
        self.again = again or words
        self.retry, self.damaged = retry, damaged

    def start(self, world, before=(), **how):
        if self.probe:
            options = ["--state", world.state, "--cache", world.cache]
            return world.start([*before, world.lab.probe, *self.words, *options], **how)
        return world.run(*self.words, before=before, **how)

    @property
    def says_event(self):
        """Whether exit 0 must come with the id of an event."""
        return self.words[0] in ("done", "note", "tag", "undo", "assign")


def scenarios(lab, only=None):
    """All of them, each with a world that it may copy."""
    empty = lab.world()
    news = lab.world()
    news.must("init")
    news.fill(0)
    write(news, 3)
    # More than the state is made anew for, beside the one in use.
    much = lab.copy(news)
    write(much, 3, lines=10_000)
    full = lab.world()
    full.must("init")
    full.fill(3)
    first = full.actions()[0]
    acted = lab.copy(full)
    acted.must("done", first)
    acted.must("note", "seen by night", first)
    old = lab.copy(acted)
    for number in range(6):
        old.must("note", f"night {number}", first)
    found = [
        Scenario("init", empty, ["init"]),
        Scenario("import", news, ["import", "later"]),
        Scenario("large import", much, ["import", "later"]),
        Scenario("act", full, ["done", "--json", first]),
        Scenario("bulk", full, ["done", "--json", *full.actions()]),
        Scenario("undo", acted, ["undo", "--json"]),
        Scenario("triage", full, ["session", "store", "--acts", "20"], probe=True),
        Scenario("reader", full, ["session", "store", "--acts", "20", "--group", "5"], probe=True),
        Scenario("config", full, ["whoami", "--set", "raj"]),
        Scenario("index", acted, ["reindex"]),
        Scenario("doctor", acted, ["doctor"], retry=False),
    ]
    commands = full.run("--help").output
    if b"\n  pack " in commands:
        found.append(Scenario("pack", old, ["pack"]))
    if b"--repair" in full.run("help", "doctor").output:
        torn = lab.copy(old)
        damage(torn)
        found.append(Scenario("repair", torn, ["doctor", "--repair"], damaged=True))
    only = only or [name for name in os.environ.get("SCENARIOS", "").split(",") if name]
    return [one for one in found if not only or one.name in only]


def write(world, count, lines=0):
    """Advisories that wait to be taken in, in the folder `later`, with so many lines more in each."""
    os.makedirs(world.path + "/later", exist_ok=True)
    for number in range(count):
        with open(f"{world.path}/later/{number}.txt", "w") as file:
            file.write(ADVISORY.format(title=f"Quillon relay {number}", number=number))
            file.write("\nWhat is known\n" + "The relay was reached from a network outside.\n" * lines if lines else "")


def damage(world):
    """One flipped bit in the middle of a file that has records behind it."""
    path = segments.files(world.store)[0]
    with open(path, "r+b") as file:
        data = bytearray(file.read())
        data[len(data) // 2] ^= 1
        file.seek(0)
        file.write(data)
