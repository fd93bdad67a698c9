#!/bin/sh
# Makes Fixtures/Profiles/runs: real programs profiled 40 times as they are, and 40 times with a slowdown
# of one function (`record.py` says how, and why so many samples). Takes seven minutes of one processor.
#
# usage: make.sh GO SCRATCH        needs g++, libgoogle-perftools-dev, binutils, python3
set -eu

go=$1 scratch=$2
recipes=$(cd "$(dirname "$0")" && pwd)
export PYTHONPATH=$(cd "$recipes/../../.." && pwd) PYTHONDONTWRITEBYTECODE=1
runs=$(cd "$recipes/../.." && pwd)/Profiles/runs
mkdir -p "$scratch" "$runs/go" "$runs/cpp"

(cd "$recipes/go" &&
  GOTOOLCHAIN=local GOFLAGS= GOENV=off GOCACHE="$scratch/cache" GOPATH="$scratch/path" \
    "$go" build -trimpath -o "$scratch/audit-go" .)
g++ -std=c++17 -O2 -fno-omit-frame-pointer -o "$scratch/audit-cpp" "$recipes/cpp/audit.cpp" -lprofiler

# FOLDS by which the function has 5 % of the time.
python3 "$recipes/record.py" "$scratch/go" "$scratch/audit-go" 9
for profile in "$scratch/go"/*.prof; do
  mv "$profile" "$runs/go/$(basename "$profile" .prof).pb.gz"
done
python3 "$recipes/record.py" "$scratch/cpp" "$scratch/audit-cpp" 8
python3 -m Fixtures.Recipes.runs.name_ticks "$scratch/audit-cpp" "$scratch/cpp" "$runs/cpp"
