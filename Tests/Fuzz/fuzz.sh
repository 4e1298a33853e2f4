#!/bin/sh
# Feeds the readers with what libFuzzer makes of the corpus. SECONDS_EACH seconds for each target, TARGETS=feed,html some.
# What breaks a law, crashes, takes over five seconds or 512 MB is kept in .build/fuzz/found/ and ends this with 1.
set -u
# gold, which Swift links with, warns of a symbol of the sanitizer; nothing else is hidden.
quiet() { grep -v -e '__asan_extra_spill_area' || true; }

place=.build/fuzz
mkdir -p "$place/found"
for name in Sources Tests Themes; do ln -sfn "../../$name" "$place/$name"; done
cat Package.swift Tests/Fuzz/manifest.swift >"$place/Package.swift.new"
cmp -s "$place/Package.swift.new" "$place/Package.swift" || cp "$place/Package.swift.new" "$place/Package.swift"
swift build --package-path "$place" --configuration release --product Fuzz 2>&1 | quiet >"$place/build.log"
program="$(swift build --package-path "$place" --configuration release --show-bin-path)/Fuzz"
[ -x "$program" ] && grep -q 'complete!' "$place/build.log" || {
  cat "$place/build.log" >&2
  echo "FAILED: the fuzzer does not build" >&2
  exit 1
}

# The runner's own leaks are not ours; address space cannot be limited under the sanitizer.
ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1
export ASAN_OPTIONS
failed=
for target in $(echo "${TARGETS:-$("$program" --list)}" | tr ',' ' '); do
  kept="$place/corpus/$target"
  found="$place/found/$target-"
  mkdir -p "$kept"
  seeds="Tests/Fuzz/Corpus/$target"
  [ -d "$seeds" ] || seeds=Tests/Fuzz/Corpus/text
  # The case folders of the importers are seeds as well; each reader makes of them what it can.
  for fixture in Tests/DocketImportTests/Fixtures/*/input.*; do
    [ -e "$fixture" ] || continue
    cp "$fixture" "$kept/seed-$(basename "$(dirname "$fixture")")"
  done
  if FUZZ_TARGET=$target "$program" "$kept" "$seeds" -max_total_time="${SECONDS_EACH:-10}" \
    -timeout=5 -rss_limit_mb=512 -max_len=65536 -artifact_prefix="$found" -print_final_stats=1 \
    >"$place/$target.log" 2>&1; then
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$place/$target.log")
    printf 'ok      %-10s %10s runs\n' "$target" "$runs"
  else
    printf 'BROKEN  %-10s see %s and %s*\n' "$target" "$place/$target.log" "$found"
    failed=1
  fi
done
[ -z "$failed" ] || exit 1
echo "PASSED: make fuzz"
