#!/usr/bin/env python3
"""Look for control characters in all that the programs print: check_escapes.py PROGRAMS

Every text of a farm, a class, a scenario and a subject gets each character that a terminal would obey:
C0, DEL, C1, marks of the writing direction, ends of lines, and bytes that are no UTF-8. Every command
prints it in every form. None of the characters may arrive, whether the command succeeds or not.
Prints TAP.
"""
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

PROGRAMS = os.path.abspath(sys.argv[1])
FARM = """\
servers:
  WF12:
    winstations:
      TERM04: {kind: direct}
    sessions:
      0:  {at: Console, user: Administrator}
      3:  {user: ann, messages: [hello], client: PC1, address: 10.0.0.1, ports: {COM1: COM2}}
      4:  {at: TERM04, user: tom}
      12: {user: eva, programs: [{image: winword.exe, unsaved: letter.doc}, calc.exe]}
      13: {user: ann, state: disconnected, programs: [excel.exe]}
      21: {state: idle}
groups: [Tutors]
accounts:
  ann: {groups: [Tutors]}
"""
CHARACTERS = ["\x1b[31m", "\x07", "\r", "\x08", "\x7f", "\x9b", "\x85", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c",
              "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u2028", "\u2029", "\u061c"]
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\udc80-\udcff]")

# the texts of a farm; the keys of names stay, so that names are found
COLUMNS = [("servers", "name"), ("trustees", "name"), ("winstations", "name"), ("sessions", "name"),
           ("sessions", "former_name"), ("sessions", "client_name"), ("sessions", "client_address"),
           ("programs", "image"), ("programs", "unsaved"), ("ports", "name"), ("ports", "target"),
           ("messages", "text"), ("messages", "by_server"), ("messages", "by_user"), ("events", "user"),
           ("events", "detail"), ("events", "server"), ("events", "by_server"), ("events", "by_user")]
# with these some commands refuse the farm
TIMES = [("farm", "clock"), ("sessions", "logon_time"), ("events", "happened_at"), ("messages", "sent_at")]


def call(argv, typed=b"", **variables):
    """Both streams as text; a byte that is no UTF-8 becomes a surrogate."""
    environment = {**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}", "HOME": os.getcwd(), **variables}
    done = subprocess.run(argv, input=typed, capture_output=True, env=environment, timeout=120, check=False)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "surrogateescape")


def quiet(argv, typed=b""):
    status, text = call(argv, typed)
    if status != 0:
        sys.exit(f"{' '.join(argv)}: status {status}: {text}")


def plant(path, columns, value):
    """Put the value behind each text of the farm."""
    farm = sqlite3.connect(path)
    farm.executescript("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;")
    triggers = farm.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        farm.execute(f"DROP TRIGGER {name}")
    for table, column in columns:
        farm.execute(f"UPDATE {table} SET {column} = {column} || CAST(? AS TEXT) WHERE {column} IS NOT NULL", (value,))
    for _, text in triggers:
        farm.execute(text)
    farm.commit()
    farm.close()


def make_farm(path, columns, value):
    quiet(["tsfarm", "create", "--force", path, "farm.yaml"])
    quiet(["tsfarm", "exec", path, "--as", "WF12/0", "--", "msg", "3", "hello"])
    quiet(["tsfarm", "exec", path, "--as", "WF12/0", "--", "logoff", "12"])
    quiet(["tsfarm", "exec", path, "--as", "WF12/0", "--", "disconn", "4"])
    plant(path, columns, value)


# --- What runs on a farm -----------------------------------------------------------------------

TYPED = ["query session", "query session /connect /flow /mode", "query user", "query process *", "query process * /system",
         "query appserver", "query object", "qwinsta", "quser", "qprocess *", "msg * hi", "msg 3 hi /v", "reset session 13 /v",
         "connect 13 /v", "change logon /query", "change port", "change user /query", "kill calc.exe /v", "shadow 3",
         "net session", "net send ann hi", "net use", "logoff 3 /v", "logoff nobody", "disconn 4 /v", "logoff"]
DOTTED = [".farm", ".events", ".clock", ".as WF12/3", ".save saved.yaml", "type saved.yaml", ".undo", ".redo", "logoff 13", ".undo",
          "msg 3 hi", ".farm", "set", "prompt", "echo %username%", "dir", "whoami"]


