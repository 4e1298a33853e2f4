#!/bin/sh
# Proves the rules that the compiler does not know: walls between targets, format, forbidden things.
# Goes on after a failure, so that one run names everything, and ends with one clear line.
set -u

failed=$(mktemp)
trap 'rm -f "$failed"' EXIT
complain() {
  # $1 the rule, then what breaks it, on standard input
  found=$(cat)
  [ -z "$found" ] && return 0
  printf '%s\n%s\n\n' "✘ $1" "$found" >&2
  # A pipe has its own variables, so the failure is kept in a file.
  echo "$1" >>"$failed"
}

# Code of the given files without its comments, as file:line: text.
code() {
  awk '{ text = $0; sub(/^[ \t]*\/\/.*/, "", text); sub(/[ \t]\/\/.*/, "", text)
         if (text != "") print FILENAME ":" FNR ": " text }' "$@" /dev/null
}

swift_sources=$(find Sources Themes -name '*.swift')
c_sources=$(find Sources -name '*.c' -o -name '*.h')
pure=$(find Sources/DocketModel Sources/CellGrid Sources/DocketImport Sources/DocketUI -name '*.swift')

# shellcheck disable=SC2086
{
  awk -f Tests/Tools/arrows.awk Tests/Tools/arrows.txt $swift_sources |
    complain "a target imports what its place in the map does not allow"

  code $pure | grep -E 'ContinuousClock|SuspendingClock|SystemRandomNumberGenerator|CommandLine\.|(^|[^A-Za-z.])(print|readLine|getenv)\(|Task(\.detached)? ?\{' |
    complain "a pure target reaches for clock, chance, environment, output or a thread"

  code $swift_sources | grep -E 'nonisolated\(unsafe\)|@_silgen_name|unsafeBitCast|(^|[^A-Za-z_])try!|[[:space:]]as![[:space:]]|fatalError\(|Regex|NSRegularExpression' |
    complain "a way to trap, to share by accident or to run for ever"

  code $swift_sources $c_sources | grep -E '"/bin/(ba|da)?sh"|(^|[^A-Za-z0-9_.])(system|popen|initscr|gets|strcpy|strcat|sprintf)\(' |
    complain "a shell, or a C function that cannot be used safely"

  code $swift_sources | grep -E '(struct|class|enum|protocol|actor|typealias) [A-Za-z]*(Manager|Helper|Utils?)([^A-Za-z]|$)' |
    complain "a name that says nothing (Manager, Helper, Utils)"

  grep -nE '(^|[^A-Za-z])(TODO|FIXME)([^A-Za-z]|$)' $swift_sources $c_sources $(find Tests -name '*.swift' -o -name '*.py') |
    complain "work left lying about: do it, or write it where work is kept"

  wc -l $swift_sources $c_sources $(find Tests -name '*.swift' -o -name '*.py' -o -name '*.sh') |
    awk '$1 > 500 && $2 != "total" && $2 !~ /Table[A-Za-z+]*\.(swift|h|c)$/ { print $2 ": " $1 " lines" }' |
    complain "files over 500 lines (tables of data named ...Table excepted)"
}

ls | grep -vxE 'Package\.swift|Package\.resolved|Sources|Tests|Themes|README\.md|Makefile|LICENSE' |
  complain "names that do not belong at the top level"

for folder in Sources Tests Themes Sources/*/; do
  folder=${folder%/}
  case $folder in
    # C targets are explained in their one header; `docket` is one line.
    Sources/C[A-Z]*) [ "$folder" != Sources/CellGrid ] && [ "$folder" != Sources/CursesTerminal ] && continue ;;
    Sources/docket) continue ;;
  esac
  [ "$(wc -l 2>/dev/null <"$folder/README.md" || echo 0)" -ge 5 ] || echo "$folder/README.md"
done | complain "folders that do not explain themselves (a README.md of at least 5 lines)"

swift format lint --strict --recursive Sources Tests Package.swift Themes/*.swift 2>&1 |
  complain "swift format lint --strict"

walls=$(swift build --build-tests --explicit-target-dependency-import-check error 2>&1) ||
  printf '%s\n' "$walls" | grep -E 'error' | sort -u |
  complain "the build with import checks"

if [ -s "$failed" ]; then
  echo "FAILED: make check, $(wc -l <"$failed") rules broken" >&2
  exit 1
fi
echo "PASSED: make check"
