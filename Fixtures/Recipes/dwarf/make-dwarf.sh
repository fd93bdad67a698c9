#!/bin/sh
# Makes the binaries that the tests of DWARF read, and what llvm-symbolizer says of them:
#
#   make-dwarf.sh FOLDER        (Fixtures/Binaries/dwarf)
#
# needs: g++, dwz, llvm-dwp, and clang++, ld.lld, llvm-symbolizer of Swift's toolchain.
set -eu

source=$(cd "$(dirname "$0")" && pwd)
export PYTHONPATH=$(cd "$source/../../.." && pwd) PYTHONDONTWRITEBYTECODE=1
mkdir -p "$1"
target=$(cd "$1" && pwd)
# A folder of a fixed name, because debug information holds paths.
scratch=/var/tmp/swprof-fixtures/dwarf
rm -rf "$scratch"
mkdir -p "$scratch"
cp "$source"/*.cpp "$source"/*.h "$scratch"
cd "$scratch"

flags="-O2 -ffreestanding -fno-exceptions -fno-rtti -fno-asynchronous-unwind-tables
  -fno-stack-protector -fno-pie -nostdlib -static -Wl,--build-id=none"
gcc="g++ -no-pie -fcf-protection=none $flags"
clang="clang++ -fuse-ld=lld $flags"

for version in 2 3 4 5; do
  $gcc -gdwarf-$version -o gcc-$version shapes.cpp other.cpp
  $clang -gdwarf-$version -o clang-$version shapes.cpp other.cpp
done
# Line tables of our own version, made by gcc and not by the assembler; units of types.
$gcc -gdwarf-4 -gno-as-loc-support -fdebug-types-section -o gcc-types shapes.cpp other.cpp
$clang -gdwarf-5 -gdwarf64 -gdwarf-aranges -o clang-wide shapes.cpp other.cpp
$clang -m32 -gdwarf-4 -o clang-32 shapes.cpp other.cpp
$clang --target=aarch64_be-linux-gnu -gdwarf-5 -o clang-big-endian shapes.cpp other.cpp

for version in 4 5; do
  $gcc -gdwarf-$version -gsplit-dwarf -dumpdir "gcc-split-$version-" \
    -o gcc-split-$version shapes.cpp other.cpp
  for unit in shapes other; do
    $clang -gdwarf-$version -gsplit-dwarf -c -o clang-split-$version-$unit.o $unit.cpp
  done
  $clang -o clang-split-$version clang-split-$version-*.o
  llvm-dwp -e clang-split-$version -o clang-split-$version.dwp
done

# Units of types in sections of their own, which all have the same name in a .dwo file.
$gcc -gdwarf-5 -gsplit-dwarf -fdebug-types-section -dumpdir gcc-split-types- \
  -o gcc-split-types shapes.cpp other.cpp

for file in gcc-? gcc-types clang-? clang-32 clang-wide clang-big-endian *-split-? gcc-split-types; do
  python3 -m Fixtures.Recipes.dwarf.frames "$file" > "$file.frames"
done

# Shared entries in a third file: the frames are those of gcc-5, which llvm-symbolizer cannot tell.
cp gcc-5 gcc-dwz
cp gcc-5 copy
dwz -m gcc-dwz.alternate gcc-dwz copy
cp gcc-5.frames gcc-dwz.frames

rm -f *.o copy *.cpp *.h "$target"/*
cp * "$target"
rm -rf "$scratch"
