#!/usr/bin/env bash
# TorchSharp's native library asks for the C++ library of GCC 13 (GLIBCXX_3.4.32), though it needs a single function of it.
# On a system with an older one (Debian 12) this script marks that demand optional in the copies that the build made, builds
# a small library with the function, and prints its path, to be put into LD_PRELOAD. Elsewhere it prints nothing.
# Needs python3 and g++ where there is anything to do. Run it after the build.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
[ "$(uname -s)" = Linux ] || exit 0
system=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p | awk '/libstdc\+\+\.so\.6 / && !found++ { print $NF }')
if [ -n "$system" ] && grep -qa 'GLIBCXX_3\.4\.32' "$system"; then exit 0; fi

copies=()
while IFS= read -r copy; do copies+=("$copy"); done < <(
  find "$root/src/NewsQA.Training/bin" "$root/tests/NewsQA.Training.Tests/bin" -name libLibTorchSharp.so -path '*x64*' 2>/dev/null)
if [ "${#copies[@]}" -eq 0 ]; then
  echo "build the training project first: no libLibTorchSharp.so in its bin folder" >&2
  exit 1
fi

python3 - "${copies[@]}" <<'PY'
"""Sets the "weak" flag on one version that an ELF file needs, in place; a file that has it already is left alone."""
import os
import struct
import sys

VERSION, NEEDED, WEAK = b"GLIBCXX_3.4.32", 0x6FFFFFFE, 2


def flag_offsets(elf):
    start, = struct.unpack_from("<Q", elf, 40)
    size, count = struct.unpack_from("<HH", elf, 58)
    sections = [struct.unpack_from("<IIQQQQIIQQ", elf, start + i * size) for i in range(count)]
    for section in sections:
        if section[1] != NEEDED:
            continue
        names, file = sections[section[6]][4], section[4]
        while True:
            _, versions, _, first, next_file = struct.unpack_from("<HHIII", elf, file)
            version = file + first
            for _ in range(versions):
                _, flags, _, name, step = struct.unpack_from("<IHHII", elf, version)
                if elf[names + name:].split(b"\0", 1)[0] == VERSION and not flags & WEAK:
                    yield version + 4, flags
                version += step
            if not next_file:
                break
            file += next_file


for path in sys.argv[1:]:
    with open(path, "rb") as source:
        elf = bytearray(source.read())
    found = list(flag_offsets(memoryview(elf).tobytes()))
    for offset, flags in found:
        struct.pack_into("<H", elf, offset, flags | WEAK)
    if found:
        # A new file in the old one's place: a program that runs keeps the one it has open.
        with open(path + ".new", "wb") as target:
            target.write(elf)
        os.replace(path + ".new", path)
PY

out=$root/src/NewsQA.Training/obj/libstdcxx-compat
library=$out/libstdcxx-compat.so
if [ ! -f "$library" ]; then
  mkdir -p "$out"
  printf '#include <ios>\nnamespace std { void ios_base_library_init() { static ios_base::Init once; } }\n' > "$out/compat.cpp"
  g++ -shared -fPIC -O1 -o "$library.new" "$out/compat.cpp"
  mv "$library.new" "$library"
fi
echo "$library"
