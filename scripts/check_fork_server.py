#!/usr/bin/env python3
"""Run the suite with and without the fork server: check_fork_server.py TSCONFORM [ID...]

Every program is started as usual in one run, and forked in the other. Prints TAP: the results are the
same in every stream, status and farm. Only times differ.
"""
import json
import subprocess
import sys

TIMES = {"microseconds", "started", "ended", "duration"}


def without_times(value):
    if isinstance(value, dict):
        return {key: without_times(held) for key, held in value.items() if key not in TIMES}
    return [without_times(held) for held in value] if isinstance(value, list) else value


def run(tsconform, ids, *options):
    done = subprocess.run([tsconform, "run", "--no-store", "--format", "json", "--level", "defined", *options, *ids],
                          capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"tsconform run ended with {done.returncode}: {done.stderr}")
    return without_times(json.loads(done.stdout)["cases"])


def main():
    tsconform, *ids = sys.argv[1:]
    started, forked = run(tsconform, ids), run(tsconform, ids, "--fork-server")
    rows = [(len(started) == len(forked) and bool(started), f"{len(started)} cases in both runs")]
    different = [one["scenario"] for one, other in zip(started, forked) if one != other]
    rows.append((not different, "no difference"))
    print(f"1..{len(rows)}")
    for number, (good, label) in enumerate(rows, 1):
        print(f"{'ok' if good else 'not ok'} {number} - {label}")
    for name in different:
        print(f"# differs: {name}")


main()