def farm_commands(path):
    for command in ("check", "show", "events", "export"):
        yield command, ["tsfarm", command, path], b""
    for command in ("show", "events"):
        yield f"{command} --json", ["tsfarm", command, path, "--json"], b""
    yield "show --server", ["tsfarm", "show", path, "--server", "WF12"], b""
    for line in TYPED:
        yield line, ["tsfarm", "exec", path, "--as", "WF12/0", "--", *line.split()], b""
        yield f"{line}, of a user", ["tsfarm", "exec", path, "--as", "WF12/3", "--", *line.split()], b""
    typed = "".join(line + "\n" for line in TYPED + DOTTED).encode()
    yield "shell", ["tsfarm", "shell", path, "--as", "WF12/0"], typed
    yield "shell of a user", ["tsfarm", "shell", path, "--as", "WF12/3"], typed


def check_farm(columns, value):
    """What arrived, with the command that printed it."""
    make_farm("whole.db", columns, value)
    with open("whole.db", "rb") as file:
        whole = file.read()
    found = []
    for label, argv, typed in farm_commands("farm.db"):
        with open("farm.db", "wb") as file:
            file.write(whole)
        found += problems(label, call(argv, typed))
    return found


def problems(label, done):
    status, text = done
    # lines of CSV end with both
    hit = OBEYED.search(text.replace("\r\n", "\n") if "--csv" in label else text)
    if status < 0:
        return [f"{label}: status {status}"]
    return [f"{label}: {text[max(hit.start() - 30, 0):hit.end() + 10]!r}"] if hit else []


# --- Arguments and files -----------------------------------------------------------------------


def check_arguments(value):
    """Names that are typed, and not found."""
    quiet(["tsfarm", "create", "--force", "farm.db", "farm.yaml"])
    text = value if isinstance(value, bytes) else value.encode()
    found = []
    for argv in ([b"show", text], [b"show", b"farm.db", b"--server", text], [b"create", text + b"/x", text], [text],
                 [b"show", b"--" + text], [b"exec", b"farm.db", b"--as", text, b"x"], [b"learn", b"--as", text, b"--list"],
                 [b"exec", b"farm.db", b"--as", b"WF12/0", text], [b"class", text], [b"learn", text], [b"learn", b"--verify", text]):
        found += problems(f"tsfarm {argv}", call([b"tsfarm", *argv]))
    for argv in ([b"run", text], [b"list", text], [b"run", b"-s", text], [b"report", text], [b"explain", text], [b"lint", text],
                 [b"compare", text], [b"run", b"-k", text], [b"merge", b"x.db", text], [b"new", text], [text], [b"runs", text],
                 [b"run", b"-n", b"q186477/examples", b"--", text], [b"record", b"-t", b"WF12/0", text, b"--", text]):
        found += problems(f"tsconform {argv}", call([b"tsconform", *argv]))
    for line in ([b"logoff"], [b"query", b"session"], [b"query", b"user"], [b"query", b"process"], [b"query"], [b"msg"], [b"reset", b"session"],
                 [b"connect"], [b"disconn"], [b"kill"], [b"change", b"logon"], [b"change"], [b"shadow"], [b"net"], [b"net", b"send"]):
        for last in (text, b"/" + text, b"/server:" + text):
            found += problems(f"{line} {last}",
                              call([b"tsfarm", b"exec", b"farm.db", b"--as", b"WF12/0", b"--", *line, last, b"hi"]))
    # `echo` and `for` print what the user types as he types it
    typed = b"".join(b"%s%s\n" % (word, text) for word in (b"", b".", b"type ", b"dir ", b"cd ", b"logoff ", b"if ", b".as ", b".save ",
                                                           b"call ", b"del ", b"copy x ", b"start ", b"pushd ", b"findstr /q x "))
    found += problems("shell", call(["tsfarm", "shell", "farm.db", "--as", "WF12/0"], typed))
    return found


# --- A class, and what a subject prints ---------------------------------------------------------

SCENARIO = """\
id: x/y
clauses: [q186477/examples/session-12]
title: %s
farm: farm.yaml
typed-in: WF12/0
run: logoff 12
expect: {changes: none, exit: zero, stdout: {level: defined, equals: "%s"}}
"""


