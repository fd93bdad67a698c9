#!/bin/sh
# Runs the benchmarks with the pprof that Tests/Parity compares with; `swift build -c release` first.
# usage: bench.sh [options of Benchmarks]
set -eu
cd "$(dirname "$0")/../.."

build=${SWPROF_BUILD:-.build/release}
export PYTHONPATH=Tests/Parity PYTHONDONTWRITEBYTECODE=1
pprof=$(python3 Tests/Parity/reference.py pprof)
goroot=$(python3 -c 'import reference; print(reference.go_root())')

exec "$build/Benchmarks" --swprof "$build/swprof" --pprof "$pprof" \
  --pgo "$goroot/src/cmd/compile/default.pgo" "$@"
