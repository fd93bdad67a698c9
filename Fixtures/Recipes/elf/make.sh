#!/bin/sh
# Makes Fixtures/Binaries/elf again: one small program, in every way that debug information is kept.
#
# needs: gcc, binutils, dwz, xz-utils, and clang with ld.lld for other processors
set -eu

recipes=$(cd "$(dirname "$0")" && pwd)
out=$(dirname "$(dirname "$recipes")")/Binaries/elf
rm -rf "$out"
mkdir -p "$out/.debug" "$out/places"
cd "$recipes"

id=--build-id=0x00112233445566778899aabbccddeeff00112233
flags="-O1 -g -nostdlib -ffreestanding -fno-asynchronous-unwind-tables -ffile-prefix-map=$recipes=/src"

# A program that lies anywhere, with all it has.
gcc $flags -static-pie -fpie -Wl,$id -o "$out/whole" calls.c

# Compressed in the two ways there are.
objcopy --compress-debug-sections=zlib-gabi "$out/whole" "$out/deflated"
objcopy --compress-debug-sections=zlib-gnu "$out/whole" "$out/deflated-gnu"

# The debug information in a file of its own, by build id.
objcopy --strip-all "$out/whole" "$out/stripped"
mkdir -p "$out/places/.build-id/00"
objcopy --only-keep-debug "$out/whole" \
  "$out/places/.build-id/00/112233445566778899aabbccddeeff00112233.debug"

# By link and checksum, as there is no build id: beside, in .debug, and one that is not the right one.
for name in beside within wrong; do
  gcc $flags -DNAME=$name -static-pie -fpie -Wl,--build-id=none -o "$out/$name" calls.c
  objcopy --only-keep-debug "$out/$name" "$out/$name.debug"
  objcopy --strip-all --add-gnu-debuglink="$out/$name.debug" "$out/$name"
done
mv "$out/within.debug" "$out/.debug"
printf x >> "$out/wrong.debug"

# Two programs that share debug information.
gcc $flags -static-pie -fpie -Wl,--build-id=0xaa01 -o "$out/shares" calls.c
gcc $flags -O2 -static-pie -fpie -Wl,--build-id=0xaa02 -o "$out/shares-too" calls.c
(cd "$out" && dwz -M shared.dwz -m shared.dwz shares shares-too)

# Most of the debug information in a file a unit, and in a package of them. The names of these files
# are recorded relative to a folder that is not there, so that they are looked for beside the program.
for version in 4 5; do
  (cd "$out" && gcc $flags -gdwarf-$version -gsplit-dwarf -static-pie -fpie -Wl,--build-id=none \
    -fdebug-prefix-map="$out=/gone" -o split$version "$recipes/calls.c")
done
cp "$out/split4" "$out/package"
dwp -o "$out/package.dwp" "$out/split4-calls.dwo"

# Symbols packed into a stripped library, which has dynamic ones too.
gcc $flags -shared -fPIC -Wl,--build-id=0xbb01 -o "$out/packed" calls.c
objcopy --only-keep-debug "$out/packed" "$out/packed.symbols"
objcopy --strip-debug --remove-section=.comment "$out/packed.symbols"
xz -q "$out/packed.symbols"
objcopy --strip-all --add-section .gnu_debugdata="$out/packed.symbols.xz" "$out/packed"
rm "$out/packed.symbols.xz"

# Other classes, byte orders and processors; an object file.
other() {
  clang --target="$2" $flags -fuse-ld=lld -static -Wl,--build-id=none -o "$out/$1" calls.c
}
other arm64 aarch64-linux-gnu
other arm armv7-linux-gnueabi
other i386 i386-linux-gnu
other mips mips-linux-gnu
clang --target=s390x-linux-gnu $flags -c -o "$out/s390x.o" calls.c
clang --target=aarch64-linux-gnu $flags -c -o "$out/arm64.o" calls.c

# Like a kernel module: not linked, code in three sections, debug information with types in groups.
gcc $flags -fdebug-types-section -c -o "$out/module.o" module.c
find "$out" -type f -exec chmod 644 {} +
