"""The probe on all processors: the same command with a share of the numbers for each."""

import os
import subprocess


def shared(lab, count, words):
    """Runs the probe once for each processor; what each said and how it ended. `words` takes first number and share."""
    parts = max(os.cpu_count() or 1, 2)
    share = -(-count // parts)
    processes = []
    for part in range(parts):
        command = [lab.probe, *map(str, words(lab.seed % 1_000_000 + part * share, share))]
        processes.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True))
    return [(process.communicate()[0], process.returncode) for process in processes]
