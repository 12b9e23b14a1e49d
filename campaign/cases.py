"""The programs that write, each with what it is run on and what may be found afterwards."""
from dataclasses import dataclass, field

FARM = """\
servers:
  WF12:
    sessions:
      0:  {at: Console, user: Administrator}
      3:  {user: ann}
      12: {user: eva, programs: [{image: winword.exe, unsaved: letter.doc}, calc.exe]}
      13: {user: ann, state: disconnected}
"""
SMALL_FARM = "servers: {OLD: {}}\n"
SCENARIO = """\
id: suite/wrong
clauses: [q186477/examples/session-12]
title: logoff 12 ends session 12
farm: ../farm.yaml
typed-in: WF12/0
run: logoff 12 /v
expect:
  changes:
    - session-ended: WF12/12
    - program-ended: WF12/12/winword.exe
    - program-ended: WF12/12/calc.exe
    - work-lost: WF12/12/letter.doc
  exit: zero
  stdout: {level: defined, equals: "Wrong\\n"}
"""
RIGHT = SCENARIO.replace("suite/wrong", "suite/right").rsplit("  stdout", 1)[0]
KNOWN = '# people wrote this\n- {id: suite/right, reason: "number 1"}\n'
LEARN = ["{bin}/tsfarm", "learn", "--as", "ann", "--class", "class"]
JUDGED = ["suite", "--", "{tools}/logoff"]


@dataclass
class Case:
    """One command. Words may hold {bin}, the programs under attack, and {tools}, those that are trusted."""
    name: str
    argv: list
    # (how it is compared, the file); see states.py
    watched: list
    files: dict = field(default_factory=dict)
    # commands that prepare the folder, by trusted programs
    before: list = field(default_factory=list)
    typed: list = field(default_factory=list)
    # what the machine's failure is told by
    failures: tuple = (3,)
    # calls are counted in this program alone
    program: str = ""
    # what is removed before the command runs again, when it has already written
    again_without: list = field(default_factory=list)
    # typed by whoever comes back
    typed_again: list = None
    # it may be made in parts, each whole
    is_in_parts: bool = False


def exec_case(name, *command, seat="WF12/0"):
    return Case(name, ["{bin}/tsfarm", "exec", "farm.db", "--as", seat, "--", *command], [("farm", "farm.db")], {"farm.yaml": FARM},
                [["{tools}/tsfarm", "create", "farm.db", "farm.yaml"]], failures=(1, 3))


def suite_case(name, argv, watched, before=(), **options):
    return Case(name, ["{bin}/tsconform", *argv], watched,
                {"farm.yaml": FARM, "suite/wrong.yaml": SCENARIO, "suite/right.yaml": RIGHT, "known.yaml": KNOWN},
                list(before), program="tsconform", **options)


def judge(results, *options):
    return ["{tools}/tsconform", "run", "-q", "-r", results, *options, *JUDGED]


CASES = [
    Case("create", ["{bin}/tsfarm", "create", "farm.db", "farm.yaml"], [("farm", "farm.db")],
         {"farm.yaml": FARM}, again_without=["farm.db"]),
    Case("create-force", ["{bin}/tsfarm", "create", "--force", "farm.db", "farm.yaml"], [("farm", "farm.db")],
         {"farm.yaml": FARM, "old.yaml": SMALL_FARM},
         [["{tools}/tsfarm", "create", "farm.db", "old.yaml"]]),
    exec_case("logoff", "logoff", "12"),
    exec_case("msg", "msg", "3", "hello"),
    exec_case("reset", "reset", "session", "12"),
    exec_case("disconn", "disconn", "12"),
    exec_case("connect", "connect", "13", seat="WF12/3"),
    Case("shell", ["{bin}/tsfarm", "shell", "--as", "WF12/0", "farm.db"], [("farm", "farm.db")],
         {"farm.yaml": FARM}, [["{tools}/tsfarm", "create", "farm.db", "farm.yaml"]],
         ["msg 3 hello", "logoff 12"], failures=(1, 3), is_in_parts=True),
    Case("learn", LEARN + ["own-session"], [("lines", "class/ann.progress")], before=[["mkdir", "class"]],
         typed=["query session", "logoff"], typed_again=[".restart", "logoff"],
         failures=(1, 3), is_in_parts=True),
    Case("class", ["{bin}/tsfarm", "class", "--html", "page.html", "class"], [("text", "page.html")],
         {"typed": "logoff\n"}, [["sh", "-c", "mkdir class; {tools}/tsfarm learn --as ann --class class own-session <typed >out"]],
         is_in_parts=True),
    suite_case("run", ["run", "-j", "1", "-r", "results.db", *JUDGED], [("runs", "results.db")],
               [judge("results.db")], is_in_parts=True),
    suite_case("run-new", ["run", "-j", "2", "-r", "results.db", *JUDGED], [("runs", "results.db")],
               is_in_parts=True),
    suite_case("merge", ["merge", "all.db", "one.db", "two.db"], [("runs", "all.db")],
               [judge("one.db", "-p", "1/2"), judge("two.db", "-p", "2/2")],
               again_without=["all.db"]),
    suite_case("accept", ["accept", *JUDGED], [("text", "suite/wrong.yaml"), ("text", "suite/right.yaml")]),
    suite_case("known", ["known", "--update", "known.yaml", *JUDGED], [("text", "known.yaml")]),
    suite_case("new", ["new", "q186477/title/command", "new.yaml"], [("text", "new.yaml")],
               again_without=["new.yaml"]),
    suite_case("record", ["record", "-t", "WF12/0", "-o", "new.yaml", "farm.yaml", "--", "{tools}/logoff", "12"],
               [("text", "new.yaml")], again_without=["new.yaml"]),
]
