#!/usr/bin/env python3
"""Check that the id of a scenario is its path, and that of a lesson its name: check_ids.py FOLDER FILE...

Farms have none. A scenario of the suite names clauses: without them it would be judged as the
user's own.
"""
import os
import re
import sys

bad = 0
for name in sys.argv[2:]:
    if name.startswith("farms/"):
        continue
    with open(os.path.join(sys.argv[1], name), encoding="utf-8") as file:
        text = file.read()
    found = re.search(r"^(?:id|lesson): *(\S+)", text, flags=re.MULTILINE)
    if not re.search(r"^(?:clauses|editions|lesson):", text, flags=re.MULTILINE):
        print(f"{name}: it names no clause, and would be an own scenario")
        bad = 1
    expected = name.removesuffix(".yaml").removeprefix("lessons/")
    if not found or found.group(1) != expected:
        print(f"{name}: the id is {found.group(1) if found else 'missing'}, not {expected}")
        bad = 1
sys.exit(bad)
