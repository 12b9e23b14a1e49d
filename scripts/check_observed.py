#!/usr/bin/env python3
"""Run observe.cmd in our own shells, and hold its files against the catalogues.

check_observed.py PROGRAMS OBSERVE.cmd: the folder of tsfarm and tsconform, and the batch file.
Prints TAP.
"""
import functools
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
      15: {{user: carlausername, state: disconnected, idle: 1h22m, programs: [cmd.exe]}}
      16: {{user: USERNAME SESSIONNAME, state: disconnected}}
      17: {{user: "100%path%", state: disconnected}}
      18: {{user: "Zoé Müller", state: disconnected}}
      20: {{at: "RDP-Tcp#20", user: Boss Lopez, client: PC11}}
"""
CONSOLES = {
    "nt4": "0: {at: Console, user: walter}",
    "ws2003": "console: {user: walter}",
    "ws2022": "console: {user: walter}",
}
FARM = "edition: {edition}\nclock: 1998-06-16 09:00:00\nservers:\n  WF12:\n    sessions:{sessions}accounts:\n  ann: {{groups: [Administrators]}}\n  Boss Lopez: {{groups: [Administrators]}}\n"
NAMES = ["ann", "anna", "lopez", "walter", "longest", "carlausername", "path", "boss", "zoé", "müller", "longest-name-of-user",
         "SESSIONNAME  *[0-9]"]
LONG_SESSION = """      19: {at: "RDP-Tcp-of-the-second#19", user: Longest Lopez, client: PC10}
    winstations: {RDP-Tcp-of-the-second: {kind: listener}}
"""

# the answers with which observe.cmd writes most
YES = "y\ny\ny\n"

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

LATER = ("ws2003", "ws2022")
ALL = ("nt4", *LATER)
SESSION, USER, PROCESS = "query session", "query user", "query process"
# rows with one wrong column or format, each in the first row that matches: the list, the editions
WRONG_ROWS = [
    (SESSION, ALL, r"(.*\S) ( +\d+)  (active|disc)", r"\1\2   \3"),
    (SESSION, ALL, r"(.*\S +)(\d+)  (active|disc)", r"\1 \2 \3"),
    (SESSION, ALL, r"(.)(console  .*\S) ( +\d+  active)", r"\1 \2\3"),
    (SESSION, ALL, r"(.{19})(xxxxxx) ", r"\1 \2"),
    (SESSION, ("ws2003",), r"(.*) (wdcon) ", r"\1\2  "),
    (USER, ALL, r"(.*\S) ( +\d+)  (active|disc)", r"\1\2   \3"),
    (USER, ALL, r"(.*)  (active|disc  ) ", r"\1 \2  "),
    (USER, ALL, r"(.*) \.  ", r"\1.   "),
    (USER, ALL, r"(.*)\.  ", r"\1 . "),
    (USER, LATER, r"(.*)none  ", r"\1 none "),
    (USER, LATER, r"(.*)none ", r"\1 82 "),
    (USER, LATER, r"(.*)1:22 ", r"\1  82 "),
    (USER, LATER, r"(.*)1:22 ", r"\1 1:2 "),
    (USER, LATER, r"(.*) 1:22 ", r"\g<1>01:22 "),
    (USER, LATER, r"(.*) 1:22 ", r"\g<1>24:00 "),
    (USER, LATER, r"(.*)3\+01:00", r"\1 2+0:00"),
    (USER, LATER, r"(.*)3\+01:00", r"\g<1>0+01:00"),
    (USER, LATER, r"(.*)3\+01:00", r"\g<1>3+24:00"),
    (USER, LATER, r"(.*)9:00 am", r"\g<1>9:00:00 AM"),
    (USER, LATER, r"(.*)9:00 am", r"\g<1>13:00 AM"),
    (USER, LATER, r"(.*) (6/16/1998 9:00 am)", r"\1  \2"),
    (USER, ("nt4",), r"(.*)  82  ", r"\g<1>1:22  "),
    (USER, ("nt4",), r"(.*)06/16/98", r"\g<1>6/16/1998"),
    (PROCESS, ALL, r"(.*\S) ( +\d+ +(?:wait|)) ( *\d+)  ", r"\1\2  \3  "),
    (PROCESS, ALL, r"(.*) (\d+  cmd)", r"\1\2"),
    (PROCESS, ALL, r"(.*) cmd", r"\1cmd"),
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

    @functools.cache
    def observe(self, edition, answers, seat="WF12/3", more=""):
        """The file that the batch writes on a server of an edition."""
        farm = FARM.format(edition=edition, sessions=SESSIONS.format(console=CONSOLES[edition]) + more)
        created = self.run("tsfarm", "create", "--force", "farm.db", "-", input=farm)
        assert created.returncode == 0, created.stderr
        with open(self.batch, encoding="utf-8", newline="") as source, \
                open(os.path.join(self.folder, "observe.cmd"), "w", encoding="utf-8", newline="") as copy:
            copy.write(source.read())
        said = self.run("tsfarm", "shell", "farm.db", "--as", seat, input="observe\n" + answers)
        with open(os.path.join(self.folder, "observed.txt"), encoding="utf-8") as file:
            return file.read(), said

    def hold(self, text, *words):
        with open(os.path.join(self.folder, "held.txt"), "w", encoding="utf-8") as file:
            file.write(text)
        return self.run("tsconform", "observed", "held.txt", *words)


def nothing_is_contradicted(desk, edition):
    """Neither our texts nor our decisions; and no name is written."""
    text, said = desk.observe(edition, YES)
    held = desk.hold(text)
    assert held.returncode == 0, held.stdout + held.stderr
    assert re.search(r"\d\d command lines: \d+ points confirmed, 0 contradicted, 0 new", held.stdout), held.stdout
    assert text.count("\nrun ") > 60, "about 60 command lines"
    assert "Written to observed.txt" in said.stdout, said.stdout
    for name in NAMES:
        assert not re.search(rf"(?i)\b{name}\b", text), name
    assert re.search(r"(?m)^1:.*xxxx xxxxx ", text), "the shape of a name with a blank stays"
    assert re.search(r"(?m)^1:.* xxx xxxxxx ", text), "letters are counted, not bytes"


def who_has_no_process_is_not_named(desk, edition):
    """`query process` names its user on standard error when it has nothing to list."""
    text, _ = desk.observe(edition, "", seat="WF12/20")
    for name in NAMES:
        assert not re.search(rf"(?i)\b{name}\b", text), name
    assert "2:No process exists for xxxx xxxxx\n" in text, text
    held = desk.hold(text)
    assert held.returncode == 0, held.stdout + held.stderr
    changed = text.replace("2:No process exists", "2:No program exists")
    assert desk.hold(changed).returncode == 1, "only that sentence is a list without rows"


def a_long_session_name_shows_no_user(desk, edition):
    """It pushes the user's name to the right, in editions that cut no name."""
    text, _ = desk.observe(edition, "", more=LONG_SESSION)
    for name in NAMES:
        assert not re.search(rf"(?i)\b{name}\b", text), f"{name}: {text}"


