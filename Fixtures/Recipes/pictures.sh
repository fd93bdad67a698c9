#!/bin/sh
# Draws Fixtures/Pictures, which README.md shows: a flame graph by swprof, as a browser draws it.
#
# usage: pictures.sh [SWPROF]          needs chromium and fonts-dejavu-core
set -eu

fixtures=$(dirname "$(dirname "$(realpath "$0")")")
swprof=$(realpath "${1:-$fixtures/../.build/release/swprof}")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$swprof" flamegraph -sample_index=cpu -nodefraction=0.01 -output "$scratch/flames.svg" \
  "$fixtures/Profiles/advice/go-regexp.pb.gz"
# Chromium refuses its sandbox to root; it opens nothing but this file.
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$scratch/browser" \
  --force-device-scale-factor=1.5 --window-size=1200,560 \
  --screenshot="$fixtures/Pictures/flames.png" "file://$scratch/flames.svg"
