"""Judges what is left of a store: by a reader of its own, by the program, and by doctor."""

import json
import subprocess
import threading

import segments

_folders = threading.local()


def fold(lab, store):
    """What folding and doctor find in a store; one probe process per thread looks at many."""
    probe = getattr(_folders, "probe", None)
    if probe is None or probe.poll() is not None:
        probe = _folders.probe = subprocess.Popen(
            [lab.probe, "fold"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    probe.stdin.write(store + "\n")
    probe.stdin.flush()
    answer = probe.stdout.readline()
    if not answer:
        return {"error": f"the probe died with {probe.wait()}"}
    return json.loads(answer)


def loss(lab, store, acknowledged, briefings=frozenset(), may_tell_damage=False):
    """What is wrong with a store that must hold these events and briefing records; None if nothing is."""
    events, kept = segments.ids(store)
    if missing := acknowledged - events:
        return f"acknowledged and lost: {sorted(missing)}"
    if missing := briefings - kept:
        return f"briefings lost: {sorted(missing)}"
    folded = fold(lab, store)
    if "error" in folded:
        return f"cannot be opened: {folded['error']}"
    if set(folded["events"]) != events:
        return f"the program and the plain reader differ: {sorted(set(folded['events']) ^ events)[:5]}"
    if (folded["damages"] or folded["doctor"] == 2) and not may_tell_damage:
        return f"damage told: {folded['notes']} {folded['findings']}"
    return None


def sound(world, acknowledged, briefings=frozenset()):
    """The same, and that the next start works and shows what an index made afresh shows."""
    if fault := loss(world.lab, world.store, acknowledged, briefings):
        return fault
    shown = world.run("actions", "--json")
    afresh = world.run("actions", "--json", XDG_CACHE_HOME=world.path + "/no-cache")
    if shown.code not in (0, 1):
        return f"the next start fails: {shown.code} {shown.error.decode()}"
    if shown.output != afresh.output:
        return "the index shows something else than one made afresh"
    return None
