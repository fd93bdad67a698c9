#!/bin/sh
# Makes what is packed in Fixtures/Beyond, which swprof unpacks and pprof refuses.
# usage: packed.sh FOLDER          needs zstd and lz4
set -eu
cd "$1"
profiles=../Profiles/synthetic

plain=$profiles/example-uncompressed.pb
zstd -q --no-check -c "$plain" >example.pb.zst
lz4 -q -c "$plain" >example.pb.lz4
gzip -nc "$profiles/example.pb.gz" >example.pb.gz.gz
zstd -q -c "$profiles/example.pb.gz" >example.pb.gz.zst
{ cat "$profiles/example.pb.gz"; printf 'hello\n'; } >trailing-bytes.pb.gz
{ cat "$profiles/example.pb.gz"; head -c 4 /dev/zero; } >padded.pb.gz
cat "$plain" "$plain" >appended.pb
cat "$profiles/example.pb.gz" "$profiles/example-later.pb.gz" >appended.pb.gz
cat ../Profiles/go/cpu-before.pb.gz ../Profiles/go/cpu-after.pb.gz >appended-go.pb.gz
