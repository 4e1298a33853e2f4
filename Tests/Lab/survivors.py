"""Mutants that no test can or need notice: (file, kind, line) and why."""

EXPLAINED = {
}
