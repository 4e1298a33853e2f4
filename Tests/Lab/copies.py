"""G2 copies of a store that is being written to, taken by the tools people use."""

import os
import shutil
import subprocess
import threading

import oracle
import segments
from rows import Answer


class Busy:
    """Sessions that write all the time, and what they have acknowledged so far."""

    def __init__(self, world, count):
        self.said, self.world, self.processes, self.threads = set(), world, [], []
        for number in range(count):
            words = [world.lab.probe, "session", world.store, "--acts", "1000000", "--seed", str(number), "--me", f"p{number}",
                     "--state", world.state, "--cache", world.cache, "--pause-ms", "4", "--group", str(1 + number % 2)]
            process = subprocess.Popen(words, stdout=subprocess.PIPE, env=world.environment, stdin=subprocess.DEVNULL)
            self.processes.append(process)
            thread = threading.Thread(target=self.listen, args=(process,))
            thread.start()
            self.threads.append(thread)

    def listen(self, process):
        for text in process.stdout:
            if text.startswith(b"ACK ") and text.endswith(b"\n"):
                self.said.add(text[4:-1].decode())

    def stop(self):
        for process in self.processes:
            process.kill()
        for thread in self.threads:
            thread.join()


def git(folder, *words):
    done = subprocess.run(
        ["git", "-c", "core.autocrlf=true", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", folder, *words],
        capture_output=True, text=True)
    return done.returncode


def g2(lab):
    answer, made = Answer(), {}
    copies, per_world = lab.amount(24, 500), 50
    for first in range(0, copies, per_world):
        # A new store now and then: what is looked at after each copy grows with it.
        live_copies(lab, range(first, min(first + per_world, copies)), answer, made)
    tally = ", ".join(f"{count} {name}" for name, count in made.items())
    answer.figure = f"{sum(made.values())} live copies ({tally}), {len(answer.faults)} damaged or short"
    return answer


def live_copies(lab, numbers, answer, made):
    """Copies of one store while sessions write to it; then merges of it and conflicts in it."""
    world = lab.world()
    world.must("init")
    world.fill(3)
    tools = {"cp": lambda to: run("cp", "-r", world.store, to), "tar": lambda to: tar(world.store, to)}
    if shutil.which("rsync"):
        tools["rsync"] = lambda to: run("rsync", "-a", world.store + "/", to)
        tools["rsync onto it"] = lambda to: run("rsync", "-a", "--inplace", world.store + "/", world.path + "/mirror")
        tools["rsync anew"] = lambda to: run("rsync", "-a", world.store + "/", world.path + "/second")
    if shutil.which("git"):
        git(world.store, "init", "-q")
        tools["git"] = lambda to: git_copy(world.store, to)
    busy = Busy(world, 2)
    try:
        for number in numbers:
            name = list(tools)[number % len(tools)]
            to = {"rsync onto it": world.path + "/mirror", "rsync anew": world.path + "/second"}.get(name, f"{world.path}/c{number}")
            before = set(busy.said)
            tools[name](to)
            made[name] = made.get(name, 0) + 1
            if fault := oracle.loss(lab, to, before):
                answer.faults.append(f"{name} {number}: {fault}")
            if to.endswith(str(number)):
                shutil.rmtree(to)
    finally:
        busy.stop()
    answer.faults += merged(lab, world) if shutil.which("git") else []
    answer.faults += conflicts(lab, world, busy.said)
    world.remove()


def run(*words):
    # A file that goes while it is copied is told by some tools with a status of its own.
    subprocess.run(words, capture_output=True)


def tar(store, to):
    os.mkdir(to)
    packed = subprocess.run(["tar", "-C", store, "-cf", "-", "."], capture_output=True)
    subprocess.run(["tar", "-C", to, "-xf", "-"], input=packed.stdout, capture_output=True)


def git_copy(store, to):
    git(store, "add", "-A")
    git(store, "commit", "-qm", "now")
    subprocess.run(["git", "-c", "core.autocrlf=true", "clone", "-q", store, to], capture_output=True)
    # git keeps no empty folders.
    for name in ("tmp", "quarantine"):
        os.makedirs(f"{to}/{name}", 0o700, exist_ok=True)


def merged(lab, world):
    """Two clones act without knowing of each other; after a merge both have everything."""
    faults, said = [], set()
    one, two = lab.world(), lab.world()
    for clone in (one, two):
        git_copy(world.store, clone.store)
    for clone, words in ((one, ["note", "--json", "from the first"]), (two, ["note", "--json", "from the second"])):
        outcome = clone.run(*words, clone.actions()[0])
        said |= outcome.acknowledged()
        git(clone.store, "add", "-A")
        git(clone.store, "commit", "-qm", "an act")
    for clone, other in ((one, two), (two, one)):
        if git(clone.store, "pull", "-q", "--no-rebase", "--no-edit", other.store, "HEAD") != 0:
            faults.append("git does not merge")
        if fault := oracle.sound(clone, said):
            faults.append(f"merged by git: {fault}")
        if clone.run("log", "--json").output.count(b"from the second") != 1:
            faults.append("merged by git: an act of the other is not shown")
    if len(said) != 2:
        faults.append(f"git: two acts, and these were acknowledged: {said}")
    return faults


def conflicts(lab, world, said):
    """Copies under the names that sync tools give them: read once, and nothing is damaged."""
    for number, path in enumerate(segments.files(world.store)[:9]):
        folder, name = os.path.split(path)
        stem, end = os.path.splitext(name)
        copy = [f"{stem}.sync-conflict-20261123-090000-ABCDEFG{end}", f"{stem} (ana's conflicted copy 2026-11-23){end}",
                f"{stem}-jump2{end}"][number % 3]
        shutil.copy(path, f"{folder}/{copy}")
    events, _ = segments.ids(world.store)
    fault = oracle.loss(lab, world.store, said)
    shown = [row["id"] for row in world.run("log", "--json").rows()]
    if len(shown) != len(set(shown)) or not said <= set(shown):
        return ["conflict copies: acts are doubled or not shown"]
    return [f"conflict copies: {fault}"] if fault else []
