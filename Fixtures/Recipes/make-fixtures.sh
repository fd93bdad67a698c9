#!/bin/sh
# Makes Fixtures/Profiles/{go,gperftools,runs,synthetic}, the binary files of legacy, Binaries and
# Malformed again. Measured profiles differ from run to run: `make golden` belongs after it.
#
# needs: g++, libgoogle-perftools-dev, python3-venv, dwz, llvm, libc6-dbg, a build of swprof (`make build`);
# Go is fetched unless GO names one.
set -eu

recipes=$(cd "$(dirname "$0")" && pwd)
fixtures=$(dirname "$recipes")
export PYTHONPATH=$(dirname "$fixtures") PYTHONDONTWRITEBYTECODE=1
go=${GO:-$(python3 -m Tests.referee.reference go)}

# The programs run in a folder of a fixed name, because profiles hold the paths of their programs.
scratch=/var/tmp/swprof-fixtures
rm -rf "$scratch"
mkdir -p "$scratch" "$fixtures/Profiles/go" "$fixtures/Profiles/gperftools" \
  "$fixtures/Profiles/synthetic" "$fixtures/Profiles/legacy" "$fixtures/Malformed" \
  "$fixtures/Binaries"
trap 'rm -rf "$scratch"' EXIT

echo "Go: every kind of profile of the runtime"
(cd "$recipes/go" &&
  GOTOOLCHAIN=local GOFLAGS= GOENV=off GOCACHE="$scratch/cache" GOPATH="$scratch/path" \
    "$go" build -trimpath -o "$scratch/workshop" .)
"$scratch/workshop" "$fixtures/Profiles/go"

echo "gperftools: CPU, heap, sampled heap, growth"
compile() {
  g++ -std=c++17 -O1 -fno-omit-frame-pointer -o "$scratch/$1" "$recipes/gperftools/$1.cpp" "$2"
}
compile cpu -lprofiler
compile heap -ltcmalloc
compile sample -ltcmalloc
cd "$fixtures/Profiles/gperftools"
CPUPROFILE_FREQUENCY=250 "$scratch/cpu" cpu.prof
"$scratch/heap" heap.txt
TCMALLOC_SAMPLE_PARAMETER=16384 "$scratch/sample" heap-sampled.txt growth.txt

echo "runs of two programs, with and without a slowdown"
sh "$recipes/runs/make.sh" "$go" "$scratch/runs"

echo "sick programs, for advice"
sh "$recipes/advice/make.sh" "$go" "${SWPROF:-$fixtures/../.build/release/swprof}" "$fixtures/Profiles/advice"

echo "a small binary; synthetic, legacy and malformed files"
gcc -O1 -nostdlib -static -fno-pie -no-pie -Wl,--build-id=0x5377726f66 \
  -o "$fixtures/Binaries/tiny" "$recipes/tiny.c"
python3 -m Fixtures.Recipes.synthetic "$fixtures/Profiles/synthetic"
python3 "$recipes/legacy_cpu.py" "$fixtures/Profiles/legacy"
python3 -m Fixtures.Recipes.malformed "$fixtures/Malformed"
sh "$recipes/packed.sh" "$fixtures/Beyond"

echo "binaries with debug information of several compilers"
sh "$recipes/dwarf/make-dwarf.sh" "$fixtures/Binaries/dwarf"
sh "$recipes/elf/make.sh"

echo "tests of significance, by SciPy"
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install -q scipy statsmodels
"$scratch/venv/bin/python" "$recipes/significance.py" "$fixtures/Statistics"
