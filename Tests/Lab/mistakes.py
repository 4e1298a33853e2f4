"""Writers that are wrong, made by changing the recorded steps of the right one: W1 must see each."""


def is_segment(path):
    return "/segments/" in path


def of_segments(steps):
    """The names of open files that became segments."""
    return {step[2] for step in steps if step[0] == "create" and is_segment(step[1])}


def without(wanted):
    return lambda steps: [step for step in steps if not wanted(step, steps)]


def say_first(steps):
    """Tells before it forces the file to the disk: what was told counts from one sync earlier."""
    from power import held, replay
    found, files = [], of_segments(steps)
    for index, step in enumerate(steps):
        if step[0] == "sync" and step[1] in files:
            disk = [d for d, _ in replay_prefix(replay, steps, index)][-1]
            tree = disk.tree(disk.live)
            live = {path: bytes(file.live) for path, file in tree.items() if file is not None}
            found.append(("acknowledge", frozenset(held(live))))
        found.append(step)
    return found


def replay_prefix(replay, steps, count):
    root = min((step[1] for step in steps if step[0] in ("mkdir", "create")), key=len).rsplit("/", 1)[0]
    return replay(root, steps[:count])


def swap(first, second):
    """Brings a step of the second kind before the nearest earlier one of the first kind."""
    def change(steps):
        found = list(steps)
        for index, step in enumerate(steps):
            if second(step, steps):
                for back in range(index - 1, -1, -1):
                    if first(found[back], steps):
                        found.insert(back, found.pop(index))
                        break
        return found
    return change


def only_first_sync(steps):
    """Forces each segment to the disk once and never again."""
    found, done = [], set()
    for step in steps:
        if step[0] == "sync":
            if step[1] in done:
                continue
            done.add(step[1])
        found.append(step)
    return found


def rewrite_in_place(steps):
    """Cuts the file to nothing and writes all of it again for each record."""
    found, content = [], {}
    files = of_segments(steps)
    for step in steps:
        if step[0] == "write" and step[1] in files:
            old = content.get(step[1], b"")
            if old:
                found += [("truncate", step[1], 0), ("sync", step[1])]
            content[step[1]] = old[:step[2]] + step[3]
            found.append(("write", step[1], 0, content[step[1]]))
        else:
            found.append(step)
    return found


def syncs_the_other(steps):
    """Forces the newest file to the disk instead of the one it wrote to: here, none that matters."""
    files = of_segments(steps)
    return [("sync folder", "nowhere") if step[0] == "sync" and step[1] in files else step for step in steps]


def unlink_first(steps):
    """Removes what was packed before the pack is on the disk."""
    removed = [step for step in steps if step[0] == "unlink" and is_segment(step[1])]
    places = [n for n, step in enumerate(steps) if step[0] == "create" and "pack" in step[1]]
    if not removed or not places:
        return steps
    rest = [step for step in steps if step not in removed]
    return rest[:places[0]] + removed + rest[places[0]:]


def is_sync(step, steps):
    return step[0] == "sync" and step[1] in of_segments(steps)


def is_folder_of_writer(step, _):
    return step[0] == "sync folder" and is_segment(step[1])


MISTAKES = {
    "no fdatasync": without(is_sync),
    "no fsync of the writer's folder": without(is_folder_of_writer),
    "no fsync of the folder of writers": without(
        lambda step, _: step[0] == "sync folder" and step[1].endswith("/segments")),
    "no fsync of the store's folder": without(
        lambda step, _: step[0] == "sync folder" and step[1].endswith("/store")),
    "tells before the sync": say_first,
    "renames before the sync": swap(
        lambda step, _: step[0] == "sync", lambda step, _: step[0] in ("rename", "link")),
    "no sync of STORE": without(lambda step, steps: step[0] == "sync" and not is_sync(step, steps)),
    "syncs before the write": swap(lambda step, _: step[0] == "write", is_sync),
    "syncs each file once only": only_first_sync,
    "writes the file anew for each record": rewrite_in_place,
    "syncs another file": syncs_the_other,
    "removes files before their pack is kept": unlink_first,
}
