"""The fault laboratory: breaks what docket stands on and looks whether anything acknowledged is lost.

    make torture                    everything, with one table at the end
    ONLY=K1,F1 SEED=7 make torture  some rows, other chance
    SHARE=0.05 make torture         a twentieth of what is counted in thousands
"""

import argparse
import os
import sys
import time
import traceback

import bombs
import cleaning
import copies
import crowds
import damage
import days
import faults
import hostile
import kills
import merging
import power
import shimmed
import space
import swifttests
from world import Lab

# Id, what is tried, the row, and what the figure must say to be enough in full.
ROWS = [
    ("K1", "kill at every system call", kills.k1, "every call, 0 lost"),
    ("K2", "kill -9 of 8 sessions at random", kills.k2, "10,000 kills, 0 lost"),
    ("K3", "kill, and kill again", kills.k3, "5,000 pairs, 0 lost"),
    ("F1", "every call fails", faults.f1, "all, 0 lost, 0 hung, 0 trapped"),
    ("F2", "half writes and lost replies", shimmed.f2, "0 lost"),
    ("W1", "power loss at every step", power.w1, "10,000 states, 0 wrong"),
    ("W2", "wrong writers, seen by W1", power.w2, "all"),
    ("C1", "many at once", crowds.c1, "16,000 of 16,000 in 60 s"),
    ("C2", "many readers", crowds.c2, "200 idle: 25 MB, 1 %"),
    ("G1", "merges in any order", merging.g1, "100,000 histories, one state"),
    ("G2", "live copies by other tools", copies.g2, "500 copies, 0 damaged"),
    ("B1", "flipped bits", damage.b1, "all seen, 2 records lost at most"),
    ("B2", "cuts and tails", damage.b2, "all as the format says"),
    ("D1", "no room for bytes or names", space.d1, "0 lost, 200 more acts"),
    ("D2", "limits and read-only disks", space.d2, "0 trapped"),
    ("D3", "a store made by an enemy", hostile.d3, "0 outside, 0 hung, 0 trapped"),
    ("D4", "standard streams closed", hostile.d4, "0 foreign bytes"),
    ("I1", "the index is a cache", swifttests.i1, "1,000 damages, 0 wrong"),
    ("V1", "stores of all versions", swifttests.v1, "all open, 0 bytes changed"),
    ("S1", "escapes in every field, on every screen", swifttests.s1, "0 forbidden, all chrome in place"),
    ("S3", "the law of clean text", cleaning.s3, "10,000,000 cases, 0 broken"),
    ("S4", "documents that are bombs", bombs.s4, "each 5 s, +10 MB"),
    ("L1", "a day and more", days.l1, "memory +5 %, files constant"),
]

# What runs with the tests by itself.
FULL_ONLY = (swifttests.i1, swifttests.v1, swifttests.s1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--short", action="store_true", help="the sample that runs with the tests")
    parser.add_argument("--bin", required=True, help="the folder of the programs docket and LabProbe")
    options = parser.parse_args()
    only = [name for name in os.environ.get("ONLY", "").upper().split(",") if name]
    seed = int(os.environ.get("SEED") or 20261123)
    programs = os.path.abspath(options.bin)
    lab = Lab(not options.short, seed, f"{programs}/docket", f"{programs}/LabProbe")
    print(f"laboratory: seed {seed}, {'short' if options.short else 'full'}, "
          f"share {os.environ.get('SHARE') or 1}", flush=True)
    failed = False
    table = []
    try:
        for name, what, row, target in ROWS:
            if (only and name not in only) or (options.short and row in FULL_ONLY):
                continue
            began, used = time.monotonic(), processor()
            try:
                answer = row(lab)
                verdict = "-" if answer.skipped else "short" if answer.faults else "ok"
                figure, wrong = answer.skipped or answer.figure, answer.faults
            except Exception:
                figure, verdict, wrong = "the laboratory itself failed", "short", [traceback.format_exc()]
            failed = failed or verdict == "short"
            # On a machine that others use too, only the second figure says what a row costs.
            took = f"{time.monotonic() - began:.0f} s, {processor() - used:.0f} s of processor"
            table.append((name, what, figure, target, took, verdict))
            print(f"{verdict:5} {name} {what}: {figure} ({took})", flush=True)
            for fault in wrong[:20]:
                print(f"      {fault}", flush=True)
    finally:
        lab.close()
    if not options.short:
        show([("", "test", "figure", "to reach", "time", ""), *table])
    sys.exit(1 if failed else 0)


def processor():
    """The seconds of processor that this and all that it started and saw the end of have used."""
    return sum(os.times()[:4])


def show(table):
    widths = [max(len(row[column]) for row in table) for column in range(6)]
    print()
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


if __name__ == "__main__":
    main()
