#!/usr/bin/env python3
"""Hold the JSON Schemas against files: check_schemas.py SCHEMAS TSCONFORM PATH...

Every YAML file of the paths is valid by the schema of its kind. Each small file of BAD, which
`tsconform lint` refuses for its structure, is not; and each of GOOD is accepted by both. The same is
true of catalogues of observations and `tsconform observed`. Where python3-jsonschema or python3-yaml is
missing nothing is checked, and the exit status is 77.
"""
import json
import os
import subprocess
import sys
import tempfile

try:
    import jsonschema
    import yaml
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(77)

# no server has this address: every schema is in memory
ADDRESS = "https://tsfarm.invalid/"

SCENARIO = "id: d\nclauses: q186477/summary/terminates\ntitle: t\ntyped-in: A/1\n"
FARM = "farm: {servers: {A: {sessions: {1: {user: u}}}}}\n"
RUN = "run: logoff\n"
EXPECT = "expect: {changes: none}\n"
OWN_SCENARIO = "title: t\ntyped-in: A/1\n" + FARM + "run: sh x.sh\nexpect: {changes: none, exit: 3, stdout: {contains: x}}\n"
WHOLE = SCENARIO + FARM + RUN + EXPECT
SESSION = "servers: {A: {sessions: {1: %s}}}\n"
SUBJECT = "subject: s\ntitle: t\n"
LESSON = {
    "lesson": "l", "number": "1", "chapter": "c", "title": "t", "clauses": "q186477/summary/terminates",
    "farm": "{servers: {A: {sessions: {1: {user: u}}}}}", "typed-in": "A/1", "task": "t",
    "expect": "{changes: [{session-ended: A/1}]}", "hints": "[h]", "explanation": "e", "solution": "[logoff]",
    "wrong": "{type: x, because: y}"}
COURSE = "course: c\ntitle: t\n"
LISTED = "lessons: [lesson.yaml]\n"
DOCUMENT = "document: d\ntitle: t\nedition: nt4\n"


def expecting(value):
    return SCENARIO + FARM + RUN + "expect: " + value + "\n"


def lesson(**values):
    """A lesson with some of its keys otherwise; None takes one away."""
    keys = LESSON | {key.replace("_", "-"): value for key, value in values.items()}
    return "".join(f"{key}: {value}\n" for key, value in keys.items() if value is not None)


