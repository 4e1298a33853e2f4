"""S3 random foreign texts: cleaned they keep the law, alone and together. The probe does it, this shares out the work."""

import re

import probing
from rows import Answer


def s3(lab):
    count = lab.amount(20_000, 10_000_000)
    answer, cases = Answer(), 0
    for output, code in probing.shared(lab, count, lambda first, share: ["clean", "--first", first, "--count", share]):
        answer.faults += re.findall(r"FAULT .*", output)
        if done := re.search(r"cases (\d+)", output):
            cases += int(done[1])
        else:
            answer.faults.append(f"the probe ended with {code}: {output[-300:]}")
    answer.figure = f"{cases:,} pairs of texts, {len(answer.faults)} break the law"
    return answer
