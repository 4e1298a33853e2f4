"""Small changes of Swift sources, all in one build: each is switched on by DOCKET_MUTANT at run time."""

import re

COMPARE = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
LOGIC = {"&&": "||", "||": "&&"}
SUPPORT = """import Glibc

let mutantInForce: Int = getenv("DOCKET_MUTANT").flatMap { Int(String(cString: $0)) } ?? 0

func mutant(_ number: Int) -> Bool { number == mutantInForce }

func mutant<T: ExpressibleByIntegerLiteral>(_ number: Int, _ value: T, _ other: T) -> T {
  number == mutantInForce ? other : value
}
"""


class Mutant:
    def __init__(self, number, path, line, kind, text):
        self.number, self.path, self.line, self.kind, self.text = number, path, line, kind, text
        self.area = ""

    @property
    def key(self):
        """Names it in every run on the same source."""
        return f"{self.path}:{self.line} {self.kind}: {self.text}"

    def __str__(self):
        return self.key


def operator_name(number):
    """An operator that no source has."""
    digits = []
    for _ in range(5):
        digits.append("^|~%"[number % 4])
        number //= 4
    return "<" + "".join(digits)


def mutate(path, source, first):
    """The changed source, the operators it needs, and its mutants: one for each line at most."""
    lines, mutants, support = source.split("\n"), [], []
    number = first
    for index, line in enumerate(lines):
        if re.match(r"\s*(//|///|import|infix|@|case |\}?$)", line) or '"""' in line or "func " in line:
            continue
        before = lines[index - 1] if index else ""
        after = lines[index + 1] if index + 1 < len(lines) else ""
        for kind, change in (("condition", condition), ("compare", compare), ("logic", logic), ("number", count),
                             ("answer", answer), ("without", without)):
            changed = change(line, number, before, after)
            if changed:
                lines[index], more = changed
                support += more
                mutants.append(Mutant(number, path, index + 1, kind, line.strip()))
                number += 1
                break
    return "\n".join(lines), support, mutants


def condition(line, number, before, after):
    """Does what is done when it is not so. Every other one; the others are compared differently."""
    match = re.match(r"^(\s*(?:\} else )?(?:if|guard)) ([^{}]+?)( else \{.*| \{.*)$", line)
    if not match or re.search(r"\b(let|var|case|#)\b|,|\?\?", match[2]) or number % 2:
        return None
    return f"{match[1]} ({match[2]}) != mutant({number}){match[3]}", []


def infix(line, number, table, precedence, body):
    match = re.search(r"(?<=[\w)\]?]) (%s) (?!nil\b)(?=[\w(.\-!])" % "|".join(map(re.escape, sorted(table, key=len, reverse=True))), line)
    if not match or line[:match.start()].count('"') % 2:
        return None
    name = operator_name(number)
    text = f"infix operator {name}: {precedence}\n" + body(name, match[1], table[match[1]])
    return line[:match.start(1)] + name + line[match.end(1):], [text]


def compare(line, number, before, after):
    def body(name, old, new):
        bound = "Equatable" if old in ("==", "!=") else "Comparable"
        return (f"func {name} <T: {bound}>(a: T, b: T) -> Bool {{ mutant({number}) ? a {new} b : a {old} b }}\n")
    return infix(line, number, COMPARE, "ComparisonPrecedence", body)


def logic(line, number, before, after):
    def body(name, old, new):
        return (f"func {name} (a: Bool, b: @autoclosure () throws -> Bool) rethrows -> Bool {{\n"
                f"  mutant({number}) ? try a {new} b() : try a {old} b()\n}}\n")
    return infix(line, number, LOGIC, "LogicalConjunctionPrecedence", body)


def count(line, number, before, after):
    changed = re.sub(r"(?<= [+\-] )1\b(?!\.|_)", f"mutant({number}, 1, 0)", line, count=1)
    return (changed, []) if changed != line else None


def answer(line, number, before, after):
    match = re.match(r"^(.*\breturn )(true|false)(\W*)$", line)
    if not match:
        return None
    other = "false" if match[2] == "true" else "true"
    return f"{match[1]}mutant({number}) ? {other} : {match[2]}{match[3]}", []


def without(line, number, before, after):
    """Leaves a statement out."""
    match = re.match(r"^(\s+)((?:try )?[a-z_][\w.]*(?:\(.*\)|(?:\[[^\]]*\])? (?:\+=|-=|=) [^{]+))$", line)
    if not match or match[2].count("(") != match[2].count(")") or match[2].startswith(("return", "let ", "var ", "self.")):
        return None
    if re.search(r"([=(,?:&|]|\breturn|\bin)$", before.strip()) or re.match(r"\s*([.?:&|+]|\?\?)", after):
        return None
    return f"{match[1]}if !mutant({number}) {{ {match[2]} }}", []
