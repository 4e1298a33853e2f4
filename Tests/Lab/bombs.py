"""S4: documents that are made to hurt, through the program as it is used.

Each is read or refused in a sentence, in bounded time, without the memory of the program itself growing;
what was too much is the matter of the process that reads it.
"""

import itertools
import json
import os
import subprocess
import sys
import time

from rows import Answer
from world import ROOT

sys.path.insert(0, os.path.join(ROOT, "Tests/Payloads"))
import payloads

SECONDS = 5
GROWTH = 10 << 20


def bombs(limit):
    """Names and contents: floods in a plain text, and all documents of their kinds; no count over the limit."""
    for name, payload in payloads.group("P3").items():
        yield name + ".txt", b"About a\n\n" + payload.bytes(limit)
    for kind in ("P5", "P6", "P7"):
        for name, payload in payloads.group(kind).items():
            if "." in name:
                yield name, payload.bytes(limit)
    # Not unpacked: a file is what it is.
    for name in ("bomb", "gzip-in-gzip", "truncated-gzip"):
        yield name + ".gz", payloads.group("P8")[name].bytes(limit).split(b"\r\n\r\n", 1)[1]


def measured(lab, world, path):
    """Answer, seconds and the most memory of the program itself, without that of its worker."""
    began = time.monotonic()
    child = subprocess.Popen(
        [lab.docket, "parse", "--json", path], env=world.environment, stdin=subprocess.DEVNULL,
        stdout=open(world.path + "/out", "wb"), stderr=subprocess.DEVNULL)
    most = 0
    while child.poll() is None:
        try:
            with open(f"/proc/{child.pid}/status") as status:
                peaks = [line for line in status if line.startswith("VmHWM")]
            most = max(most, int(peaks[0].split()[1]) << 10) if peaks else most
        except (OSError, IndexError):
            pass
        if time.monotonic() - began > 60:
            child.kill()
        time.sleep(0.005)
    with open(world.path + "/out", "rb") as file:
        return child.returncode, file.read(), time.monotonic() - began, most


def s4(lab):
    answer = Answer()
    world = lab.world()
    path = os.path.join(world.path, "calm.md")
    with open(path, "w") as file:
        file.write("# About a\n\nIt happened.\n")
    usual = measured(lab, world, path)[3]
    slowest, largest, count, limited = (0, ""), (0, ""), 0, []
    # A quarter of them in short: the tests of the importers try all, in smaller sizes.
    for name, content in itertools.islice(bombs(lab.pick(20_000, None)), 0, None, lab.pick(4, 1)):
        count += 1
        path = os.path.join(world.path, name)
        with open(path, "wb") as file:
            file.write(content)
        size = os.path.getsize(path)
        status, output, took, most = measured(lab, world, path)
        os.remove(path)
        answer.ask(status in (0, 65), f"{name}: ended with {status}")
        try:
            said = json.loads(output.splitlines()[0])
            answer.ask(status == 0 or said.get("error"), f"{name}: refused without a word")
        except (ValueError, IndexError):
            said = {}
            answer.ask(False, f"{name}: no JSON")
        if "parser stopped" in (said.get("error") or ""):
            limited.append(name)
        # The document itself, and what was made of it, pass through.
        growth = most - usual - size - len(output) * (2 if status == 0 else 0)
        slowest, largest = max(slowest, (took, name)), max(largest, (growth, name))
        if lab.full:
            answer.ask(took <= SECONDS, f"{name}: took {took:.1f} s")
            answer.ask(growth <= GROWTH, f"{name}: the program grew by {growth >> 20} MB")
    answer.figure = (
        f"{count} bombs, slowest {slowest[0]:.1f} s ({slowest[1]}), +{max(largest[0], 0) >> 20} MB ({largest[1]}), "
        f"{len(limited)} met a limit{': ' + ', '.join(limited) if limited else ''}")
    return answer
