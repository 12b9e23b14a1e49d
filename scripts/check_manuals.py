#!/usr/bin/env python3
"""Read manual pages with man, mandoc and groff, and complain of what they warn of: check_manuals.py PAGE...

A page of a command has all its sections, and a page that another refers to is there. Prints TAP.
"""
import os
import re
import shutil
import subprocess
import sys

READERS = {
    "man": ["man", "--warnings", "--local-file"],
    "mandoc": ["mandoc", "-Tlint", "-Wwarning"],
    "groff": ["groff", "-ww", "-mandoc", "-Tutf8", "-z"],
}
OF_A_COMMAND = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES", "SEE ALSO"]


def complaints_of(reader, page):
    run = subprocess.run([*READERS[reader], page], text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, env={**os.environ, "MANPAGER": "cat", "LC_ALL": "C.UTF-8"})
    said = run.stderr + (run.stdout if reader == "mandoc" else "")
    return said.strip().split("\n") if said.strip() or run.returncode else []


def misplaced_of(text):
    """OPTIONS begins with its list, and the list has nothing but options."""
    options = re.search(r"^\.Sh OPTIONS\n(.*?)(?=^\.Sh )", text, flags=re.MULTILINE | re.DOTALL)
    if not options or ".It Fl " not in options.group(1):
        return []
    items = re.findall(r"^\.It (.*)$", options.group(1), flags=re.MULTILINE)
    wrong = [f"an option at '{item}' of OPTIONS" for item in items if not item.startswith("Fl ")]
    return wrong if options.group(1).startswith(".Bl ") else [*wrong, "a list at the start of OPTIONS"]


def missing_of(page, pages):
    with open(page, encoding="utf-8") as file:
        text = file.read()
    missing = []
    if "-" in os.path.basename(page):
        sections = re.findall(r"^\.Sh (.*)$", text, flags=re.MULTILINE)
        missing += [f"section {section}" for section in OF_A_COMMAND if section not in sections]
        missing += misplaced_of(text)
    for name, section in re.findall(r"^\.Xr (\S+) (\d)", text, flags=re.MULTILINE):
        name = name.replace("\\-", "-")
        if f"{name}.{section}" not in pages:
            missing.append(f"page {name}({section})")
    return missing


def main(pages):
    names = {os.path.basename(page) for page in pages}
    print(f"1..{len(pages) + len(READERS)}")
    number = 0
    for reader in READERS:
        number += 1
        if not shutil.which(reader):
            print(f"ok {number} - {reader} # SKIP {reader} is not installed")
            continue
        complaints = [line for page in pages for line in complaints_of(reader, page)]
        print(f"{'not ok' if complaints else 'ok'} {number} - {reader}")
        for line in complaints:
            print(f"# {line}")
    for page in pages:
        number += 1
        missing = missing_of(page, names)
        print(f"{'not ok' if missing else 'ok'} {number} - {os.path.basename(page)} is complete")
        for what in missing:
            print(f"# it lacks {what}")


main(sys.argv[1:])
