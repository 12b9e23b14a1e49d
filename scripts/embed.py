#!/usr/bin/env python3
"""Write a text file as a C header with one constant string: embed.py NAME INPUT OUTPUT."""
import sys

name, source, target = sys.argv[1:]
with open(source, "rb") as text, open(target, "w", encoding="ascii") as header:
    # bytes, because compilers need not take string literals of this length
    header.write(f"static const char {name}[] = {{\n")
    for line in text.read().splitlines(keepends=True):
        header.write("\t" + " ".join(f"{byte}," for byte in line) + "\n")
    header.write("\t0};\n")
