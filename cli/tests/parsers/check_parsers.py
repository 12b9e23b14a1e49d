#!/usr/bin/env python3
"""Hold the listings of ws2022 against seven usual ways of reading them: check_parsers.py TSFARM.

Parsers that know the columns, the header or the words of states read every row right. The other ones go wrong
where they are known to: at sessions without a name, and at names with a blank. Prints TAP.
"""
import os
import subprocess
import sys
import tempfile

tsfarm = os.path.abspath(sys.argv[1])
here = os.path.dirname(os.path.abspath(__file__))

# What farm.yaml says of each session: session, user, ID, state, type.
SESSIONS = """\
services||0|Disc|
console|Administrator|1|Active|
rdp-tcp#0|anna|2|Active|
rdp-tcp#1|User Two|3|Active|
|bert|5|Disc|
|Anna Lopez|22|Disc|
||23|Disc|
31c5ce94259d4...|kim|141|Active|
31c5ce94259d4...||65536|Listen|
rdp-tcp||65537|Listen|
"""
# ... and of each user: user, session, ID, state, idle time, logon time.
USERS = """\
administrator|console|1|Active|none|4/2/2024 8:05 AM
anna|rdp-tcp#0|2|Active|.|4/8/2024 5:14 PM
user two|rdp-tcp#1|3|Active|7|4/8/2024 9:27 AM
bert||5|Disc|1:22|4/8/2024 12:00 PM
anna lopez||22|Disc|1+00:53|4/5/2024 12:30 AM
kim|31c5ce94259d4...|141|Active|11+04:12|3/25/2024 9:27 AM
"""
USER_HEADER = ["USERNAME", "SESSIONNAME", "ID", "STATE", "IDLE TIME", "LOGON TIME"]


def rows_of(text):
    return [line.split("|") for line in text.splitlines()]


def text_of(rows):
    return "".join("|".join(row) + "\n" for row in rows)


def filled_fields(rows):
    """Each row as it is split at blanks: an empty field is none, and the next ones move to the left."""
    return [[field for field in row if field] for row in rows]


def third_words(rows):
    return "".join((" ".join(row).split() + ["", "", ""])[2] + "\n" for row in rows)


def named_fields(rows):
    return text_of([[f"{name}={field}" for name, field in zip(USER_HEADER, row)] for row in filled_fields(rows)])


PARSERS = [
    # the parser, what it reads, what it has to say
    ("fixed_columns.py", "query session", SESSIONS),
    ("fixed_columns.py", "quser", USERS),
    ("state_word.py", "query session", SESSIONS),
    ("state_word.py", "quser", USERS),
    ("header_positions.py", "query session", SESSIONS),
    ("header_positions.py", "quser", USERS),
    ("two_blanks.awk", "quser", text_of(filled_fields(rows_of(USERS)))),
    ("third_field.awk", "quser", third_words(rows_of(USERS))),
    ("csv_by_header.py", "quser", named_fields(rows_of(USERS))),
    # a row of one or two words has no third one
    ("for_f.cmd", "query session", third_words(rows_of(SESSIONS)).replace("\n\n", "\n")),
]
RUN_WITH = {".py": [sys.executable], ".awk": ["awk", "-f"]}
SEAT = ["--as", "TS01/2"]


def run(command, **more):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **more)
    return done.stdout + done.stderr


def parse(folder, parser, listing):
    path, kind = os.path.join(here, parser), os.path.splitext(parser)[1]
    if kind == ".cmd":
        with open(path, encoding="utf-8") as batch, open(os.path.join(folder, parser), "w", encoding="utf-8") as copy:
            copy.write(batch.read())
        return run([tsfarm, "shell", "farm.db", *SEAT], cwd=folder, input=os.path.splitext(parser)[0] + "\n")
    printed = run([tsfarm, "exec", "farm.db", *SEAT, *listing.split()], cwd=folder)
    return run([*RUN_WITH[kind], path], input=printed)


def show(number, name, read, expected):
    print("ok" if read == expected else "not ok", number, "-", name)
    if read != expected:
        print(*("# expected: " + line for line in expected.splitlines()), sep="\n")
        print(*("# read: " + line for line in read.splitlines()), sep="\n")


with tempfile.TemporaryDirectory() as place:
    print(run([tsfarm, "create", os.path.join(place, "farm.db"), os.path.join(here, "farm.yaml")]), end="")
    print(f"1..{len(PARSERS)}")
    for at, (program, words, right) in enumerate(PARSERS, 1):
        show(at, f"{program} reads {words}", parse(place, program, words), right)