BAD = {
    "lesson": [
        *(lesson(**{key: None}) for key in LESSON if key not in ("lesson", "number", "chapter", "clauses")),
        lesson(tsk="x"),
        lesson(editions="{nt4: {}}"),
        lesson(editions="{ws2023: {}}"),
        lesson(editions="{ws2022: {number: 2}}"),
        lesson(edition="ws2023"),
        lesson(edition="[nt4]"),
        lesson(lesson="L"),
        lesson(lesson="'12'"),
        lesson(number="0"),
        lesson(number="first"),
        lesson(clauses="[]"),
        lesson(title="' '"),
        lesson(typed_in="A"),
        lesson(files="[x]"),
        lesson(files="{../x: y}"),
        lesson(files="{x: [y]}"),
        lesson(expect="none"),
        lesson(expect="{}"),
        lesson(expect="{changes: nothing}"),
        lesson(expect="{changes: [{sesion-ended: A/1}]}"),
        lesson(expect="{either: []}"),
        lesson(expect="{either: [{either: [{changes: [{session-ended: A/1}]}]}]}"),
        lesson(expect="{changes: none, typed: {exit: zero}}"),
        lesson(expect="{changes: none, typed: {contians: x}}"),
        lesson(expect="{changes: none, typed: {contains: x, exit: 3}}"),
        lesson(expect="{changes: none, answer: x, besides: [{mesage-sent: A/1}]}"),
        lesson(expect="{changes: none, answer: x, in-order: [{mesage-sent: A/1}]}"),
        lesson(expect="{changes: none, answer: x, in-order: [{by: A/1}]}"),
        lesson(expect="{changes: none, answer: x, in-order: [{message-sent: A}]}"),
        lesson(expect="{changes: none, answer: x, in-order: [{message-sent: A/1, work-lost: A/1}]}"),
        lesson(expect="{changes: none, answer: x, in-order: [{work-lost: A/1, text: x}]}"),
        lesson(expect="{changes: none, answer: x, in-order: [{state-changed: A/1, to: idle}]}"),
        lesson(expect="{changes: none, answer: x, in-order: [{state-changed: A/1}]}"),
        lesson(expect="{changes: none, answer: x, in-order: [{user-changed: A/1, to: eva}]}"),
        lesson(expect="{changes: none, answer: x, in-order: [{session-reset: A/1, to: idle}]}"),
        lesson(expect="{changes: none, answer: x, in-order: [{permission-changed: A/1}]}"),
        lesson(expect="{changes: [{logoff-started: A/1}]}"),
        lesson(hints="[]"),
        lesson(hints="['']"),
        lesson(solution="[]"),
        lesson(solution='"a\\nb"'),
        lesson(wrong="[]"),
        lesson(wrong="[x]"),
        lesson(wrong="{type: x}"),
        lesson(wrong="{type: [], because: y}"),
        lesson(wrong="{because: y}"),
        lesson(wrong="{type: x, answer: y, because: z}", expect="{changes: none, answer: x}"),
        lesson(wrong="{answer: [y], because: z}", expect="{changes: none, answer: x}"),
        lesson(wrong="{answer: ' ', because: z}", expect="{changes: none, answer: x}"),
        lesson(advice="{when: none, says: x}"),
        lesson(advice="{when: [], says: x}"),
        lesson(advice="{when: [{session-ended: A/1}]}"),
        lesson(advice="{says: x}"),
        lesson(advice="{happened: [], says: x}"),
        lesson(advice="{happened: {sesion-reset: A/1}, says: x}"),
        lesson(expect="{changes: none, passes-through: [{sesion-ended: A/1}]}"),
    ],
    "course": [
        COURSE,
        "course: c\n" + LISTED,
        COURSE + "lessons: []\n",
        COURSE + "lessons: [[lesson.yaml]]\n",
        COURSE + LISTED + "lesons: x\n",
        COURSE + LISTED + "introduction: ' '\n",
        COURSE + LISTED + "conclusion: [x]\n",
        COURSE.replace("course: c", "course: C") + LISTED,
        COURSE.replace("course: c", "course: ws2022") + LISTED,
    ],
    "scenario": [
        FARM + RUN + EXPECT,
        WHOLE + "rnu: x\n",
        WHOLE + "level: sure\n",
        WHOLE + "skip: ''\n",
        WHOLE + "time-limit: 601\n",
        WHOLE + "cases: []\n",
        WHOLE + "cases: [x]\n",
        WHOLE + "environment: [x]\n",
        WHOLE + "input: [x]\n",
        WHOLE + "files: [x]\n",
        WHOLE + "files: {a/b: x}\n",
        WHOLE + "files: {.a: x}\n",
        WHOLE + "files: {a: [x]}\n",
        WHOLE + "given: [{sesion: A/1}]\n",
        WHOLE + "given: [{session: A/1, sate: idle}]\n",
        WHOLE + "given: [{winstation: A/Console, grant: logoff}]\n",
        WHOLE + "given: [{account: x}]\n",
        WHOLE + "steps: []\n",
        WHOLE + "steps: [{run: logoff, expect: {changes: none}}]\n",
        WHOLE.replace("id: d", "id: D"),
        WHOLE.replace("q186477/summary/terminates", "[]"),
        WHOLE.replace("A/1", "A"),
        WHOLE.replace("title: t", "title: [t]"),
        SCENARIO + FARM + RUN,
        SCENARIO + FARM + EXPECT,
        SCENARIO + RUN + EXPECT,
        SCENARIO + FARM + "steps: [{run: logoff}]\n",
        SCENARIO + FARM + "run: {a: b}\n" + EXPECT,
        SCENARIO + FARM + "run: []\n" + EXPECT,
        SCENARIO + "farm: {servers: {A: {sesions: {}}}}\n" + RUN + EXPECT,
        expecting("none"),
        expecting("{}"),
        expecting("{exit: 0}"),
        expecting("{changes: nothing}"),
        expecting("{changes: [none]}"),
        expecting("{changes: [{sesion-ended: A/1}]}"),
        expecting("{changes: [{session-ended: A/1, state-changed: A/1}]}"),
        expecting("{changes: [{to: idle}]}"),
        expecting("{changes: [{session-ended: A/1, text: x}]}"),
        expecting("{changes: [{message-sent: A/1, to: x}]}"),
        expecting("{changes: [{session-ended: [A/1]}]}"),
        expecting("{changes: [{session-reset: A/1}]}"),
        expecting("{changes: [{session-disconnected: A/1, to: idle}]}"),
        expecting("{changes: none, exit: one}"),
        expecting("{changes: none, stdout: {contains: x}}"),
        expecting("{changes: none, stdout: {level: own, contains: x}}"),
        WHOLE + "level: own\n",
        OWN_SCENARIO + "level: observed\n",
        OWN_SCENARIO + "editions: []\n",
        OWN_SCENARIO + "editions: [nt9]\n",
        OWN_SCENARIO + "editions: [nt4, nt4]\n",
        WHOLE + "editions: [nt4]\n",
        expecting("{changes: none, stdout: {level: observed}}"),
        expecting("{changes: none, stdout: {level: observed, empty: maybe}}"),
        expecting("{changes: none, stdout: {level: observed, contians: x}}"),
        expecting("{either: []}"),
        expecting("{either: [{either: [{changes: none}]}]}"),
    ],
    "farm": [
        "servers: {A: {}}\nsevers: {}\n",
        "servers: [A]\n",
        "servers: {A: {edition: nt9}}\n",
        "servers: {A: {online: perhaps}}\n",
        "servers: {A: {winstations: {W: {kind: line}}}}\n",
        "servers: {A: {winstations: {W: {permissions: {Users: logof}}}}}\n",
        "servers: {A: {winstations: {W: {permissions: {Users: {alow: logoff}}}}}}\n",
        "servers: {A: {sessions: {a-name-that-no-listener-can-have-: {user: u}}}}\n",
        SESSION % "{user: u, stat: active}",
        SESSION % "{user: u, state: awake}",
        SESSION % "{user: u, programs: [{unsaved: x}]}",
        SESSION % "{user: u, programs: [{image: x, on-logoff: waits}]}",
        SESSION % "{user: u, programs: [{image: x, pid: many}]}",
        SESSION % "[u]",
        "servers: {}\naccounts: {u: {group: Users}}\n",
        "servers: {}\naccounts: [u]\n",
        "servers: {}\nclock: noon\n",
    ],
    "document": [
        "document: d\ntitle: t\nclauses: []\n",
        DOCUMENT,
        DOCUMENT + "clauses: [x]\n",
        DOCUMENT + "command: Log off\nclauses: []\n",
        DOCUMENT + "clauses: [{id: a, section: s}]\n",
        DOCUMENT + "clauses: [{id: a, section: s, says: x, levle: defined}]\n",
        DOCUMENT + "clauses: [{id: a, section: s, says: x, level: sure}]\n",
        DOCUMENT.replace("nt4", "nt9") + "clauses: []\n",
    ],
    "subject": [
        "subject: s\n",
        SUBJECT + "comand: [x]\n",
        SUBJECT + "command: x\n",
        SUBJECT + "command: []\n",
        SUBJECT + "commands: [x]\n",
        SUBJECT + "commands: {}\n",
        SUBJECT + "commands: {msg: x}\n",
        SUBJECT + "commands: {Msg: [x]}\n",
        SUBJECT + "needs-program: maybe\ncommand: [x]\n",
        SUBJECT + "stop: [x]\n",
        SUBJECT + "farm-path: dos\n",
        SUBJECT + "time-limit: 601\n",
        SUBJECT + "launcher-lines: []\n",
        SUBJECT + "environment: [A=b]\n",
        SUBJECT + "known-failures: [{id: x}]\n",
    ],
    "known-failures": [
        "- x\n",
        "- {id: x}\n",
        "- {reason: x}\n",
        "- {id: x, reason: ''}\n",
        "- {id: x, reason: y, levle: defined}\n",
        "- {id: x, reason: y, level: sure}\n",
        "- {id: x, reason: y, because: bad luck}\n",
        "- {id: x, reason: y, because: []}\n",
    ],
}

