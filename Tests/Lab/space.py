"""D1 disks without room for bytes or names, D2 limits of the process and disks that turn read-only."""

import json
import os
import shlex
import subprocess
import sys

import oracle
import segments
from rows import Answer
from world import HERE, World, patience


def unable():
    """Why no file system can be mounted here; None if one can."""
    done = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", "mount -t tmpfs -o size=64k t /mnt"], capture_output=True, text=True)
    return None if done.returncode == 0 else "no file system may be mounted here (unshare -Urm)"


def inside(lab, name, *words):
    """Runs a function of this file where it may mount, and gives back what it found."""
    done = subprocess.run(
        ["unshare", "-Urm", sys.executable, f"{HERE}/space.py", name, lab.docket, lab.probe, lab.folder("m"),
         *map(str, words)], capture_output=True, text=True, timeout=600 * patience())
    if done.returncode != 0:
        return {"faults": [f"{name}: {done.stderr[-600:]}"]}
    return json.loads(done.stdout.splitlines()[-1])


def d1(lab):
    if why := unable():
        return Answer(skipped=why)
    answer, least = Answer(), None
    steps = lab.pick([0, 20_000, 60_000], list(range(0, 120_000, 6_000)))
    for left in steps:
        found = inside(lab, "full_disk", left)
        answer.faults += found["faults"]
        if "acts" in found:
            least = min(found["acts"], least if least is not None else found["acts"])
    for left in lab.pick([0, 2], range(8)):
        answer.faults += inside(lab, "no_names", left)["faults"]
    answer.figure = f"{len(steps)} fillings, at least {least} acts from the reserve of a session, 0 acknowledged lost"
    answer.ask(least is not None and least >= 200, f"only {least} acts from the reserve")
    return answer


def full_disk(lab, left):
    """A session that has acted once, then a disk with so many bytes left, then acts until one fails."""
    world, faults = mounted(lab, "size=1m"), []
    session = subprocess.Popen(
        [lab.probe, "session", world.store, "--acts", "600", "--pause-first"], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=world.environment)
    said = {session.stdout.readline().split()[1].decode()}
    fill(world, left)
    output, error = session.communicate(b"\n", timeout=60 * patience())
    said |= {text[4:].decode() for text in output.split(b"\n") if text.startswith(b"ACK ")}
    acts = len(said) - 1
    if session.returncode not in (0, 74):
        faults.append(f"the session ended with {session.returncode}: {error.decode()[-300:]}")
    faults += commands_without_room(world, said)
    return {"faults": [f"{left} bytes left: {fault}" for fault in faults], "acts": acts}


def commands_without_room(world, said):
    """Commands on a full disk: they work or say why not, and nothing is lost."""
    faults = []
    note = world.run("note", "--json", "no room", world.actions()[0])
    said |= note.acknowledged()
    taken = world.run("import", world.path + "/news")
    for name, outcome in (("note", note), ("import", taken)):
        if outcome.trapped:
            faults.append(f"{name}: {outcome.code}")
        elif outcome.code == 0 and name == "note" and not outcome.acknowledged():
            faults.append("note: exit 0 and no event")
        elif outcome.code != 0 and b"full" not in outcome.error and b"space" not in outcome.error:
            faults.append(f"{name}: exit {outcome.code} does not tell of the disk: {outcome.error.decode()}")
    for path in (world.mount + "/ballast", world.mount + "/names"):
        subprocess.run(["rm", "-rf", path])
    if fault := oracle.loss(world.lab, world.store, said):
        faults.append(fault)
    again = world.run("note", "--json", "room again", world.actions()[0])
    if again.code != 0:
        faults.append(f"with room again: {again.code} {again.error.decode()}")
    return faults


def no_names(lab, left):
    """A disk on which so many more files can be made."""
    world = mounted(lab, "size=4m,nr_inodes=64")
    os.mkdir(world.mount + "/names")
    names = []
    try:
        while True:
            names.append(f"{world.mount}/names/{len(names)}")
            open(names[-1], "x").close()
    except OSError:
        names.pop()
    for _ in range(left):
        os.unlink(names.pop())
    return {"faults": [f"{left} names left: {fault}" for fault in commands_without_room(world, set())]}


def mounted(lab, options):
    """A world whose store lies on a small disk of its own."""
    world = lab.world()
    world.mount = world.path + "/disk"
    os.mkdir(world.mount)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "t", world.mount], check=True)
    world.store = world.mount + "/store"
    world.environment["DOCKET_STORE"] = world.store
    world.must("init")
    world.fill(1)
    with open(world.path + "/news/late.txt", "w") as file:
        file.write("Pellworm badge server answers anybody\n\nWhat to do\n- Stop it.\n")
    return world


