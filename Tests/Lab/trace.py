"""From what strace saw to steps: what a program did to the files below one folder."""

import os
import re

CALLS = ("openat,open,creat,write,pwrite64,fsync,fdatasync,close,rename,renameat,renameat2,unlink,unlinkat,"
         "ftruncate,fallocate,mkdir,mkdirat,link,linkat,execve")
HEAD = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def recording(log):
    """The words before a command that writes down what it does."""
    return ["strace", "-f", "-qq", "-y", "-xx", "-s", "16777216", "-o", log, "-e", f"trace={CALLS}"]


def steps(log, root):
    """The steps in the folder `store` of the root, in order: (what, ...) with paths, and names for open files."""
    found, opened, serial = [], {}, 0
    with open(log) as file:
        text = file.read()
    lines = [match for line in whole(text) if (match := HEAD.match(line))]
    # The process that reads documents has files of its own under the same numbers.
    programs = [match[1] for match in lines if match[2] == "execve" and match[4] == "0"]
    children = set(programs[1:]) - set(programs[:1])
    for match in lines:
        if match[4].startswith("-") or match[1] in children:
            continue
        thread, call, words, result = match[1], match[2], match[3], int(match[4])
        names = [bytes.fromhex(t.replace("\\x", "")) for t in TEXT.findall(re.sub(r"<[^>]*>", "", words))]
        number = int(words.split("<")[0].split(",")[0]) if words[:1].isdigit() else -1
        if call in ("openat", "open"):
            path = resolve(words, names[0], 0)
            if not inside(path, root):
                opened.pop(result, None)
            elif "O_CREAT" in words:
                serial += 1
                opened[result] = [(log, serial), 0]
                found.append(("create", path, (log, serial)))
            else:
                opened[result] = ["folder" if "O_DIRECTORY" in words else "reading", path]
        elif call in ("mkdir", "mkdirat"):
            if inside(path := resolve(words, names[0], 0), root):
                found.append(("mkdir", path))
        elif call in ("write", "pwrite64"):
            if number == 1:
                found.append(("say", names[0][:result]))
            elif number in opened and isinstance(opened[number][0], tuple):
                entry = opened[number]
                offset = int(words.rsplit(",", 1)[1]) if call == "pwrite64" else entry[1]
                found.append(("write", entry[0], offset, names[0][:result]))
                entry[1] = offset + result
        elif call in ("fsync", "fdatasync") and number in opened:
            kind, path = opened[number]
            found.append(("sync folder", path) if kind == "folder" else ("sync", kind))
        elif call == "ftruncate" and number in opened and isinstance(opened[number][0], tuple):
            found.append(("truncate", opened[number][0], int(words.rsplit(",", 1)[1], 0)))
        elif call == "close":
            opened.pop(number, None)
        elif call.startswith("rename"):
            old, new = resolve(words, names[0], 0), resolve(words, names[1], 1)
            if inside(new, root):
                found.append(("rename", old, new))
        elif call.startswith("link"):
            old, new = resolve(words, names[0], 0), resolve(words, names[1], 1)
            if inside(new, root):
                found.append(("link", old, new))
        elif call.startswith("unlink"):
            if inside(path := resolve(words, names[0], 0), root):
                found.append(("unlink", path))
    return found


def whole(text):
    """The lines, with calls that another thread interrupted put together."""
    waiting = {}
    for line in text.splitlines():
        thread = line.split(None, 1)[0] if line else ""
        if line.endswith("<unfinished ...>"):
            waiting[thread] = line[:-len("<unfinished ...>")].rstrip()
        elif resumed := re.match(r"\d+ +<\.\.\. \w+ resumed>(.*)", line):
            yield waiting.pop(thread, "") + resumed[1]
        else:
            yield line


def resolve(words, name, which):
    """A path as the call meant it; folders held open come first in the words."""
    name = name.decode()
    if name.startswith("/"):
        return os.path.normpath(name)
    folders = re.findall(r"(?:\d+|AT_FDCWD)<([^>]*)>", words)
    folder = folders[which] if which < len(folders) else folders[-1] if folders else ""
    if folder.startswith("\\x"):
        folder = bytes.fromhex(folder.replace("\\x", "")).decode()
    return os.path.normpath(f"{folder}/{name}")


def inside(path, root):
    """The store and the folder it is in; homes and caches do not count."""
    return path == root or path == root + "/store" or path.startswith(root + "/store/")
