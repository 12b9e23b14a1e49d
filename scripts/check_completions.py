#!/usr/bin/env python3
"""Complete command lines in a shell: check_completions.py SHELL PROGRAMS.

SHELL is bash, zsh, fish, or `program`, which asks the programs as the shells do. PROGRAMS is the
folder of the built programs. Prints TAP; without the shell everything is skipped.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

SCRIPTS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "completions")
FARM = """servers:
  WF12:
    sessions:
      3:  {user: ann}
      12: {user: eva, programs: [{image: winword.exe}]}
  WF13: {sessions: {6: {user: ann}}}
  WF14: {online: false}
"""

# The line, and some of the words that it is completed to; None: and no others.
LINES = [
    ("tsfarm sh", ["shell", "show", None]),
    ("tsfarm learn by-", ["by-id", "by-name", None]),
    ("tsfarm learn ./course/ ", ["first", None]),
    ("tsfarm learn --verify --format t", ["tap", "text", None]),
    ("tsfarm help ex", ["exec", "export", None]),
    ("tsfarm show --j", ["--json", None]),
    ("tsfarm show o", ["office.db", None]),
    ("tsfarm create new.db o", ["office.yaml", None]),
    ("tsfarm exec office.db --as ", ["WF12/3", "WF12/12", "WF13/6", None]),
    ("tsfarm show office.db --server WF1", ["WF12", "WF13", "WF14", None]),
    ("tsfarm exec office.db --as WF12/3 logoff /", ["/server:", "/v"]),
    ("tsfarm exec office.db --as WF13/6 logoff 6", ["6", None]),
    ("tsfarm exec office.db --as=WF12/3 -- tsconf", ["tsconform"]),
    ("tsfarm exec office.db --as=WF12/3 -- quer", ["query"]),
    ("tsfarm exec office.db --as WF12/3 tsdis", ["tsdiscon"]),
    ("tsfarm exec office.db --as WF12/3 query ", ["appservers", "object", "process", "session", "user", None]),
    ("tsfarm exec office.db --as WF12/3 query session e", ["eva", None]),
    ("tsfarm exec office.db --as WF12/3 query process win", ["winword.exe", None]),
    ("tsfarm exec office.db --as WF12/3 msg RDP-Tcp#1", ["RDP-Tcp#12", None]),
    ("tsfarm exec office.db --as WF12/3 msg /server:WF13 a", ["ann", None]),
    ("tsfarm exec office.db --as WF12/3 connect 12 /dest:", ["/dest:RDP-Tcp#3", "/dest:RDP-Tcp#12", None]),
    ("tsfarm exec office.db --as WF12/3 reset session 1", ["12", None]),
    ("tsconform ru", ["run"]),
    ("tsconform run --level ", ["documented", "observed", "defined", None]),
    ("tsconform run --level=d", ["--level=documented", "--level=defined", None]),
    ("tsconform run -f t", ["tap", None]),
    ("tsconform run --command log", ["logoff", None]),
    ("tsconform run --known k", ["known.yaml", None]),
    ("tsconform run --subject nat", ["native", None]),
    ("tsconform run --subject wine-l", ["wine-logoff", "wine-logoff-farm", None]),
    ("tsconform run q186477/exam", ["q186477/examples/", None]),
    ("tsconform run q186477/examples/s",
     ["q186477/examples/session-12", "q186477/examples/session-12@ws2003", "q186477/examples/session-12@ws2022", None]),
    ("tsconform shell q259436/con", ["q259436/console/", None]),
    ("tsconform shell --subject nat", ["native", None]),
    ("tsfarm learn --record x.yaml --farm o", ["office.yaml", None]),
    ("tsconform list q259436/con", ["q259436/console/", None]),
    ("tsconform explain q186477/examples/session", ["q186477/examples/session-12", None]),
    ("tsconform record o", ["office.yaml", None]),
    ("tsconform record office.yaml --typed-in WF12/", ["WF12/3", "WF12/12", None]),
    ("tsconform lint k", ["known.yaml", None]),
    ("logoff 1", ["12", None]),
    ("logoff /server:WF1", ["/server:WF12", "/server:WF13", "/server:WF14", None]),
    ("logoff /server:WF13 ", ["6", "RDP-Tcp#6"]),
    ("logoff RDP-Tcp#", ["RDP-Tcp#3", "RDP-Tcp#12", None]),
    ("logoff 12 /v", ["/v", None]),
]


def run(words, environment):
    return subprocess.run(words, env=environment, text=True, timeout=60, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ask_program(line, environment):
    """As the shells' functions do, files and commands too."""
    words = line.split(" ")
    if words[0] == "logoff":
        answer = run(["tsfarm", "--complete-command", *words], environment)
    else:
        answer = run([words[0], "--complete", *words[1:]], environment)
    found = []
    for row in answer.stdout.splitlines():
        if row.startswith(":files"):
            found += [file for file in os.listdir() if file.endswith(row[len(":files "):])]
        elif row.startswith(":command"):
            found += [file for folder in environment["PATH"].split(":") for file in os.listdir(folder)
                      if os.path.isdir(folder)]
        else:
            found.append(row.split("\t")[0])
    return [word for word in found if word.startswith(words[-1])]


