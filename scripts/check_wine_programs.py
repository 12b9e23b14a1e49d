#!/usr/bin/env python3
"""Windows programs on a farm of this machine: a window that hears of a logoff by the native command, and
programs that tsfarm-start starts.

    check_wine_programs.py BIN WINE WINDOW START ASKER: folder of the native programs, scripts/wine, programs
"""
import os
import subprocess
import sys
import tempfile

native, wine, window_program, start, asker = sys.argv[1:]
FARM = "servers: {WF12: {sessions: {2: {user: ada}, 3: {user: eva}}}}\naccounts: {ada: [Administrators], eva: [Users]}\n"


def seat(farm, session):
    """The environment of a program in that session."""
    overrides = ";".join(filter(None, [os.environ.get("WINEDLLOVERRIDES"), "wtsapi32=n"]))
    return {**os.environ, "TSFARM_DB": "Z:" + farm, "TSFARM_SERVER": "WF12", "TSFARM_SESSION": session,
            "WINEDLLOVERRIDES": overrides}


def check_window(farm):
    """Nothing is timed: a line that never comes ends with the time limit of the test."""
    with subprocess.Popen([wine, window_program], env=seat(farm, "2"), stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as window:
        heard = [window.stdout.readline().split()]
        subprocess.run([os.path.join(native, "tsfarm"), "exec", farm, "--as", "WF12/2",
                        os.path.join(native, "logoff"), "3"], check=True)
        heard += [window.stdout.readline().split() for _ in range(2)]
        window.stdin.close()
    assert window.returncode == 0, window.returncode
    assert heard == [["registered"], ["logoff", "3"], ["remote-disconnect", "3"]], heard


def check_start(farm):
    """The asker imports nothing of the library: its status is 0 when it is told of the farm all the same."""
    def status(*words):
        return subprocess.run([wine, *words], env=seat(farm, "3"), stderr=subprocess.PIPE, check=False).returncode

    assert status(asker, "eva") == 1
    assert status(start, asker, "eva") == 0
    assert status(start, asker, "ada") == 2
    assert status(start, "cmd", "/c", asker, "eva") == 0
    assert status(start) == 2
    assert status(start, "no-such-program.exe") == 3


with tempfile.TemporaryDirectory() as place:
    yaml_path, farm_path = os.path.join(place, "farm.yaml"), os.path.join(place, "farm.db")
    with open(yaml_path, "w", encoding="utf-8") as file:
        file.write(FARM)
    subprocess.run([os.path.join(native, "tsfarm"), "create", farm_path, yaml_path], check=True)
    check_start(farm_path)
    check_window(farm_path)
