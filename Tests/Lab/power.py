"""W1 what may be left when the power fails at any step, W2 whether W1 sees writers that are wrong."""

import functools
import json
import os
import shutil

import oracle
import segments
import trace
import tracing
from disk import Disk, File
from rows import Answer, each


def recorded(lab, commands):
    """The steps of commands run one after another in a new world."""
    world = lab.world()
    os.makedirs(world.path + "/news")
    for number in range(6):
        with open(f"{world.path}/news/{number}.txt", "w") as file:
            file.write(f"Quillon relay {number}\n\nWhat to do\n- Update it.\n- Look at log {number}.\n")
    found = []
    for index, words in enumerate(commands):
        log = f"{world.path}/log{index}"
        if callable(words):
            words = words(world)
        before = trace.recording(log)
        if words[0] == "session":
            done = world.start([*before, lab.probe, *words])
        else:
            done = world.run(*words, before=before)
        if done.code != 0:
            raise RuntimeError(f"{words}: {done.code} {done.error}")
        found += trace.steps(log, world.path)
    return world.path, found


def histories(lab):
    """What is recorded: commands, a session of many acts, one that syncs in groups, and packing."""
    base = [["init"], ["import", "news"]]
    acts = [lambda w, n=n: ["done", "--json", w.actions()[n % 5]] for n in range(3)]
    found = [
        base + acts + [["undo", "--json"]],
        base + [["session", "store", "--acts", str(lab.pick(6, 20))]],
        base + [["session", "store", "--acts", str(lab.pick(6, 20)), "--group", "5", "--seed", "3"]],
    ]
    if b"\n  pack " in lab.world().run("--help").output:
        found.append(base + acts + [["undo", "--json"], ["pack"]])
    return [recorded(lab, commands) for commands in found]


def replay(root, steps):
    """Walks the steps; yields the disk and what was acknowledged after each of them."""
    disk, files = Disk(root), {}
    said = set()
    yield disk, said
    for step in steps:
        what = step[0]
        if what == "mkdir":
            disk.add(*os.path.split(step[1]), "folder")
        elif what == "create":
            files[step[2]] = File()
            disk.add(*os.path.split(step[1]), files[step[2]])
        elif what == "write":
            files[step[1]].write(step[2], step[3])
        elif what == "truncate":
            files[step[1]].truncate(step[2])
        elif what == "sync":
            files[step[1]].sync()
        elif what == "sync folder":
            disk.sync_folder(step[1])
        elif what == "rename":
            (old, name), (new, called) = os.path.split(step[1]), os.path.split(step[2])
            file = disk.live[old][name]
            disk.add(new, called, file)
            disk.remove(old, name)
        elif what == "link":
            (old, name), (new, called) = os.path.split(step[1]), os.path.split(step[2])
            disk.add(new, called, disk.live[old][name])
        elif what == "unlink":
            disk.remove(*os.path.split(step[1]))
        elif what == "say":
            # Whoever tells the person something has everything before it on the disk.
            tree = disk.tree(disk.live)
            said = said | held({path: bytes(f.live) for path, f in tree.items() if f is not None})
        elif what == "acknowledge":
            said = said | step[1]
        yield disk, said


def held(tree):
    """The ids of all records of a tree, and `STORE` if it is one."""
    found = set()
    for path, data in tree.items():
        if path == "store/STORE" and data:
            try:
                found.add("STORE " + json.loads(data)["id"])
            except (ValueError, KeyError):
                pass
        elif path.startswith("store/segments/") and data and not path.rsplit("/", 1)[1].startswith("."):
            found |= ids(data)
    return found


@functools.lru_cache(5_000)
def ids(data):
    return {one["id"] for one in segments.records(data) if isinstance(one, dict) and one.get("t") in ("event", "briefing")}


class States:
    """All outcomes of some steps; each is looked at when it comes with more acknowledged than before.

    Only sums of them are kept, and a sample: there are millions.
    """

    def __init__(self, root, steps, dense):
        self.root, self.steps, self.dense = root, steps, dense
        self.count, self.different = 0, 0
        self.reordered = set()

    def __iter__(self):
        """Tree, sum of it, and what it must hold."""
        most = {}
        garbage = bytes(range(256)) * 64
        for disk, said in replay(self.root, self.steps):
            for tree, reordered in disk.outcomes(self.dense, garbage):
                self.count += 1
                key = hash(frozenset(tree.items()))
                if reordered:
                    self.reordered.add(key)
                before = most.get(key, -1)
                if before < len(said):
                    self.different += before < 0
                    most[key] = len(said)
                    yield tree, key, said


def plain_fault(tree, must):
    """What is lost from one outcome as the plain reader sees it; None if nothing is."""
    found = held(tree)
    if missing := must - found:
        return f"lost: {sorted(missing)[:3]}"
    if "store/STORE" in tree and not any(one.startswith("STORE ") for one in found):
        return "STORE is there and says nothing"
    return None


def folded_fault(lab, tree, reordered):
    """The same as the program sees it: folded, and examined by doctor."""
    if "store/STORE" not in tree:
        return None
    root = lab.folder("p")
    try:
        for path, data in sorted(tree.items()):
            if data is None:
                os.makedirs(f"{root}/{path}", 0o700, exist_ok=True)
        for path, data in tree.items():
            if data is not None:
                with open(f"{root}/{path}", "wb", opener=lambda p, f: os.open(p, f, 0o600)) as file:
                    file.write(data)
        if "store/segments" not in tree:
            return "STORE is there and the folder of segments is not"
        # Later bytes without the earlier ones look like damage, and nothing of them was acknowledged.
        return oracle.loss(lab, root + "/store", set(), may_tell_damage=reordered)
    finally:
        shutil.rmtree(root)


def w1(lab):
    if why := tracing.missing():
        return Answer(skipped=why)
    answer, every, different, folded = Answer(), 0, 0, 0
    wanted = lab.amount(120, 5_000)
    for number, (root, steps) in enumerate(histories(lab)):
        states, sample, chance = States(root, steps, lab.full), {}, lab.random(f"W1 {number}")
        for tree, key, must in states:
            if fault := plain_fault(tree, must):
                answer.faults.append(f"history {number}: {fault}")
            # Each has the same chance to be in the sample.
            if len(sample) < wanted:
                sample[len(sample)] = key, tree
            elif (place := chance.randrange(states.different)) < wanted:
                sample[place] = key, tree
        every, different, folded = every + states.count, different + states.different, folded + len(sample)

        def work(place):
            key, tree = sample[place]
            return folded_fault(lab, tree, key in states.reordered)

        answer.faults += each(list(sample), work)
    answer.figure = (f"{every:,} states, {different:,} different, {folded:,} of them also folded and examined, "
                     f"{len(answer.faults)} wrong")
    return answer


def w2(lab):
    if why := tracing.missing():
        return Answer(skipped=why)
    from mistakes import MISTAKES
    recordings = histories(lab)
    caught, missed = [], []
    packs = any(step[0] == "unlink" and "/segments/" in step[1] for _, steps in recordings for step in steps)
    for name, change in MISTAKES.items():
        if "pack" in name and not packs:
            continue
        seen = False
        for root, steps in recordings:
            changed = change(steps)
            if changed == steps or seen:
                continue
            seen = any(plain_fault(tree, must) for tree, _, must in States(root, changed, dense=False))
        (caught if seen else missed).append(name)
    return Answer(f"{len(caught)} of {len(caught) + len(missed)} wrong writers caught", [f"not caught: {name}" for name in missed])
