#!/usr/bin/env python3
"""Compare what a library exports with what it is to export: check_symbols.py LIBRARY EXPECTED [NAME...].

EXPECTED is a header, whose functions are meant; a list of exports (.def); or another library. NAMEs are
expected besides. For a DLL the import library (.a) is named.
"""
import re
import subprocess
import sys


def declared(path):
    with open(path, encoding="utf-8") as file:
        text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.DOTALL)
    text = re.sub(r"^#.*$", "", text, flags=re.MULTILINE)
    # a declaration begins a line; parameters that are functions are written (*name)(...)
    return set(re.findall(r"^[a-z][\w\s*]*?\b(\w+)\((?!\*)", text, flags=re.MULTILINE))


def listed(path):
    with open(path, encoding="utf-8") as file:
        return set(re.findall(r"^\t(\w+)$", file.read(), flags=re.MULTILINE))


def exported(path):
    options = ["--defined-only"] if path.endswith(".a") else ["-D", "--defined-only"]
    output = subprocess.run(["nm", *options, path], text=True, check=True,
                            stdout=subprocess.PIPE).stdout
    rows = [line.split() for line in output.splitlines()]
    # an import library has functions, and what the linker needs of them; an object has both alike
    return {row[-1].split("@")[0] for row in rows
            if len(row) == 3 and (row[1] == "T" or not path.endswith(".a"))}


def expected(path):
    if path.endswith(".h"):
        return declared(path)
    return listed(path) if path.endswith(".def") else exported(path)


library, wanted = exported(sys.argv[1]), expected(sys.argv[2]) | set(sys.argv[3:])
if not wanted:
    print(f"{sys.argv[2]} names nothing")
for name in sorted(wanted - library):
    print(f"{name} is not exported; name it in the library's list of exports (.map, .def)")
for name in sorted(library - wanted):
    print(f"{name} is exported, and {sys.argv[2]} does not have it")
sys.exit(library != wanted or not wanted)
