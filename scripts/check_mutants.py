#!/usr/bin/env python3
"""Show that the suite detects errors: check_mutants.py TSCONFORM PROGRAM COMMAND KNOWN MUTANT=CLAUSE[,CLAUSE...]=LEVEL...

PROGRAM is COMMAND made wrong in the way that its first argument, the name of a mutant, says. Prints TAP, a line for
each MUTANT. A mutant is detected if `tsconform run --level LEVEL` finds it not conforming, if a scenario that fails
names each CLAUSE, and if another scenario passes: a program that fails everything proves nothing about one rule. The
scenarios of the CLAUSEs run; if all of them fail, the last scenarios of other clauses, until one passes.

A Windows program (*.exe) runs in the Wine prefix of the environment, on Terminal Services that are a farm's; KNOWN
lists what the right logoff.exe fails there.
"""
import os
import re
import subprocess
import sys
import tempfile

tsconform, program, command, known, *rules = sys.argv[1:]
on_windows = program.endswith(".exe")
WINDOWS_SAMPLE = ["q186477/examples", "q186477/notes/nothing-lost", "q186477/security/no-access"]
# scenarios that are run together to find one that passes
AT_ONCE = 6
SUBJECT = """\
subject: mutant
title: A wrong logoff.exe in a Wine prefix whose server is warm
command: [{wine}]
needs-program: yes
environment:
  TSFARM_HOST: wts
  WINEPREFIX: "{prefix}"
  WINEDEBUG: fixme-all
  WINEDLLOVERRIDES: wtsapi32=n
{temporary}farm-path: windows
launcher-lines: ["????:err:*", "wine: c*", "wine: e*", "wine: f*", "wine client error*", "wineserver: *"]
"""


def read_clauses():
    """Each clause of the documents about COMMAND, with its scenarios; the edition of each clause; and the file of
    each scenario."""
    page = subprocess.run([tsconform, "coverage", "--markdown"], capture_output=True, text=True, check=False).stdout
    clauses, editions, files, about = {}, {}, {}, None
    for line in page.splitlines():
        if named := re.match(r"About the command `(\S+)` of edition `(\S+)`\.$", line):
            about, edition = named.groups()
        elif about == command and (clause := re.match(r"### (\S+)", line)):
            scenarios = clauses.setdefault(clause[1], [])
            editions[clause[1]] = edition
        elif about == command and (scenario := re.match(r"- \[(\S+)\]\(\.\./([^)]+)\)", line)):
            scenarios.append(scenario[1])
            files[scenario[1]] = os.path.join(os.environ["TSFARM_DATA"], scenario[2])
    if not clauses:
        sys.exit("'tsconform coverage --markdown' names no clause about " + command)
    return clauses, editions, files


def write_subject(folder):
    path = os.path.join(folder, "mutant.yaml")
    with open(path, "w", encoding="utf-8") as file:
        # where the server that is warm has its socket
        temporary = f'  TMPDIR: "{os.environ["TMPDIR"]}"\n' if "TMPDIR" in os.environ else ""
        file.write(SUBJECT.format(wine=os.environ.get("WINE", "/usr/lib/wine/wine64"),
                                  prefix=os.environ["WINEPREFIX"], temporary=temporary))
    return path


def read_report(report):
    """The scenarios that passed, and those that failed with the clauses that they name."""
    passed, failed, scenario = [], {}, None
    for line in report.splitlines():
        if " # TODO " in line:
            scenario = None
        elif verdict := re.match(r"(not )?ok \d+ - (\S+)", line):
            scenario = verdict[2]
            if verdict[1]:
                failed[scenario] = []
            else:
                passed.append(scenario)
        elif scenario in failed and (named := re.match(r"# clause (\S+)$", line)):
            failed[scenario].append(named[1])
    return passed, failed


def find_problem(status, broken, failed):
    missed = set(broken).difference(*failed.values())
    if status != 1:
        return f"exit status {status}, expected 1: the run must end, and find it not conforming"
    if missed:
        named = sorted({name for clauses in failed.values() for name in clauses})
        return f"no scenario that fails names {', '.join(sorted(missed))}; these are named: {', '.join(named)}"
    return None


def run_scenarios(mutant, level, options, scenarios, files):
    """Run scenarios, or all whose ids begin so. Their files alone are the suite, because reading all takes long.
    Under Wine it is the whole suite, in which the known failures must be found."""
    suite = {path for name, path in files.items() if name.startswith(tuple(scenarios)) and not on_windows}
    return subprocess.run([tsconform, "run", "--no-store", "--level", level, "--command", command, "--format", "tap",
                           "--jobs", "1", *options, *sorted(suite), *scenarios, "--", program, mutant],
                          capture_output=True, text=True, errors="replace", check=False)


def any_passes(mutant, level, options, clauses, files):
    """Whether a scenario passes: the last of some clause, a few at a time; or one of a few under Wine."""
    others = WINDOWS_SAMPLE if on_windows else sorted({found[-1] for found in clauses.values() if found})
    return any(read_report(run_scenarios(mutant, level, options, others[at:at + AT_ONCE], files).stdout)[0]
               for at in range(0, len(others), AT_ONCE))


def check_mutant(rule, clauses, editions, files, options):
    """Why the mutant is not detected, in lines; none if it is."""
    mutant, broken, level = rule.split("=")
    broken = broken.split(",")
    options = [*options, *(f"--edition={edition}" for edition in sorted({editions[clause] for clause in broken}))]
    scenarios = dict.fromkeys(scenario for clause in broken for scenario in clauses.get(clause, []))
    # a scenario under Wine takes long: the first failure is enough, unless it names too few clauses
    for until in [["--fail-fast"], []] if on_windows else [[]]:
        run = run_scenarios(mutant, level, [*options, *until], scenarios, files)
        passed, failed = read_report(run.stdout)
        problem = find_problem(run.returncode, broken, failed)
        if not problem:
            break
    if not problem and not passed and not any_passes(mutant, level, options, clauses, files):
        problem = "every scenario fails, which proves nothing about the one rule that it breaks"
    return [problem, *run.stderr.splitlines(), f"again: {' '.join(run.args)}"] if problem else []


def main():
    clauses, editions, files = read_clauses()
    print(f"1..{len(rules)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        options = ["--subject", write_subject(folder), "--known", known] if on_windows else []
        for number, rule in enumerate(rules, 1):
            problem = check_mutant(rule, clauses, editions, files, options)
            print(f"{'not ' if problem else ''}ok {number} - {rule.split('=')[0]}")
            for line in problem:
                print(f"# {line}")
            sys.stdout.flush()


main()
