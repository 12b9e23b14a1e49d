#!/usr/bin/env python3
"""Run every command at a terminal and in a pipe: check_colours.py PROGRAMS, the folder of the programs.

In a pipe there are plain lines; at a terminal with NO_COLOR there are no colours. Prints TAP.
"""
import os
import pty
import re
import subprocess
import sys
import tempfile

FARM = """servers:
  WF12:
    sessions:
      3:  {user: ann}
      12: {user: eva, programs: [{image: winword.exe, unsaved: letter.doc}]}
"""
# What a command needs, where its name is not enough. The first rows make what the others read.
ARGUMENTS = {
    "tsfarm": {
        "create": ["--force", "office.db", "office.yaml"],
        "exec": ["office.db", "--as", "WF12/3", "logoff", "12", "/v"],
        "learn": ["--list", "--class", "course", "--as", "ann"],
        "class": ["course"],
        "*": ["office.db"],
    },
    "tsconform": {
        "run": ["--no-store", "q186477/examples", "--", "true"],
        "list": ["q186477/examples"],
        "explain": ["q186477/examples/session-12"],
        "lint": ["office.yaml"],
        "known": ["q186477/examples"],
        "accept": ["q186477/examples"],
        "*": [],
    },
}
# These are coloured at a terminal, so that the test is seen to find colours.
COLOURED = {"tsfarm show", "tsfarm learn", "tsconform run"}


def at_terminal(words, environment):
    """What the program prints to a terminal."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(words[0], words, environment)
    # whatever reads what is typed there has enough of it at once
    os.write(terminal, b"exit\r")
    said = b""
    try:
        while data := os.read(terminal, 65536):
            said += data
    except OSError:
        pass  # the end, on Linux
    os.close(terminal)
    os.waitpid(pid, 0)
    return said


def in_pipe(words, environment):
    return subprocess.run(words, env=environment, stdin=subprocess.DEVNULL, timeout=120,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout


def problems_of(words, environment):
    problems = []
    if re.search(rb"[\x1b\r\b]", in_pipe(words, environment)):
        problems.append("what goes into a pipe is not plain")
    if re.search(rb"\x1b\[[\d;]*m", at_terminal(words, {**environment, "NO_COLOR": "1"})):
        problems.append("there are colours in spite of NO_COLOR")
    coloured = re.search(rb"\x1b\[[\d;]*m", at_terminal(words, environment))
    if " ".join(words[:2]) in COLOURED and not coloured:
        problems.append("there are no colours at a terminal")
    return problems


def lines(environment):
    for program, arguments in ARGUMENTS.items():
        yield [program, "--help"]
        listed = in_pipe([program, "--help"], environment).decode()
        for command in re.findall(r"^  (\w[\w-]*)  ", listed, flags=re.MULTILINE):
            yield [program, command, *arguments.get(command, arguments["*"])]
    yield ["logoff", "/?"]
    yield ["logoff", "99"]


def main(programs):
    environment = {"PATH": os.path.abspath(programs) + ":/usr/bin:/bin",
                   "TSFARM_DATA": os.environ["TSFARM_DATA"], "TERM": "xterm", "LC_ALL": "C.UTF-8",
                   "CI": "1"}
    environment.update({name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")})
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.mkdir("course")
        environment.update(HOME=folder, XDG_STATE_HOME=os.path.join(folder, "state"),
                           TSFARM_DB=os.path.join(folder, "office.db"), TSFARM_SERVER="WF12", TSFARM_SESSION="3")
        with open("office.yaml", "w", encoding="utf-8") as file:
            file.write(FARM)
        number = 0
        for number, words in enumerate(lines(environment), 1):
            problems = problems_of(words, environment)
            print(f"{'not ok' if problems else 'ok'} {number} - {' '.join(words)}")
            for problem in problems:
                print(f"# {problem}")
        print(f"1..{number}")


main(*sys.argv[1:])
