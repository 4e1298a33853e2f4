"""Mutants that no test can or need notice: (file, kind, line) and why."""

EXPLAINED = {
    ("ActionMerge.swift", "compare", "comparesTitles = chains.kept.count > 1"):
        "the titles of a single source are compared for nothing: it joins no actions of others",
    ("ActionMerge.swift", "compare", "while let next = rest.first, next.stamp < record.stamp {"):
        "no event has the stamp of a record: ids are given once",
    ("ActionMerge.swift", "without", "bytes.reserveCapacity(utf8.count)"): "saves time only",
    ("BriefingFold.swift", "compare", "let shrank = size < shownSize && before?.id == shown?.id"):
        "of texts of one size the newest is shown, which is this one",
    ("Cancellation.swift", "without", "stamps.reserveCapacity(steps.count)"): "saves time only",
    ("Register.swift", "compare", "return date < otherDate"): "the dates differ where this is asked",
    ("Register.swift", "compare", "return right.stamp < left.stamp"): "no two writes have one stamp",
    ("RecordFrame.swift", "compare", "while at < end, at - start <= 18, case 0x30...0x39 = bytes[at] {"):
        "of a longer number the next digit is no blank, so that it is refused all the same",
    ("OpenSegment.swift", "compare", "where size + length > reservedEnd {"):
        "room that is there already is asked for once more, which changes nothing",
    ("SegmentWriter.swift", "compare", "return bytes <= 1 << 20"): "a batch has about a mebibyte; which record ends it is said nowhere",
    ("SegmentWriter.swift", "compare", "if let written = try? segment.payloads(), written.count >= handed {"):
        "as many as were handed over are the same ones",
    ("SegmentWriter.swift", "without", "directory = made"): "the folder is opened once more for each file",
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
