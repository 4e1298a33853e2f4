#!/usr/bin/env python3
"""Scores what the importers read, on real data and with a scoring program that do not ship with the project.

    make score SCORE=.../score.py MAP=.../score-map.json CORPORA=... [SUITES=csaf,kev] [VERBOSE=20]

SCORE is called as `score.py SUITE --root CORPORA --cmd ... --json FILE`; it needs the Python packages feedparser, lxml
and python-dateutil. One row is printed for each bar: suite, what is counted, figure, bar.
"""
import json
import os
import subprocess
import sys
import tempfile

FIELDS = ("title", "link", "id", "published", "updated", "author", "content", "feed.title", "feed.link", "item_count")


def ratio(result, wanted):
    """Hits of all rows whose name is wanted, in per cent; None where there are none."""
    hit = total = 0
    rows = [result]
    while rows:
        for name, row in rows.pop().items():
            if not isinstance(row, dict):
                continue
            if "of" in row:
                if wanted(name):
                    hit, total = hit + row["ok"], total + row["of"]
            elif "mean" not in row:
                rows.append(row)
    return 100 * hit / total if total else None


def named(*names):
    return lambda result: ratio(result, lambda name: name in names)


def starting(*starts):
    return lambda result: ratio(result, lambda name: name.startswith(starts))


def everything(result):
    return ratio(result, lambda name: not name.startswith("skipped") and name != "reference_failed")


def mean(name):
    return lambda result: 100 * result[name]["mean"] if name in result else None


def part(*names):
    return lambda result: ratio({name: result[name] for name in names if name in result}, lambda name: name == "text")


BRIEFING_FORMATS = ("md", "text", "html", "rss", "atom", "jsonfeed")

# suite: (what, figure, bar in per cent), as in Tests/README.md.
BARS = {
    "feeds": [
        ("fields, well-formed", named(*FIELDS), 99),
        ("fields, ill-formed", named(*("bozo." + field for field in FIELDS)), 95),
    ],
    "gofeed": [("fields", everything, 97)],
    "feedrs": [("fields", everything, 97)],
    "jsonfeed": [("fields", everything, 99)],
    "opml": [("lists read exactly", named("same_feed_list"), 100)],
    "readability": [("words of the text, F1", mean("text_f1"), 94)],
    "article": [("runs of four words, F1", lambda result: 100 * result.get("F1", 0), 94)],
    "trafilatura": [("must be there", named("with"), 93), ("must not", named("without"), 87)],
    "csaf": [
        ("actions found", named("action_per_remediation"), 99),
        ("actions with a source", named("action_has_source"), 99),
        ("title, id, date, CVEs", named("title", "id", "date(initial or current)", "cve_present"), 99),
    ],
    "kev": [("all", everything, 99)],
    "osv": [("fixed versions in actions", named("fixed_version_in_actions"), 99), ("all", everything, 99)],
    "commonmark": [
        ("CommonMark", part("commonmark-spec"), 97),
        ("GitHub's", part("gfm-spec", "gfm-extensions", "gfm-regression"), 95),
    ],
    "briefings": [
        ("titles", named(*(f"{form}.title" for form in BRIEFING_FORMATS)), 100),
        ("sections", starting(*(f"{form}.section." for form in BRIEFING_FORMATS)), 98),
        ("actions", starting(*(f"{form}.action" for form in BRIEFING_FORMATS)), 98),
    ],
    "robust": [("no crash, no time-out", named("no_crash_or_timeout"), 100), ("always an answer", named("json_or_clean_error"), 100)],
    "hostile": [("nothing forbidden", starting("pipe.clean"), 100), ("visible text kept", named("pipe.visible"), 100)],
}


def names(folder):
    """The given map of names, with ours for the list: an empty one is a list too, not an article."""
    with open(os.environ["MAP"], encoding="utf8") as file:
        known = json.load(file)
    path = os.path.join(folder, "names.json")
    with open(path, "w", encoding="utf8") as file:
        json.dump(known | {"briefings": "items"}, file)
    return path


def run(suite, folder):
    docket = os.environ["DOCKET_BINARY"]
    parse = f"{docket} parse --json --base {{base}} --content-type {{ctype}} {{file}}"
    found = os.path.join(folder, f"{suite}.json")
    call = [sys.executable, os.environ["SCORE"], suite, "--root", os.environ["CORPORA"], "--map", names(folder), "--cmd", parse]
    call += ["--json", found]
    if suite == "briefings":
        truth = os.path.join(folder, "briefings")
        maker = os.path.join(os.environ["CORPORA"], "tools", "make_briefings.py")
        made = ["--n", "600", "--seed", os.environ.get("SEED", "7"), "--out", truth, "--dirt", ".5", "--feeds", "3"]
        made += ["--formats", "md,text,html,rss,atom,jsonfeed,truth"]
        subprocess.run([sys.executable, maker, *made], check=True, stdout=subprocess.DEVNULL)
        call += ["--truth", truth]
    if suite == "hostile":
        call += ["--text-cmd", f"{docket} parse {{file}}"]
    if os.environ.get("VERBOSE"):
        call += ["--verbose", os.environ["VERBOSE"]]
    subprocess.run(call, check=True, stdout=sys.stderr if os.environ.get("VERBOSE") else subprocess.DEVNULL)
    with open(found, encoding="utf8") as file:
        return json.load(file)[suite]


def main():
    missing = [name for name in ("SCORE", "MAP", "CORPORA") if not os.path.exists(os.environ.get(name, ""))]
    if missing:
        print(f"make score needs {', '.join(missing)}: they do not ship with the project, so nothing was scored", file=sys.stderr)
        return 0
    short = 0
    suites = [name for name in os.environ.get("SUITES", "").split(",") if name] or list(BARS)
    with tempfile.TemporaryDirectory() as folder:
        for suite in suites:
            result = run(suite, folder)
            for what, figure, bar in BARS[suite]:
                value = figure(result)
                verdict = "none" if value is None else "ok" if value >= bar else "short"
                short += verdict != "ok"
                shown = "-" if value is None else f"{value:.2f}"
                print(f"{verdict:5}  {suite:12} {what:24} {shown:>7} %   (bar {bar})", flush=True)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
