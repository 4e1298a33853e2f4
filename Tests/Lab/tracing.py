"""strace: kill and fail at a given call, and count calls."""

import re
import subprocess

QUIET = ["strace", "-f", "-qq", "-o", "/dev/null"]


# The calls that may change what is on the disk or what was said. Between two of them a kill leaves the same.
CHANGING = ("openat,creat,write,pwrite64,fsync,fdatasync,rename,renameat,unlink,unlinkat,mkdir,mkdirat,fallocate,"
            "ftruncate,fchmod,link,linkat,exit_group")


def killing(number, calls=CHANGING):
    """Kills in the place of the n-th of these calls; `all` is much slower, since every call stops."""
    filter = [] if calls == "all" else ["--seccomp-bpf"]
    return [*QUIET, *filter, "-e", f"trace={calls}", "-e", f"inject={calls}:signal=KILL:when={number}"]


def failing(call, code, number, forever):
    when = f"{number}+" if forever else f"{number}"
    return [*QUIET, "--seccomp-bpf", "-e", f"trace={call}", "-e", f"inject={call}:error={code}:when={when}"]


def counts(words, log, **how):
    """How often the first thread of a command makes each call."""
    subprocess.run(["strace", "-f", "-qq", "-o", log, *words], capture_output=True, **how)
    found, first = {}, None
    with open(log, errors="replace") as file:
        for text in file:
            if match := re.match(r"(\d+) +(\w+)\(", text):
                first = first or match[1]
                if match[1] == first:
                    found[match[2]] = found.get(match[2], 0) + 1
    return found


def missing():
    """Why nothing can be traced here; None if it can."""
    try:
        done = subprocess.run(
            ["strace", "-qq", "-o", "/dev/null", "-e", "inject=close:error=EIO:when=60000", "true"],
            capture_output=True, text=True)
    except FileNotFoundError:
        return "no strace here"
    return None if done.returncode == 0 else "strace may not trace here"
