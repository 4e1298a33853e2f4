"""Measures docket on sample briefings and prints one table; `make bench` runs it.

Rows of programs beside docket appear where those are installed, measured in the same run on the same
machine: the ratio is what counts, not the figure. COUNTS=1000,10000 sets how many briefings are stored.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import peers
import samples
from terminal import Terminal

DOCKET = os.environ.get("DOCKET_BINARY", "docket")
COUNTS = [int(count) for count in os.environ.get("COUNTS", "10000").split(",")]
STARTS = 7
MOVES = 200


class Table:
    """The rows, printed at the end and as they come in on standard error."""

    def __init__(self):
        self.rows = [("what", "docket", "peer", "ratio", "target")]

    def add(self, what, docket, unit, target, peer=None, peer_name=""):
        """A figure of docket (None: it did not come), the peer's for the same work, and what to reach."""
        def words(value):
            return f"{value:.1f} {unit}" if unit != "B" else f"{value:.0f} B"

        mine = words(docket) if docket is not None else "failed"
        other = f"{peer_name} {words(peer)}" if peer is not None else ""
        ratio = f"{docket / peer:.2f}" if docket is not None and peer else ""
        self.rows.append((what, mine, other, ratio, target))
        print(f"  {what}: {mine}  {other}", file=sys.stderr)

    def __str__(self):
        widths = [max(len(row[column]) for row in self.rows) for column in range(5)]
        return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip()
                         for row in self.rows)


def pinned(folder):
    home = os.path.join(folder, "home")
    os.makedirs(os.path.join(home, ".config/docket"), exist_ok=True)
    with open(os.path.join(home, ".config/docket/config.toml"), "w", encoding="utf-8") as file:
        file.write('me = "ana"\npreview = "manual"\n')
    return {"HOME": home, "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": "UTC", "USER": "ana",
            "TERM": "xterm-256color", "DOCKET_NOW": "2026-11-23T09:00:00Z"}


def run(words, environment):
    """(seconds, output) of a command; None for the seconds if it fails."""
    started = time.perf_counter()
    done = subprocess.run(words, env=environment, capture_output=True, check=False)
    taken = time.perf_counter() - started
    if done.returncode not in (0, 1):
        print(f"{' '.join(words)}: exit {done.returncode}\n{done.stderr.decode(errors='replace')[:500]}",
              file=sys.stderr)
        return None, ""
    return taken, done.stdout.decode(errors="replace")


def whole_process(words, environment):
    """Median milliseconds of a whole process, by hyperfine; None where that is not installed."""
    if not shutil.which("hyperfine"):
        return None
    done = subprocess.run(
        ["hyperfine", "--shell=none", "--warmup=3", "--min-runs=20", "--ignore-failure", "--style=none",
         "--export-json=/dev/stdout", "--output=null", subprocess.list2cmdline(words)],
        env=environment, capture_output=True, check=False)
    try:
        text = done.stdout.decode()
        return json.loads(text[text.index("{"):])["results"][0]["median"] * 1000
    except (ValueError, LookupError):
        print(done.stderr.decode(errors="replace"), file=sys.stderr)
        return None


class Reading:
    """What opening a reader and moving in its list costs."""

    def __init__(self, command, environment, text, way=b"", rows=24, columns=80):
        self.start = self.resident = self.median = self.worst = self.move = None
        starts = []
        for _ in range(STARTS):
            with Terminal(command, environment, columns, rows) as terminal:
                if (taken := terminal.until(text)) is None:
                    print(f"{command[0]} did not show {text}; it wrote {terminal.output[-300:]!r}",
                          file=sys.stderr)
                    return
                starts.append(taken * 1000)
        self.start = statistics.median(starts)
        with Terminal(command, environment, columns, rows) as terminal:
            terminal.until(text)
            terminal.quiet()
            if way:
                terminal.key(way)
            times, sizes = [], []
            for _ in range(MOVES):
                taken, size = terminal.key(b"j")
                if taken is None:
                    print(f"{command[0]} answers no j", file=sys.stderr)
                    break
                times.append(taken * 1000)
                sizes.append(size)
            self.resident = terminal.resident()
        if times:
            times.sort()
            self.median = statistics.median(times)
            self.worst = times[min(len(times) - 1, int(len(times) * 0.99))]
            self.move = statistics.median(sizes)


def beside(table, what, mine, unit, target, others, figure):
    """One row per peer that has the figure; one without a peer if none has."""
    rows = [(name, figure(other)) for name, other in others.items() if figure(other) is not None]
    for name, value in rows or [("", None)]:
        table.add(what, mine, unit, target, value, name)


