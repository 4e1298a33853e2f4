"""The programs beside docket: how each is given the same briefings and opened on them.

A peer that is not installed is left out. Each works in a home of its own.
"""

import os
import shutil
import subprocess
import time

import samples


class Peer:
    """One program that does a part of the same work."""

    name = ""
    needs = ()

    def __init__(self, home, environment):
        self.home = os.path.join(home, self.name)
        os.makedirs(self.home, exist_ok=True)
        self.environment = {**environment, "HOME": self.home, "TERM": "xterm-256color"}

    @classmethod
    def is_installed(cls):
        return all(shutil.which(program) for program in cls.needs)

    def run(self, *command, **more):
        subprocess.run(command, env=self.environment, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, **more)

    def fill(self, count):
        """Takes in as many briefings."""

    def reader(self):
        """(command, text of its first useful screen, keys that lead to the list)."""


class Newsboat(Peer):
    name = "newsboat"
    needs = ("newsboat",)

    def fill(self, count):
        samples.write_rss(os.path.join(self.home, "feed.xml"), count)
        self.write("urls", f"file://{self.home}/feed.xml\n")
        self.write("config", "auto-reload no\nmax-items 0\n")
        self.run(*self.command(), "-x", "reload")

    def reload(self, feeds):
        """Seconds to take these feed files in, beginning with nothing."""
        other = Newsboat(os.path.join(self.home, "reload"), self.environment)
        other.write("urls", "".join(f"file://{feed}\n" for feed in feeds))
        other.write("config", "auto-reload no\nmax-items 0\n")
        started = time.perf_counter()
        other.run(*other.command(), "-x", "reload")
        return time.perf_counter() - started

    def write(self, name, text):
        with open(os.path.join(self.home, name), "w", encoding="utf-8") as file:
            file.write(text)

    def command(self):
        return ["newsboat", "-u", f"{self.home}/urls", "-c", f"{self.home}/cache.db", "-C", f"{self.home}/config"]

    def reader(self):
        return self.command(), b"Samples", b"\r"


class Sfeed(Peer):
    name = "sfeed"
    needs = ("sfeed", "sfeed_curses")

    def fill(self, count):
        feed = os.path.join(self.home, "feed.xml")
        samples.write_rss(feed, count)
        with open(feed, "rb") as source, open(os.path.join(self.home, "Samples"), "wb") as out:
            subprocess.run(["sfeed"], env=self.environment, check=True, stdin=source, stdout=out)

    def reader(self):
        return ["sfeed_curses", f"{self.home}/Samples"], b"Samples", b"\t"


class Neomutt(Peer):
    name = "neomutt"
    needs = ("neomutt",)

    def fill(self, count):
        # Without this folder it asks whether to make it.
        os.makedirs(os.path.join(self.home, "Mail"), exist_ok=True)
        samples.write_mailbox(os.path.join(self.home, "mailbox"), count)

    def reader(self):
        return ["neomutt", "-n", "-F", "/dev/null", "-R", "-f", f"{self.home}/mailbox"], b"News", b""


class Notmuch(Peer):
    """Indexes mail; its search is what its users know as fast."""

    name = "notmuch"
    needs = ("notmuch",)

    def __init__(self, home, environment):
        super().__init__(home, environment)
        self.environment["NOTMUCH_CONFIG"] = os.path.join(self.home, "config")

    def fill(self, count):
        samples.write_maildir(os.path.join(self.home, "mail"), count)
        with open(self.environment["NOTMUCH_CONFIG"], "w", encoding="utf-8") as file:
            file.write(f"[database]\npath={self.home}/mail\n[user]\nname=ana\nprimary_email=ana@example\n")
        self.run("notmuch", "new")

    def search(self, words):
        return ["notmuch", "search", *words]


class Taskwarrior(Peer):
    name = "taskwarrior"
    needs = ("task",)

    def fill(self, count):
        with open(os.path.join(self.home, "rc"), "w", encoding="utf-8") as file:
            file.write(f"data.location={self.home}/data\nconfirmation=off\nverbose=nothing\n")
        lines = []
        for number in range(count):
            briefing = samples.Briefing(number, 1)
            for title, _ in briefing.actions:
                lines.append('{"description":"%s","status":"pending"}' % title)
        self.run("task", f"rc:{self.home}/rc", "import", "-", input="\n".join(lines).encode())

    def act(self):
        """The command that settles one action; another one each time."""
        return ["task", f"rc:{self.home}/rc", "rc.gc=off", "10", "done"]


READERS = (Newsboat, Sfeed, Neomutt)
