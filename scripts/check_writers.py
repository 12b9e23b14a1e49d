#!/usr/bin/env python3
"""Have programs of Linux and of Windows write to one farm at once: check_writers.py BINDIR LOGOFF.EXE WTSAPI32.DLL

BINDIR holds the native logoff and tsfarm; the Windows logoff runs in the Wine prefix of the
environment, on the farm itself and on Terminal Services that are the farm's. All end sessions of one farm side by side: each its own, and some that two are after.
Passes when nothing is lost: every session is gone, each was ended once, by one alone; and the
farm is sound.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

bindir, windows_logoff, windows_library = (os.path.abspath(path) for path in sys.argv[1:])
WINE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "wine")
SIDE_BY_SIDE = 6
NATIVE, WINDOWS, BOTH = range(1, 31), range(31, 61), range(61, 76)
SEAT = {"TSFARM_SERVER": "WF12", "TSFARM_SESSION": "0"}
KINDS = {
    "linux": ([f"{bindir}/logoff"], lambda path: {"TSFARM_DB": path}),
    "farm.exe": ([WINE, windows_logoff], lambda path: {"TSFARM_DB": f"Z:{path}".replace("/", "\\")}),
    "wts.exe": ([WINE, "logoff.exe"], lambda path: {
        "TSFARM_DB": f"Z:{path}".replace("/", "\\"), "TSFARM_HOST": "wts",
        "WINEDLLOVERRIDES": "wtsapi32=n"}),
}


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def logoff(kind, session, path):
    command, environment = KINDS[kind]
    done = run(*command, str(session), env={**os.environ, **SEAT, **environment(path)},
               cwd=os.path.dirname(path))
    return kind, session, done.returncode, done.stderr


def write(path):
    """All at once, in an order that mixes both."""
    work = [("linux", session) for session in [*NATIVE, *BOTH]]
    work += [("farm.exe" if session % 2 else "wts.exe", session) for session in [*WINDOWS, *BOTH]]
    work.sort(key=lambda item: (item[1] % 15, item[1], item[0]))
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        return list(pool.map(lambda item: logoff(*item, path), work))


def problems(path, done):
    farm = json.loads(run(f"{bindir}/tsfarm", "show", "--json", path).stdout)
    left = [session["id"] for session in farm["servers"][0]["sessions"] if session["id"]]
    if left:
        yield f"sessions that are still there: {left}"
    events = run(f"{bindir}/tsfarm", "events", path).stdout.splitlines()
    for session in [*NATIVE, *WINDOWS, *BOTH]:
        ended = sum(f" WF12/{session} " in line and " session-ended " in line for line in events)
        if ended != 1:
            yield f"session {session} was ended {ended} times"
        winners = [kind for kind, of, status, _ in done if of == session and status == 0]
        if len(winners) != 1:
            why = [error for _, of, _, error in done if of == session]
            yield f"session {session} was ended by {winners}: {why}"
    checked = run(f"{bindir}/tsfarm", "check", path)
    if checked.returncode != 0:
        yield f"the farm is not sound: {checked.stdout}{checked.stderr}"


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "farm.db")
        # the library is found beside the program
        shutil.copy(windows_logoff, os.path.join(folder, "logoff.exe"))
        shutil.copy(windows_library, os.path.join(folder, "wtsapi32.dll"))
        sessions = "".join(f"      {session}: {{user: user{session}, programs: [calc.exe]}}\n"
                           for session in [*NATIVE, *WINDOWS, *BOTH])
        farm = f"servers:\n  WF12:\n    sessions:\n      0: {{at: Console, user: Administrator}}\n{sessions}"
        made = run(f"{bindir}/tsfarm", "create", path, "-", input=farm)
        if made.returncode != 0:
            sys.exit(made.stderr)
        found = list(problems(path, write(path)))
    if found:
        sys.exit("\n".join(found))
    print(f"{len(NATIVE) + len(WINDOWS) + len(BOTH)} sessions, each ended once")


main()
