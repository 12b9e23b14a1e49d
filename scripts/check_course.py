#!/usr/bin/env python3
"""Follow docs/write-a-course.md: check_course.py PAGE FOLDER

Each file stands after its name, and each console block prints what it shows; lines after "> " are typed.
Whoever solves all lessons then gets a certificate. FOLDER has the programs. Prints TAP.
"""
import os
import re
import subprocess
import sys
import tempfile

page, programs = sys.argv[1], os.path.abspath(sys.argv[2])
with open(page, encoding="utf-8") as file:
    text = file.read()
BLOCK = re.compile(r"^`([\w./]+)`:\n\n```yaml\n(.*?)^```$|^```console\n\$ (.*?)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
environment = {name: value for name, value in os.environ.items() if name not in ("TSFARM_CLASS", "TSFARM_DB")}
environment["PATH"] = programs + os.pathsep + os.environ["PATH"]
number = bad = 0


def report(holds, what, said=""):
    global number, bad
    number += 1
    bad += not holds
    print(f"{'ok' if holds else 'not ok'} {number} - {what}")
    if not holds:
        print("".join(f"# {line}\n" for line in said.splitlines()), end="")


def run(line, typed=""):
    return subprocess.run(["bash", "-c", line], input=typed, text=True, env=environment, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout


def solutions(order):
    """What a learner types who knows everything, as the lesson files have it."""
    for name in order:
        with open(os.path.join("evening", name), encoding="utf-8") as file:
            yield from re.search(r"^solution: \[(.*)\]$", file.read(), re.MULTILINE)[1].split(", ")
        yield ".next"


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    environment["HOME"] = environment["XDG_STATE_HOME"] = folder
    for name, content, line, shown in BLOCK.findall(text):
        if name:
            os.makedirs(os.path.dirname(name), exist_ok=True)
            with open(name, "w", encoding="utf-8") as file:
                file.write(content)
            continue
        typed = "".join(re.findall(r"^> (.*\n)", shown, re.MULTILINE)) if "--record" in line else ""
        shown = re.sub(r"^> .*\n", "", shown, flags=re.MULTILINE) if typed else shown
        said = run(line, typed)
        # a shell welcomes whoever types
        report(said.endswith(shown) if typed else said == shown, line, said)
    order = re.findall(r"^  - (\w+\.yaml)$", text, re.MULTILINE)
    said = run("tsfarm learn --as eva ./evening", "\n".join(solutions(order)) + "\n")
    report(len(order) == 3 and said.count("\nSolved.\n") == 3, "the page's three lessons are learned", said)
    report(os.path.exists("tsfarm/learn/eva.lessons/certificate-evening-shift.svg"), "the learner gets a certificate", said)
print(f"1..{number}")
sys.exit(bool(bad))
