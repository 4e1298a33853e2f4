"""Where the laboratory runs: programs, scratch folders, a pinned environment, chance."""

import json
import os
import random
import shutil
import subprocess
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
# Seconds that a command may take before it counts as hanging; longer while others want the processors too.
LIMIT = 10

ADVISORY = """{title}

What happened
A flaw in {title} was found and is used by strangers.

What to do
- Update it to 3.{number}.
- Rotate all keys of {number} boxes.
- Look at the logs of week {number}.
"""


class Lab:
    """One run of the laboratory: how much of everything, and with which programs."""

    def __init__(self, full, seed, docket, probe, scratch=None):
        self.full, self.seed, self.docket, self.probe = full, seed, docket, probe
        base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.scratch = scratch or tempfile.mkdtemp(prefix="docket-lab-", dir=base)
        self.count = 0
        self.lock = threading.Lock()

    def close(self):
        shutil.rmtree(self.scratch, ignore_errors=True)

    def pick(self, short, full):
        return full if self.full else short

    def amount(self, short, full):
        """How many of what can be cut short: in full so large a share of it as SHARE says."""
        return max(int(full * float(os.environ.get("SHARE") or 1)), short) if self.full else short

    def random(self, salt):
        return random.Random(f"{self.seed} {salt}")

    def folder(self, name="w"):
        """A new folder of its own."""
        with self.lock:
            self.count += 1
            path = os.path.join(self.scratch, f"{name}{self.count}")
        os.mkdir(path, 0o700)
        return path

    def world(self):
        return World(self, self.folder())

    def copy(self, world):
        """The same world with all its files in another place."""
        path = self.folder()
        shutil.copytree(world.path, path, dirs_exist_ok=True, symlinks=True)
        return World(self, path, made=True)


def patience():
    """How much longer than alone a program may take: by how many more want a processor than there are, and some."""
    return max(1, 3 * os.getloadavg()[0] / (os.cpu_count() or 1))


class World:
    """Home, store and environment of one person on one host."""

    def __init__(self, lab, path, made=False):
        self.lab, self.path = lab, path
        self.home = os.path.join(path, "home")
        self.store = os.path.join(path, "store")
        self.config = os.path.join(self.home, ".config/docket/config.toml")
        self.state = os.path.join(self.home, ".local/state/docket")
        self.cache = os.path.join(self.home, ".cache/docket")
        self.environment = {
            "HOME": self.home, "XDG_CONFIG_HOME": self.home + "/.config",
            "XDG_DATA_HOME": self.home + "/.local/share", "XDG_STATE_HOME": self.home + "/.local/state",
            "XDG_CACHE_HOME": self.home + "/.cache", "XDG_RUNTIME_DIR": path + "/run", "TZ": "UTC",
            "LANG": "C.UTF-8", "TERM": "xterm-256color", "DOCKET_STORE": self.store, "USER": "ana",
            "LOGNAME": "ana", "PATH": "/usr/local/bin:/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
            "DOCKET_NOW": "2026-11-23T09:00:00Z"}
        if not made:
            for folder in (os.path.dirname(self.config), path + "/run", self.state, self.cache):
                os.makedirs(folder, 0o700)
            with open(self.config, "w") as file:
                file.write('me = "ana"\n')

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)

    def run(self, *words, before=(), input=None, timeout=LIMIT, **changes):
        """Runs docket; `before` is what starts it, such as strace. A hang is the code 'hang'."""
        return self.start([*before, self.lab.docket, *words], input=input, timeout=timeout, **changes)

    def start(self, words, input=None, timeout=LIMIT, **changes):
        process = subprocess.Popen(
            words, env=self.environment | changes, cwd=self.path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL if input is None else subprocess.PIPE)
        waited, most = 0, timeout
        while True:
            try:
                output, error = process.communicate(None if waited else input, timeout=timeout)
                return Outcome(process.returncode, output, error)
            except subprocess.TimeoutExpired:
                waited, most = waited + timeout, max(most, timeout * patience())
                if waited >= most:
                    process.kill()
                    return Outcome("hang", *process.communicate())

    def must(self, *words, **changes):
        outcome = self.run(*words, **changes)
        if outcome.code != 0:
            raise SystemExit(f"laboratory: {' '.join(words)}: exit {outcome.code}: {outcome.error.decode()}")
        return outcome

    def fill(self, count=2, first=1):
        """Takes in so many made-up advisories."""
        folder = os.path.join(self.path, "news")
        os.makedirs(folder, exist_ok=True)
        for number in range(first, first + count):
            with open(f"{folder}/{number}.txt", "w") as file:
                file.write(ADVISORY.format(title=f"Torvik gate controller {number}", number=number))
        return self.must("import", folder)

    def actions(self):
        """The short ids of all actions."""
        return [row["short"] for row in self.run("actions", "--json").rows()]


class Outcome:
    """How a program ended and what it said."""

    def __init__(self, code, output, error):
        self.code, self.output, self.error = code, output, error

    def rows(self):
        """The whole lines of JSON it printed."""
        found = []
        for text in self.output.split(b"\n")[:-1]:
            try:
                found.append(json.loads(text))
            except ValueError:
                pass
        return found

    def acknowledged(self):
        """The ids of events that it said are kept."""
        said = {row["id"] for row in self.rows() if isinstance(row, dict) and row.get("type") == "event"}
        lines = self.output.split(b"\n")[:-1]
        return said | {text[4:].decode() for text in lines if text.startswith(b"ACK ")}

    @property
    def trapped(self):
        """Whether it died of a fault of its own, or hung."""
        return self.code == "hang" or (
            isinstance(self.code, int) and (-self.code if self.code < 0 else self.code - 128) in (4, 5, 6, 7, 8, 11))