def fill(world, left):
    with open(world.mount + "/ballast", "wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            pass
        file.truncate(max(file.tell() - left, 0))


def d2(lab):
    answer = Answer()
    limits(lab, answer)
    writers(lab, answer)
    mounts = 0
    if unable() is None:
        for name in ("read_only_mount", "turned_read_only", "no_proc"):
            answer.faults += inside(lab, name)["faults"]
            mounts += 1
    answer.figure = f"{answer.tried} limits, {mounts} mounts, {len(answer.faults)} trapped or wrong"
    return answer


def limits(lab, answer):
    """Every kind of command under limits of file size, open files and memory."""
    world = lab.world()
    world.must("init")
    world.fill(3)
    first = world.actions()[0]
    commands = [["list"], ["actions"], ["log"], ["show", first], ["note", "--json", "n", first], ["done", "--json", first],
                ["import", world.path + "/news"], ["reindex"], ["doctor"], ["undo", "--json"], ["whoami", "--set", "raj"]]
    answer.tried = 0
    said = set()
    for limit in ["-f 0", "-f 1", "-f 8", "-f 64", "-n 3", "-n 4", "-n 6", "-n 8", "-n 10", "-n 16", "-v 204800"]:
        for words in commands:
            outcome = world.start(
                ["sh", "-c", f"ulimit {limit}; exec {shlex.join([lab.docket, *words])}"])
            answer.tried += 1
            said |= outcome.acknowledged()
            # With so few files not even the libraries can be loaded: that is the linker's word.
            if outcome.trapped or (outcome.code not in KNOWN and b"shared libraries" not in outcome.error):
                answer.faults.append(f"ulimit {limit}, {words[0]}: {outcome.code} {outcome.error.decode()[-200:]}")
    if fault := oracle.sound(world, said):
        answer.faults.append(fault)


def writers(lab, answer):
    """More writers than files may be open: every one of them is read, also by a state that is there already."""
    world = lab.world()
    world.must("init")
    world.fill(1)
    path = segments.files(world.store)[0]
    with open(path, "rb") as file:
        header, *rest = [one for one in segments.records(file.read()) if one.get("t") in ("header", "briefing")]
    for number in range(100):
        session = f"{number + 1:016x}"
        about = header | {"writer": f"host{number}-ana-00000001", "session": session}
        record = rest[0] | {"id": f"{session}.1", "keys": [f"text:{number:032x}"], "actions": []}
        record["says"] = {key: value for key, value in rest[0]["says"].items() if key != "actions"}
        record["content"] = f"{number:064x}"
        folder = f"{world.store}/segments/{about['writer']}"
        os.makedirs(folder, 0o700)
        with open(f"{folder}/202611-{session}.seg", "wb", opener=lambda p, f: os.open(p, f, 0o600)) as file:
            file.write(segments.file_of([about, record]))
        if number == 50:
            world.must("list")
    for words in (["list", "--ids"], ["list", "--ids"], ["doctor"]):
        outcome = world.start(["sh", "-c", f"ulimit -n 40; exec {shlex.join([lab.docket, *words])}"])
        answer.tried += 1
        answer.ask(b"too many open" not in outcome.output + outcome.error, f"101 writers, {words[0]}: {outcome.output[-300:]}")
        if words[0] == "list":
            count = len(outcome.output.split())
            answer.ask(count == 101, f"101 writers, of which {count} are read: {outcome.error.decode()[-200:]}")


# 75: no process could be started that reads the documents.
KNOWN = (0, 1, 2, 64, 65, 66, 70, 73, 74, 75, 77, 78)


def read_only_mount(lab):
    """A store on a disk that is read-only from the start."""
    world, faults = mounted(lab, "size=4m"), []
    before = world.run("actions", "--json").output
    subprocess.run(["mount", "-o", "remount,ro", world.mount], check=True)
    return {"faults": reading_only(world, before, faults)}


def reading_only(world, before, faults):
    first = json.loads(before.split(b"\n")[0])["short"]
    if world.run("actions", "--json").output != before:
        faults.append("what is read differs")
    for words in (["note", "n", first], ["done", first], ["import", world.path + "/news"], ["undo"]):
        outcome = world.run(*words)
        if outcome.trapped or outcome.code in (0, 1):
            faults.append(f"{words[0]} on a read-only disk: {outcome.code} {outcome.error.decode()}")
    return faults


def turned_read_only(lab):
    """A disk that turns read-only while a session acts."""
    world, faults = mounted(lab, "size=4m"), []
    before = world.run("actions", "--json").output
    session = subprocess.Popen(
        [lab.probe, "session", world.store, "--acts", "50", "--pause-open"], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=world.environment)
    session.stdout.readline()
    # Before its first act it has no file open, so the disk can be turned; F1 turns it under an open file.
    subprocess.run(["mount", "-o", "remount,ro", world.mount], check=True)
    output, error = session.communicate(b"\n", timeout=60 * patience())
    if session.returncode != 74 or b"ACK" in output:
        faults.append(f"the session ended with {session.returncode}: {error.decode()[-300:]}")
    return {"faults": reading_only(world, before, faults)}


def no_proc(lab):
    """No /proc, as in a bare chroot: an act is done or refused, never taken for something else."""
    world, faults = mounted(lab, "size=4m"), []
    first = world.actions()[0]
    subprocess.run(["mount", "-t", "tmpfs", "t", "/proc"], check=True)
    outcome = world.run("note", "--json", "without /proc", first)
    if outcome.trapped or (outcome.code == 0) != bool(outcome.acknowledged()):
        faults.append(f"note without /proc: {outcome.code} {outcome.output[:80]} {outcome.error.decode()}")
    return {"faults": faults}


def main():
    from world import Lab
    name, docket, probe, scratch, *words = sys.argv[1:]
    lab = Lab(True, 0, docket, probe, scratch)
    print(json.dumps(globals()[name](lab, *map(int, words))))


if __name__ == "__main__":
    main()
