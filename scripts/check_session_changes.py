#!/usr/bin/env python3
"""A window of a Windows program hears of a logoff that the native command makes.

    check_session_changes.py BIN WINE PROGRAM: folder of the native programs, scripts/wine, the program
"""
import os
import subprocess
import sys
import tempfile

native, wine, program = sys.argv[1:]
FARM = "servers: {WF12: {sessions: {2: {user: ada}, 3: {user: eva}}}}\naccounts: {ada: [Administrators], eva: [Users]}\n"


def run(*words, **environment):
    return subprocess.run(words, env={**os.environ, **environment}, check=True)


def check(folder):
    """Nothing is timed: a line that never comes ends with the time limit of the test."""
    yaml, farm = os.path.join(folder, "farm.yaml"), os.path.join(folder, "farm.db")
    with open(yaml, "w", encoding="utf-8") as file:
        file.write(FARM)
    run(os.path.join(native, "tsfarm"), "create", farm, yaml)
    overrides = ";".join(filter(None, [os.environ.get("WINEDLLOVERRIDES"), "wtsapi32=n"]))
    seat = {"TSFARM_DB": "Z:" + farm, "TSFARM_SERVER": "WF12", "TSFARM_SESSION": "2", "WINEDLLOVERRIDES": overrides}
    with subprocess.Popen([wine, program], env={**os.environ, **seat}, stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as window:
        heard = [window.stdout.readline().split()]
        run(os.path.join(native, "tsfarm"), "exec", farm, "--as", "WF12/2", os.path.join(native, "logoff"), "3")
        heard += [window.stdout.readline().split() for _ in range(2)]
        window.stdin.close()
    assert window.returncode == 0, window.returncode
    assert heard == [["registered"], ["logoff", "3"], ["remote-disconnect", "3"]], heard


with tempfile.TemporaryDirectory() as place:
    check(place)
