#!/usr/bin/env python3
"""Measure `tsconform explore` on the mutants: measure_explore.py BUILD [COMMAND...] [options].

Prints for each mutant whether a failure was found, after which time, and how many things beyond the
smallest farm the shrunk case has; then the sums. The commands of tsfarm come first: every finding
there is a false alarm. With --check it prints TAP for a few mutants. With --speed it prints the cases a
second, with and without the fork server, beside the bare program.
"""
import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

EDITIONS = ["--edition", "nt4", "--edition", "ws2003", "--edition", "ws2022"]
COMMANDS = ["logoff", "change", "connect", "disconn", "kill", "msg", "query", "reset"]
# One mutant of each kind: arguments, names, rights, effects.
HANDFUL = {
    "logoff": ["ignores_server", "case_sensitive_names", "ignores_denials", "keeps_the_session"],
}
SIZE = re.compile(r"(\d+) things? beyond the smallest farm")


def explore(tsconform, command, words, options):
    """The findings as JSON has them. The duration of each is the time until the search met it."""
    done = subprocess.run([tsconform, "explore", "--command", command, "--format", "json",
                           "--level", "defined", *EDITIONS, *options, *(["--", *words] if words else [])],
                          capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"tsconform explore ended with {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)["cases"]


def mutants_of(build, command):
    """The names that a program of mutants lists when it is asked for none of them."""
    table = (build / "cli/mutants" / f"mutants_{command}.c").read_text()
    return re.findall(r"X\((\w+)\)", table)


def measure(build, command, name, options):
    words = [str(build / "cli/mutants" / f"mutant_{command}"), name]
    found = explore(build / "bin/tsconform", command, words, ["--fail-fast", *options])
    if not found:
        return None, None
    return found[0]["microseconds"] / 1e6, int(SIZE.search(found[0]["notes"]).group(1))


def summarise(times, sizes, missed, alarms):
    total = len(times) + len(missed)
    print(f"{len(times)} of {total} mutants found ({100 * len(times) // max(total, 1)} %)")
    if times:
        print(f"median time {statistics.median(times):.2f} s, longest {max(times):.2f} s")
        print(f"median size {statistics.median(sizes)} things beyond the smallest farm, largest {max(sizes)}")
    print(f"{alarms} false alarms on the commands of tsfarm")
    for name in missed:
        print(f"not found: {name}")


def without_time(cases):
    return [{key: value for key, value in case.items() if key not in ("microseconds", "again")} for case in cases]


def check(build):
    """A short form for the tests: nothing on our own commands, and a handful of mutants found."""
    rows = []
    for command, names in HANDFUL.items():
        found = explore(build / "bin/tsconform", command, [], ["--runs", "400"])
        rows.append((not found, f"nothing on our own {command}"))
        for name in names:
            seconds, size = measure(build, command, name, ["--runs", "3000"])
            rows.append((seconds is not None and size <= 3, f"{command} {name}"))
    wrong = [str(build / "cli/mutants/mutant_logoff"), "ignores_denials"]
    each = [without_time(explore(build / "bin/tsconform", "logoff", wrong, ["--runs", "400", "--jobs", jobs]))
            for jobs in ("1", "3")]
    rows.append((each[0] and each[0] == each[1], "the same findings for every number of jobs"))
    tsconform, logoff = build / "bin/tsconform", str(build / "bin/logoff")
    found = explore(tsconform, "logoff", [], ["--runs", "100", "--against", logoff])
    rows.append((not found, "no question about two programs that are the same"))
    found = explore(tsconform, "logoff", wrong, ["--runs", "400", "--against", logoff])
    rows.append((found and all(case["title"].startswith("Question") for case in found),
                 "questions about two programs that differ"))
    print(f"1..{len(rows)}")
    for number, (good, label) in enumerate(rows, 1):
        print(f"{'ok' if good else 'not ok'} {number} - {label}")


def cases_a_second(build, options, count=2000):
    """Without what every run costs once."""
    words = [build / "bin/tsconform", "explore", "--command", "logoff", "--edition", "nt4", "--level", "defined", *options]
    times = []
    for runs in ("1", str(count + 1)):
        began = time.monotonic()
        subprocess.run([*words, "--runs", runs], stdout=subprocess.DEVNULL, check=False)
        times.append(time.monotonic() - began)
    return count / (times[1] - times[0])


def processes_a_second(build, count=500):
    """The bare program, which is asked for its usage, one after the other."""
    began = time.monotonic()
    for _ in range(count):
        subprocess.run([build / "bin/logoff", "/?"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return count / (time.monotonic() - began)


def measure_speed(build):
    print(f"{cases_a_second(build, []):.0f} cases a second")
    print(f"{cases_a_second(build, ['--no-fork-server']):.0f} cases a second without the fork server")
    print(f"{processes_a_second(build):.0f} processes a second of the bare program, one after the other")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    parser.add_argument("commands", nargs="*", default=COMMANDS)
    parser.add_argument("--time", default="60s")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--speed", action="store_true")
    given = parser.parse_args()
    build = given.build.resolve()
    if given.check:
        check(build)
        return
    if given.speed:
        measure_speed(build)
        return
    times, sizes, missed, alarms = [], [], [], 0
    options = ["--time", given.time, "--seed", given.seed]
    for command in given.commands:
        found = explore(build / "bin/tsconform", command, [], options)
        alarms += len(found)
        for case in found:
            print(f"false alarm: {command} {case['scenario']}: {case['steps'][-1]['typed']}", flush=True)
        for name in mutants_of(build, command):
            seconds, size = measure(build, command, name, options)
            print(f"{command} {name}: " + (f"{seconds:.2f} s, {size}" if seconds is not None else "not found"), flush=True)
            if seconds is not None:
                times.append(seconds)
                sizes.append(size)
            else:
                missed.append(f"{command} {name}")
    summarise(times, sizes, missed, alarms)


main()
