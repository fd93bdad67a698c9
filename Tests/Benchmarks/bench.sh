#!/bin/sh
# Runs the benchmarks with the pprof that Tests/Parity compares with, then those of symbols against
# llvm-symbolizer; `swift build -c release` first. Ends with status 1 if a figure is missed.
# usage: bench.sh [options of Benchmarks]
set -eu
cd "$(dirname "$0")/../.."

build=${SWPROF_BUILD:-.build/release}
export PYTHONPATH=Tests/Parity PYTHONDONTWRITEBYTECODE=1
pprof=$(python3 Tests/Parity/reference.py pprof)
goroot=$(python3 -c 'import reference; print(reference.go_root())')
programs=.build/benchmarks/programs
Tests/Benchmarks/symbol_programs.py "$programs"

status=0
"$build/Benchmarks" --swprof "$build/swprof" --pprof "$pprof" \
  --pgo "$goroot/src/cmd/compile/default.pgo" "$@" || status=$?
Tests/Benchmarks/symbols.py "$build/Symbols" "$programs/go-compile" "$programs/cpp-release" \
  "$programs/swift-release" --one "$programs/cpp-debug" || status=$?
exit "$status"
