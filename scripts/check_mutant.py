#!/usr/bin/env python3
"""Show that the suite bites: check_mutant.py TSCONFORM MUTANT COMMAND CLAUSE[,CLAUSE...] LEVEL [KNOWN].

MUTANT is a wrong COMMAND that breaks each CLAUSE. Passes when `tsconform run --level LEVEL`, with the
scenarios about COMMAND, finds it not conforming, a scenario that fails names each CLAUSE, and other
scenarios pass: what fails everything proves nothing.

A Windows program (*.exe) runs on the machine's own Terminal Services, which are a farm's, in the
Wine prefix of the environment; and only the scenarios of the CLAUSEs and those of the article's
examples run, for starting one takes twenty times as long there. KNOWN lists what the right
logoff.exe fails at the defined level.
"""
import os
import re
import subprocess
import sys
import tempfile

tsconform, mutant, about, broken, level = sys.argv[1:6]
broken = broken.split(",")
OTHERS = ["q186477/examples", "q186477/notes/nothing-lost", "q186477/security/no-access"]
SUBJECT = """\
subject: wrong-logoff
title: A wrong logoff.exe in a Wine prefix whose server is warm
command: [{wine}]
needs-program: yes
environment:
  TSFARM_HOST: wts
  WINEPREFIX: "{prefix}"
  WINEDEBUG: -all
  WINEDLLOVERRIDES: wtsapi32=n
  # where the server that is warm has its socket
  TMPDIR: "{temporary}"
farm-path: windows
"""


def choose_for_windows(folder):
    """The arguments that have a Windows program judged, by the scenarios that concern it."""
    subject = os.path.join(folder, "wrong-logoff.yaml")
    with open(subject, "w", encoding="utf-8") as file:
        file.write(SUBJECT.format(wine="/usr/lib/wine/wine64", prefix=os.environ["WINEPREFIX"],
                                  temporary=os.environ.get("TMPDIR", "/tmp")))
    explained = [subprocess.run([tsconform, "explain", clause], capture_output=True, text=True, check=True).stdout
                 for clause in broken]
    scenarios = re.findall(r"^ +(q\d+/\S+)$", "".join(explained), re.MULTILINE)
    return ["--subject", subject, "--known", sys.argv[6], *scenarios, *OTHERS]


with tempfile.TemporaryDirectory() as folder:
    chosen = choose_for_windows(folder) if mutant.endswith(".exe") else []
    command = [tsconform, "run", "--no-store", "--level", level, "--command", about, "--format", "tap", "--jobs", "1",
               *chosen, "--", mutant]
    run = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)

passed, failed, scenario = [], {}, None
for line in run.stdout.splitlines():
    if re.search(r" # TODO ", line):
        scenario = None
    elif verdict := re.match(r"(not )?ok \d+ - (\S+)", line):
        scenario = verdict[2]
        if verdict[1]:
            failed[scenario] = []
        else:
            passed.append(scenario)
    elif scenario and (named := re.match(r"# clause (\S+)$", line)):
        failed[scenario].append(named[1])

caught = [scenario for scenario, clauses in failed.items() if set(broken) & set(clauses)]
missed = set(broken).difference(*failed.values())
problem = None
if run.returncode != 1:
    problem = f"exit status {run.returncode}, expected 1: the run must end, and find it not conforming"
elif missed:
    named = sorted({name for clauses in failed.values() for name in clauses})
    problem = f"no scenario that fails names {', '.join(sorted(missed))}; these are named: {', '.join(named)}"
elif not passed:
    problem = "every scenario fails, so that it proves nothing about the one rule that it breaks"
if problem:
    sys.exit(f"{problem}\n{run.stderr}again: {' '.join(command)}")

print(f"{len(passed) + len(failed)} scenarios, {len(failed)} failed, {len(caught)} of them for {', '.join(broken)}:")
print("\n".join(caught))
