"""Makes briefings by rule: the same number and seed give the same files on every machine.

Each briefing is about 2.5 kB with four sections and three actions. Products, makers and sentences are
invented. Written as Markdown for docket, and as one RSS feed or mailbox for the programs beside it.
"""

import argparse
import datetime
import html
import os
import random

MAKERS = "Torvik Meridian Quillon Ostrava Lumen Pellworm Sandhaven Kestrel Norwind Halden Brisa Corvane".split()
THINGS = ("gate controller|mail relay|backup agent|VPN box|badge server|file share|router|print queue|"
          "camera hub|payroll portal|build runner|door panel").split("|")
FAULTS = ("answers without a password|writes keys into its log|trusts a forged update|restarts on a long name|"
          "shows files of other sites|keeps old sessions open|reads a path it is given|runs what a form says").split("|")
HARMS = ("read its settings|run a program of his own|stop it for hours|sign in as anybody|copy its records|"
         "change where it sends its mail").split("|")
SENTENCES = (
    "The maker was told in spring and has sent a corrected release to its customers.|"
    "A harmless probe found {count} systems that answered, most of them in small offices.|"
    "The team that found it waited ninety days before it wrote about it.|"
    "Nobody has seen it used so far, but the steps fit on half a page.|"
    "Two insurers have begun to ask for the release number in their forms.|"
    "The fault has been there since the second release and survived three reviews.|"
    "Sites that keep the box behind a wall are safe as long as the wall holds.|"
    "A copy of the settings is kept in the clear on the same disk.|"
    "The report shows traces that stay in the log after a visit.|"
    "Older boxes get no release and should be replaced before winter.|"
    "Partners who share the box share the fault and its repair.|"
    "Its service account may open more doors than anybody remembers.").split("|")
SEVERITIES = ("critical", "high", "medium", "low")
START = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.timezone.utc)


class Briefing:
    """One briefing: its number decides everything in it."""

    def __init__(self, number, seed):
        chance = random.Random(seed * 1_000_003 + number)
        self.number = number
        self.product = f"{chance.choice(MAKERS)} {chance.choice(THINGS)}"
        self.title = f"{self.product} {chance.choice(FAULTS)} ({number})"
        self.cve = f"CVE-2026-{10000 + number}"
        self.severity = chance.choice(SEVERITIES)
        self.link = f"https://news.example/{number}"
        self.time = START - datetime.timedelta(minutes=7 * number)
        release = f"{chance.randint(2, 9)}.{chance.randint(0, 9)}"

        def prose(count):
            picked = chance.sample(SENTENCES, count)
            return " ".join(s.format(count=chance.randint(12, 4000)) for s in picked)

        self.sections = [
            ("What happened",
             f"{self.product}: a stranger can {chance.choice(HARMS)} ({self.cve}, {self.severity}). {prose(9)}"),
            ("Who is affected",
             f"Every site that runs {self.product} before release {release}. {prose(6)}"),
            ("Why CISOs should care", prose(10)),
        ]
        self.actions = [
            (f"Update {self.product} to {release}", prose(2)),
            ("Look for traces of a visit", f"Search the logs of the last {chance.randint(30, 120)} days. {prose(1)}"),
            ("Change the service password", prose(2)),
        ]

    def markdown(self):
        lines = [f"# {self.title}", "", f"Link: {self.link}", f"Published: {self.time:%Y-%m-%d}", ""]
        for heading, text in self.sections:
            lines += [f"## {heading}", "", text, ""]
        lines += ["## 3 practical actions", ""]
        lines += [f"{place}. {title}: {detail}" for place, (title, detail) in enumerate(self.actions, 1)]
        return "\n".join(lines) + "\n"

    def html(self):
        parts = [f"<h2>{heading}</h2><p>{text}</p>" for heading, text in self.sections]
        steps = "".join(f"<li><strong>{title}</strong>: {detail}</li>" for title, detail in self.actions)
        return "".join(parts) + f"<h2>3 practical actions</h2><ol>{steps}</ol>"

    def rss_item(self):
        return (f"<item><title>{html.escape(self.title)}</title><link>{self.link}</link>"
                f"<guid>{self.link}</guid><pubDate>{self.time:%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
                f"<description>{html.escape(self.html())}</description></item>\n")

    def mail(self):
        return (f"From news@example Mon Nov 23 09:00:00 2026\nFrom: News <news@example>\nTo: ana@example\n"
                f"Subject: {self.title}\nDate: {self.time:%a, %d %b %Y %H:%M:%S} +0000\n"
                f"Message-ID: <{self.number}@news.example>\n\n{self.markdown()}\n")


def write_markdown(folder, count, seed=1):
    """One file per briefing, a thousand to a folder."""
    for number in range(count):
        place = os.path.join(folder, f"{number // 1000:03}")
        if number % 1000 == 0:
            os.makedirs(place, exist_ok=True)
        with open(os.path.join(place, f"{number:06}.md"), "w", encoding="utf-8") as file:
            file.write(Briefing(number, seed).markdown())


def write_feeds(folder, count, feeds=20, seed=1):
    """The briefings dealt out to so many RSS feeds."""
    os.makedirs(folder, exist_ok=True)
    for place in range(feeds):
        write_rss(os.path.join(folder, f"feed{place:02}.xml"), count, seed, start=place, step=feeds)


def write_rss(path, count, seed=1, start=0, step=1):
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
                   "<title>Samples</title><link>https://news.example/</link><description>-</description>\n")
        for number in range(start, count, step):
            file.write(Briefing(number, seed).rss_item())
        file.write("</channel></rss>\n")


def write_mailbox(path, count, seed=1):
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            file.write(Briefing(number, seed).mail())


def write_maildir(folder, count, seed=1):
    """One file per message, a thousand to a folder, as indexers of mail expect them."""
    for number in range(count):
        place = os.path.join(folder, f"{number // 1000:03}", "cur")
        if number % 1000 == 0:
            for part in ("cur", "new", "tmp"):
                os.makedirs(os.path.join(os.path.dirname(place), part), exist_ok=True)
        with open(os.path.join(place, f"{number}.news:2,"), "w", encoding="utf-8") as file:
            file.write(Briefing(number, seed).mail().split("\n", 1)[1])


def main():
    parser = argparse.ArgumentParser(description="write sample briefings")
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=["markdown", "rss", "mailbox"], default="markdown")
    given = parser.parse_args()
    os.makedirs(given.folder, exist_ok=True)
    if given.format == "markdown":
        write_markdown(given.folder, given.count, given.seed)
    elif given.format == "rss":
        write_rss(os.path.join(given.folder, "feed.xml"), given.count, given.seed)
    else:
        write_mailbox(os.path.join(given.folder, "mailbox"), given.count, given.seed)


if __name__ == "__main__":
    main()
