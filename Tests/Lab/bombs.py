"""S4: documents that are made to hurt, through the program as it is used.

Each is read or refused in a sentence, in bounded time, without the memory of the program itself growing;
what was too much is the matter of the process that reads it.
"""

import json
import os
import subprocess
import time

from rows import Answer

SECONDS = 5
GROWTH = 10 << 20


def feed(body, doctype=""):
    return f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>T</title>{body}</channel></rss>'


def bombs(n):
    """Names and texts; n is 1,000,000 in full."""
    laughs = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    json_feed = '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":['
    yield "marks.txt", "About a\n\na" + "\u0301" * n
    yield "joined.txt", "About a\n\n" + "\U0001F468\u200d" * (n // 2)
    yield "line.txt", "About a\n\n" + "a" * (4 * n)
    yield "tabs.md", "# About a\n\n" + "\t" * n + "a"
    yield "forms.txt", "About a\n\n" + "\ufdfa" * n
    yield "laughs.xml", feed("<item><title>&l9;</title></item>", f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>')
    yield "long-entity.xml", feed(
        "<item><title>" + "&a;" * (n // 50) + "</title></item>", f'<!DOCTYPE rss [<!ENTITY a "{"a" * (n // 10)}">]>')
    yield "outside.xml", feed(
        "<item><title>&x;</title></item>", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    yield "attributes.xml", feed(
        "<item " + " ".join(f'a{i}="1"' for i in range(n // 5)) + "><title>About a</title></item>")
    yield "deep.xml", feed("<a>" * n)
    yield "comment.xml", feed("<!--" + "c" * (12 * n) + "-->")
    yield "cdata.xml", feed("<item><title><![CDATA[" + "]]]]><![CDATA[>" * (n // 4) + "]]></title></item>")
    yield "spaces.xml", feed("".join(f'<a xmlns:n{i}="u:{i}"/>' for i in range(n // 10)))
    yield "items.xml", feed("<item/>" * n)
    yield "titles.xml", feed("<item><title>About a</title></item>" * (n // 10))
    yield "deep.html", "<html><body>" + "<div>" * n
    yield "tables.html", "<html><body>" + "<table><tr><td>" * (n // 10) + "a"
    yield "links.html", "<html><body>" + '<a href="http://a.example/">a' * (n // 10)
    yield "plain.html", "<html><body><pre>" + "p " * (5 * n)
    yield "numbers.html", '<table><tr><td colspan=2147483648>a</table><ol start=-9223372036854775808><li>b'
    yield "entities.html", "<html><body><p>" + "&ampamp" * (n // 4)
    yield "brackets.md", "[" * n
    yield "stars.md", "# About a\n\n" + "***a " * (n // 10)
    yield "levels.md", "\n".join("  " * level + "- a" for level in range(n // 1000))
    yield "rows.md", "|a|b|\n|-|-|\n" + "|c|d|\n" * (n // 10)
    yield "quotes.md", ">" * n + "a"
    yield "deep.json", "[" * n
    yield "digits.json", json_feed + '{"id":1e400,"title":-0,"date_published":' + "9" * (n // 10) + "}]}"
    yield "empty.json", json_feed + "{}," * n + "{}]}"
    yield "names.json", "{" + ",".join(f'"n{i}":{i}' for i in range(n // 10)) + "}"


def measured(lab, world, path):
    """Answer, seconds and the most memory of the program itself, without that of its worker."""
    began = time.monotonic()
    child = subprocess.Popen(
        [lab.docket, "parse", "--json", path], env=world.environment, stdin=subprocess.DEVNULL,
        stdout=open(world.path + "/out", "wb"), stderr=subprocess.DEVNULL)
    most = 0
    while child.poll() is None:
        try:
            with open(f"/proc/{child.pid}/status") as status:
                peaks = [line for line in status if line.startswith("VmHWM")]
            most = max(most, int(peaks[0].split()[1]) << 10) if peaks else most
        except (OSError, IndexError):
            pass
        if time.monotonic() - began > 60:
            child.kill()
        time.sleep(0.005)
    with open(world.path + "/out", "rb") as file:
        return child.returncode, file.read(), time.monotonic() - began, most


def s4(lab):
    answer = Answer()
    world = lab.world()
    path = os.path.join(world.path, "calm.md")
    with open(path, "w") as file:
        file.write("# About a\n\nIt happened.\n")
    usual = measured(lab, world, path)[3]
    slowest, largest, count, limited = (0, ""), (0, ""), 0, []
    for name, text in bombs(lab.pick(50_000, 1_000_000)):
        count += 1
        path = os.path.join(world.path, name)
        with open(path, "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(text)
        size = os.path.getsize(path)
        status, output, took, most = measured(lab, world, path)
        os.remove(path)
        answer.ask(status in (0, 65), f"{name}: ended with {status}")
        try:
            said = json.loads(output.splitlines()[0])
            answer.ask(status == 0 or said.get("error"), f"{name}: refused without a word")
        except (ValueError, IndexError):
            said = {}
            answer.ask(False, f"{name}: no JSON")
        if "parser stopped" in (said.get("error") or ""):
            limited.append(name)
        # The document itself, and what was made of it, pass through.
        growth = most - usual - size - len(output) * (2 if status == 0 else 0)
        slowest, largest = max(slowest, (took, name)), max(largest, (growth, name))
        if lab.full:
            answer.ask(took <= SECONDS, f"{name}: took {took:.1f} s")
            answer.ask(growth <= GROWTH, f"{name}: the program grew by {growth >> 20} MB")
    answer.figure = (
        f"{count} bombs, slowest {slowest[0]:.1f} s ({slowest[1]}), +{max(largest[0], 0) >> 20} MB ({largest[1]}), "
        f"{len(limited)} met a limit{': ' + ', '.join(limited) if limited else ''}")
    return answer
