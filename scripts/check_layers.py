#!/usr/bin/env python3
"""Hold the sources against the layers of docs/architecture.md: check_layers.py ROOT.

Names each line that includes a room it may not know, each header that declares a function of a room
listed after its own, each pair of folders that include each other, SQL outside the stores, each
question for the system outside the files of that system, each static function whose name is one
word, and each line of a meson.build that lists two sources. Exits 1 when there is one.
"""
import re
import sys
from pathlib import Path

# Each room, foundations first, and the rooms that it may include besides itself. A room may name
# only rooms listed before it; the parent of a store or of farm files is the exception.
ROOMS = {
    "base": "",
    "sim": "base sim/store sim/farm_file",
    "sim/store": "base sim",
    "sim/farm_file": "base sim",
    "sim/wtsapi": "base sim",
    "conformance/suite": "base sim sim/farm_file",
    # a second voice: of sim/ it includes the types of a snapshot alone
    "conformance/model": "base sim conformance/suite",
    "conformance/results": "base sim conformance/suite conformance/results/store",
    "conformance/results/store": "base sim conformance/suite conformance/results",
    "conformance/run": "base sim sim/farm_file conformance/suite conformance/results",
    # a library inside other programs
    "conformance/fork": "conformance/run",
    "conformance/explore": "base sim sim/farm_file conformance/suite conformance/model conformance/results"
                           " conformance/run",
    # its tests start our own commands
    "conformance/model/tests": "base sim conformance/suite conformance/model conformance/results conformance/run conformance/explore",
    "conformance/report/html": "base sim sim/farm_file conformance/suite conformance/results",
    "conformance/report": "base sim conformance/suite conformance/results conformance/report/html",
    "conformance/author": "base sim conformance/suite conformance/results conformance/run conformance/report",
    "conformance": "base sim conformance/suite conformance/results conformance/run conformance/report"
                   " conformance/model conformance/explore conformance/author",
    "cli": "base sim",
    # wrong commands are wrong below every seam
    "cli/mutants": "base sim sim/store cli",
    # the terminal and the language know no farm
    "shell/terminal": "base",
    "shell/prompt": "base",
    "shell": "base sim cli shell/terminal shell/prompt",
    "training": "base sim sim/farm_file cli conformance/suite shell/terminal shell/prompt shell",
    "tsfarm": "base sim cli shell training",
    "benchmarks": "base sim sim/wtsapi conformance/run conformance/suite",
    # programs beside the product, which attack it
    "campaign": "",
    "campaign/fuzz": "base sim sim/farm_file conformance/suite conformance/results",
    "docs/examples": "",
}
# A folder and one below it, which are one room in two folders.
PARENTS = {("sim", "sim/store"), ("sim", "sim/farm_file"), ("conformance/results", "conformance/results/store")}
# Each program defines it for the main() of its system.
CALLBACKS = ("program_main",)
# Headers for programs of other people, which are found without this tree.
PUBLIC = ("sim/tsfarm.h", "sim/wtsapi/wtsapi-tsfarm.h")

# A static function is named with a noun, so that it can be searched for. cmocka calls fixtures by these names.
ONE_WORD = re.compile(r"^static\s+(?:[a-z_]\w*[\s*]+)+([a-z][a-z0-9]*)\(", re.MULTILINE)
FIXTURES = ("setup", "teardown")

# Tests know what their room knows, the room itself and the rooms in it, and what helps tests elsewhere.
TEST_HELPERS = ("base/tests sim/tests sim/wtsapi/tests cli/tests conformance/tests conformance/suite/tests"
                " conformance/model/tests conformance/results/tests conformance/report/tests shell/prompt/tests shell/terminal/tests")

SQL = re.compile(r"\bsqlite3_\w+|\"\s*(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|PRAGMA|CREATE TABLE) ")
STORES = ("sim/store/", "conformance/results/store/", "cli/mutants/", "base/sqlite")

SYSTEM = re.compile(r"^\s*#\s*(?:el)?if.*\b_WIN32\b")
DECLARED = re.compile(r"^(?:extern )?(?!static|typedef|return|else)[a-z_][\w ]*[ *](\w+)\([^;{]*\);", re.MULTILINE)
DEFINED = re.compile(r"^(?!static|extern|typedef)[a-z_][\w ]*[ *](\w+)\([^;{]*\)\n\{", re.MULTILINE)


