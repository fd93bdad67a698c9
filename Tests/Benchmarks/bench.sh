#!/bin/sh
# Runs the benchmarks with the pprof that Tests/Parity compares with.
# usage: bench.sh [options of Benchmarks]     after `swift build -c release`
set -eu
cd "$(dirname "$0")/../.."

parity=Tests/Parity
pprof=$(python3 $parity/reference.py pprof)
goroot=$(PYTHONPATH=$parity PYTHONDONTWRITEBYTECODE=1 python3 -c 'import reference; print(reference.go_root())')

exec "${SWPROF_BUILD:-.build/release}/Benchmarks" --pprof "$pprof" \
  --pgo "$goroot/src/cmd/compile/default.pgo" "$@"
