#!/usr/bin/env python3
"""Writes Sources/CellGrid/WidthTable.swift:  width-table.py EastAsianWidth-17.0.txt > WidthTable.swift

Needs a Python whose unicodedata is version 14.0.0 (Python 3.11): that is the oldest Unicode version
a terminal or C library is taken to know. Rules: Sources/CellGrid/README.md, "Width".
"""
import re
import sys
import unicodedata

assert unicodedata.unidata_version == "14.0.0", "needs unicodedata 14.0.0 (Python 3.11)"
NARROW, WIDE, MARK, NEW_MARK, UNKNOWN, SPACING_MARK = range(6)
# C libraries and terminals disagree about these whatever the Unicode version.
DISPUTED = {*range(0x3248, 0x3250), *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}


def read(path):
    table = {}
    for line in open(path, encoding="utf-8"):
        match = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)\s*#\s*(\w[\w&])", line)
        if match:
            first, last = int(match[1], 16), int(match[2] or match[1], 16)
            table.update((c, (match[3], match[4])) for c in range(first, last + 1))
    return table


def columns(scalar, width, category):
    if category in ("Mn", "Me", "Cf") or 0x1160 <= scalar <= 0x11FF or 0xD7B0 <= scalar <= 0xD7FF:
        return 0
    return 2 if width in "WF" else 1


def kind(scalar, new):
    width, category = new.get(scalar, ("N", "Cn"))
    old = unicodedata.category(chr(scalar))
    if old == "Cn":
        return NEW_MARK if category in ("Mn", "Me") else UNKNOWN
    before = columns(scalar, unicodedata.east_asian_width(chr(scalar)), old)
    if scalar in DISPUTED or before != columns(scalar, width, category):
        return UNKNOWN
    if category == "Mc" and before == 1:
        return SPACING_MARK
    return (MARK, NARROW, WIDE)[before]


new, runs, last = read(sys.argv[1]), [], NARROW
for scalar in range(0x110000):
    if 0xD800 <= scalar <= 0xDFFF:
        continue
    now = kind(scalar, new)
    if now != last:
        runs.append(scalar << 3 | now)
        last = now
print("""// Written by Tests/Tools/width-table.py (EastAsianWidth-17.0.0.txt, Unicode 14.0.0); do not edit.
// Copyright 1991-2025 Unicode, Inc. SPDX-License-Identifier: Unicode-3.0

/// Where the class of scalars changes: `first scalar << 3 | class`, sorted; see ``ScalarClass``.
enum WidthTable {
  // swift-format-ignore
  static let runs: [UInt32] = [""")
for start in range(0, len(runs), 14):
    print("    " + " ".join("0x%x," % run for run in runs[start:start + 14]))
print("  ]\n}")
