"""One build that has all mutants: a copy of store, model and their tests, with a manifest of its own."""

import functools
import hashlib
import json
import os
import re
import subprocess
import sys

from mutation import SUPPORT, mutate
from world import ROOT

# What is changed, by the area that a figure is given for.
AREAS = {
    "codec": ("DocketStore", ["Records"]),
    "fold": ("DocketModel", ["Fold"]),
    "writer": ("DocketStore", ["Segments/SegmentWriter.swift", "Segments/OpenSegment.swift"]),
}
TESTS = ("DocketModelTests", "DocketStoreTests")
PLACE = os.path.join(ROOT, ".build", "mutants")
BINARY = os.path.join(PLACE, ".build/debug/mutantsPackageTests.xctest")


def sources():
    """Area, target and path of each file that is changed."""
    for area, (target, parts) in AREAS.items():
        for part in parts:
            path = os.path.join("Sources", target, part)
            full = os.path.join(ROOT, path)
            for name in sorted(os.listdir(full)) if os.path.isdir(full) else [None]:
                yield area, target, path if name is None else os.path.join(path, name)


@functools.cache
def kept():
    """Name and folder of these tests and of all that they are built from."""
    said = subprocess.run(["swift", "package", "dump-package"], cwd=ROOT, capture_output=True, check=True).stdout
    targets = {target["name"]: target for target in json.loads(said)["targets"]}
    found, waiting = {}, list(TESTS)
    while waiting:
        name = waiting.pop()
        if name in found or name not in targets:
            continue
        target = targets[name]
        found[name] = target.get("path") or f"{'Tests' if target['type'] == 'test' else 'Sources'}/{name}"
        waiting += [part[0] for one in target["dependencies"] for kind, part in one.items() if kind in ("byName", "target")]
    return found


def copy():
    """Brings the copy up to the tree; only what differs is written, so that a second build is short."""
    changed = {path for _, _, path in sources()}
    wanted = set()
    for top in kept().values():
        for folder, _, names in os.walk(os.path.join(ROOT, top)):
            for name in names:
                path = os.path.relpath(os.path.join(folder, name), ROOT)
                wanted.add(path)
                if path not in changed:
                    put(path, read(path))
            os.makedirs(os.path.join(PLACE, os.path.relpath(folder, ROOT)), exist_ok=True)
    for top in ("Sources", "Tests"):
        for folder, _, names in os.walk(os.path.join(PLACE, top)):
            for name in names:
                path = os.path.relpath(os.path.join(folder, name), PLACE)
                if path not in wanted and name != "Mutants.swift":
                    os.remove(os.path.join(PLACE, path))
    put("Package.swift", manifest().encode())


def manifest():
    """Our own with only these targets. A mutant may leave a value unused, which is no error here."""
    text = read("Package.swift").decode().replace("  .treatAllWarnings(as: .error),\n", "")
    names = ", ".join(f'"{name}"' for name in kept())
    return text.replace('name: "docket",', 'name: "mutants",', 1) + f"""
let kept: Set<String> = [{names}]
package.targets.removeAll {{ !kept.contains($0.name) }}
package.products = []
package.dependencies = []
"""


def read(path):
    with open(os.path.join(ROOT, path), "rb") as file:
        return file.read()


def put(path, data):
    full = os.path.join(PLACE, path)
    if os.path.exists(full) and open(full, "rb").read() == data:
        return
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "wb") as file:
        file.write(data)


def stamp():
    """Names the copy as it is: verdicts of another one count for nothing."""
    sum = hashlib.sha256()
    for top in ("Sources", "Tests"):
        for folder, folders, names in os.walk(os.path.join(PLACE, top)):
            folders.sort()
            for name in sorted(names):
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    sum.update(path.encode() + b"\0" + file.read())
    return sum.hexdigest()[:16]


def write(left_out):
    """Writes the mutated sources without those mutants; answers the rest."""
    mutants, number = [], 1
    support = {target: [SUPPORT] for target, _ in AREAS.values()}
    for area, target, path in sources():
        source = read(path).decode()
        changed, operators, found = mutate(path, source, number)
        number += len(found)
        lines, old = changed.split("\n"), source.split("\n")
        for mutant in found:
            mutant.area = area
            if mutant.key in left_out:
                lines[mutant.line - 1] = old[mutant.line - 1]
            else:
                mutants.append(mutant)
        support[target] += operators
        put(path, "\n".join(lines).encode())
    for target, parts in support.items():
        put(f"Sources/{target}/Mutants.swift", "\n".join(parts).encode())
    return mutants


def build():
    """Builds all that compiles; answers the mutants that are left, and how many do not compile.

    Which ones do not is found by the compiler alone, module after module, and remembered for the next run.
    """
    os.makedirs(PLACE, exist_ok=True)
    copy()
    memory = os.path.join(PLACE, "left-out.json")
    left_out = set(json.load(open(memory))) if os.path.exists(memory) else set()
    mutants = write(left_out)
    if os.path.exists(f"{PLACE}/built-{stamp()}"):
        return mutants, len(left_out)
    for target in ("DocketModel", "DocketStore"):
        while True:
            mutants = write(left_out)
            said = compile(target)
            if "error:" not in said:
                break
            wrong = set()
            for path, line in re.findall(r"(Sources/[\w/+.]+\.swift):(\d+):\d+: error", said):
                if near := [mutant for mutant in mutants if mutant.path == path]:
                    wrong.add(min(near, key=lambda mutant: abs(mutant.line - int(line))).key)
            if not wrong:
                sys.exit(f"mutants: the copy does not compile\n{said[-3000:]}")
            left_out |= wrong
            with open(memory, "w") as file:
                json.dump(sorted(left_out), file)
    done = subprocess.run(["swift", "build", "--build-tests", "-Xswiftc", "-O"], cwd=PLACE, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"mutants: the copy does not build\n{(done.stdout + done.stderr)[-3000:]}")
    put(f"built-{stamp()}", b"")
    return mutants, len(left_out)


def compile(target):
    """What the compiler says of one module. Never -o /dev/null: run by root, the compiler puts a file in its place."""
    sources = [os.path.join(folder, name) for folder, _, names in os.walk(f"{PLACE}/Sources/{target}")
               for name in sorted(names) if name.endswith(".swift")]
    features = [f"-enable-upcoming-feature={name}" for name in re.findall(r'UpcomingFeature\("(\w+)"\)', manifest())]
    maps = []
    for name in ("CShims", "CSQLite"):
        put(f"{name}.modulemap", f'module {name} {{ umbrella "{PLACE}/Sources/{name}/include" export * }}'.encode())
        maps += ["-Xcc", f"-fmodule-map-file={PLACE}/{name}.modulemap"]
    done = subprocess.run(
        ["swiftc", "-swift-version", "6", *[word for text in features for word in text.split("=")], "-module-name", target,
         "-parse-as-library", "-wmo", "-emit-sil", "-o", f"{PLACE}/{target}.sil", f"-I{PLACE}", *maps,
         "-emit-module-path", f"{PLACE}/{target}.swiftmodule", *sources], cwd=PLACE, capture_output=True, text=True)
    return (done.stdout + done.stderr).replace(PLACE + "/", "")