def nothing_changes_without_a_yes(desk, edition):
    text, _ = desk.observe(edition, "n\n\n")
    assert "/disable" not in text and "msg SESSION" not in text, text
    events = desk.run("tsfarm", "events", "farm.db").stdout
    assert not events, events


def what_is_planted_is_found(desk):
    text, _ = desk.observe("ws2022", YES)
    for pattern, planted, expected in PLANTED:
        changed = re.sub(pattern, planted, text, count=1)
        assert changed != text, pattern
        held = desk.hold(changed)
        assert expected in held.stdout, f"{pattern}: {held.stdout}{held.stderr}"
        assert held.returncode == (1 if "contradicted (" in expected else 0), pattern


def plant_in_list(text, line, pattern, planted):
    """The text with one wrong row in the list that a line prints."""
    begin = text.index(f'\nrun "{line}"\n')
    changed = re.sub("(?mi)^1:" + pattern, "1:" + planted, text[begin:], count=1)
    return text[:begin] + changed


def a_wrong_row_is_found(desk, edition):
    """Each column and each format of a list is exact."""
    text, _ = desk.observe(edition, YES)
    for line, editions, pattern, planted in WRONG_ROWS:
        if edition not in editions:
            continue
        changed = plant_in_list(text, line, pattern, planted)
        assert changed != text, pattern
        held = desk.hold(changed)
        assert f"  {line}: standard output, line " in held.stdout, f"{pattern}, {planted}: {held.stdout}{held.stderr}"


def what_is_no_such_file_is_refused(desk):
    for text, said in (("hello\n", "its first line is not"), ("tsfarm-observed 1\nhello\n", "a line begins with"),
                       ("tsfarm-observed 1\nsystem DOS\n", "cannot tell the edition"), ("a\0b", "NUL byte")):
        held = desk.hold(text)
        assert held.returncode == 2 and said in held.stderr, held.stderr
    assert desk.hold("tsfarm-observed 1\r\nsystem DOS\r\n", "--edition", "nt4").returncode == 0, "ends of Windows"


def main(programs, batch):
    tests = [(test, edition) for edition in CONSOLES
             for test in (nothing_is_contradicted, who_has_no_process_is_not_named,
                          a_wrong_row_is_found, nothing_changes_without_a_yes)]
    tests += [(a_long_session_name_shows_no_user, edition) for edition in ("nt4", "ws2003")]
    tests += [(what_is_planted_is_found,), (what_is_no_such_file_is_refused,)]
    print(f"1..{len(tests)}")
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(programs, batch, folder)
        for number, (test, *arguments) in enumerate(tests, 1):
            name = " ".join([test.__name__.replace("_", " "), *arguments])
            try:
                test(desk, *arguments)
                print(f"ok {number} - {name}")
            except AssertionError as failure:
                print(f"not ok {number} - {name}")
                print(*(f"# {line}" for line in str(failure).splitlines()), sep="\n")


main(*sys.argv[1:])
