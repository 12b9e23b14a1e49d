#!/usr/bin/env python3
"""Take the whole course in a real terminal, typing like a person: check_learn.py PROGRAMS LESSONS.

Every lesson is solved by the lines that it carries as its solution, one after the other; on the way a
mistake is made and undone, and the learner is killed and comes back. Prints TAP, a line for each lesson.
"""
import glob
import os
import re
import signal
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError:
    print("1..0 # SKIP python3-yaml is not installed")
    sys.exit(0)

from terminal import Terminal


def lessons_in(folder):
    found = []
    for path in glob.glob(os.path.join(folder, "*.yaml")):
        with open(path, encoding="utf-8") as file:
            found.append(yaml.safe_load(file))
    return sorted(found, key=lambda lesson: lesson["number"])


def lines_of(value):
    return value if isinstance(value, list) else [value]


class Learner:
    def __init__(self, programs, folder):
        self.tsfarm = os.path.join(os.path.abspath(programs), "tsfarm")
        self.folder, self.terminal = folder, None
        self.solved, self.praised = 0, 0  # in all, and in the terminal of now
        self.environment = {"HOME": folder, "XDG_STATE_HOME": os.path.join(folder, "state"),
                            "TSFARM_DATA": os.environ["TSFARM_DATA"]}
        self.environment.update({name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")})

    def sit_down(self):
        self.terminal = Terminal([self.tsfarm, "learn", "--as", "ann"], self.folder, self.environment, columns=100, rows=40)
        self.terminal.wait_for(">")

    def ready(self):
        """The prompt stands at the end: what was typed last is done."""
        self.terminal.wait(lambda screen: re.search(r"(>|user name:) ?$", screen.rstrip()), "the prompt")

    def enter(self, line):
        self.ready()
        self.terminal.enter(line)

    def solve(self, lesson):
        for line in lines_of(lesson["solution"]):
            self.enter(line)
        self.solved += 1
        self.praised += 1
        self.terminal.wait(lambda screen: len(re.findall(r"^Solved", screen, re.MULTILINE)) >= self.praised, "the praise")

    def go_on(self, lesson):
        self.enter(".next")
        self.terminal.wait(lambda screen: f"\n{lesson['number']}. {lesson['title']}" in screen, "the next task")

    def make_a_mistake(self):
        self.enter("logoff 12")
        self.terminal.wait_for("letter.doc")
        self.terminal.wait_for(".undo")
        self.enter(".undo")
        self.terminal.wait_for("The farm is as it was")
        self.enter(".hint")
        self.terminal.wait_for("Hint 1")

    def be_killed_and_come_back(self):
        pid = self.terminal.tmux("display-message", "-p", "#{pane_pid}").strip()
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            for child in file.read().split():
                os.kill(int(child), signal.SIGKILL)
        self.terminal.status()
        self.terminal.close()
        self.praised = 0
        self.sit_down()


def take(learner, lessons):
    learner.sit_down()
    learner.make_a_mistake()
    for number, lesson in enumerate(lessons, 1):
        if number > 1:
            learner.go_on(lesson)
        if number == 3:
            learner.be_killed_and_come_back()
            learner.terminal.wait_for(lesson["title"])
        learner.solve(lesson)
        print(f"ok {number} - {lesson['lesson']}", flush=True)
    learner.enter("exit")
    listed = subprocess.run([learner.tsfarm, "learn", "--list", "--as", "ann"], env=learner.environment, check=True,
                            text=True, stdout=subprocess.PIPE).stdout
    certificate = os.path.join(learner.folder, "state", "tsfarm", "learn", "ann.lessons", "certificate-nt4.svg")
    assert os.path.exists(certificate), "no certificate"
    assert f"ann has solved {len(lessons)} of {len(lessons)} lessons" in listed, listed


def main(programs, folder):
    lessons = lessons_in(folder)
    print(f"1..{len(lessons) + 1}")
    with tempfile.TemporaryDirectory() as home:
        learner = Learner(programs, home)
        try:
            take(learner, lessons)
            print(f"ok {len(lessons) + 1} - the course is done")
        except (AssertionError, RuntimeError, subprocess.SubprocessError) as problem:
            print(f"not ok {learner.solved + 1} - the course goes on")
            for line in str(problem).splitlines():
                print(f"# {line}")
        finally:
            learner.terminal.close()


main(*sys.argv[1:])
