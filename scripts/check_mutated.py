#!/usr/bin/env python3
"""Compare mutants with the catalogues: check_mutated.py TSCONFORM MUTANT=CLAUSE[,CLAUSE...]=LEVEL...

Each argument is what one wrong command breaks, and the level at which it must be found. Exits 1 and
names every clause that no mutant breaks at the clause's own level, and every one that is in no
catalogue.
"""
import subprocess
import sys

tsconform, *mutants = sys.argv[1:]
mutated = [f"{clause}={level}" for _, clauses, level in (each.split("=") for each in mutants)
           for clause in clauses.split(",")]
run = subprocess.run([tsconform, "coverage"], capture_output=True, text=True, check=False)
# "  q186477/title/command  documented  covered  4"; the lines without an indent name documents
rows = [line.split() for line in run.stdout.splitlines() if line.startswith("  ")]
if not rows:
    sys.exit(f"'tsconform coverage' lists no clauses\n{run.stdout}{run.stderr}")

clauses = {row[0]: row[1] for row in rows}
testable = {f"{row[0]}={row[1]}" for row in rows if row[2] != "untestable"}
problems = [f"{name}: no mutant breaks it" for name in sorted(testable - set(mutated))]
problems += [f"{name}: no catalogue has that clause"
             for name in sorted({each.split("=")[0] for each in mutated} - set(clauses))]
if problems:
    sys.exit("\n".join(problems))
print(f"{len(testable)} clauses, each broken by a mutant; {len(mutants)} mutants")
