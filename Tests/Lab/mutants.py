"""Q2 whether the tests of store and fold notice small changes of what they test.

One build has all mutants; each run switches one on and ends with the first test that notices. Verdicts are
kept beside the build, so that a run that was cut goes on where it was: they count while the tree is the same.
"""

import os
import random
import resource
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from mutantbuild import AREAS, BINARY, PLACE, build, stamp
from survivors import EXPLAINED

# Which suites are asked first, since they stand nearest; the others only when these notice nothing.
NEAR = {
    "codec": "PayloadTests/|RecordScannerTests/|FaultyRecordTests/|IdentifiersTests/",
    "fold": "rules of registers|BriefingFoldTests/|ActionMergeTests/|Decisions in the state|Revisions and sources",
    "writer": "SegmentWriterTests/|PackTests/|SavingElsewhereTests/",
}
# Tests of many cases, which take longer than all others together: they are asked when those notice nothing.
SLOW = "|".join((
    "one fault at any place", "records that wait for the disk", "a full file is ended", "a death at any call", "no fault of a call",
    "any order, grouping and repetition", "is what looking at every row", "follows every record as it comes", "random damage",
    "does not fit in one pack", "who reads while files"))

def passes(number, limit, *options):
    """Whether these tests pass with a mutant switched on; 0 is the program as it is.

    The limit is in seconds of processor, several times what they take: the tests of some mutants never end.
    """
    process = subprocess.Popen(
        [BINARY, "--testing-library", "swift-testing", *options], cwd=PLACE, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, errors="replace",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit)),
        env=os.environ | {"DOCKET_MUTANT": str(number), "SWIFT_BACKTRACE": "enable=no"})
    # One that waits for something that never comes uses no processor.
    late = threading.Timer(30 * limit, process.kill)
    late.start()
    try:
        for text in process.stdout:
            if "recorded an issue" in text:
                process.kill()
                return False
        return process.wait() == 0
    finally:
        late.cancel()
        process.stdout.close()
        process.wait()


def near(mutant):
    """Whether a mutant survives the quick tests that stand nearest."""
    return passes(mutant.number, 15, "--filter", NEAR[mutant.area], "--skip", SLOW)


def quick(mutant):
    """Whether it survives all other quick tests."""
    return passes(mutant.number, 40, "--skip", f"{NEAR[mutant.area]}|{SLOW}")


def slow(mutant):
    """Whether it survives the slow ones too."""
    return passes(mutant.number, 150, "--filter", SLOW)


def choose(mutants, most, seed):
    """So many of them, as evenly from all areas as they go."""
    chance = random.Random(seed)
    piles = [chance.sample(pile, len(pile)) for area in AREAS if (pile := [m for m in mutants if m.area == area])]
    chosen = []
    while piles and len(chosen) < most:
        piles = [pile for pile in piles if pile]
        chosen += [pile.pop() for pile in piles][:most - len(chosen)]
    return chosen


class Verdicts:
    """What is known of mutants of this tree: `dies`, or the tests it has survived: `near`, `quick`, and `lives` after all."""

    def __init__(self):
        self.path = os.path.join(PLACE, f"verdicts-{stamp()}")
        self.lock = threading.Lock()
        self.known = {}
        if os.path.exists(self.path):
            with open(self.path) as file:
                self.known = {key: word for word, _, key in (text.rstrip("\n").partition(" ") for text in file)}

    def ask(self, mutants, known, work, word):
        """Does the work for those with this verdict; who survives it gets the word."""
        def one(mutant):
            verdict = word if work(mutant) else "dies"
            with self.lock:
                self.known[mutant.key] = verdict
                with open(self.path, "a") as file:
                    file.write(f"{verdict} {mutant.key}\n")
                print(f"{verdict:5} {mutant}", flush=True)

        with ThreadPoolExecutor(int(os.environ.get("JOBS") or os.cpu_count() or 1)) as pool:
            list(pool.map(one, [mutant for mutant in mutants if self.known.get(mutant.key) == known]))


def explanation(mutant):
    return EXPLAINED.get((os.path.basename(mutant.path), mutant.kind, mutant.text))


def main():
    most = int(os.environ.get("MUTANTS") or 10_000)
    seed = int(os.environ.get("SEED") or 20261123)
    mutants, left_out = build()
    verdicts = Verdicts()
    if not verdicts.known and not passes(0, 200):
        sys.exit("mutants: the tests fail without any change")
    chosen = choose(mutants, most, seed)
    print(f"{len(mutants)} mutants compile, {left_out} do not; {len(chosen)} are tried, seed {seed}, "
          f"{sum(m.key in verdicts.known for m in chosen)} of them known", flush=True)
    # The cheapest question first: most die of it.
    verdicts.ask(chosen, None, near, "near")
    verdicts.ask(chosen, "near", quick, "quick")
    verdicts.ask(chosen, "quick", slow, "lives")
    alive = [mutant for mutant in chosen if verdicts.known[mutant.key] == "lives"]
    report(chosen, alive)


def report(chosen, alive):
    explained = [mutant for mutant in alive if explanation(mutant)]
    for mutant in alive:
        print(f"survives {mutant}" + (f"\n         {explanation(mutant)}" if mutant in explained else ""))
    for area in AREAS:
        tried = [mutant for mutant in chosen if mutant.area == area]
        print(f"   {area}: {sum(m not in alive for m in tried)} of {len(tried)} killed")
    killed = len(chosen) - len(alive)
    share = killed / max(len(chosen) - len(explained), 1)
    print(f"Q2 {killed} of {len(chosen)} mutants killed, {len(explained)} survivors explained, {share:.1%} of the others")
    sys.exit(0 if share >= 0.95 else 1)


if __name__ == "__main__":
    main()