GOOD = {
    "course": [
        COURSE + LISTED,
        COURSE + "introduction: x\nconclusion: y\nlessons: lesson.yaml\n",
    ],
    "lesson": [
        lesson(),
        lesson(hints="h", wrong="[{type: [a, b], because: y}]", advice="{when: [{session-ended: A/1}], says: x}"),
        lesson(number=None, chapter=None, clauses=None),
        lesson(edition="ws2022", editions="{nt4: {task: x}}", clauses="ws2022-logoff/description/logs-off"),
        lesson(wrong="[{answer: 12, because: y}]", expect="{changes: none, answer: 13}"),
        lesson(files="{users.bat: logoff 1, 'a b': ''}", given="[{session: A/2, user: x}]"),
        lesson(expect="{changes: none, typed: [{matches: ^a, exit: non-zero}], answer: [1, x]}"),
        lesson(expect="{either: [{changes: none, answer: x}, {changes: [{session-ended: A/1}]}],"
                      " in-order: {message-sent: A/1, by: A/1}, besides: [{message-sent: A/1}]}"),
        lesson(expect="{changes: [{session-disconnected: A/1}], in-order: [{message-sent: A/1, text: x, by: A/1},"
                      " {state-changed: A/1, to: disconnected, by: A/1}, {user-changed: A/1, to: none}]}"),
    ],
    "scenario": [
        WHOLE,
        WHOLE.replace("A/1", "'{at}'") + "cases: [{at: A/1}]\n",
        expecting("{changes: none, exit: 3, stdout: [{level: observed, empty: yes}, {level: defined, equals: 12}]}"),
        expecting("{changes: none, either: [{exit: zero}, {exit: 1}]}"),
        expecting("{changes: [{session-disconnected: A/1}, {user-logged-off: A/1}]}"),
        expecting("{changes: [{message-sent: A/1, text: x}, {message-sent: A/1}]}"),
        SCENARIO + FARM + "steps: [{run: [logoff, '1'], typed-in: A/1, input: x, expect: {changes: none}}]\n",
        OWN_SCENARIO,
        OWN_SCENARIO + "id: a/b\nlevel: own\n",
        OWN_SCENARIO + "editions: [nt4, ws2022]\n",
        WHOLE + "input: 12\nfiles: {list.txt: eva, empty: }\n",
    ],
    "farm": ["servers:\n", "servers: {A: }\naccounts: {u: [Users]}\n", SESSION % "{user: u, programs: x.exe}"],
    "document": [DOCUMENT + "clauses: []\n", DOCUMENT + "command: msg\nclauses: []\n"],
    "subject": [SUBJECT + "command: [x]\nneeds-program: on\n", SUBJECT + "commands: {msg: [x], logoff: [y, z]}\n"],
    "known-failures": [
        "[]\n",
        "- {id: x, reason: y, link: 'https://example.org/1', level: observed, because: [exit, stderr]}\n",
    ],
}