def check_class(value):
    """A learner's name, and what he typed."""
    os.makedirs("class", exist_ok=True)
    # what `echo` prints is its user's own; what he typed is shown to others
    call(["tsfarm", "learn", "--as", "ann", "--class", "class"], f"echo {value}\n.quit\n".encode())
    with open(f"class/e{value}.progress".replace("/", ""), "w", encoding="utf-8", newline="") as file:
        file.write("2026-11-25T12:00:00Z " + value + " typed 1 logoff" + value + "\n")
    with open("class/tom.progress", "w", encoding="utf-8", newline="") as file:
        file.write(f"2026-11-25T12:00:00Z own-session typed 1 logoff{value}\n{value}\n")
    found = []
    for form in ([], ["--csv"], ["--json"], ["--html", "-"], ["--learner", "tom"], ["--learner", "tom", "--json"],
                 ["--learner", "ann"], ["--learner", "ann", "--json"]):
        found += problems(f"class {form}", call(["tsfarm", "class", "class", *form]))
    found += problems("learn --list", call(["tsfarm", "learn", "--as", "tom", "--class", "class", "--list"]))
    return found


def check_subject(value):
    """Both streams of a subject, its name, the title and the expectation of its scenario, in all reports."""
    escaped = "".join(f"\\U{ord(character):08X}" for character in value)
    with open("x.yaml", "w", encoding="ascii") as file:
        file.write(SCENARIO % (f'"title {escaped}"', escaped))
    subject = f"./subject{value}".replace("\r", "")
    with open(subject, "w", encoding="utf-8", newline="") as file:
        file.write(f"#!/bin/sh\nprintf '%s' 'out{value}'\nprintf '%s' 'err{value}' >&2\nexit 3\n")
    os.chmod(subject, 0o755)
    found = []
    for form in ("pretty", "tap", "junit", "json", "github"):
        found += problems(f"run {form}", call(["tsconform", "run", "-l", "defined", "-r", "r.db", "-f", form, "x.yaml", "--", subject]))
    for form in ("pretty", "tap", "junit", "json", "github", "html"):
        found += problems(f"report {form}", call(["tsconform", "report", "-f", form, "r.db"]))
    for argv in (["runs", "r.db"], ["runs", "--json", "r.db"], ["compare", "r.db"], ["known", "-l", "defined", "x.yaml", "--", subject],
                 ["list", "x.yaml"], ["lint", "x.yaml"], ["accept", "--dry-run", "x.yaml", "--", subject],
                 ["record", "-t", "WF12/0", "farm.yaml", "--", subject]):
        found += problems(f"tsconform {argv[0]}", call(["tsconform", *argv]))
    return found


def main():
    tests = []
    for character in CHARACTERS:
        tests.append((f"names with {ascii(character)}", lambda value=character: check_farm(COLUMNS, value)))
    everything = "".join(CHARACTERS)
    tests.append(("names with bytes that are no UTF-8", lambda: check_farm(COLUMNS, b"\x9b\xff\xc2")))
    tests.append(("times with all of them", lambda: check_farm(TIMES, everything)))
    tests += [(f"the text {table}.{column}", lambda at=(table, column): check_farm([at], everything))
              for table, column in COLUMNS + TIMES]
    tests.append(("arguments with all of them", lambda: check_arguments(everything)))
    tests.append(("a class with all of them", lambda: check_class(everything)))
    tests.append(("a subject that prints all of them", lambda: check_subject(everything)))
    tests.append(("arguments that are no UTF-8", lambda: check_arguments(b"\x9b\xff\xc2")))
    failed = False
    print(f"1..{len(tests)}")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        with open("farm.yaml", "w", encoding="ascii") as file:
            file.write(FARM)
        for number, (name, check) in enumerate(tests, 1):
            found = check()
            print(f"{'not ok' if found else 'ok'} {number} - {name}", flush=True)
            for problem in found[:10]:
                print(f"# {problem}")
            failed = failed or bool(found)
    return failed


os.environ["PATH"] = f"{PROGRAMS}:{os.environ['PATH']}"
sys.exit(main())
