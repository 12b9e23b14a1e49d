#!/usr/bin/env python3
"""The examples who.c, who.go and who.py give one answer in the same session. Prints TAP.

    check_who.py BUILD CC: folder of the build, C compiler; the environment leads to the Python package
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

build = pathlib.Path(sys.argv[1])
compiler = sys.argv[2:]
examples = pathlib.Path(__file__).resolve().parents[1] / "docs/examples"
FARM = """\
servers:
  WF12:
    edition: ws2022
    sessions: {1: {at: Console, user: ada}, 3: {user: eva, client: PC7}}
  WF13: {sessions: {5: {user: tom}}}
accounts: {ada: [Administrators], eva: [Users], tom: [Users]}
"""
ANSWERS = {
    "WF12/3": """\
USERNAME 'eva' 'eva'
USERDOMAIN 'WF12' 'WF12'
SESSIONNAME 'RDP-Tcp#0' 'RDP-Tcp#0'
CLIENTNAME 'PC7' 'PC7'
session 3, console 1, protocol 2
""",
    "WF12/1": """\
USERNAME 'ada' 'ada'
USERDOMAIN 'WF12' 'WF12'
SESSIONNAME 'Console' 'Console'
CLIENTNAME '' 'Console'
session 1, console 1, protocol 0
""",
}


def pkg_config(option):
    return subprocess.run(["pkg-config", option, "wtsapi-tsfarm"], check=True, capture_output=True,
                          text=True).stdout.split()


def make_c(folder):
    subprocess.run([*compiler, examples / "who.c", "-o", folder / "who-c", *pkg_config("--cflags"),
                    *pkg_config("--libs")], check=True)
    return [folder / "who-c"]


def make_go(folder):
    """Nothing is fetched, and nothing is kept."""
    subprocess.run(["go", "build", "-o", folder / "who-go", examples / "who.go"], check=True, cwd=folder,
                   env={**os.environ, "HOME": str(folder), "GOCACHE": str(folder / "cache"), "GO111MODULE": "off",
                        "GOFLAGS": "-p=1", "TMPDIR": str(folder)})
    return [folder / "who-go"]


def make_python(_folder):
    return [sys.executable, examples / "who.py"]


def answer(farm, seat, words):
    return subprocess.run([build / "bin/tsfarm", "exec", farm, "--as", seat, *words], check=True,
                          capture_output=True, text=True).stdout


def check_program(farm, make, folder):
    words = make(folder)
    answers = {seat: answer(farm, seat, words) for seat in ANSWERS}
    for seat, text in answers.items():
        if text != ANSWERS[seat]:
            print("# " + f"{seat}: {text}".replace("\n", "\n# "))
    return answers == ANSWERS


def main():
    os.environ["PKG_CONFIG_PATH"] = str(build / "meson-uninstalled")
    os.environ["LD_LIBRARY_PATH"] = str(build / "sim/wtsapi")
    programs = {"C": make_c, "Go": make_go, "Python": make_python}
    failed = False
    print(f"1..{len(programs)}")
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        (folder / "farm.yaml").write_text(FARM, encoding="utf-8")
        subprocess.run([build / "bin/tsfarm", "create", folder / "farm.db", folder / "farm.yaml"], check=True,
                       stdout=subprocess.DEVNULL)
        for number, (language, make) in enumerate(programs.items(), 1):
            if language == "Go" and not shutil.which("go"):
                print(f"ok {number} - {language} # SKIP golang-go is not installed")
                continue
            passed = check_program(folder / "farm.db", make, folder)
            failed = failed or not passed
            print(f"{'ok' if passed else 'not ok'} {number} - {language}", flush=True)
    return failed


sys.exit(main())