class Loader(yaml.SafeLoader):
    """Plain values as YAML 1.2 has them, which is what editors read: `yes` is a text, and so is a time."""


Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in rows if not tag.endswith((":timestamp", ":bool"))]
    for letter, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_json(value):
    """Keys of JSON are texts."""
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    return [as_json(item) for item in value] if isinstance(value, list) else value


def kind_of(root):
    if isinstance(root, list):
        return "known-failures"
    if "system" in root:
        return "observed"
    return next((kind for kind in ("document", "subject", "lesson", "course") if kind in root),
                "farm" if "servers" in root else "scenario")


def validators(folder):
    schemas = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            schemas[name] = json.load(file)
        jsonschema.Draft7Validator.check_schema(schemas[name])
    return {name.removesuffix(".schema.json"): validator(schemas, name) for name in schemas}


def validator(schemas, name):
    """A validator of the schema with that name, in which each schema refers to the others by their file names."""
    try:
        import referencing
        from referencing.jsonschema import DRAFT7
    except ImportError:
        # Debian 12's python3-jsonschema resolves a reference only if the schema itself has an address
        addresses = {ADDRESS + other: schema for other, schema in schemas.items()}
        resolver = jsonschema.RefResolver(ADDRESS + name, schemas[name], store=addresses)
        return jsonschema.Draft7Validator(schemas[name], resolver=resolver)
    registry = referencing.Registry().with_resources(
        (other, referencing.Resource(schema, DRAFT7)) for other, schema in schemas.items())
    return jsonschema.Draft7Validator(schemas[name], registry=registry)