def room_of(path):
    """The longest room that the path lies in; tests belong to the room around them."""
    folder = path.rsplit("/", 1)[0]
    while folder not in ROOMS:
        if "/" not in folder:
            return None
        folder = folder.rsplit("/", 1)[0]
    return folder


def allowed(path):
    room = room_of(path)
    if room is None:
        return None
    folder = path.rsplit("/", 1)[0]
    known = {folder, room, *ROOMS[room].split()}
    # targets of a fuzzer are tests of other rooms
    if "tests" in folder.split("/") or folder == "campaign/fuzz":
        known |= {inner for inner in ROOMS if inner.startswith(room + "/")} | set(TEST_HELPERS.split())
    return known


def problems_of(path, text):
    may = allowed(path)
    is_test = "/tests/" in path
    if may is None:
        yield 1, "this folder is no room of scripts/check_layers.py"
        return
    for number, line in enumerate(text.splitlines(), 1):
        included = re.match(r'#include "(.*)/[^/]*"', line)
        if included and included[1] not in may:
            yield number, f"{included[1]}/ is not among the rooms that {room_of(path)}/ may include"
        if not is_test and not path.startswith(STORES) and SQL.search(line):
            yield number, "SQL stands outside the stores"
        if not is_test and path not in PUBLIC and SYSTEM.search(line):
            yield number, "a question for the system belongs to files that end in _posix.c and _windows.c"
    for found in ONE_WORD.finditer(text):
        if found[1] not in FIXTURES:
            yield text.count("\n", 0, found.start()) + 1, f"{found[1]}() needs a noun that can be searched for"


def arrows_of(sources):
    """Each pair of folders of which the first includes the second, with the file that does."""
    arrows = {}
    for path, text in sources.items():
        folder = path.rsplit("/", 1)[0]
        for included in re.findall(r'^#include "(.*)/[^/]*"', text, re.MULTILINE):
            if included != folder and "/tests/" not in path:
                arrows.setdefault((folder, included), path)
    return arrows


def circles_of(sources):
    arrows = arrows_of(sources)
    for (one, other), path in sorted(arrows.items()):
        if one < other and (other, one) in arrows and (one, other) not in PARENTS:
            yield path, 1, f"{one}/ and {other}/ include each other (see {arrows[other, one]})"


def borrowed_of(sources):
    """Headers that declare what a room listed after theirs defines."""
    order = {room: number for number, room in enumerate(ROOMS)}
    home = {}
    for path, text in sources.items():
        if path.endswith(".c") and "/tests/" not in path and not path.startswith("cli/mutants/"):
            for name in DEFINED.findall(text):
                home.setdefault(name, set()).add(room_of(path))
    for path, text in sources.items():
        if not path.endswith(".h") or path in PUBLIC or "/tests/" in path:
            continue
        own = room_of(path)
        for found in DECLARED.finditer(text):
            rooms = home.get(found[1], set())
            if found[1] not in CALLBACKS and rooms and all(order[room] > order[own] and (own, room) not in PARENTS for room in rooms):
                line = text.count("\n", 0, found.start()) + 1
                yield path, line, f"{found[1]}() is defined in {min(rooms)}/, a room listed after {own}/"


def table_problems():
    seen = []
    for room, known in ROOMS.items():
        for name in known.split():
            if name not in seen and (room, name) not in PARENTS:
                yield f"{room}/ may include {name}/, which is listed after it"
        seen.append(room)


def crowds_of(top):
    """Each line of a meson.build that lists more than one source."""
    for path in sorted(top.rglob("meson.build")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if len(re.findall(r"'[^']*\.(?:c|yaml)'", line)) > 1:
                yield path, number, "a line lists more than one source"


root = Path(sys.argv[1])
tops = [top for top in root.iterdir()
        if top.is_dir() and top.name[0] != "." and top.name != "build" and not (top / "meson-info").exists()]
sources = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
           for top in tops for path in sorted(top.rglob("*.[ch]"))}
if not sources:
    sys.exit(f"{root} has no sources")
found = [(path, line, problem) for path, text in sources.items() if (room_of(path) or True)
         for line, problem in problems_of(path, text)]
if not found:
    found += [*circles_of(sources), *borrowed_of(sources)]
for path, line, problem in found:
    print(f"{path}:{line}: {problem}")
crowds = [crowd for top in tops for crowd in crowds_of(top)]
for path, line, problem in crowds:
    print(f"{path.relative_to(root)}:{line}: {problem}")
table = list(table_problems())
for problem in table:
    print(f"scripts/check_layers.py: {problem}")
sys.exit(bool(found or crowds or table))
