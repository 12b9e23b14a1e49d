#!/usr/bin/env python3
"""Compare the files in a folder with a list: check_listed.py FOLDER PATTERN [LISTED...].

PATTERN is a glob below FOLDER ("test_*.c", "**/*.yaml"), LISTED are paths relative to it. Exits 1
and names every file that only one of both has.
"""
import sys
from pathlib import Path

folder, pattern, *listed = sys.argv[1:]
found = {path.relative_to(folder).as_posix() for path in Path(folder).glob(pattern)}
problems = [f"{name} is in {folder}, but no table names it" for name in sorted(found - set(listed))]
problems += [f"{name} is in the table, but not in {folder}" for name in sorted(set(listed) - found)]
problems += [f"{name} is in the table twice" for name in sorted({n for n in listed if listed.count(n) > 1})]
if problems:
    sys.exit("\n".join(problems))
