#!/usr/bin/env python3
"""Follow docs/scripts.md: each test fails with the shown mistake, and passes after the change: check_scripts.py PAGE FOLDER

FOLDER has the programs. Prints TAP.
"""
import os
import re
import subprocess
import sys
import tempfile

page, programs = sys.argv[1], os.path.abspath(sys.argv[2])
with open(page, encoding="utf-8") as file:
    text = file.read()
# a file stands after its name, and a change after the name of the file that it changes
BLOCK = re.compile(r"`([\w.]+)`(?:[^`]*):\n\n```(\w+)\n(.*?)^```$|^```console\n\$ (.*?)\n(.*?)^```$",
                   flags=re.MULTILINE | re.DOTALL)
environment = {**os.environ, "PATH": programs + os.pathsep + os.environ["PATH"]}
number = bad = 0


def report(holds, what, said=""):
    global number, bad
    number += 1
    bad += not holds
    print(f"{'ok' if holds else 'not ok'} {number} - {what}")
    if not holds:
        print("".join(f"# {line}\n" for line in said.splitlines()), end="")


def change(name, lines):
    """Replace what the lines take away by what they add."""
    before = "".join(line[1:] for line in lines if line[0] != "+")
    after = "".join(line[1:] for line in lines if line[0] != "-")
    with open(name, encoding="utf-8") as file:
        old = file.read()
    report(old.count(before) == 1, f"the change to {name} applies once", before)
    with open(name, "w", encoding="utf-8") as file:
        file.write(old.replace(before, after))


def run(command):
    done = subprocess.run(command.split(), env=environment, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout


with tempfile.TemporaryDirectory() as folder:
    environment["XDG_STATE_HOME"] = folder
    os.chdir(folder)
    shown = None
    for name, kind, body, command, output in BLOCK.findall(text):
        if command:
            status, said = run(command)
            missing = [line for line in output.splitlines() if line not in said.splitlines()]
            report(status == 1 and not missing, f"{command} finds the mistake", "\n".join(missing) + "\n" + said)
            shown = command
        elif kind == "diff":
            change(name, body.splitlines(keepends=True))
            status, said = run(shown)
            report(status == 0, f"{shown} passes after the change", said)
        else:
            with open(name, "w", encoding="utf-8") as file:
                file.write(body)
report(number == 9, "the page has three tests and three changes")
print(f"1..{number}")
sys.exit(bool(bad))
