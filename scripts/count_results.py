#!/usr/bin/env python3
"""Count test results for scripts/test.

count_results.py part WORK PART    name what failed or was skipped in a part, and write WORK/PART.counts
count_results.py total WORK        print "N passed, N failed, N skipped" of all parts; exit status 1 if any failed

WORK/PART.junit.xml is what `meson test` wrote: each line of TAP is a test. A part without this file is one test,
which passed if WORK/PART.status is 0. A part with another status in which no test failed is one failed test: it
could not be built, or ended early.

A skip needs a reason. If there is a file WORK/allowed, it names the tests that may be skipped, one a line.
"""
import json
import os
import re
import sys
import xml.etree.ElementTree as xml

KINDS = ("passed", "failed", "skipped")
LOG_LINES = 100


def read_reason(said, name):
    """Why a test was skipped: the text after SKIP in its line of TAP, or the last line "skipped: ..." before it."""
    reason = ""
    for line in said.splitlines():
        if told := re.match(r"(?:# )?skipped: (.+)", line):
            reason = told[1]
        elif skip := re.match(r"(?:not )?ok \d+\s*(?:- )?(.*?)\s*# SKIP\s*(.*)$", line, re.IGNORECASE):
            # cmocka may print the name of the test after SKIP
            if name in skip.groups():
                return skip[2] if skip[1] and skip[2] else reason
            reason = ""
        elif whole := re.match(r"1\.\.0 *# SKIP\S* *(.*)$", line, re.IGNORECASE):
            return whole[1]
        elif re.match(r"(?:not )?ok \d+", line):
            reason = ""
    return reason


def read_cases(path):
    """Each test as (name, kind, reason)."""
    for suite in xml.parse(path).getroot().iter("testsuite"):
        for case in suite.iter("testcase"):
            kinds = {child.tag for child in case}
            said = [node.text or "" for node in (*case.findall("system-out"), *suite.findall("system-out"))]
            # Meson numbers lines of TAP; a number alone is a test whose name comes after SKIP
            name = re.sub(r"^\d+ ?(- )?", "", case.get("name")) or said[0]
            whole = f"{suite.get('name')}: {name}"
            if kinds & {"failure", "error"}:
                yield whole, "failed", ""
            elif "skipped" in kinds:
                yield whole, "skipped", read_reason("\n".join(said), name)
            else:
                yield whole, "passed", ""


def read_allowed(work):
    try:
        with open(os.path.join(work, "allowed"), encoding="utf-8") as file:
            return set(file.read().splitlines())
    except FileNotFoundError:
        return None


def judge_part(work, part):
    """The tests of a part, with skips that are not allowed as failures."""
    path = os.path.join(work, part)
    allowed = read_allowed(work)
    with open(path + ".status", encoding="utf-8") as file:
        status = int(file.read())
    has_tests = os.path.exists(path + ".junit.xml")
    cases = list(read_cases(path + ".junit.xml")) if has_tests else []
    for name, kind, reason in cases:
        if kind == "skipped" and not reason:
            yield name, "failed", "skipped, and does not say why"
        elif kind == "skipped" and allowed is not None and name not in allowed:
            yield name, "failed", f"skipped, which is not allowed on Debian: {reason}"
        else:
            yield name, kind, reason
    if status != 0 and not any(kind == "failed" for _, kind, _ in cases):
        yield f"part {part}", "failed", f"exit status {status}"
    elif has_tests and not cases:
        yield f"part {part}", "failed", "no test ran"
    elif not cases:
        yield f"part {part}", "passed", ""


def count_part(work, part):
    counts = dict.fromkeys(KINDS, 0)
    for name, kind, reason in judge_part(work, part):
        counts[kind] += 1
        if kind != "passed":
            print(f"{kind}: {part}: {name}{': ' if reason else ''}{reason}")
    if counts["failed"]:
        path = os.path.join(work, part + ".log")
        print(f"the whole log is {path}; its end:")
        with open(path, encoding="utf-8", errors="replace") as log:
            sys.stdout.writelines(log.readlines()[-LOG_LINES:])
    with open(os.path.join(work, part + ".counts"), "w", encoding="utf-8") as file:
        json.dump(counts, file)


def count_total(work):
    counts = dict.fromkeys(KINDS, 0)
    for name in sorted(os.listdir(work)):
        if name.endswith(".counts"):
            with open(os.path.join(work, name), encoding="utf-8") as file:
                for kind, count in json.load(file).items():
                    counts[kind] += count
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    return 1 if counts["failed"] or not counts["passed"] else 0


def main(action, work, *part):
    if action == "total":
        return count_total(work)
    count_part(work, *part)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
