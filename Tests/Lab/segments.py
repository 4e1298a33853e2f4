"""Reads and writes segment files without docket: the second opinion the oracle rests on.

Written from the format's specification in Sources/DocketStore/README.md, not from the program.
"""

import functools
import json
import os
import re
import stat
import zlib

LINE = re.compile(rb"J1 ([0-9a-f]{8}) (0|[1-9][0-9]*) (0|[1-9][0-9]*) ([0-9a-f]{8}) ")


def line(payload, seq, previous):
    """A record as it stands in a file, and its checksum for the next one."""
    behind = b"%d %d %s %s" % (len(payload), seq, previous, payload)
    crc = b"%08x" % zlib.crc32(behind)
    return b"J1 " + crc + b" " + behind + b"\n", crc


def file_of(payloads):
    """The bytes of a file with these payloads, the first of which is its header."""
    lines, previous = [], b"00000000"
    for seq, payload in enumerate(payloads):
        if not isinstance(payload, bytes):
            payload = json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        text, previous = line(payload, seq, previous)
        lines.append(text)
    return b"".join(lines)


def records(data):
    """The payloads of all good lines, in order; what no line feed ends is no line."""
    return [payload for text in data.split(b"\n")[:-1] if (payload := payload_of(text)) is not None]


@functools.lru_cache(20_000)
def payload_of(text):
    """The payload of one line; None where it is none. The same lines are in many states of a disk."""
    text = text[:-1] if text.endswith(b"\r") else text
    head = LINE.match(text)
    if not head:
        return None
    payload = text[head.end():]
    if len(payload) != int(head[2]) or zlib.crc32(text[12:]) != int(head[1], 16):
        return None
    try:
        return json.loads(payload)
    except (ValueError, RecursionError):
        return None


def files(store):
    """All data files of a store, as sorted paths."""
    found = []
    base = os.path.join(store, "segments")
    for writer in sorted(os.listdir(base)) if os.path.isdir(base) else []:
        folder = os.path.join(base, writer)
        if os.path.isdir(folder) and not os.path.islink(folder) and not writer.startswith("."):
            found += [os.path.join(folder, name) for name in sorted(os.listdir(folder))
                      if re.search(r"\.(seg|pack)$", name) and not name.startswith(".")]
    return [path for path in found if stat.S_ISREG(os.lstat(path).st_mode)]


def ids(store):
    """The ids of the events and of the briefing records that a store holds."""
    events, briefings = set(), set()
    for path in files(store):
        with open(path, "rb") as file:
            for payload in records(file.read(1 << 27)):
                if not isinstance(payload, dict):
                    continue
                if payload.get("t") == "event":
                    events.add(payload["id"])
                elif payload.get("t") == "briefing":
                    briefings.add(payload["id"])
    return events, briefings
