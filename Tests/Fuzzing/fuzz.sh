#!/bin/sh
# Throws inputs at what reads files, from the fixtures on, each for so many seconds. What it finds
# worth keeping stays in .build/fuzzing for the next run. Ends with the first input that traps, takes
# five seconds or 1.5 GB; its last lines name the file that holds it.
# usage: fuzz.sh [SECONDS]
set -eu
cd "$(dirname "$0")/../.."

seconds=${1:-60}
work=$PWD/.build/fuzzing
swift build -c release --sanitize=fuzzer --package-path Tests/Fuzzing --scratch-path "$work/build"

# fuzz NAME LONGEST CORPUS...
fuzz() {
  name=$1 longest=$2
  shift 2
  mkdir -p "$work/$name"
  if ! "$work/build/release/Fuzz$name" -max_total_time="$seconds" -max_len="$longest" -timeout=5 \
    -rss_limit_mb=1500 -artifact_prefix="$work/$name-" -print_final_stats=1 \
    "$work/$name" "$@" >"$work/$name.log" 2>&1; then
    tail -n 30 "$work/$name.log"
    exit 1
  fi
  echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$name.log") inputs, all well"
}

# Mutations of compressed bytes hardly ever get past their check sum.
mkdir -p "$work/raw"
find Fixtures/Profiles Fixtures/Beyond Fixtures/Malformed -name '*.gz' | while read -r file; do
  gzip -dc "$file" 2>/dev/null >"$work/raw/$(basename "$file")" || true
done
# A name a file.
mkdir -p "$work/names"
cut -f 1 Fixtures/Demangling/pprof-names.tsv Fixtures/Demangling/d-names.tsv |
  awk -v folder="$work/names" '{ file = folder "/" NR; print > file; close(file) }'

fuzz Profiles 60000 "$work/raw" Fixtures/Profiles Fixtures/Beyond Fixtures/Malformed
fuzz Binaries 300000 Fixtures/Binaries
fuzz Names 4096 "$work/names"