def ask_shell(shell, line, environment):
    driver = os.path.join(SCRIPTS, "tests", "complete." + shell)
    functions = {"bash": "tsfarm.bash", "zsh": "_tsfarm", "fish": "tsfarm.fish"}[shell]
    options = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    answer = run([shell, *options, driver, os.path.join(SCRIPTS, functions), line], environment)
    if answer.returncode == 77:
        return None
    found = [row.rstrip("\r") for row in answer.stdout.splitlines()]
    # what stands before the last ':' or '=' is a word of its own in bash, and not completed
    begun = re.match(r".*[:=]", line.split(" ")[-1]) if shell == "bash" else None
    return [(begun.group() if begun else "") + word for word in found]


def options_of_help(text):
    return re.findall(r"^  (?:-\w, )?(--[\w-]+)", text, flags=re.MULTILINE)


def check_tables(environment):
    """Whatever --help lists is offered."""
    missing = []
    for name in ("tsfarm", "tsconform"):
        listed = run([name, "--help"], environment).stdout
        for command in re.findall(r"^  (\w[\w-]*)  ", listed, flags=re.MULTILINE):
            if command not in ask_program(name + " ", environment):
                missing.append(f"{name} {command}")
            offered = ask_program(f"{name} {command} --", environment)
            for option in options_of_help(run([name, command, "--help"], environment).stdout):
                if option not in offered:
                    missing.append(f"{name} {command} {option}")
    return missing


def main(shell, programs):
    if shell != "program" and not shutil.which(shell):
        print(f"1..0 # SKIP {shell} is not installed")
        return
    environment = {"PATH": os.path.abspath(programs) + ":/usr/bin:/bin",
                   "TSFARM_DATA": os.environ["TSFARM_DATA"], "TSFARM_SERVER": "WF12",
                   "TERM": "dumb", "LC_ALL": "C.UTF-8"}
    # sanitizers are told what to do in their variables
    environment.update({name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")})
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        environment.update(HOME=folder, TSFARM_DB=os.path.join(folder, "office.db"))
        for name, text in ("office.yaml", FARM), ("known.yaml", "[]\n"), ("other.txt", ""):
            with open(name, "w", encoding="utf-8") as file:
                file.write(text)
        run(["tsfarm", "create", "office.db", "office.yaml"], environment).check_returncode()
        run(["tsfarm", "learn", "--new", "course/"], environment).check_returncode()
        check(shell, environment)


def check(shell, environment):
    if shell == "bash" and ask_shell(shell, "tsfarm ", environment) is None:
        print("1..0 # SKIP bash-completion is not installed")
        return
    print(f"1..{len(LINES) + (shell == 'program')}")
    for number, (line, wanted) in enumerate(LINES, 1):
        found = ask_program(line, environment) if shell == "program" else ask_shell(shell, line, environment)
        named = [word for word in wanted if word is not None]
        good = set(named) <= set(found) and (None not in wanted or set(found) == set(named))
        print(f"{'ok' if good else 'not ok'} {number} - {line}")
        if not good:
            print(f"# completed to {' '.join(sorted(found)) or 'nothing'}, and not to {' '.join(named)}")
    if shell == "program":
        missing = check_tables(environment)
        print(f"{'not ok' if missing else 'ok'} {len(LINES) + 1} - what --help lists is offered")
        for what in missing:
            print(f"# not offered: {what}")


main(*sys.argv[1:])
