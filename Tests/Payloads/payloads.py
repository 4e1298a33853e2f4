"""Reads the payload files beside it: see README.md. As a program it prints what it read, for a test of both readers."""

import os
import sys
import zlib

FOLDER = os.path.dirname(os.path.abspath(__file__))
# Whoever takes a payload in parts gets them in about this size.
PART = 1 << 16
PLAIN = {ord("n"): b"\n", ord("r"): b"\r", ord("t"): b"\t", ord("\\"): b"\\"}


class Payload:
    """A recipe: bytes, the number of the turn (None), or how many times (None: that number) and a recipe."""

    def __init__(self, name, recipe):
        self.name, self.recipe = name, recipe

    def parts(self, limit=None):
        """The bytes piece by piece, for those that end only when nobody listens any more."""
        held = bytearray()
        for piece in written(self.recipe, 0, limit):
            held += piece
            if len(held) >= PART:
                yield bytes(held)
                held.clear()
        yield bytes(held)

    def bytes(self, limit=None):
        return b"".join(self.parts(limit))


def written(recipe, turn, limit):
    for piece in recipe:
        if piece is None:
            yield str(turn).encode()
        elif isinstance(piece, bytes):
            yield piece
        else:
            count, inner = piece
            count = turn if count is None else count
            count = count if limit is None else min(count, limit)
            if len(inner) == 1 and isinstance(inner[0], bytes):
                many = max(PART // max(len(inner[0]), 1), 1)
                for _ in range(count // many):
                    yield inner[0] * many
                yield inner[0] * (count % many)
            else:
                for number in range(1, count + 1):
                    yield from written(inner, number, limit)


def recipe_of(text):
    recipe, end = parsed(text, 0)
    if end != len(text):
        raise ValueError(f"an end of a repetition too many at {end}")
    return recipe


def parsed(text, at):
    """The recipe up to the end of the text or of a repetition, and where that is."""
    recipe, plain = [], bytearray()

    def close():
        if plain:
            recipe.append(bytes(plain))
            plain.clear()

    while at < len(text):
        if text[at] != ord("\\"):
            plain.append(text[at])
            at += 1
            continue
        sign, at = text[at + 1:at + 2], at + 2
        if sign == b"}":
            close()
            return recipe, at - 2
        if sign == b"x":
            plain.append(int(text[at:at + 2], 16))
            at += 2
        elif sign == b"u":
            end = text.index(b"}", at)
            plain += chr(int(text[at + 1:end], 16)).encode()
            at = end + 1
        elif sign == b"#":
            close()
            recipe.append(None)
        elif sign == b"{":
            close()
            end = text.index(b" ", at)
            count = None if text[at:end] == b"\\#" else int(text[at:end])
            inner, at = parsed(text, end + 1)
            if text[at:at + 2] != b"\\}":
                raise ValueError("a repetition without end")
            recipe.append((count, inner))
            at += 2
        else:
            plain += PLAIN[sign[0]]
    close()
    return recipe, at


def group(name):
    """All payloads of a kind, by their names."""
    found = []
    with open(os.path.join(FOLDER, name + ".txt"), "rb") as file:
        for line in file.read().split(b"\n"):
            if not line or line.startswith(b"#"):
                continue
            if line.startswith(b" "):
                found[-1][1] += line.lstrip(b" ")
            else:
                title, content = line.split(b":", 1)
                found.append([title.decode(), content[1:]])
    return {title: Payload(title, recipe_of(bytes(content))) for title, content in found}


if __name__ == "__main__":
    for kind in range(1, 14):
        for title, payload in group(f"P{kind}").items():
            data = payload.bytes(int(sys.argv[1]))
            print(f"P{kind} {title} {len(data)} {zlib.crc32(data):08x}")
