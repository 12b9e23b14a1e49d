#!/usr/bin/env python3
"""Test count_results.py: each row is what a part left, and what is counted. Prints TAP."""
import contextlib
import io
import json
import os
import tempfile

from count_results import count_part, count_total

JUNIT = "<testsuites><testsuite name='s'>{}</testsuite></testsuites>"
PASS = "<testcase name='1 a'/>"
FAIL = "<testcase name='2 b'><failure/></testcase>"
# a line of TAP; a program that cmocka runs, which names the test after SKIP; a program that exits with 77
TAP = "<testcase name='3 c'><skipped/></testcase>"
DASH = "<testcase name='5 - f'><skipped/></testcase>"
CMOCKA = "<testcase name='4'><skipped/><system-out>d</system-out></testcase>"
WHOLE = "<testcase name='e'><skipped/><system-out>{}</system-out></testcase>"
# what a part left: its status, its tests, the tests that may be skipped; then what is counted
ROWS = [
    ("tests that pass", 0, PASS + PASS, None, (2, 0, 0)),
    ("a test that fails", 1, PASS + FAIL, None, (1, 1, 0)),
    ("no results, and nothing wrong", 0, None, None, (1, 0, 0)),
    ("a part that cannot be built", 3, None, None, (0, 1, 0)),
    ("a part that ends early", 130, PASS, None, (1, 1, 0)),
    ("a run without a test", 0, "", None, (0, 1, 0)),
    ("a reason after SKIP", 0, TAP + "<system-out>ok 3 - c # SKIP no c</system-out>", None, (0, 0, 1)),
    ("Meson 1.0, which keeps the dash", 0, DASH + "<system-out>ok 5 - f # SKIP no f</system-out>", "s: f\n", (0, 0, 1)),
    ("no reason after SKIP", 0, TAP + "<system-out>ok 3 - c # SKIP</system-out>", None, (0, 1, 0)),
    ("a reason before cmocka's line", 0, CMOCKA + "<system-out># skipped: no d\nok 4 # SKIP d</system-out>", None,
     (0, 0, 1)),
    ("another test's reason", 0, CMOCKA + "<system-out># skipped: no c\nok 3 # SKIP c\nok 4 # SKIP d</system-out>",
     None, (0, 1, 0)),
    ("a program with a reason", 0, WHOLE.format("skipped: no e"), None, (0, 0, 1)),
    ("a program without one", 0, WHOLE.format("no e"), None, (0, 1, 0)),
    ("a skip that is allowed", 0, WHOLE.format("skipped: no e"), "s: e\n", (0, 0, 1)),
    ("a skip that is not allowed", 0, WHOLE.format("skipped: no e"), "s: c\n", (0, 1, 0)),
]


def write(folder, name, text):
    if text is not None:
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)


def count(status, cases, allowed):
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as said:
        write(folder, "x.status", str(status))
        write(folder, "x.log", "")
        write(folder, "x.junit.xml", cases if cases is None else JUNIT.format(cases))
        write(folder, "allowed", allowed)
        count_part(folder, "x")
        with open(os.path.join(folder, "x.counts"), encoding="utf-8") as file:
            counts = json.load(file)
        bad = count_total(folder)
        return (counts["passed"], counts["failed"], counts["skipped"]), bad, said.getvalue()


print(f"1..{len(ROWS)}")
for number, (label, status, cases, allowed, expected) in enumerate(ROWS, 1):
    got, bad, said = count(status, cases, allowed)
    last = "%d passed, %d failed, %d skipped" % expected
    good = got == expected and bool(bad) == (expected[1] > 0 or expected[0] == 0) and said.endswith(last + "\n")
    print(f"{'ok' if good else 'not ok'} {number} - {label}")
    if not good:
        print(f"# {got}, expected {expected}; {said!r}")
