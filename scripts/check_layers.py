#!/usr/bin/env python3
"""Hold the sources against the layers of docs/architecture.md: check_layers.py ROOT.

Names each line that includes what its folder may not know, has SQL outside the stores, or asks which
system it is built for where no file of that system is. Exits 1 when there is one.
"""
import re
import sys
from pathlib import Path

# What each folder, or the files of one noun in it, may include besides its own folder: folders, not
# what is below them. The longest row that a file's path begins with is its row; each file has one.
INCLUDES = {
    "base": "",
    "sim": "base sim/store",
    "sim/store": "base sim",
    "sim/wtsapi": "base sim",
    "conformance": "base sim conformance/results conformance/html",
    "conformance/results": "base conformance conformance/results/store",
    "conformance/results/store": "base sim conformance conformance/results",
    "conformance/html": "base sim conformance conformance/results",
    "cli": "base sim",
    # where all commands come together
    "cli/tsfarm.c": "base sim cli/training",
    "cli/shell": "base sim cli",
    # the terminal and the language know of no farm
    "cli/shell/prompt": "base",
    "cli/shell/editor": "base",
    "cli/shell/terminal": "base",
    "cli/training": "base sim cli cli/shell conformance conformance/html",
    # what is wrong is wrong below every seam
    "cli/mutants": "base sim sim/store cli cli/mutants",
    "benchmarks": "base sim conformance",
    "docs/examples": "",
}
ROW = re.compile(r"(?:%s)(?=[/._]|$)" % "|".join(sorted(INCLUDES, key=len, reverse=True)))

# Tests know what their folder knows, the folder itself and those in it, and what helps tests elsewhere.
TEST_HELPERS = "base/tests sim/tests cli/tests conformance/tests"

SQL = re.compile(r"\bsqlite3_\w+|\"\s*(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|PRAGMA|CREATE TABLE) ")
STORES = ("base/sqlite", "sim/store/", "conformance/results/store/", "cli/mutants/")

SYSTEM = re.compile(r"^\s*#\s*(?:el)?if.*\b_WIN32\b")
# the public header is read by compilers of both systems
OF_SYSTEMS = ("sim/wtsapi/wtsapi-tsfarm.h",)


def row(path):
    found = ROW.match(path)
    return INCLUDES[found[0]].split() if found else None


def allowed(path):
    folder = path.rsplit("/", 1)[0]
    if not folder.endswith("/tests"):
        known = row(path)
        return None if known is None else {folder, *known}
    tested = folder.removesuffix("/tests")
    known = row(tested + "/")
    if known is None:
        return None
    below = {key for key in INCLUDES if key.startswith(tested + "/")}
    return {folder, tested, *known, *below, *TEST_HELPERS.split()}


def problems_of(path, lines):
    may = allowed(path)
    is_test = "/tests/" in path
    if may is None:
        yield 1, "this folder is in no row of scripts/check_layers.py"
        return
    for number, line in enumerate(lines, 1):
        included = re.match(r'#include "(.*)/[^/]*"', line)
        if included and included[1] not in may:
            yield number, f"{included[1]}/ is not among the folders that may be known here"
        if not is_test and not path.startswith(STORES) and SQL.search(line):
            yield number, "SQL is in the stores alone"
        if not is_test and path not in OF_SYSTEMS and SYSTEM.search(line):
            yield number, "what differs between systems is in files that end in _posix.c and _windows.c"


root = Path(sys.argv[1])
tops = [top for top in root.iterdir()
        if top.is_dir() and top.name[0] != "." and top.name != "build" and not (top / "meson-info").exists()]
sources = sorted(path for top in tops for path in top.rglob("*.[ch]"))
count = 0
for source in sources:
    name = source.relative_to(root).as_posix()
    for line, problem in problems_of(name, source.read_text(encoding="utf-8").splitlines()):
        print(f"{name}:{line}: {problem}")
        count += 1
if not sources:
    sys.exit(f"{root} has no sources")
sys.exit(count != 0)
