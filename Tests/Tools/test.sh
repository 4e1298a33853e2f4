#!/bin/sh
# Builds and runs all tests, then the short form of the fault laboratory, and ends with one clear line.
# FILTER=Name runs only tests whose name matches, and no laboratory.
set -u

swift build --build-tests || {
  echo "FAILED: the tests do not build" >&2
  exit 1
}
# Without the sanitizer this variable means nothing; with it the runner's own leaks are not ours.
ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=0}
export ASAN_OPTIONS
swift test --skip-build --disable-xctest ${FILTER:+--filter "$FILTER"}
status=$?
if [ -z "${FILTER:-}${UPDATE_GOLDEN:-}" ]; then
  python3 Tests/Lab/lab.py --short --bin "$(swift build --show-bin-path)" || status=1
fi
if [ "${UPDATE_GOLDEN:-}" = 1 ]; then
  echo "RECORDED: look at what changed with git diff, then run make test" >&2
elif [ "$status" -eq 0 ]; then
  echo "PASSED: all tests"
else
  echo "FAILED: see the lines marked ✘ or short above" >&2
fi
exit "$status"
