#!/bin/sh
# Makes Fixtures/Profiles/advice: profiles of programs that are sick in one way each, and of healthy
# ones. Needs g++, libgoogle-perftools-dev, libc6-dbg and swiftc. Profiles of machine code have addresses
# only: swprof puts the names in. On a busy machine programs of Go seem idle: run it alone.
#
# usage: make.sh GO SWPROF FOLDER
set -eu

recipes=$(cd "$(dirname "$0")" && pwd)
go=$1 swprof=$2 out=$3
scratch=/var/tmp/swprof-advice
rm -rf "$scratch"
mkdir -p "$scratch" "$out"
trap 'rm -rf "$scratch"' EXIT

(cd "$recipes/go" &&
  GOTOOLCHAIN=local GOFLAGS= GOENV=off GOCACHE="$scratch/cache" GOPATH="$scratch/path" \
    "$go" build -trimpath -o "$scratch/sickbay-go" .)
for kind in allocation collection contention fmt regexp syscall map handoff leaf dispatch idle \
  healthy heap churn small-objects healthy-heap goroutines mutex; do
  "$scratch/sickbay-go" $kind "$out/go-$kind.pb.gz"
done

# record NAME PROGRAM KIND: profiles a program, and puts names in.
record() {
  LD_PRELOAD=libprofiler.so.0 CPUPROFILE="$scratch/raw" CPUPROFILE_FREQUENCY=100 "$2" "$3" \
    2>/dev/null
  "$swprof" proto -output "$out/$1-$3.pb.gz" "$scratch/raw" 2>/dev/null
}

g++ -std=c++17 -O2 -g -fno-omit-frame-pointer -pthread -o "$scratch/sickbay-cpp" \
  "$recipes/sickbay.cpp"
for kind in malloc map memcpy exceptions strings mutex regex syscalls casts healthy; do
  record cpp "$scratch/sickbay-cpp" $kind
done

swiftc -O -g -o "$scratch/sickbay-swift" "$recipes/sickbay.swift"
for kind in retain casts exclusivity hashing copying healthy; do
  record swift "$scratch/sickbay-swift" $kind
done
