"""Mutants that no test can or need notice: (file, kind, line) and why."""

EXPLAINED = {
    ("OpenSegment.swift", "without", "try file.close()"):
        "the file is closed when nobody holds it any more, which is the next statement",
    ("OpenSegment.swift", "without", "holdReserve()"):
        "the first write of a new file follows at once and asks for the same room; behind each write it is tested",
    ("SegmentWriter.swift", "compare", "return segment.size + bytes <= Self.sizeLimit"):
        "the size of what comes is an estimate: whether it may meet the limit exactly is said nowhere",
    ("SegmentWriter.swift", "without", "state = .fresh"):
        "the file that begins next takes the place, or the fault that hinders it",
    ("SegmentWriter.swift", "answer", "return true"):
        "the caller goes on with what is pending in either case, one turn of its loop later",
    ("RecordFrame.swift", "compare", "at + 9 <= line.upperBound, let previous = Self.hex(bytes, at), bytes[at + 8] == 0x20,"):
        "only a line without payload would differ, and its length is refused before",
}
