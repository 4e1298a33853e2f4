"""Q2 whether the tests of store and fold notice small changes of what they test.

One build has all mutants; each run switches one on. Those that do not compile are left out, found by building.
"""

import os
import random
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from mutation import SUPPORT, mutate
from survivors import EXPLAINED
from world import ROOT

AREAS = {"DocketStore": ["Records", "Segments/SegmentWriter.swift", "Segments/OpenSegment.swift"], "DocketModel": ["Fold"]}
KEPT = ("DocketModel", "CellGrid", "CShims", "CSQLite", "DocketStore")
PLACE = os.path.join(ROOT, ".build", "mutants")


def sources():
    for target, parts in AREAS.items():
        for part in parts:
            path = os.path.join("Sources", target, part)
            full = os.path.join(ROOT, path)
            names = sorted(os.listdir(full)) if os.path.isdir(full) else [None]
            for name in names:
                yield target, path if name is None else os.path.join(path, name)


def copy():
    """The part of the tree that store and fold need, with a manifest of its own."""
    for name in KEPT:
        copy_tree(f"Sources/{name}")
    for name in ("TestSupport", "DocketModelTests", "DocketStoreTests"):
        copy_tree(f"Tests/{name}")
    with open(os.path.join(ROOT, "Package.swift")) as file:
        manifest = file.read()
    # A mutant may leave a value unused, which is no error here.
    head = manifest[:manifest.index("let argumentParser")].replace("  .treatAllWarnings(as: .error),\n", "")
    wanted = re.findall(r'^    (?:swift|wrapper|tests)\((?:of: |\n      )?"(?:%s)".*?\),?\n(?=    \S)' % "|".join(KEPT), manifest, re.S | re.M)
    wanted = [text for text in wanted if "tests(of: \"CellGrid\"" not in text]
    wanted.append('    .testTarget(name: "TestSupport", dependencies: ["CellGrid"], swiftSettings: strict),\n')
    with open(os.path.join(PLACE, "Package.swift"), "w") as file:
        file.write(head + 'let package = Package(name: "mutants", targets: [\n' + "".join(wanted) + "])\n")


def copy_tree(path):
    """Only what differs is written, so that a second run builds little."""
    for folder, _, names in os.walk(os.path.join(ROOT, path)):
        to = os.path.join(PLACE, os.path.relpath(folder, ROOT))
        os.makedirs(to, exist_ok=True)
        for name in names:
            put(os.path.join(to, name), open(os.path.join(folder, name), "rb").read())


def put(path, data):
    if not os.path.exists(path) or open(path, "rb").read() != data:
        with open(path, "wb") as file:
            file.write(data)


def write(left_out):
    """Writes the mutated sources without those mutants; answers the rest."""
    mutants, support, number = [], {target: [SUPPORT] for target in AREAS}, 1
    for target, path in sources():
        with open(os.path.join(ROOT, path)) as file:
            source = file.read()
        changed, operators, found = mutate(path, source, number)
        number += len(found)
        lines, old = changed.split("\n"), source.split("\n")
        for mutant in found:
            if (mutant.path, mutant.line) in left_out:
                lines[mutant.line - 1] = old[mutant.line - 1]
            else:
                mutants.append(mutant)
        support[target] += operators
        put(os.path.join(PLACE, path), "\n".join(lines).encode())
    for target, parts in support.items():
        put(os.path.join(PLACE, "Sources", target, "Mutants.swift"), "\n".join(parts).encode())
    return mutants


def build():
    """Builds until everything compiles; answers the mutants that are left."""
    left_out = set()
    for _ in range(60):
        mutants = write(left_out)
        done = subprocess.run(["swift", "build", "--build-tests", "-Xswiftc", "-O"], cwd=PLACE, capture_output=True, text=True)
        if done.returncode == 0:
            return mutants, len(left_out)
        known = {(mutant.path, mutant.line) for mutant in mutants}
        wrong = set()
        for path, line in re.findall(r"(Sources/[\w/+.]+\.swift):(\d+):\d+: error", done.stdout + done.stderr):
            near = [place for place in known if place[0] == path]
            if near:
                wrong.add(min(near, key=lambda place: abs(place[1] - int(line))))
        if not wrong:
            sys.exit("mutants: the copy does not build\n" + (done.stdout + done.stderr)[-3000:])
        left_out |= wrong
    sys.exit("mutants: too many do not compile")


def run(number):
    """Whether all tests pass with a mutant; 0 is the program as it is."""
    binary = os.path.join(PLACE, ".build/debug/mutantsPackageTests.xctest")
    try:
        done = subprocess.run(
            [binary, "--testing-library", "swift-testing"], cwd=PLACE, capture_output=True, text=True, timeout=180,
            env=os.environ | {"DOCKET_MUTANT": str(number), "SWIFT_BACKTRACE": "enable=no"})
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def explanation(mutant):
    return EXPLAINED.get((os.path.basename(mutant.path), mutant.kind, mutant.text))


def main():
    most = int(os.environ.get("MUTANTS") or 150)
    seed = int(os.environ.get("SEED") or 20261123)
    os.makedirs(PLACE, exist_ok=True)
    shutil.rmtree(os.path.join(PLACE, "Sources"), ignore_errors=True)
    copy()
    mutants, left_out = build()
    if not run(0):
        sys.exit("mutants: the tests fail without any change")
    chosen = sorted(random.Random(seed).sample(mutants, min(most, len(mutants))), key=lambda mutant: mutant.number)
    print(f"{len(mutants)} mutants compile, {left_out} do not; {len(chosen)} are tried, seed {seed}", flush=True)
    with ThreadPoolExecutor(max(os.cpu_count() or 1, 2)) as pool:
        alive = [mutant for mutant, passes in zip(chosen, pool.map(lambda m: run(m.number), chosen)) if passes]
    unexplained = [mutant for mutant in alive if not explanation(mutant)]
    for mutant in alive:
        print(f"survives {mutant}" + (f"\n         {explanation(mutant)}" if explanation(mutant) else ""))
    killed = len(chosen) - len(alive)
    counted = len(chosen) - (len(alive) - len(unexplained))
    share = killed / max(counted, 1)
    print(f"Q2 {killed} of {len(chosen)} mutants killed, {len(alive) - len(unexplained)} survivors explained, "
          f"{share:.1%} of the others")
    sys.exit(0 if share >= 0.95 else 1)


if __name__ == "__main__":
    main()
