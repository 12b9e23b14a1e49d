#!/usr/bin/env python3
"""Check that a file is what a command prints: check_generated.py FILE COMMAND..."""
import difflib
import subprocess
import sys

path, *command = sys.argv[1:]
printed = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
with open(path, encoding="utf-8") as file:
    kept = file.read()
difference = list(difflib.unified_diff(kept.splitlines(), printed.splitlines(), path, " ".join(command), lineterm="", n=1))
if difference:
    print("\n".join(difference[:60]))
    print(f"write it anew: {' '.join(command)} >{path}")
sys.exit(bool(difference))