def measure(count, table, folder):
    environment = pinned(os.path.join(folder, f"docket-{count}"))
    label = f"{count:,} stored"
    print(f"{label}: making samples", file=sys.stderr)
    pages = os.path.join(folder, f"pages-{count}")
    samples.write_markdown(pages, count)
    taken, said = run([DOCKET, "import", pages], environment)
    _, ids = run([DOCKET, "list", "--ids"], environment)
    if len(ids.split()) != count:
        sys.exit(f"{len(ids.split())} of {count} briefings are stored, so nothing can be measured: {said}")
    table.add(f"import {count:,} from Markdown", taken, "s", "")
    from_feeds(count, table, folder)
    reload = fill_peers(count, folder, environment)

    # A screen is useful when rows are there: the status row counts them.
    mine = Reading([DOCKET], environment, b"for you")
    others = {}
    for name, (peer, _) in reload.items():
        command, text, way = peer.reader()
        others[name] = Reading(command, peer.environment, text, way)
    beside(table, f"first useful screen, {label}", mine.start, "ms", "20 ms" if count <= 10_000 else "25 ms",
           others, lambda other: other.start)
    beside(table, f"memory, {label}", mine.resident, "MB", "40 MB", others, lambda other: other.resident)
    table.add(f"memory after scrolling through all, {label}", scrolled(count, environment), "MB", "flat")
    beside(table, f"j to first byte, median, {label}", mine.median, "ms", "1 ms", others, lambda other: other.median)
    beside(table, f"j to first byte, p99, {label}", mine.worst, "ms", "4 ms", others, lambda other: other.worst)
    beside(table, f"bytes per j, list only, {label}", mine.move, "B", "300 B", others, lambda other: other.move)

    search(count, label, table, folder, environment)
    one_act(count, table, folder, environment)


def from_feeds(count, table, folder):
    """Takes in twenty RSS files, beside newsboat's reload of the same ones."""
    feeds = os.path.join(folder, f"feeds-{count}")
    samples.write_feeds(feeds, count)
    home = os.path.join(folder, f"feeds-home-{count}")
    environment = pinned(home)
    started = time.perf_counter()
    process = subprocess.Popen([DOCKET, "import", feeds], env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    taken = time.perf_counter() - started if status == 0 else None
    _, ids = run([DOCKET, "list", "--ids"], environment)
    if len(ids.split()) != count:
        taken = None
    peer = None
    if peers.Newsboat.is_installed():
        names = sorted(os.path.join(feeds, name) for name in os.listdir(feeds))
        peer = peers.Newsboat(home, environment).reload(names)
    table.add(f"import {count:,} from 20 RSS files", taken, "s", "1.5 s" if count <= 10_000 else "15 s", peer, "newsboat")
    # The largest of the program and the process that parses.
    table.add(f"memory of that, {count:,}", used.ru_maxrss / 1024, "MB", "200 MB")


def scrolled(count, environment):
    """Memory after half a page at a time to the end."""
    with Terminal([DOCKET], environment) as terminal:
        if terminal.until(b"for you") is None:
            return None
        terminal.quiet()
        for _ in range(0, count, 1_000):
            # A thousand rows are about ninety half pages.
            terminal.pour(b"\x04" * 100)
        return terminal.resident()


def search(count, label, table, folder, environment):
    """Two words that a handful of briefings have, and two that one in twelve has."""
    notmuch = None
    if peers.Notmuch.is_installed():
        notmuch = peers.Notmuch(os.path.join(folder, f"peers-{count}"), environment)
        notmuch.fill(count)
    one = samples.Briefing(count // 2, 1)
    for kind, words in (("rare", [one.product.split()[0], one.cve]), ("common", ["torvik", "password"])):
        mine = whole_process([DOCKET, "list", *words], environment)
        other = notmuch and whole_process(notmuch.search(words), notmuch.environment)
        table.add(f"search two {kind} words, {label}", mine, "ms",
                  ("12 ms" if count <= 10_000 else "20 ms") if kind == "rare" else "", other, "notmuch")


def fill_peers(count, folder, environment):
    """The installed readers, each with the seconds it took to take everything in."""
    filled = {}
    for kind in peers.READERS:
        if not kind.is_installed():
            continue
        peer = kind(os.path.join(folder, f"peers-{count}"), environment)
        started = time.perf_counter()
        try:
            peer.fill(count)
            filled[peer.name] = (peer, time.perf_counter() - started)
        except (OSError, subprocess.CalledProcessError) as problem:
            print(f"{peer.name} left out: {problem}", file=sys.stderr)
    return filled


def one_act(count, table, folder, environment):
    """Settles one action after another from the command line."""
    _, ids = run([DOCKET, "actions", "state:open", "--ids"], environment)
    times = [run([DOCKET, "done", name], environment)[0] for name in ids.split()[:20]]
    times = [taken * 1000 for taken in times if taken is not None]
    peer = None
    if peers.Taskwarrior.is_installed():
        task = peers.Taskwarrior(os.path.join(folder, f"peers-{count}"), environment)
        # It keeps all in one list: a tenth of ours is what its users have.
        task.fill(max(count // 10, 10))
        peer = statistics.median(run(task.act(), task.environment)[0] * 1000 for _ in range(10))
    table.add(f"one act from the command line, {count * 3:,} actions",
              statistics.median(times) if times else None, "ms", "15 ms", peer, "taskwarrior")


def main():
    table = Table()
    with tempfile.TemporaryDirectory(prefix="docket-bench-") as folder:
        environment = pinned(folder)
        if shutil.which("hyperfine"):
            for words in (["--version"], ["list", "--help"]):
                table.add(f"docket {' '.join(words)}", whole_process([DOCKET, *words], environment), "ms",
                          "10 ms" if words == ["--version"] else "50 ms")
        for count in COUNTS:
            measure(count, table, folder)
    print()
    print(table)
    return 1 if any(row[1] == "failed" for row in table.rows) else 0


if __name__ == "__main__":
    sys.exit(main())
