#!/usr/bin/env python3
"""Run the transcripts of a page and compare: check_transcript.py PAGE BINDIR...

In a fenced block with `$ ` lines, each is run in one empty folder for the whole page (in which the
tree's own `docs` can be seen), with the folders first on PATH, and must print what stands below it; a line of blanks and `...` stands for
any lines. `cat FILE` of a file that is not there makes it from what stands below.
"""
import os
import subprocess
import sys
import tempfile

DOCS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "docs")


def blocks(page):
    block = None
    for line in page.splitlines():
        if line.startswith("```"):
            if block is not None:
                yield block
            block = [] if block is None else None
        elif block is not None:
            block.append(line)


def commands(block):
    command, output = None, []
    for line in block:
        if line.startswith("$ "):
            if command:
                yield command, output
            command, output = line[2:], []
        elif command:
            output.append(line)
    if command:
        yield command, output


def matches(expected, actual):
    if not expected:
        return not actual
    if expected[0].strip() == "...":
        return any(matches(expected[1:], actual[i:]) for i in range(len(actual) + 1))
    return bool(actual) and expected[0] == actual[0] and matches(expected[1:], actual[1:])


def is_new_file(words, folder):
    return len(words) == 2 and words[0] == "cat" and not os.path.exists(
        os.path.join(folder, words[1]))


def check(command, expected, folder, environment):
    words = command.split()
    if is_new_file(words, folder):
        with open(os.path.join(folder, words[1]), "w", encoding="utf-8") as file:
            file.write("\n".join(expected) + "\n")
        return True
    run = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, text=True,
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, check=False)
    while expected and not expected[-1]:
        expected = expected[:-1]
    actual = run.stdout.splitlines()
    if matches(expected, actual):
        return True
    print(f"# $ {command}")
    for title, lines in (("expected", expected), ("actual", actual)):
        print(f"# {title}:")
        for line in lines:
            print(f"#   {line}")
    return False


def main():
    page, folders = sys.argv[1], [os.path.abspath(folder) for folder in sys.argv[2:]]
    with open(page, encoding="utf-8") as file:
        found = [step for block in blocks(file.read()) for step in commands(block)]
    environment = dict(os.environ, PATH=os.pathsep.join(folders + [os.environ["PATH"]]))
    environment.pop("TSFARM_DB", None)
    print(f"1..{len(found)}")
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(DOCS, os.path.join(folder, "docs"))
        for number, (command, expected) in enumerate(found, 1):
            good = check(command, expected, folder, environment)
            print(f"{'ok' if good else 'not ok'} {number} - {command.replace('#', ' ')}")


main()
