#!/bin/sh
# Runs the benchmarks with the pprof that Tests/referee compares with, then those of symbols against
# llvm-symbolizer; `swift build -c release` first. Ends with status 1 if a figure is missed.
# usage: bench.sh [options of Benchmarks]
set -eu
cd "$(dirname "$0")/../.."

build=${SWPROF_BUILD:-.build/release}
referee="python3 -B -m Tests.referee"
pprof=$($referee.reference pprof)
goroot=$($referee.reference goroot)
programs=.build/benchmarks/programs
$referee.symbols.programs "$programs"

status=0
"$build/Benchmarks" --swprof "$build/swprof" --pprof "$pprof" \
  --pgo "$goroot/src/cmd/compile/default.pgo" "$@" || status=$?
$referee.symbols "$build/Symbols" "$programs/go-compile" "$programs/cpp-release" \
  "$programs/swift-release" --one "$programs/cpp-debug" || status=$?
exit "$status"
