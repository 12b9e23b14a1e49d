#!/usr/bin/env python3
"""Run observe.cmd in our own shells, and hold its files against the catalogues.

check_observed.py PROGRAMS OBSERVE.cmd: the folder of tsfarm and tsconform, and the batch file.
Prints TAP.
"""
import os
import re
import subprocess
import sys
import tempfile

SESSIONS = """
      {console}
      3: {{at: "RDP-Tcp#4", user: ann, client: PC09, programs: [cmd.exe]}}
      4: {{at: "RDP-Tcp#12", user: Anna Lopez, programs: [winword.exe]}}
      14: {{user: longest-name-of-user, state: disconnected, logon: 1998-06-13 08:00:00}}
"""
CONSOLES = {
    "nt4": "0: {at: Console, user: walter}",
    "ws2003": "console: {user: walter}",
    "ws2022": "console: {user: walter}",
}
FARM = "edition: {edition}\nclock: 1998-06-16 09:00:00\nservers:\n  WF12:\n    sessions:{sessions}accounts:\n  ann: {{groups: [Administrators]}}\n"
NAMES = ["ann", "anna", "lopez", "walter", "longest"]

# what is planted, and what must be said of it
PLANTED = [
    (r"(?m)^2:Terminates a session\.$", "2:Ends a session.",
     "contradicted (observed)  logoff /?: standard error, line 1\n"
     "  expected  Terminates a session.\n  found     Ends a session.\n"),
    (r'(?m)^(run "query user"\nexit) 1$', r"\1 0",
     "contradicted (observed)  query user: exit status 0, expected non-zero\n"),
    (r"(?m)^(1: services    .*) Disc", r"\1  Disc",
     "contradicted (observed)  query session: standard output, line 2\n"),
    (r"(?m)^(1: SESSIONNAME  )", r"\1 ",
     "contradicted (observed)  query session: standard output, line 1\n"),
    (r"(?m)^2:Error \[7022\]:", "2:Error [2]:",
     "contradicted (defined)  logoff 64999: standard error, line 2\n"),
    (r"(?m)\Z", "run \"logoff /zoom\"\nexit 1\n2:Zoomed\n", "new  logoff /zoom: not in the catalogue\n"),
]


class Desk:
    """The programs, and a folder with a farm and the batch file."""
    def __init__(self, programs, batch, folder):
        self.programs, self.batch, self.folder = os.path.abspath(programs), batch, folder
        self.environment = {**os.environ, "XDG_STATE_HOME": os.path.join(folder, "state")}

    def run(self, *words, **settings):
        program = os.path.join(self.programs, words[0])
        return subprocess.run([program, *words[1:]], cwd=self.folder, env=self.environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, **settings)

    def observe(self, edition, answers):
        """The file that the batch writes on a server of an edition."""
        farm = FARM.format(edition=edition, sessions=SESSIONS.format(console=CONSOLES[edition]))
        assert self.run("tsfarm", "create", "--force", "farm.db", "-", input=farm).returncode == 0, farm
        with open(self.batch, encoding="utf-8", newline="") as source, \
                open(os.path.join(self.folder, "observe.cmd"), "w", encoding="utf-8", newline="") as copy:
            copy.write(source.read())
        said = self.run("tsfarm", "shell", "farm.db", "--as", "WF12/3", input="observe\n" + answers)
        with open(os.path.join(self.folder, "observed.txt"), encoding="utf-8") as file:
            return file.read(), said

    def hold(self, text, *words):
        with open(os.path.join(self.folder, "held.txt"), "w", encoding="utf-8") as file:
            file.write(text)
        return self.run("tsconform", "observed", "held.txt", *words)


def nothing_is_contradicted(desk, edition):
    """Neither our texts nor our decisions; and no name is written."""
    text, said = desk.observe(edition, "y\ny\ny\n")
    held = desk.hold(text)
    assert held.returncode == 0, held.stdout + held.stderr
    assert re.search(r"\d\d command lines: \d+ points confirmed, 0 contradicted, 0 new", held.stdout), held.stdout
    assert text.count("\nrun ") > 60, "about 60 command lines"
    assert "Written to observed.txt" in said.stdout, said.stdout
    for name in NAMES:
        assert not re.search(rf"(?i)\b{name}\b", text), name
    assert re.search(r"(?m)^1:.*xxxx xxxxx ", text), "the shape of a name with a blank stays"


def nothing_changes_without_a_yes(desk, edition):
    text, _ = desk.observe(edition, "n\n\n")
    assert "/disable" not in text and "msg SESSION" not in text, text
    events = desk.run("tsfarm", "events", "farm.db").stdout
    assert not events, events


def what_is_planted_is_found(desk):
    text, _ = desk.observe("ws2022", "")
    for pattern, planted, expected in PLANTED:
        changed = re.sub(pattern, planted, text, count=1)
        assert changed != text, pattern
        held = desk.hold(changed)
        assert expected in held.stdout, f"{pattern}: {held.stdout}{held.stderr}"
        assert held.returncode == (1 if "contradicted (" in expected else 0), pattern


def what_is_no_such_file_is_refused(desk):
    for text, said in (("hello\n", "the first line is"), ("tsfarm-observed 1\nhello\n", "a line begins with"),
                       ("tsfarm-observed 1\nsystem DOS\n", "cannot tell the edition"), ("a\0b", "NUL byte")):
        held = desk.hold(text)
        assert held.returncode == 2 and said in held.stderr, held.stderr
    assert desk.hold("tsfarm-observed 1\r\nsystem DOS\r\n", "--edition", "nt4").returncode == 0, "ends of Windows"


def main(programs, batch):
    tests = [(test, edition) for edition in CONSOLES
             for test in (nothing_is_contradicted, nothing_changes_without_a_yes)]
    tests += [(what_is_planted_is_found,), (what_is_no_such_file_is_refused,)]
    print(f"1..{len(tests)}")
    for number, (test, *arguments) in enumerate(tests, 1):
        name = " ".join([test.__name__.replace("_", " "), *arguments])
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Desk(programs, batch, folder), *arguments)
                print(f"ok {number} - {name}")
            except AssertionError as failure:
                print(f"not ok {number} - {name}")
                print(*(f"# {line}" for line in str(failure).splitlines()), sep="\n")


main(*sys.argv[1:])