def read(path):
    with open(path, encoding="utf-8") as file:
        return as_json(yaml.load(file, Loader))


def files_of(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
        for folder, _, names in sorted(os.walk(path)):
            yield from (os.path.join(folder, name) for name in sorted(names) if name.endswith(".yaml"))


def check_files(checks, paths):
    bad = 0
    for path in files_of(paths):
        root = read(path)
        for error in checks[kind_of(root)].iter_errors(root):
            print(f"{path}: {'.'.join(map(str, error.absolute_path))}: {error.message}")
            bad = 1
    return bad


def check_table(checks, tsconform, table, accepted):
    bad = 0
    for kind, texts in table.items():
        for text in texts:
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, "s.yaml")
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
                # a course names lessons that are there
                with open(os.path.join(folder, "lesson.yaml"), "w", encoding="utf-8") as file:
                    file.write(lesson())
                lint = subprocess.run([tsconform, "lint", path], capture_output=True, text=True, check=False)
                by_schema = checks[kind].is_valid(read(path))
            if (lint.returncode == 0) != accepted:
                print(f"{kind}: lint {'refuses' if accepted else 'accepts'}:\n{text}{lint.stderr}")
                bad = 1
            if by_schema != accepted:
                print(f"{kind}: the schema {'refuses' if accepted else 'accepts'}:\n{text}")
                bad = 1
    return bad


def catalogue(line=None, **values):
    """A catalogue of one line, with some of its values otherwise; None takes one away."""
    stream = {"level": "observed", "equals": ""}
    lines = {"run": "logoff /?", "exit": {"is": "zero", "level": "defined"}, "stdout": stream, "stderr": stream}
    root = {"edition": "nt4", "system": "x", "lines": [lines | (line or {})]} | values
    return {key: value for key, value in root.items() if value is not None}


CATALOGUES = {
    True: [catalogue(), catalogue(edition="ws2022"), catalogue({"stdout": {"level": "documented", "row": "x+"}}),
           catalogue({"stdout": {"level": "defined", "row": "x", "heading": "h"}})],
    False: [*(catalogue(**{key: None}) for key in ("edition", "system", "lines")), catalogue(edition="nt5"),
            catalogue(more="x"), catalogue({"exit": {"is": "zero"}}), catalogue({"exit": {"is": "one", "level": "defined"}}),
            catalogue({"stdout": {"level": "own", "equals": ""}}), catalogue({"stdout": {"level": "defined"}}),
            catalogue({"stderr": {"level": "defined", "equals": "x", "row": "x"}}),
            catalogue({"stderr": {"level": "defined", "equals": "x", "heading": "x"}}), catalogue({"time": "x"})],
}


def check_catalogues(checks, tsconform):
    bad = 0
    for accepted, roots in CATALOGUES.items():
        for root in roots:
            with tempfile.TemporaryDirectory() as folder:
                os.mkdir(os.path.join(folder, "observed"))
                with open(os.path.join(folder, "observed", "x.yaml"), "w", encoding="utf-8") as file:
                    yaml.safe_dump(root, file)
                told = subprocess.run([tsconform, "observed", "missing.txt"], capture_output=True, text=True, cwd=folder,
                                      env=os.environ | {"TSFARM_DATA": folder}, check=False).stderr
            if ("problem" not in told) != accepted or checks["observed"].is_valid(root) != accepted:
                print(f"observed: {root} is not {'accepted' if accepted else 'refused'} by both: {told}")
                bad = 1
    return bad


def main():
    schemas, tsconform, *paths = sys.argv[1:]
    tsconform = os.path.abspath(tsconform)
    checks = validators(schemas)
    bad = check_files(checks, paths)
    bad |= check_table(checks, tsconform, BAD, False)
    bad |= check_table(checks, tsconform, GOOD, True)
    bad |= check_catalogues(checks, tsconform)
    return bad


if __name__ == "__main__":
    sys.exit(main())
