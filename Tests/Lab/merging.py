"""G1 histories on several hosts with wrong clocks: the probe plays them, this shares out the work."""

import re

import probing
from rows import Answer


def g1(lab):
    count = lab.amount(80, 100_000)
    answer, histories, acts = Answer(), 0, 0
    words = lambda first, share: ["merge", lab.folder("g"), "--first", first, "--count", share]
    for output, code in probing.shared(lab, count, words):
        answer.faults += re.findall(r"FAULT .*", output)
        if done := re.search(r"histories (\d+) acts (\d+)", output):
            histories += int(done[1])
            acts += int(done[2])
        else:
            answer.faults.append(f"the probe ended with {code}: {output[-300:]}")
    answer.figure = f"{histories:,} histories of 3 to 5 hosts with {acts:,} acts, {len(answer.faults)} told apart"
    return answer
