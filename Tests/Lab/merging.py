"""G1 histories on several hosts with wrong clocks: the probe plays them, this shares out the work."""

import os
import re
import subprocess

from rows import Answer


def g1(lab):
    count = lab.amount(80, 100_000)
    parts = max(os.cpu_count() or 1, 2)
    share = -(-count // parts)
    processes = []
    for part in range(parts):
        words = [lab.probe, "merge", lab.folder("g"), "--first", str(lab.seed % 1_000_000 + part * share), "--count", str(share)]
        processes.append(subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True))
    answer, histories, acts = Answer(), 0, 0
    for process in processes:
        output = process.communicate()[0]
        answer.faults += re.findall(r"FAULT .*", output)
        if done := re.search(r"histories (\d+) acts (\d+)", output):
            histories += int(done[1])
            acts += int(done[2])
        else:
            answer.faults.append(f"the probe ended with {process.returncode}: {output[-300:]}")
    answer.figure = f"{histories:,} histories of 3 to 5 hosts with {acts:,} acts, {len(answer.faults)} told apart"
    return answer
