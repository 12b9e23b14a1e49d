#!/usr/bin/env python3
"""Type at `tsfarm shell` like a person, in real terminals: check_shell.py PROGRAMS. Prints TAP."""
import contextlib
import os
import select
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback

from terminal import PATIENCE, Terminal

FARM = """servers:
  WF12:
    sessions:
      0:  {at: Console, user: Administrator}
      3:  {user: ann}
      12: {user: eva, programs: [{image: winword.exe, unsaved: letter.doc}]}
      14: {user: tom, state: disconnected}
  WF13: {sessions: {3: {user: ann}, 6: {user: Administrator}}}
"""


class Desk:
    """A folder with a farm, and the terminals that are open on it."""
    def __init__(self, programs, folder, stack):
        self.folder, self.stack = folder, stack
        self.tsfarm = os.path.join(os.path.abspath(programs), "tsfarm")
        self.environment = {"XDG_STATE_HOME": os.path.join(folder, "state"), "HOME": folder}
        self.environment.update({name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")})
        with open(os.path.join(folder, "farm.yaml"), "w", encoding="utf-8") as file:
            file.write(FARM)
        self.run("create", "farm.db", "farm.yaml")

    def run(self, *words):
        return subprocess.run([self.tsfarm, *words], cwd=self.folder, env=self.environment, check=True,
                              stdout=subprocess.PIPE).stdout

    def sit(self, seat, farm="farm.db", environment=None, **size):
        terminal = Terminal([self.tsfarm, "shell", farm, *(["--as", seat] if seat else [])], self.folder,
                            {**self.environment, **(environment or {})}, **size)
        self.stack.callback(terminal.close)
        terminal.wait_for(f"{seat} " if seat else "user name:")
        return terminal

    def path(self, name):
        return os.path.join(self.folder, name)


def lines_are_edited(desk):
    """Keys, history and completion."""
    at = desk.sit("WF12/0")
    at.type("logofx 12 /v")
    at.press("Home", *["Right"] * 6, "BSpace")
    at.type("f")
    at.press("Enter")
    at.wait_for("Logging off session ID 12")
    at.enter(".undo")
    at.wait_for("Undone: logoff 12 /v")
    at.press("Up", "Up", "Enter")
    at.wait_for("Logging off session ID 12", 2)
    at.type("quer")
    at.press("Tab")
    at.type("sess")
    at.press("Tab", "Enter")
    at.wait_for("SESSION           USERNAME")
    at.enter("exit 5")
    assert at.status() == 5, "exit 5 is the exit status"
    again = desk.sit("WF12/0")
    again.press("Up", "Up", "Enter")
    again.wait_for("SESSION           USERNAME")
    again.enter("(echo lost")
    again.wait_for("More?")
    again.enter(".clock")
    again.wait_for("1998-06-16")
    assert "\nlost" not in again.screen(), "a dot command ends an incomplete line"


def the_banner_is_that_of_windows(desk):
    """A new prompt on a later server begins as its Windows does, and shows the folder."""
    with open(desk.path("later.yaml"), "w", encoding="utf-8") as file:
        file.write("edition: ws2022\nservers: {RD22: {sessions: {2: {user: eva}, 3: {user: tom}}}}\n")
    desk.run("create", "later.db", "later.yaml")
    at = desk.sit(None, farm="later.db")
    at.enter("eva")
    at.wait_for("Microsoft Windows [Version 10.0.20348.587]\n(c) Microsoft Corporation. All rights reserved.\n\n"
                "C:\\Users\\eva>")
    at.enter("tsdison")
    at.wait_for("did you mean 'tsdiscon'?")
    at.type("tsd")
    at.press("Tab")
    at.wait_for("C:\\Users\\eva>tsdiscon")
    at.press("C-c")
    at.enter(".as RD22/3")
    at.wait_for("\nC:\\Users\\tom>")


def questions_are_answered_at_the_keyboard(desk):
    """SET /P takes a line and CHOICE a key; Ctrl-C ends both."""
    with open(desk.path("later.yaml"), "w", encoding="utf-8") as file:
        file.write("edition: ws2022\nservers: {RD22: {sessions: {2: {user: eva}}}}\n")
    desk.run("create", "later.db", "later.yaml")
    at = desk.sit(None, farm="later.db")
    at.enter("eva")
    at.wait_for("C:\\Users\\eva>")
    at.enter("set /p id=Which session? ")
    at.wait_for("\nWhich session?")
    at.enter("12")
    at.enter("echo [%id%]")
    at.wait_for("\n[12]")
    at.enter("choice /m Sure")
    at.wait_for("\nSure [Y,N]?")
    at.press("x", "n")
    at.wait_for("Sure [Y,N]?N\n")
    at.enter("echo %errorlevel%")
    at.wait_for("\n2\n")
    at.enter("(set /p id=Again? ) & echo not reached")
    at.wait_for("\nAgain?")
    at.press("C-c")
    at.enter("echo [%id%]")
    at.wait_for("\n[12]", 2)
    assert "\nnot reached" not in at.screen(), "Ctrl-C ends the line"


def two_shells_on_one_farm(desk):
    """Messages, the end of a session, and undo, all seen at once by the other."""
    admin, eva = desk.sit("WF12/0"), desk.sit("WF12/12")
    eva.type("query us")
    admin.enter("msg eva Save your letter")
    eva.wait_for("Save your letter")
    eva.wait(lambda screen: screen.rstrip().endswith("WF12/12 eva>query us"), "what was typed, below the message")
    admin.enter("logoff 12")
    eva.wait_for("*** Your session WF12/12 was logged off by WF12/0 Administrator.")
    eva.wait_for("WF12 user name:")
    eva.enter("eva")
    eva.wait_for("Logged on to WF12 as eva: session 1")
    admin.wait_for("-- WF12/1 eva: logged on\n")
    admin.enter(".undo")
    admin.wait_for("others have changed the farm since 'logoff 12'")
    admin.enter(".undo anyway")
    admin.wait_for("Undone: logoff 12")
    eva.wait_for("-- the farm was restored to an earlier state")
    eva.wait_for("*** Your session WF12/1 was logged off")
    eva.enter(".as WF12/12")
    eva.enter(".farm")
    eva.wait_for("unsaved letter.doc")


def a_mistake_is_undone(desk):
    """Every session of a server, and back: to the byte."""
    before = desk.run("export", "farm.db")
    at = desk.sit("WF13/6")
    at.enter("for %i in (3 12 14) do @logoff %i /server:WF12")
    at.enter("logoff 3")
    at.enter(".farm")
    at.wait_for("WF13/6 Administrator>", 4)
    assert desk.run("export", "farm.db") != before
    at.enter(".undo")
    at.enter(".undo")
    at.wait_for("Undone: for %i in (3 12 14) do @logoff %i /server:WF12")
    assert desk.run("export", "farm.db") == before, "the farm is what it was"
    at.enter(".farm")
    at.wait_for("+ 12")


def ctrl_c_ends_the_command(desk):
    at = desk.sit("WF12/0")
    at.enter("pause")
    at.wait_for("Press any key")
    at.press("C-c")
    at.enter("pause & echo any key will do")
    at.wait_for("Press any key", 2)
    at.press("x")
    at.wait_for("\nany key will do")
    at.enter("echo on it goes")
    at.wait_for("\non it goes")
    at.enter("msg 3")
    at.press("C-c")
    at.type("half a li")
    at.press("C-c")
    at.enter("echo still")
    at.wait_for("\nstill")
    at.press("C-d")
    at.status()


def the_farm_goes_and_comes_back(desk):
    at = desk.sit("WF12/0")
    os.rename(desk.path("farm.db"), desk.path("away.db"))
    at.enter("query session")
    at.wait_for("there is no such file")
    os.rename(desk.path("away.db"), desk.path("farm.db"))
    at.enter("query session")
    at.wait_for("can be used again")
    at.wait(lambda screen: "disc" in screen and screen.rstrip().endswith(">"), "the next prompt")
    locked = sqlite3.connect(desk.path("farm.db"), isolation_level=None)
    locked.execute("BEGIN EXCLUSIVE")
    at.enter("logoff 3")
    at.wait_for("the line was not executed", 2)
    locked.execute("ROLLBACK")
    locked.close()
    at.enter("logoff 3 /v")
    at.wait_for("Logging off session ID 3")


def another_farm_in_its_place(desk):
    """One that is back is the same, and what was done to it can be undone; another is not."""
    at = desk.sit("WF12/0")
    at.enter("logoff 3 /server:WF13 /v")
    at.wait_for("Administrator>", 2)
    os.rename(desk.path("farm.db"), desk.path("away.db"))
    at.enter("query session")
    at.wait_for("there is no such file")
    os.rename(desk.path("away.db"), desk.path("farm.db"))
    at.enter(".undo")
    at.wait_for("Undone: logoff 3 /server:WF13 /v")
    at.enter("logoff 3 /v")
    at.wait_for("Logging off session ID 3 from session RDP-Tcp#3 on server WF12")
    desk.run("create", "--force", "farm.db", "farm.yaml")
    at.enter(".undo")
    at.wait_for("*** The file 'farm.db' was replaced by another farm")
    at.wait_for("nothing to undo")


def others_clocks_are_kept(desk):
    first, second = desk.sit("WF12/0"), desk.sit("WF13/6")
    first.enter("logoff 3 /v")
    first.wait_for("Administrator>", 2)
    second.enter(".clock +1h")
    second.wait_for("1998-06-16 10:00:00")
    first.enter(".undo")
    first.wait_for("others have changed the farm since 'logoff 3 /v'")


def what_others_did_is_faded(desk):
    """Unless the terminal is to have no colours."""
    plain, coloured = desk.sit("WF13/6", environment={"NO_COLOR": "1"}), desk.sit("WF13/6")
    desk.run("exec", "farm.db", "--as", "WF12/0", "logoff", "14")
    for at, begin in ((plain, "-- "), (coloured, "\033[2m-- ")):
        at.wait(lambda screen, at=at, begin=begin: begin + "WF12/14 tom" in at.screen(colours=True), "the notice")
        at.enter("ver")
        at.wait_for("Windows NT")
    assert "\033" not in plain.screen(colours=True), "no colours"


def a_signal_ends_programs_too(desk):
    """Their end is that of the pipe which both write to; they read another, which does not end."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        with subprocess.Popen([desk.tsfarm, "shell", "farm.db", "--as", "WF12/0"], cwd=desk.folder, env=desk.environment,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as shell:
            shell.stdin.write(b"msg 3\n")
            shell.stdin.flush()
            while not programs_of(shell.pid):
                time.sleep(0.05)
            shell.send_signal(number)
            readable, _, _ = select.select([shell.stdout], [], [], PATIENCE)
            assert readable and not os.read(shell.stdout.fileno(), 1), "the program goes on"
            assert shell.wait(PATIENCE) == -number, "the shell ends as by the signal"


def programs_of(pid):
    listing = subprocess.run(["ps", "-A", "-o", "ppid=,args="], text=True, check=True, stdout=subprocess.PIPE).stdout
    return [line for line in listing.splitlines() if line.split()[0] == str(pid) and "msg" in line]


def no_terminal_will_do(desk):
    said = subprocess.run([desk.tsfarm, "shell", "farm.db", "--as", "WF12/0"], cwd=desk.folder, env=desk.environment,
                          input=b"logoff 3\0\nlogoff 12 /v\n\xff\n", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    assert said.stdout.startswith(b"tsfarm: cannot execute line 1 of the input: it has a NUL byte"), said.stdout
    assert b"Logging off session ID 12" in said.stdout, said.stdout
    assert said.returncode == 255, said.returncode


def any_terminal_will_do(desk):
    narrow = desk.sit("WF12/0", columns=24, rows=6)
    narrow.enter(".farm")
    narrow.wait_for("-- More --")
    narrow.press("q")
    narrow.enter("ver")
    narrow.wait_for("Windows NT")
    narrow.resize(90, 20)
    narrow.enter(".farm")
    narrow.wait_for("Administrator  active")
    plain = desk.sit("WF12/0", environment={"LC_ALL": "C", "TERM": "dumb"})
    plain.enter(".farm")
    plain.wait_for("+- WF12 ")
    none = subprocess.run([desk.tsfarm, "shell", "farm.db", "--as", "WF12/0"], cwd=desk.folder, env=desk.environment,
                          input=".farm\n", text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True)
    assert "WF12/0 Administrator>" not in none.stdout, "there is no prompt in a pipe"
    assert "\033" not in none.stdout


def long_output_is_paged(desk):
    at = desk.sit("WF12/0", rows=5)
    at.enter("query session")
    at.wait_for("-- More --")
    at.press("Enter")
    at.wait_for("disc")
    at.enter("help")
    at.wait_for("CALL")
    at.press("q")
    at.enter("for %i in (3 12 14) do @logoff %i")
    at.enter(".events")
    at.wait_for("-- More --")
    at.press("Space")
    at.wait_for("work-lost")
    at.press("C-c")
    at.enter("echo done")
    at.wait_for("\ndone")


TESTS = [lines_are_edited, the_banner_is_that_of_windows,
         questions_are_answered_at_the_keyboard, two_shells_on_one_farm, a_mistake_is_undone, ctrl_c_ends_the_command,
         the_farm_goes_and_comes_back, another_farm_in_its_place, others_clocks_are_kept,
         what_others_did_is_faded, a_signal_ends_programs_too, no_terminal_will_do, any_terminal_will_do, long_output_is_paged]


def main(programs):
    print(f"1..{len(TESTS)}")
    for number, test in enumerate(TESTS, 1):
        with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
            name = test.__name__.replace("_", " ")
            try:
                test(Desk(programs, folder, stack))
                print(f"ok {number} - {name}", flush=True)
            except (AssertionError, RuntimeError, subprocess.SubprocessError):
                print(f"not ok {number} - {name}")
                for line in traceback.format_exc().splitlines():
                    print(f"# {line}", flush=True)


main(*sys.argv[1:])
