#!/usr/bin/env python3
"""Show what another compiler warns of: check_warnings.py BUILD COMPILER.

COMPILER reads every file that was compiled in BUILD, and writes nothing. A warning is an error.
"""
import concurrent.futures
import json
import os
import shlex
import subprocess
import sys

build, compiler = sys.argv[1:]


def check(entry):
    words = shlex.split(entry["command"])
    first = next(i for i, word in enumerate(words) if word.startswith("-"))
    words = [word for word in words[first:] if word not in ("-MD", "-c", "-fdiagnostics-color=always")]
    for option in ("-MQ", "-MF", "-o"):
        at = words.index(option)
        del words[at:at + 2]
    return subprocess.run([compiler, "-fsyntax-only", "-Werror", *words], cwd=entry["directory"], text=True,
                          capture_output=True, check=False)


with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
    entries = json.load(file)
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    results = list(pool.map(check, entries))
print("".join(run.stderr for run in results), end="")
failed = sum(run.returncode != 0 for run in results)
print(f"{compiler}: {len(results)} files, {failed} with warnings or errors")
sys.exit(1 if failed or not results else 0)
