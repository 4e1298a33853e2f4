"""Rows that are Swift tests: the short form runs with all tests, the full one by variables."""

import os
import re
import subprocess

from rows import Answer
from world import ROOT


def tests(filter, **variables):
    """Runs the tests of a name in their full form and says how it ended."""
    if not any(re.search(filter, open(os.path.join(folder, name)).read())
               for folder, _, names in os.walk(os.path.join(ROOT, "Tests"))
               for name in names if name.endswith(".swift")):
        return Answer(skipped=f"no test is named {filter}")
    done = subprocess.run(
        ["swift", "test", "--disable-xctest", "--filter", filter], cwd=ROOT, capture_output=True, text=True,
        env=os.environ | variables)
    answer = Answer()
    if done.returncode != 0:
        answer.faults = re.findall(r"✘ .*", done.stdout)[:20] or [done.stdout[-600:] + done.stderr[-300:]]
    if found := re.findall(r"Test run with .*", done.stdout):
        answer.figure = re.sub(r" after .*", "", found[-1])
    # What a test has counted it prints as `FIGURE number what`.
    counts = {}
    for number, what in re.findall(r"^FIGURE (\d+) (.*)$", done.stdout, re.M):
        counts[what] = counts.get(what, 0) + int(number)
    if counts:
        answer.figure = ", ".join(f"{number:,} {what}" for what, number in counts.items())
    return answer


def i1(lab):
    return tests("StateDamageTests", DOCKET_DAMAGES="1000")


def v1(lab):
    return tests("OldStoreTests|a store of a later format")


def s1(lab):
    return tests("EscapeOracleTests", DOCKET_ESCAPES="full", DOCKET_BINARY=lab.docket)
