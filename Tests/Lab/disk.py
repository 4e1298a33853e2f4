"""A disk that remembers what it was told to keep, and what may be on it after the power fails.

Strict: a name is kept only once its folder was forced to the disk, bytes only once their file was.
"""

import itertools


class File:
    """What a file holds now, what of it is certain, and the writes in between."""

    def __init__(self):
        self.live = bytearray()
        self.kept = b""
        self.writes = []

    def write(self, offset, data):
        end = offset + len(data)
        if len(self.live) < end:
            self.live.extend(bytes(end - len(self.live)))
        self.live[offset:end] = data
        self.writes.append((offset, data))

    def truncate(self, size):
        # What is cut off is never more than the reserve here; cutting records is for the mutants.
        del self.live[size:]
        self.live.extend(bytes(size - len(self.live)))
        self.writes.append((size, None))

    def sync(self):
        self.kept = bytes(self.live)
        self.writes = []

    def variants(self, dense, garbage):
        """What may be found: (bytes, whether later bytes outlived earlier ones)."""
        yield bytes(self.live), False
        if not self.writes:
            return
        yield self.kept, False
        start, end = len(self.kept), len(self.live)
        live = bytes(self.live)
        if end <= start or live[:start] != self.kept:
            return
        step = 1 if dense and end - start < 3000 else max((end - start) // 24, 1)
        for cut in range(start, end, step):
            head, lost = live[:cut], end - cut
            yield head, False
            yield head + bytes(lost), False
            yield head + garbage[:lost].ljust(lost, b"\xa5"), False
        places = [offset for offset, data in self.writes[1:] if data] + list(range(start // 512 * 512 + 512, end, 512))
        for place in places:
            if start < place < end:
                yield live[:start] + bytes(place - start) + live[place:], True


class Disk:
    """Folders and files under one root, as a trace of system calls made them."""

    def __init__(self, root):
        self.root = root
        # The names of each folder: name to File, or "folder".
        self.live = {root: {}}
        self.kept = {root: {}}
        # Changes of names not yet certain, in order: (folder, name, file, "folder" or None for gone).
        self.changes = []

    def has(self, folder):
        return folder in self.live

    def add(self, folder, name, what):
        self.live[folder][name] = what
        if what == "folder":
            self.live.setdefault(f"{folder}/{name}", {})
            self.kept.setdefault(f"{folder}/{name}", {})
        self.changes.append((folder, name, what))

    def remove(self, folder, name):
        self.live[folder].pop(name, None)
        self.changes.append((folder, name, None))

    def sync_folder(self, folder):
        for change in [one for one in self.changes if one[0] == folder]:
            apply(self.kept, change)
            self.changes.remove(change)

    def tree(self, names, path=None):
        """All reachable files of a set of names: path below the root to File; folders to None."""
        path = path or self.root
        found = {}
        for name, what in names.get(path, {}).items():
            below = f"{path}/{name}"
            if what == "folder":
                found[below[len(self.root) + 1:]] = None
                found |= self.tree(names, below)
            else:
                found[below[len(self.root) + 1:]] = what
        return found

    def outcomes(self, dense, garbage):
        """All that may be left: ({path: bytes, or None for a folder}, whether writes were reordered)."""
        everything = tuple(range(len(self.changes)))
        if len(everything) <= 5:
            subsets = [s for n in range(len(everything) + 1) for s in itertools.combinations(everything, n)]
        else:
            subsets = [everything[:n] for n in range(len(everything) + 1)]
            subsets += [everything[:n] + everything[n + 1:] for n in everything] + [(n,) for n in everything]
        for subset in subsets:
            names = {folder: dict(entries) for folder, entries in self.kept.items()}
            for index in subset:
                apply(names, self.changes[index])
            tree = self.tree(names)
            unsure = [path for path, file in tree.items() if file is not None and file.writes]
            certain = {path: None if file is None else bytes(file.live) for path, file in tree.items()}
            yield certain, False
            # One file at a time; the others as written, and as kept.
            kept = certain | {path: tree[path].kept for path in unsure}
            yield kept, False
            for path in unsure:
                for data, reordered in tree[path].variants(dense and subset == everything, garbage):
                    yield certain | {path: data}, reordered
                    if len(unsure) > 1:
                        yield kept | {path: data}, reordered


def apply(names, change):
    folder, name, what = change
    if what is None:
        names.setdefault(folder, {}).pop(name, None)
    else:
        names.setdefault(folder, {})[name] = what
