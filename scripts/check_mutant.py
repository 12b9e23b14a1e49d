#!/usr/bin/env python3
"""Show that the suite bites: check_mutant.py TSCONFORM MUTANT CLAUSE LEVEL.

MUTANT is a wrong logoff that breaks CLAUSE. Passes when `tsconform run --level LEVEL` finds it not
conforming, a scenario that fails names CLAUSE, and other scenarios pass: what fails everything
proves nothing.
"""
import re
import subprocess
import sys

tsconform, mutant, clause, level = sys.argv[1:]
command = [tsconform, "run", "--level", level, "--format", "tap", "--jobs", "1", "--", mutant]
run = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)

passed, failed, scenario = [], {}, None
for line in run.stdout.splitlines():
    if verdict := re.match(r"(not )?ok \d+ - (\S+)", line):
        scenario = verdict[2]
        if verdict[1]:
            failed[scenario] = []
        else:
            passed.append(scenario)
    elif named := re.match(r"# clause (\S+)$", line):
        failed[scenario].append(named[1])

caught = [scenario for scenario, clauses in failed.items() if clause in clauses]
problem = None
if run.returncode != 1:
    problem = f"exit status {run.returncode}, expected 1: the run must end, and find it not conforming"
elif not caught:
    named = sorted({name for clauses in failed.values() for name in clauses})
    problem = f"no scenario that fails names {clause}; these are named: {', '.join(named)}"
elif not passed:
    problem = "every scenario fails, so that it proves nothing about the one rule that it breaks"
if problem:
    sys.exit(f"{problem}\n{run.stderr}again: {' '.join(command)}")

print(f"{len(passed) + len(failed)} scenarios, {len(failed)} failed, {len(caught)} of them for {clause}:")
print("\n".join(caught))
