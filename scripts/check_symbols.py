#!/usr/bin/env python3
"""Compare what a header declares with what a shared library exports: check_symbols.py HEADER LIBRARY."""
import re
import subprocess
import sys


def declared(path):
    with open(path, encoding="utf-8") as file:
        text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.DOTALL)
    text = re.sub(r"^#.*$", "", text, flags=re.MULTILINE)
    # a declaration begins a line; parameters that are functions are written (*name)(...)
    return set(re.findall(r"^[a-z][\w\s*]*?\b(\w+)\((?!\*)", text, flags=re.MULTILINE))


def exported(path):
    output = subprocess.run(["nm", "-D", "--defined-only", path], text=True, check=True,
                            stdout=subprocess.PIPE).stdout
    return {line.split()[-1].split("@")[0] for line in output.splitlines()}


header, library = declared(sys.argv[1]), exported(sys.argv[2])
for name in sorted(header - library):
    print(f"{name} is declared and not exported; name it in sim/tsfarm.map")
for name in sorted(library - header):
    print(f"{name} is exported and not declared")
sys.exit(header != library)
