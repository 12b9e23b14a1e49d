#!/usr/bin/env python3
"""Show that the model is a second voice: check_model.py SOURCES MODEL BASE OTHER...

SOURCES is the folder of the model, MODEL its library, BASE the one library whose functions it may
call, and the others are those that it may not. Looks at includes and at undefined symbols.
"""
import re
import subprocess
import sys
from pathlib import Path

# The types of a farm, and what people write: structs, enums and their documentation.
TYPES = {"sim/tsfarm.h", "conformance/suite/expectation.h", "conformance/suite/work_file.h",
         "conformance/suite/change.h", "conformance/suite/level.h"}


def symbols(library, kinds):
    lines = subprocess.run(["nm", library], capture_output=True, text=True, check=True).stdout.splitlines()
    found = (re.match(r"(?:[0-9a-f]+)? *([A-Za-z]) (\w+)$", line) for line in lines)
    return {match[2] for match in found if match and match[1] in kinds}


def foreign_includes(folder):
    for path in sorted(folder.glob("*.[ch]")):
        for line in path.read_text(encoding="utf-8").splitlines():
            included = re.match(r'#include "(.*)"', line)
            if included and not included[1].startswith(("base/", "conformance/model/")) and included[1] not in TYPES:
                yield f"{path.name} includes {included[1]}"


folder, model, base, *others = sys.argv[1:]
problems = list(foreign_includes(Path(folder)))
used = symbols(model, "U") - symbols(model, "TDRB") - symbols(base, "TDRB")
if not used or not others:
    sys.exit(f"{model} uses no symbol of the C library")
for other in others:
    defined = symbols(other, "TDRB")
    if not defined:
        sys.exit(f"{other} defines nothing")
    problems += [f"the model calls {name}() of {other}" for name in sorted(used & defined)]
for problem in problems:
    print(problem)
sys.exit(bool(problems))
